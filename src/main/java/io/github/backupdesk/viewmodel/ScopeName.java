package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;

/** Names of databases and collections as people type them. The server has the last word, so only the hopeless is refused. */
final class ScopeName {

    private static final int MAX_LENGTH = 255;

    private ScopeName() {}

    /** Why the text cannot be a name, or an empty text if it can. */
    static String trouble(Texts texts, String name) {
        if (name.isEmpty()) {
            return texts.get("scope.name.empty");
        }
        if (name.length() > MAX_LENGTH) {
            return texts.get("scope.name.tooLong", name.length(), MAX_LENGTH);
        }
        return name.codePoints()
                .filter(c -> c <= ' ' || !VisibleText.of(Character.toString(c)).equals(Character.toString(c)))
                .mapToObj(c -> texts.get("scope.name.oddCharacter", VisibleText.name(c)))
                .findFirst()
                .orElse("");
    }
}
