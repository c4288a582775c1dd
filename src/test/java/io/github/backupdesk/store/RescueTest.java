package io.github.backupdesk.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.store.Recovery.Cause;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is brought back, and from what. */
class RescueTest {

    private static final Options OPTIONS = Options.standard().at(Clock.fixed(Samples.NOON, ZoneOffset.UTC));

    @TempDir
    Path folder;

    private Path file;
    private Path receipts;

    @BeforeEach
    void place() {
        file = folder.resolve("history.db");
        receipts = folder.resolve("receipts.jsonl");
    }

    /** P22. */
    enum Damage {
        HEADER {
            @Override
            void to(Path file) throws IOException {
                overwrite(file, 0, 64);
            }
        },
        MIDDLE {
            @Override
            void to(Path file) throws IOException {
                overwrite(file, 8192, (int) Files.size(file) - 8192 - 4096);
            }
        },
        TRUNCATED {
            @Override
            void to(Path file) throws IOException {
                try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
                    raw.setLength(raw.length() / 2);
                }
            }
        },
        TEXT {
            @Override
            void to(Path file) throws IOException {
                Files.writeString(file, "hello ".repeat(10_000));
            }
        },
        ZERO_LENGTH {
            @Override
            void to(Path file) throws IOException {
                Files.write(file, new byte[0]);
            }
        };

        abstract void to(Path file) throws IOException;

        private static void overwrite(Path file, int from, int length) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            Arrays.fill(bytes, from, from + length, (byte) 0xA5);
            Files.write(file, bytes);
        }
    }

    @ParameterizedTest
    @EnumSource
    void p22EveryRowComesBackFromTheReceiptsAlone(Damage damage) throws Exception {
        List<Attempt> expected = fill(false);
        damage.to(file);
        restored(expected);
    }

    @ParameterizedTest
    @EnumSource
    void p22EveryRowComesBackFromASnapshotAndTheReceiptsAfterIt(Damage damage) throws Exception {
        List<Attempt> expected = fill(true);
        damage.to(file);
        restored(expected);
    }

    @ParameterizedTest
    @EnumSource
    void aSnapshotAloneBringsBackWhatItHolds(Damage damage) throws Exception {
        List<Attempt> expected = fill(true);
        Files.delete(receipts);
        damage.to(file);
        try (var store = SqliteHistoryStore.open(file, OPTIONS)) {
            assertEquals(20, store.recovery().orElseThrow().rows());
            assertEquals(expected.subList(20, 39), store.newest(19, Long.MAX_VALUE));
        }
    }

    /** Its log and its index go with it, and the new history is whole. */
    private void restored(List<Attempt> expected) throws Exception {
        byte[] damaged = Files.readAllBytes(file);
        Files.write(folder.resolve("history.db-wal"), new byte[] {1, 2, 3});
        Files.write(folder.resolve("history.db-shm"), new byte[] {4});
        try (var store = SqliteHistoryStore.open(file, OPTIONS)) {
            Path kept = folder.resolve("history.db.corrupt-20261123T120000123Z");
            assertEquals(
                    new Recovery(Cause.DAMAGED, 40, 0, kept), store.recovery().orElseThrow());
            assertArrayEquals(damaged, Files.readAllBytes(kept));
            assertTrue(Files.exists(folder.resolve(kept.getFileName() + "-wal")));
            assertEquals(expected, store.newest(99, Long.MAX_VALUE));
            assertEquals(
                    expected.subList(0, 1), store.find(HistoryQuery.parse("cluster:dedic c39"), 9, Long.MAX_VALUE));
            assertEquals(41, store.add(Samples.planned()).id());
            store.check();
        }
        try (var store = SqliteHistoryStore.open(file, OPTIONS)) {
            assertEquals(Optional.empty(), store.recovery());
            assertEquals(41, store.count());
        }
        assertFalse(Files.exists(folder.resolve("history.db.in-use")));
    }

    /** Forty rows, newest first; half of them after the snapshot, if there is one. */
    private List<Attempt> fill(boolean snapshot) throws StoreException {
        List<Attempt> rows = new ArrayList<>();
        try (var store = SqliteHistoryStore.open(file)) {
            for (int i = 0; i < 40; i++) {
                if (snapshot && i == 20) {
                    store.snapshot();
                }
                Attempt attempt = store.add(Samples.collections("c" + i, "é\uD83E"));
                Attempt sending = attempt.sending(Samples.NOON, null);
                Attempt accepted = sending.ended(Samples.ACCEPTED);
                List<Attempt> life = List.of(attempt, sending, accepted, accepted.seen(Samples.job("SUCCESSFUL")));
                for (Attempt news : life.subList(1, 1 + i % 4)) {
                    store.save(news);
                }
                rows.addFirst(life.get(i % 4));
            }
            if (snapshot) {
                Attempt old = rows.get(39).ended(new SubmitOutcome.Unknown(UnknownReason.PROGRAM_ENDED, Answer.NONE));
                store.save(old);
                rows.set(39, old);
            }
        }
        return rows;
    }

    @Test
    void aHistoryThatIsGoneComesBackFromTheReceipts() throws Exception {
        List<Attempt> expected = fill(false);
        Files.delete(file);
        try (var store = SqliteHistoryStore.open(file)) {
            assertEquals(new Recovery(Cause.GONE, 40, 0, null), store.recovery().orElseThrow());
            assertEquals(expected, store.newest(99, Long.MAX_VALUE));
        }
    }

    /** P26. */
    @Test
    void p26AHistoryFromYesterdaysCopyIsBroughtUpToTheReceipts() throws Exception {
        SqliteHistoryStore.open(file).close();
        Path yesterday = Files.copy(file, folder.resolve("yesterday"));
        List<Attempt> expected = fill(false);
        Files.delete(file);
        Files.move(yesterday, file);
        try (var store = SqliteHistoryStore.open(file)) {
            assertEquals(Cause.OLDER, store.recovery().orElseThrow().cause());
            assertEquals(expected, store.newest(99, Long.MAX_VALUE));
        }
    }

    @Test
    void aDamagedLineCostsNoOtherAndIsCounted() throws Exception {
        List<Attempt> expected = fill(false);
        List<String> lines = new ArrayList<>(Files.readAllLines(receipts));
        int last = lines.indexOf(lines.stream()
                .filter(line -> line.contains("\"id\":37,"))
                .findFirst()
                .orElseThrow());
        lines.set(last, lines.get(last).substring(0, 40));
        Files.write(receipts, lines);
        Files.writeString(receipts, "{\"at\":\"2026", StandardOpenOption.APPEND);
        Files.delete(file);
        try (var store = SqliteHistoryStore.open(file)) {
            assertEquals(new Recovery(Cause.GONE, 39, 1, null), store.recovery().orElseThrow());
            assertEquals(expected.subList(0, 3), store.newest(3, Long.MAX_VALUE));
            store.add(Samples.planned());
        }
        assertEquals(41, rebuilt(), "the line that was cut off did not swallow the next");
    }

    private long rebuilt() throws Exception {
        Files.delete(file);
        try (var store = SqliteHistoryStore.open(file)) {
            Recovery recovery = store.recovery().orElseThrow();
            return recovery.rows() + recovery.missing();
        }
    }

    @Test
    void receiptsThatAreGoneAreWrittenAgain() throws Exception {
        List<Attempt> expected = fill(false);
        Files.delete(receipts);
        SqliteHistoryStore.open(file).close();
        assertEquals(40, Files.readAllLines(receipts).size());
        Files.delete(file);
        try (var store = SqliteHistoryStore.open(file)) {
            assertEquals(expected, store.newest(99, Long.MAX_VALUE));
        }
    }

    @Test
    void snapshotsAreWholePrivateAndThree() throws Exception {
        fill(false);
        Path left = Files.createDirectories(folder.resolve("snapshots")).resolve("history-1.new");
        Files.writeString(left, "left by a kill");
        for (int day = 0; day < 5; day++) {
            try (var store =
                    SqliteHistoryStore.open(file, OPTIONS.at(Clock.offset(OPTIONS.clock(), Duration.ofDays(day))))) {
                store.snapshot();
            }
        }
        List<Path> snapshots = list(folder.resolve("snapshots"));
        assertEquals(
                List.of(
                        "history-20261125T120000123Z.db",
                        "history-20261126T120000123Z.db",
                        "history-20261127T120000123Z.db"),
                snapshots.stream().map(each -> each.getFileName().toString()).toList());
        Path copy = Files.createDirectory(folder.resolve("copy")).resolve("history.db");
        try (var store = SqliteHistoryStore.open(Files.copy(snapshots.getLast(), copy))) {
            assertEquals(40, store.count());
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(snapshots.getLast())));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(receipts)));
        }
    }

    @Test
    void aDamagedSnapshotIsPassedOverForTheOneBefore() throws Exception {
        fill(true);
        Files.writeString(folder.resolve("snapshots/history-99990101T000000000Z.db"), "no snapshot");
        Files.delete(receipts);
        Files.delete(file);
        try (var store = SqliteHistoryStore.open(file)) {
            assertEquals(20, store.recovery().orElseThrow().rows());
        }
    }

    @Test
    void aDamagedHistoryIsKeptForTwoWeeks() throws Exception {
        fill(false);
        Damage.TEXT.to(file);
        Path kept;
        try (var store = SqliteHistoryStore.open(file, OPTIONS)) {
            kept = Objects.requireNonNull(store.recovery().orElseThrow().keptAt());
        }
        SqliteHistoryStore.open(file, later(13)).close();
        assertTrue(Files.exists(kept));
        SqliteHistoryStore.open(file, later(15)).close();
        assertFalse(Files.exists(kept));
    }

    private static Options later(int days) {
        return OPTIONS.at(Clock.offset(OPTIONS.clock(), Duration.ofDays(days)));
    }

    @Test
    void p23ACheckThatFailsMakesTheNextStartMendIt() throws Exception {
        List<Attempt> expected = fill(false);
        Options unchecked = Options.standard().checkingUpTo(0);
        try (var store = SqliteHistoryStore.open(file, unchecked)) {
            Damage.MIDDLE.to(file);
            assertEquals(
                    StoreException.Kind.DAMAGED,
                    assertThrows(StoreException.class, store::check).kind());
        }
        try (var store = SqliteHistoryStore.open(file, unchecked)) {
            assertEquals(expected, store.newest(99, Long.MAX_VALUE));
        }
    }

    @Test
    void aMoveThatWasCutOffIsFinished() throws Exception {
        fill(false);
        Files.move(file, folder.resolve("history.db.corrupt-20261123T000000000Z"));
        Files.write(folder.resolve("history.db-wal"), "x".getBytes(StandardCharsets.US_ASCII));
        try (var store = SqliteHistoryStore.open(file, OPTIONS)) {
            assertEquals(40, store.count());
        }
        assertTrue(Files.exists(folder.resolve("history.db.corrupt-20261123T000000000Z-wal")));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }
}
