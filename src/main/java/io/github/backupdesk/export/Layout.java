package io.github.backupdesk.export;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.ExportFiles.Format;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;

/** How attempts stand in a file: what comes before them, each of them, and what comes after. */
interface Layout {

    void begin() throws IOException;

    void add(Attempt attempt) throws IOException;

    void end() throws IOException;

    static Layout of(Format format, Writer out, Instant now) {
        return switch (format) {
            case CSV -> new CsvLayout(out);
            case JSON -> new JsonLayout(out, now);
        };
    }
}
