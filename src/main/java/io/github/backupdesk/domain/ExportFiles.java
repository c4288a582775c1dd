package io.github.backupdesk.domain;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Writes attempts into files for other programs. A file appears whole or not at all. Blocks. */
public interface ExportFiles {

    /** How the attempts are written down. */
    enum Format {
        /** For spreadsheets: a line each, and no cell that a spreadsheet would take for a formula. */
        CSV,
        /** For programs: everything, the exact request and answer as well. */
        JSON;

        /** What the ending of the file's name asks for; empty if it asks for neither. */
        public static Optional<Format> of(Path file) {
            Path name = file.getFileName();
            String text = name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
            if (text.endsWith(".csv")) {
                return Optional.of(CSV);
            }
            return text.endsWith(".json") ? Optional.of(JSON) : Optional.empty();
        }
    }

    /**
     * Begins a file beside its place. What stands at its place is left alone until {@link Draft#finish}.
     *
     * @throws ExportException if it cannot be written there; then nothing was written
     */
    Draft begin(Path file, Format format) throws ExportException;

    /** A file that is not there yet. Closing it before it was finished leaves nothing behind. */
    interface Draft extends AutoCloseable {

        void add(Attempt attempt) throws ExportException;

        /** Brings it to the disk and puts it in its place, in one step. */
        void finish() throws ExportException;

        @Override
        void close();
    }
}
