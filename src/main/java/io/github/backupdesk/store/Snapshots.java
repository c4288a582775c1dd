package io.github.backupdesk.store;

import io.github.backupdesk.domain.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whole copies of the history in a folder of their own. One that was not finished never has a snapshot's name. */
final class Snapshots {

    /** Sorts by time. */
    static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final int KEPT = 3;

    private Snapshots() {}

    static Path take(Path file, Options options) throws IOException, SQLException, StoreException {
        Path folder = folder(file);
        Files.createDirectories(folder, HistoryFile.only(HistoryFile.folderOf(file), "rwx------"));
        removeUnfinished(folder);
        Instant now = options.clock().instant();
        Path unborn = Files.createTempFile(folder, "history-", ".new", HistoryFile.only(folder, "rw-------"));
        try {
            try (Connection connection = Connections.reader(file, options);
                    var statement = connection.prepareStatement("VACUUM INTO ?")) {
                statement.setString(1, unborn.toString());
                statement.execute();
            }
            HistoryFile.force(unborn);
            Path snapshot = folder.resolve("history-" + STAMP.format(now) + ".db");
            Files.move(unborn, snapshot, StandardCopyOption.ATOMIC_MOVE);
            HistoryFile.forceFolder(folder);
            for (Path old : newestFirst(file).stream().skip(KEPT).toList()) {
                Files.deleteIfExists(old);
            }
            return snapshot;
        } finally {
            Files.deleteIfExists(unborn);
        }
    }

    /** The newest that is whole and no newer than this program. */
    static Optional<Path> newestWhole(Path file, Options options) throws IOException {
        for (Path snapshot : newestFirst(file)) {
            try {
                if (HistoryFile.versionInHeader(snapshot) <= options.version()
                        && HistoryFile.examine(snapshot, options) <= options.version()) {
                    return Optional.of(snapshot);
                }
            } catch (StoreException | SQLException | IOException e) {
                LOG.warn("snapshot {} is of no use", snapshot, e);
            }
        }
        return Optional.empty();
    }

    static List<Path> newestFirst(Path file) throws IOException {
        if (!Files.isDirectory(folder(file))) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder(file))) {
            return all.filter(each -> each.getFileName().toString().matches("history-.*\\.db"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private static void removeUnfinished(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each :
                    all.filter(path -> path.toString().endsWith(".new")).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static Path folder(Path file) {
        return file.resolveSibling("snapshots");
    }
}
