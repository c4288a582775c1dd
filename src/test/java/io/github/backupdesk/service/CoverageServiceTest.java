package io.github.backupdesk.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.Phase;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.store.ManyAttempts;
import io.github.backupdesk.store.SqliteHistoryStore;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.FakeHistory;
import io.github.backupdesk.support.Fixtures;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageServiceTest {

    private static final Set<Phase> WITHOUT_BACKUP =
            Set.of(Phase.PLANNED, Phase.REJECTED, Phase.NOT_SENT, Phase.FAILED, Phase.CANCELLED, Phase.ABSENT);

    @TempDir
    Path folder;

    private final FakeCloud cloud = new FakeCloud();

    @Test
    void findsTheRowsOfTheClusterThatMayStandForABackupAndNoOthers() throws StoreException, SQLException {
        Path file = folder.resolve("history.db");
        List<Attempt> all = new ArrayList<>();
        ManyAttempts.fill(file, 5_000, 7, all::add);
        ClusterId cluster = all.getFirst().exact().request().clusterId();
        List<Long> expected = all.stream()
                .filter(row -> row.exact().request().clusterId().equals(cluster))
                .filter(row -> !WITHOUT_BACKUP.contains(Phase.of(row)))
                .map(Attempt::id)
                .sorted(Comparator.reverseOrder())
                .toList();
        assertFalse(expected.isEmpty());
        try (HistoryStore store = SqliteHistoryStore.open(file)) {
            List<Attempt> rows = new CoverageService(store, cloud, Fixtures.CLOCK).rows(cluster);
            assertEquals(expected, rows.stream().map(Attempt::id).toList());
        }
    }

    @Test
    void aClusterWhoseNameHoldsTheIdOfAnotherIsNotTakenForIt() throws StoreException {
        try (HistoryStore store = SqliteHistoryStore.open(folder.resolve("history.db"))) {
            ExactRequest exact = new ExactRequest(
                    new BackupRequest(new ClusterId("in01-other"), new BackupScope.WholeCluster(), List.of()),
                    "/x",
                    "{}");
            store.add(Attempt.planned(Fixtures.NOON, "Test", "restored from in01-first", null, exact)
                    .sending());
            CoverageService service = new CoverageService(store, cloud, Fixtures.CLOCK);
            assertEquals(List.of(), service.rows(new ClusterId("in01-first")));
            assertEquals(1, service.rows(new ClusterId("in01-other")).size());
        }
    }

    @Test
    void theListIsDatedAsOfTheQuestion() throws Exception {
        cloud.backups.add(Fixtures.backup("b1", "CLUSTER", "AVAILABLE", Fixtures.NOON));
        var listing = new CoverageService(new FakeHistory(), cloud, Fixtures.CLOCK).listing(Fixtures.CLUSTER_ID);
        assertEquals(Fixtures.NOON, listing.at());
        assertTrue(listing.backups().stream().anyMatch(each -> each.id().equals("b1")));
    }
}
