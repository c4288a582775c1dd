package io.github.backupdesk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.Phase;
import io.github.backupdesk.domain.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastGoodTest {

    private static final ClusterId CLUSTER = new ClusterId("in01-0123456789abcde");

    @TempDir
    Path folder;

    private SqliteHistoryStore store;

    @BeforeEach
    void open() throws StoreException {
        store = SqliteHistoryStore.open(folder.resolve("history.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Attempt elsewhere(String id, String status, Instant at) throws StoreException {
        Backup made = new Backup(id, id, CLUSTER.value(), "Dedicated-01", "CLUSTER", "MANUAL", status, 7, at);
        return store.add(Attempt.elsewhere(at, "Production", CLUSTER, made));
    }

    @Test
    void theNewestThatIsAvailableCounts() throws StoreException {
        elsewhere("backup1", "AVAILABLE", Samples.NOON);
        elsewhere("backup2", "AVAILABLE", Samples.NOON.minus(Duration.ofDays(9)));
        elsewhere("backup3", "CREATING", Samples.NOON.plusSeconds(60));
        assertEquals(Map.of(CLUSTER, Samples.NOON), store.lastGood());
    }

    @Test
    void whatIsGoneCountsNoMore() throws StoreException {
        Attempt gone = elsewhere("backup1", "AVAILABLE", Samples.NOON);
        store.save(gone.with(gone.trail().gone(Samples.NOON.plusSeconds(9))));
        assertEquals(Map.of(), store.lastGood());
    }

    @Test
    void ofManyRowsItIsTheSameAsReadingThemAll() throws Exception {
        Map<ClusterId, Instant> expected = new HashMap<>();
        Path file = folder.resolve("many.db");
        ManyAttempts.fill(file, 3_000, 4, each -> {
            if (Phase.of(each) == Phase.DONE) {
                expected.merge(each.exact().request().clusterId(), each.plannedAt(), (a, b) -> a.isAfter(b) ? a : b);
            }
        });
        assertTrue(expected.size() > 1);
        try (SqliteHistoryStore many = SqliteHistoryStore.open(file)) {
            assertEquals(expected, many.lastGood());
        }
    }
}
