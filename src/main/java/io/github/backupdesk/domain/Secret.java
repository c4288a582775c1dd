package io.github.backupdesk.domain;

import java.util.Arrays;

/** Something that nobody else may read, in memory only. Like an {@link ApiKey} it has no readable text form. */
public final class Secret implements AutoCloseable {

    private final char[] characters;

    /** @param characters copied; the caller's is the caller's to wipe */
    public Secret(char[] characters) {
        this.characters = characters.clone();
    }

    /** A copy, for the one who has to send or store it, and to wipe it after that. */
    public char[] characters() {
        return characters.clone();
    }

    /** The same again, which outlives this one. */
    public Secret copy() {
        return new Secret(characters);
    }

    public boolean sameAs(Secret other) {
        return Arrays.equals(characters, other.characters);
    }

    /** Forgets it. */
    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
