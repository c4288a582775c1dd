package io.github.backupdesk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteErrorCode;

/** News that the database could not take are found again, whatever the receipts did before and after (P16). */
class UnsavedTest {

    @TempDir
    Path folder;

    private Path file;
    private Path receipts;

    @BeforeEach
    void place() {
        file = folder.resolve("history.db");
        receipts = folder.resolve("receipts.jsonl");
    }

    /** A run in which the receipt of one row found no room in the database, and what that run did then. */
    private Attempt run(SQLiteErrorCode code, Then then) throws Exception {
        FailingDisk disk = FailingDisk.atCommit(1_000, code);
        try (var store = SqliteHistoryStore.open(file, Options.standard().through(disk))) {
            Attempt sending = store.add(Samples.planned()).sending();
            store.save(sending);
            Attempt accepted = sending.ended(Samples.ACCEPTED);
            disk.failNext();
            assertThrows(StoreException.class, () -> store.save(accepted));
            then.go(store, accepted);
            return accepted;
        }
    }

    private interface Then {
        void go(SqliteHistoryStore store, Attempt accepted) throws StoreException;
    }

    private void assertStands(Attempt expected) throws StoreException {
        try (var store = SqliteHistoryStore.open(file)) {
            assertEquals(expected, store.find(expected.id()).orElseThrow());
        }
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(receipts));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void receiptsThatCatchUpDoNotHideThem(boolean afterwards) throws Exception {
        Attempt kept = run(SQLiteErrorCode.SQLITE_IOERR_FSYNC, (store, accepted) -> {});
        List<String> lines = lines();
        // The line of the sending found no room when it came; in one case it has caught up since.
        String older = lines.remove(1);
        if (afterwards) {
            lines.add(older);
        }
        Files.write(receipts, lines);
        assertStands(kept);
        assertStands(kept);
    }

    @Test
    void aHistoryThatIsBuiltAnewKnowsThemTooThoughTheReceiptsCaughtUpBehindThem() throws Exception {
        Attempt kept = run(SQLiteErrorCode.SQLITE_IOERR_FSYNC, (store, accepted) -> {});
        List<String> lines = lines();
        lines.add(lines.remove(1));
        Files.write(receipts, lines);
        Files.delete(file);
        assertStands(kept);
    }

    @Test
    void theyAreFoundBehindAnyNumberOfLines() throws Exception {
        Attempt kept = run(SQLiteErrorCode.SQLITE_FULL, (store, accepted) -> {
            for (int i = 0; i < 600; i++) {
                store.add(Samples.collections("c".repeat(200) + i));
            }
        });
        assertTrue(Files.size(receipts) > 2 * (1 << 18), Files.size(receipts) + " bytes");
        assertStands(kept);
    }

    @Test
    void theyDoNotUndoWhatTheDatabaseTookLater() throws Exception {
        Attempt kept = run(
                SQLiteErrorCode.SQLITE_FULL,
                (store, accepted) -> store.save(accepted.seen(Samples.job("IN_PROGRESS"))));
        // The line of the later news found no room.
        List<String> lines = lines();
        lines.removeLast();
        Files.write(receipts, lines);
        assertStands(kept.seen(Samples.job("IN_PROGRESS")));
    }

    @Test
    void theSameNewsOfManyRowsAreKeptOnce() throws Exception {
        FailingDisk disk = FailingDisk.atCommit(1_000, SQLiteErrorCode.SQLITE_IOERR_FSYNC);
        try (var store = SqliteHistoryStore.open(file, Options.standard().through(disk))) {
            Attempt one = store.add(Samples.planned()).ended(Samples.ACCEPTED);
            Attempt other = store.add(Samples.planned()).ended(Samples.ACCEPTED);
            disk.failNext();
            for (int i = 0; i < 100; i++) {
                assertThrows(StoreException.class, () -> store.save(one));
                assertThrows(StoreException.class, () -> store.save(other));
            }
        }
        assertEquals(4, lines().size());
    }
}
