package io.github.backupdesk.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.StoreException.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void create() throws StoreException {
        file = folder.resolve("history.db");
        SqliteHistoryStore.open(file).close();
    }

    @Test
    void theWriterHasTheSettingsThatKeepPromises() throws Exception {
        Map<String, String> settings = Map.of(
                "journal_mode", "wal",
                "synchronous", "2",
                "busy_timeout", "5000",
                "foreign_keys", "1",
                "trusted_schema", "0",
                "cell_size_check", "1",
                "wal_autocheckpoint", "1000",
                "application_id", Integer.toString(HistoryFile.APPLICATION_ID));
        try (Connection writer = Connections.writer(file, Options.standard())) {
            for (var setting : settings.entrySet()) {
                assertEquals(
                        setting.getValue(), Connections.text(writer, "PRAGMA " + setting.getKey()), setting.getKey());
            }
        }
    }

    @Test
    void theReaderCannotWrite() throws Exception {
        try (Connection reader = Connections.reader(file, Options.standard())) {
            var thrown = assertThrows(SQLException.class, () -> Connections.run(reader, "DELETE FROM attempt"));
            assertEquals(Kind.READ_ONLY, Problems.of("delete", thrown).kind());
        }
    }

    @Test
    void unfinishedAndPagesAreFoundByIndex() throws Exception {
        try (Connection reader = Connections.reader(file, Options.standard())) {
            assertPlan(reader, "SELECT * FROM attempt WHERE unfinished = 1 ORDER BY id", "INDEX attempt_unfinished");
            assertPlan(reader, "SELECT * FROM attempt WHERE id < 9 ORDER BY id DESC LIMIT 9", "INTEGER PRIMARY KEY");
        }
    }

    private static void assertPlan(Connection connection, String query, String expected) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("EXPLAIN QUERY PLAN " + query)) {
            String plan = rows.getString("detail");
            assertTrue(plan.contains(expected), plan);
            rows.next();
            assertTrue(!rows.next(), "one step, no sorting");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.51.2", "3.50.9", "3.51", "2.99.99"})
    void anOldSqliteIsRefused(String version) {
        assertThrows(StoreException.class, () -> Connections.requireVersion(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.51.3", "3.54.1", "3.100.0", "4.0.0"})
    void aNewEnoughSqliteIsTaken(String version) {
        assertDoesNotThrow(() -> Connections.requireVersion(version));
    }
}
