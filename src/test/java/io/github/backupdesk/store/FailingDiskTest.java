package io.github.backupdesk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteErrorCode;

/** Disks that fail while the history is written (promises.md 3.3, P17 and P18). */
class FailingDiskTest {

    /** Where there is one, in memory: each of the many steps waits for the disk. */
    @TempDir(factory = InMemory.class)
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("history.db");
    }

    static final class InMemory implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            Path memory = Path.of("/dev/shm");
            return Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "history")
                    : Files.createTempDirectory("history");
        }
    }

    private static Kind kind(StoreException thrown) {
        return thrown.kind();
    }

    @Test
    void p17AfterAFailedSyncNothingMoreIsWrittenAndTheNextStartLooksAndGoesOn() throws Exception {
        FailingDisk disk = FailingDisk.atCommit(1_000, SQLiteErrorCode.SQLITE_IOERR_FSYNC);
        Attempt sending;
        Attempt accepted;
        try (var store = SqliteHistoryStore.open(file, Options.standard().through(disk))) {
            sending = store.add(Samples.planned()).sending();
            store.save(sending);
            accepted = sending.ended(Samples.ACCEPTED);
            disk.failNext();
            assertThrows(StoreException.class, () -> store.save(accepted));
            assertTrue(disk.hasFailed());
            // The disk is well again, but nobody can know what it has lost.
            assertEquals(Kind.SUSPECT, kind(assertThrows(StoreException.class, () -> store.add(Samples.planned()))));
            assertEquals(Kind.SUSPECT, kind(assertThrows(StoreException.class, () -> store.save(accepted))));
            assertEquals(List.of(sending), store.newest(10, Long.MAX_VALUE), "it can still be read");
        }
        assertTrue(Files.exists(HistoryFile.marker(file)), "the next start looks at the whole file");
        try (var store = SqliteHistoryStore.open(file)) {
            store.check();
            assertEquals(accepted, store.find(sending.id()).orElseThrow(), "the receipts had it");
            assertEquals(2, store.add(Samples.planned()).id());
        }
    }

    /** Every step of opening, writing and closing fails once in its turn. */
    @ParameterizedTest
    @EnumSource(names = {"SQLITE_FULL", "SQLITE_IOERR_WRITE"})
    void p18WhicheverWriteFailsWhatWasAcknowledgedStays(SQLiteErrorCode code) throws Exception {
        Path empty = folder.resolve("empty.db");
        SqliteHistoryStore.open(empty).close();
        int step = 0;
        FailingDisk disk;
        do {
            Path place = Files.createDirectory(folder.resolve(code.name() + "-" + ++step))
                    .resolve("history.db");
            Files.copy(empty, place);
            disk = FailingDisk.at(step, code);
            Map<Long, Attempt> acknowledged = life(place, disk);
            try (var store = SqliteHistoryStore.open(place)) {
                store.check();
                for (Attempt kept : acknowledged.values()) {
                    Attempt found = store.find(kept.id()).orElseThrow();
                    assertTrue(rank(found) >= rank(kept), "step " + step + ": " + kept.state() + ", " + found.state());
                }
                assertTrue(store.count() - acknowledged.size() <= 1, "step " + step);
                store.add(Samples.planned());
            }
        } while (disk.hasFailed());
        assertTrue(step > 20, "there are more steps than " + step);
    }

    private static int rank(Attempt attempt) {
        return attempt.job() != null
                ? 3
                : List.of(AttemptState.PLANNED, AttemptState.SENDING, AttemptState.ACCEPTED)
                        .indexOf(attempt.state());
    }

    /** A request with its receipt and its job; gives back what the store has acknowledged. */
    private static Map<Long, Attempt> life(Path place, FailingDisk disk) throws SQLException {
        Map<Long, Attempt> acknowledged = new TreeMap<>();
        try (var store = SqliteHistoryStore.open(place, Options.standard().through(disk))) {
            try {
                Attempt row = store.add(Samples.collections("a", "b"));
                acknowledged.put(row.id(), row);
                for (Attempt next : List.of(
                        row.sending(),
                        row.sending().ended(Samples.ACCEPTED),
                        row.sending().ended(Samples.ACCEPTED).seen(Samples.job("IN_PROGRESS")))) {
                    store.save(next);
                    acknowledged.put(next.id(), next);
                }
            } catch (StoreException e) {
                assertTrue(disk.hasFailed(), e::toString);
            }
        } catch (StoreException e) {
            assertTrue(disk.hasFailed(), e::toString);
        }
        return acknowledged;
    }
}
