package io.github.backupdesk.domain;

import java.nio.file.Path;
import java.util.Set;

/**
 * Reads lists of names that people or programs have written: lines, columns, CSV or JSON. Odd entries are part of the answer,
 * not a failure. Blocks.
 */
public interface NameFiles {

    /** As many bytes as a file may have, and characters as a text may have. */
    int MOST_BYTES = 16 * 1024 * 1024;

    /** Six times what the largest cluster holds (contract.md 4.3): more is a mistake, and would only be slow. */
    int MOST_ENTRIES = 100_000;

    /**
     * Reads a text.
     *
     * @param databases those that are known: where two columns have no heading, they tell whether the first is a database
     */
    NameList read(String text, Set<String> databases) throws NameListException;

    /** Reads a file in UTF-8 or UTF-16. */
    NameList read(Path file, Set<String> databases) throws NameListException;
}
