package io.github.backupdesk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {

    private static final Migration SECOND =
            new Migration(2, List.of("CREATE TABLE label (attempt_id INTEGER, text TEXT)"));
    private static final Migration THIRD =
            new Migration(3, List.of("INSERT INTO label VALUES (1, 'x')", "CREATE TABLE broken ("));

    @TempDir
    Path folder;

    private Path file;
    private Attempt stored;

    @BeforeEach
    void storeWithTheFirstSchema() throws StoreException {
        file = folder.resolve("history.db");
        try (var store = SqliteHistoryStore.open(file)) {
            stored = store.add(Samples.collections("a", "b"));
        }
    }

    @Test
    void anOlderHistoryIsCopiedAndBroughtForward() throws Exception {
        try (var store = SqliteHistoryStore.open(file, with(SECOND))) {
            assertEquals(stored, store.find(stored.id()).orElseThrow());
        }
        assertEquals("2", version(file));
        Path copy = folder.resolve("history.db.before-2");
        assertEquals("1", version(copy));
        try (var older = SqliteHistoryStore.open(copy)) {
            assertEquals(List.of(stored), older.newest(9, Long.MAX_VALUE));
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
        }
    }

    @Test
    void aStepThatFailsLeavesTheFileAtTheStepBefore() throws Exception {
        Options broken = with(SECOND, THIRD);
        assertThrows(StoreException.class, () -> SqliteHistoryStore.open(file, broken));
        assertEquals("2", version(file));
        try (var store = SqliteHistoryStore.open(file, with(SECOND))) {
            assertEquals(1, store.count());
        }
        assertEquals("0", ask(file, "SELECT count(*) FROM label"));
        assertTrue(Files.exists(folder.resolve("history.db.before-3")));
    }

    @Test
    void aNewHistoryGoesThroughEveryStepAndNeedsNoCopy() throws Exception {
        file = folder.resolve("fresh.db");
        SqliteHistoryStore.open(file, with(SECOND)).close();
        assertEquals("2", version(file));
        assertFalse(Files.exists(folder.resolve("fresh.db.before-2")));
    }

    @Test
    void theStepsAreNumberedWithoutAGap() {
        List<Integer> numbers =
                Schema.MIGRATIONS.stream().map(Migration::version).toList();
        assertEquals(Stream.iterate(1, n -> n + 1).limit(numbers.size()).toList(), numbers);
    }

    private static Options with(Migration... further) {
        return Options.standard()
                .withMigrations(Stream.concat(Schema.MIGRATIONS.stream(), Stream.of(further))
                        .toList());
    }

    private static String version(Path file) throws Exception {
        return ask(file, "PRAGMA user_version");
    }

    private static String ask(Path file, String sql) throws Exception {
        try (var connection = Connections.maker(file, Options.standard())) {
            return Connections.text(connection, sql);
        }
    }
}
