package io.github.backupdesk.domain;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files that a support bundle is made of, and writes the bundle. What cannot be read is told in the place of its
 * content: a bundle is asked for when something is broken. Blocks.
 */
public interface SupportFiles {

    /**
     * The profiles without their notes and certificates, and what gives them away.
     *
     * @param leftOut how many of each kind were left out
     */
    record Profiles(SupportFile file, List<SupportName> names, Map<Masked, Integer> leftOut) {

        public Profiles {
            names = List.copyOf(names);
            leftOut = Map.copyOf(leftOut);
        }
    }

    /** Any file of settings, as it is. */
    SupportFile read(String name, Path file);

    Profiles profiles(String name, Path file);

    /**
     * The lines of the logs and the reports of faults that are not older than a moment; files without any are left out.
     *
     * @param since null for all of them
     */
    List<SupportFile> logs(String folderName, Path folder, @Nullable Instant since);

    /** Rows of the history as an export writes them, without the user's notes. */
    SupportFile history(String name, List<Attempt> rows, Instant now);

    /** What is in the bundle: size and SHA-256 of each file. */
    SupportFile manifest(String name, Map<String, Object> about, List<SupportFile> files);

    /**
     * Writes all of them into one file, whole or not at all.
     *
     * @throws ExportException if it cannot be written there; then nothing was written
     */
    void write(Path zip, List<SupportFile> files, Instant now) throws ExportException;
}
