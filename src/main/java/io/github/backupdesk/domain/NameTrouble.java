package io.github.backupdesk.domain;

import java.util.Optional;

/**
 * Why a text cannot be the name of a database or collection. The server has the last word, so only the hopeless is told.
 *
 * @param detail the length, or the character by its number; empty if there is nothing to add
 */
public record NameTrouble(NameFlaw flaw, String detail) {

    /** Milvus takes no longer name (contract.md 4.3). */
    public static final int LONGEST = 255;

    public static Optional<NameTrouble> of(String name) {
        if (name.isEmpty()) {
            return Optional.of(new NameTrouble(NameFlaw.EMPTY, ""));
        }
        if (name.length() > LONGEST) {
            return Optional.of(new NameTrouble(NameFlaw.TOO_LONG, Integer.toString(name.length())));
        }
        for (int at = 0; at < name.length(); ) {
            int codePoint = name.codePointAt(at);
            if (codePoint <= ' ' || VisibleText.isHidden(codePoint)) {
                return Optional.of(new NameTrouble(NameFlaw.ODD_CHARACTER, VisibleText.name(codePoint)));
            }
            at += Character.charCount(codePoint);
        }
        return Optional.empty();
    }
}
