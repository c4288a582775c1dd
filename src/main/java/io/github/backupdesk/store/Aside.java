package io.github.backupdesk.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where damaged histories go: {@code history.db.corrupt-<utc>}, always with their log and its index, for two weeks. */
final class Aside {

    private static final Duration KEPT = Duration.ofDays(14);
    private static final List<String> COMPANIONS = List.of("-wal", "-shm");

    private Aside() {}

    /** The file goes first: should the rest not follow, {@link #finish} still finds where it belongs. */
    static Path move(Path file, Options options) throws IOException {
        Path aside = fresh(file, options);
        Files.move(file, aside);
        moveCompanions(file, aside);
        HistoryFile.forceFolder(HistoryFile.folderOf(file));
        return aside;
    }

    /** Without its file, a log is that of the one moved last, or nobody's; under a new file it would do harm. */
    static void finish(Path file, Options options) throws IOException {
        Path last = all(file).stream()
                .filter(each -> COMPANIONS.stream().noneMatch(each.toString()::endsWith))
                .max(Comparator.naturalOrder())
                .orElseGet(() -> fresh(file, options));
        moveCompanions(file, last);
    }

    private static Path fresh(Path file, Options options) {
        return file.resolveSibling(file.getFileName() + ".corrupt-"
                + Snapshots.STAMP.format(options.clock().instant()));
    }

    private static void moveCompanions(Path file, Path aside) throws IOException {
        for (String companion : COMPANIONS) {
            Path beside = file.resolveSibling(file.getFileName() + companion);
            if (Files.exists(beside)) {
                Files.move(beside, aside.resolveSibling(aside.getFileName() + companion));
            }
        }
    }

    static void removeOld(Path file, Options options) throws IOException {
        Instant oldest = options.clock().instant().minus(KEPT);
        for (Path each : all(file)) {
            if (movedAt(file, each).isBefore(oldest)) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static List<Path> all(Path file) throws IOException {
        String prefix = file.getFileName() + ".corrupt-";
        try (Stream<Path> files = Files.list(HistoryFile.folderOf(file))) {
            return files.filter(each -> each.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    private static Instant movedAt(Path file, Path aside) {
        String name = aside.getFileName().toString();
        String stamp =
                name.substring((file.getFileName() + ".corrupt-").length()).replaceFirst("-(wal|shm)$", "");
        try {
            return Snapshots.STAMP.parse(stamp, Instant::from);
        } catch (DateTimeException e) {
            // Not one of ours.
            return Instant.MAX;
        }
    }
}
