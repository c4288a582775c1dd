package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.NameTrouble;
import io.github.backupdesk.i18n.Texts;

/** Names of databases and collections as people type them. */
final class ScopeName {

    private ScopeName() {}

    /** Why the text cannot be a name, or an empty text if it can. */
    static String trouble(Texts texts, String name) {
        NameTrouble trouble = NameTrouble.of(name).orElse(null);
        if (trouble == null) {
            return "";
        }
        return switch (trouble.flaw()) {
            case EMPTY -> texts.get("scope.name.empty");
            case TOO_LONG -> texts.get("scope.name.tooLong", name.length(), NameTrouble.LONGEST);
            default -> texts.get("scope.name.oddCharacter", trouble.detail());
        };
    }
}
