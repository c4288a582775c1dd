package io.github.backupdesk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.StoreException.Kind;
import io.github.backupdesk.domain.SubmitOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class StoreFaultsTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("history.db");
    }

    @Test
    void p15AFullDiskIsToldAndWhatWasAcknowledgedStays() throws Exception {
        List<Attempt> acknowledged = new ArrayList<>();
        try (var store = SqliteHistoryStore.open(file, Options.standard().atMostPages(80))) {
            StoreException thrown = assertThrows(StoreException.class, () -> {
                for (int i = 0; i < 1000; i++) {
                    acknowledged.addFirst(store.add(Samples.collections("c" + i)));
                }
            });
            assertEquals(Kind.DISK_FULL, thrown.kind());
            assertEquals(acknowledged, store.newest(1000, Long.MAX_VALUE));
        }
        try (var store = SqliteHistoryStore.open(file)) {
            assertEquals(acknowledged, store.newest(1000, Long.MAX_VALUE));
            assertTrue(
                    store.add(Samples.planned()).id() > acknowledged.getFirst().id());
        }
    }

    @Test
    void p16NewsThatFindNoRoomInTheDatabaseAreKeptInTheReceiptsAndTakenOverAtTheNextStart() throws Exception {
        Attempt sending;
        try (var store = SqliteHistoryStore.open(file)) {
            sending = store.add(Samples.planned()).sending();
            store.save(sending);
        }
        int pages;
        try (Connection connection = Connections.reader(file, Options.standard())) {
            pages = Integer.parseInt(Connections.text(connection, "PRAGMA page_count"));
        }
        Attempt accepted = sending.ended(
                new SubmitOutcome.Accepted(new Receipt("backup9", "x".repeat(100_000), "job-9"), Samples.OK));
        try (var store = SqliteHistoryStore.open(file, Options.standard().atMostPages(pages))) {
            for (int i = 0; i < 2; i++) {
                var thrown = assertThrows(StoreException.class, () -> store.save(accepted));
                assertEquals(Kind.DISK_FULL, thrown.kind());
            }
            assertEquals(sending, store.find(sending.id()).orElseThrow());
        }
        assertEquals(
                3, Files.readAllLines(file.resolveSibling("receipts.jsonl")).size(), "once for both tries");
        try (var store = SqliteHistoryStore.open(file)) {
            assertEquals(accepted, store.find(sending.id()).orElseThrow());
        }
    }

    @Test
    void p27ALockHeldByAnotherProgramIsBusyAndReadingGoesOn() throws Exception {
        Options impatient = Options.standard().waiting(20);
        try (var store = SqliteHistoryStore.open(file, impatient);
                Connection other = Connections.writer(file, impatient)) {
            Attempt stored = store.add(Samples.planned());
            Connections.run(other, "BEGIN IMMEDIATE");
            assertEquals(
                    Kind.BUSY,
                    assertThrows(StoreException.class, () -> store.save(stored.sending()))
                            .kind());
            assertEquals(stored, store.find(stored.id()).orElseThrow());
            Connections.run(other, "ROLLBACK");
            store.save(stored.sending());
            assertEquals(stored.sending(), store.find(stored.id()).orElseThrow());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SQLITE_FULL, DISK_FULL",
        "SQLITE_READONLY, READ_ONLY",
        "SQLITE_READONLY_DBMOVED, READ_ONLY",
        "SQLITE_CANTOPEN, CANNOT_OPEN",
        "SQLITE_NOTADB, DAMAGED",
        "SQLITE_CORRUPT, DAMAGED",
        "SQLITE_CORRUPT_VTAB, DAMAGED",
        "SQLITE_BUSY, BUSY",
        "SQLITE_BUSY_SNAPSHOT, BUSY",
        "SQLITE_IOERR_FSYNC, OTHER",
        "SQLITE_CONSTRAINT_PRIMARYKEY, DAMAGED",
        "UNKNOWN_ERROR, OTHER",
    })
    void everyResultCodeHasItsKind(SQLiteErrorCode code, Kind kind) {
        var wrapped = new IllegalStateException(new SQLException(new SQLiteException("x", code)));
        assertEquals(kind, Problems.of("add", wrapped).kind());
    }
}
