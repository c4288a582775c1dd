package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.store.SqliteHistoryStore;
import io.github.backupdesk.support.DirectBackground;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepTest {

    @TempDir
    Path folder;

    private final DirectBackground background = new DirectBackground();
    private int damages;

    private Path file() {
        return folder.resolve("history.db");
    }

    private SqliteHistoryStore open() throws StoreException {
        return SqliteHistoryStore.open(file(), Fixtures.CLOCK);
    }

    private void start(SqliteHistoryStore store) {
        new Upkeep(store, background, () -> damages++).start();
    }

    private long snapshots() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("snapshots"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void aSoundHistoryHasASnapshotAfterAWhile() throws Exception {
        try (SqliteHistoryStore store = open()) {
            start(store);
            assertFalse(Files.exists(folder.resolve("snapshots")));
            background.advance(Duration.ofMinutes(5));
            assertEquals(1, snapshots());
            assertEquals(1, background.waiting());
        }
        assertEquals(0, damages);
    }

    @Test
    void aDamagedOneIsToldOnceAndTakesNoGoodSnapshotsPlace() throws Exception {
        try (SqliteHistoryStore store = open()) {
            store.add(Attempt.planned(
                    Fixtures.NOON, "Test", "search-prod", null, new FakeCloud().write(Fixtures.wholeCluster())));
        }
        try (SqliteHistoryStore store = open()) {
            byte[] bytes = Files.readAllBytes(file());
            Arrays.fill(bytes, 8192, bytes.length - 4096, (byte) 0xA5);
            Files.write(file(), bytes);
            start(store);
            background.advance(Duration.ofDays(3));
            assertEquals(1, damages);
            assertFalse(Files.exists(folder.resolve("snapshots")));
            assertTrue(background.waiting() == 0);
        }
    }
}
