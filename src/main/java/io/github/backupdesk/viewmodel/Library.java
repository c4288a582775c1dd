package io.github.backupdesk.viewmodel;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * Something of others that comes with the program.
 *
 * @param version empty if it is not known
 * @param licence its licences, by their short names
 * @param text the licences in full
 */
public record Library(String name, String version, String licence, String text) {

    /** The name, and the version where it is known. */
    public String title() {
        return version.isEmpty() ? name : name + " " + version;
    }

    /** Whether each of the words stands in its name or its licence. */
    boolean has(String words) {
        String all = (title() + " " + licence).toLowerCase(Locale.ROOT);
        return Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1))
                .allMatch(all::contains);
    }
}
