package io.github.backupdesk.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.PastBackups;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome.Accepted;
import io.github.backupdesk.domain.SubmitOutcome.Rejected;
import io.github.backupdesk.service.CheckService.Told;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.FakeHistory;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckServiceTest {

    private static final BackupScope WHOLE = new BackupScope.WholeCluster();
    private static final BackupScope SOME = new BackupScope.Collections("default", List.of("orders", "users"));

    private final FakeCloud cloud = new FakeCloud();
    private final FakeHistory history = new FakeHistory();
    private final HandClock clock = new HandClock();
    private final CheckService service = new CheckService(cloud, history, clock);

    private Attempt made(BackupScope scope, String backupId, Duration ago) throws StoreException {
        BackupRequest request = new BackupRequest(Fixtures.CLUSTER_ID, scope, List.of());
        Attempt planned =
                Attempt.planned(clock.instant().minus(ago), "Test", "search-prod", null, cloud.write(request));
        return history.add(planned.ended(new Accepted(new Receipt(backupId, "name", "job-" + backupId), FakeCloud.OK)));
    }

    private PastBackups past(BackupScope scope, Backup... listed) {
        Told<List<PastBackups>> told = service.past(Fixtures.CLUSTER_ID, List.of(scope), List.of(listed));
        return switch (told) {
            case Told.Known<List<PastBackups>> known -> known.value().getFirst();
            case Told.Unknown<List<PastBackups>> unknown -> throw new AssertionError(unknown.why());
        };
    }

    private static Backup listed(String id, String type, long size, Instant at) {
        return new Backup(id, id, Fixtures.CLUSTER_ID.value(), "search-prod", type, "MANUAL", "AVAILABLE", size, at);
    }

    @Test
    void theLastBackupOfTheVeryScopeIsFoundWhateverTheOrderOfItsNames() throws StoreException {
        made(new BackupScope.Collections("default", List.of("users", "orders")), "b1", Duration.ofHours(5));
        made(new BackupScope.Collections("default", List.of("users")), "b2", Duration.ofHours(4));
        made(new BackupScope.Collections("other", List.of("users", "orders")), "b3", Duration.ofHours(3));
        made(WHOLE, "b4", Duration.ofHours(2));
        assertEquals("b1", past(SOME).last().orElseThrow().attempt().backupId());
        assertEquals("b4", past(WHOLE).last().orElseThrow().attempt().backupId());
    }

    @Test
    void itsSizeIsThatWhichTheServiceTellsNow() throws StoreException {
        made(SOME, "b1", Duration.ofHours(5));
        assertEquals(Optional.empty(), past(SOME).size());
        Instant at = clock.instant().minus(Duration.ofHours(5));
        assertEquals(
                Optional.of(new PastBackups.Size(700, at)),
                past(SOME, listed("b1", "COLLECTION", 700, at)).size());
    }

    @Test
    void whatIsStillBeingMadeHasNoSizeButTheOneBeforeHas() throws StoreException {
        Instant at = clock.instant().minus(Duration.ofHours(9));
        made(SOME, "b1", Duration.ofHours(9));
        made(SOME, "b2", Duration.ofHours(1));
        PastBackups past =
                past(SOME, listed("b1", "COLLECTION", 700, at), listed("b2", "COLLECTION", 0, clock.instant()));
        assertEquals("b2", past.last().orElseThrow().attempt().backupId());
        assertEquals(new PastBackups.Size(700, at), past.size().orElseThrow());
    }

    @Test
    void aWholeClusterIsAsLargeAsTheNewestThatTheServiceLists() {
        Instant older = clock.instant().minus(Duration.ofDays(3));
        Instant newer = clock.instant().minus(Duration.ofDays(2));
        PastBackups past = past(
                WHOLE,
                listed("b1", "CLUSTER", 100, older),
                listed("b2", "CLUSTER", 200, newer),
                listed("b3", "COLLECTION", 9, clock.instant()));
        assertEquals(new PastBackups.Size(200, newer), past.size().orElseThrow());
        assertEquals(
                Optional.empty(),
                past(SOME, listed("b1", "CLUSTER", 100, older)).size());
    }

    @Test
    void backupsMadeElsewhereCount() throws StoreException {
        Backup auto = new Backup(
                "auto1",
                "auto1",
                Fixtures.CLUSTER_ID.value(),
                "",
                "CLUSTER",
                "AUTO",
                "AVAILABLE",
                5_000,
                Fixtures.NOON);
        history.add(Attempt.elsewhere(Fixtures.NOON, "Test", Fixtures.CLUSTER_ID, auto));
        assertEquals(
                new PastBackups.Size(5_000, Fixtures.NOON), past(WHOLE).size().orElseThrow());
    }

    @Test
    void whatWasRefusedOrIsOfAnotherClusterDoesNot() throws StoreException {
        BackupRequest request = new BackupRequest(Fixtures.CLUSTER_ID, SOME, List.of());
        history.add(Attempt.planned(clock.instant(), "Test", "", null, cloud.write(request))
                .ended(new Rejected(Answer.NONE)));
        BackupRequest other = new BackupRequest(new ClusterId(Fixtures.CLUSTER_ID.value() + "x"), SOME, List.of());
        history.add(Attempt.planned(clock.instant(), "Test", "", null, cloud.write(other))
                .ended(new Accepted(new Receipt("b", "n", "j"), FakeCloud.OK)));
        assertEquals(PastBackups.NONE, past(SOME));
    }

    @Test
    void readsNoFurtherThanItsBound() throws StoreException {
        made(SOME, "b1", Duration.ofDays(300));
        for (int i = 0; i < 199; i++) {
            made(WHOLE, "w" + i, Duration.ofDays(1));
        }
        assertTrue(past(SOME).last().isPresent());
        made(WHOLE, "one more", Duration.ofDays(1));
        assertTrue(past(SOME).last().isEmpty());
    }

    @Test
    void namesThatAreNotThereAreTold() {
        cloud.inventory.put("default", List.of("orders"));
        Cluster cluster = Fixtures.cluster("https://x.example.com");
        assertEquals(
                new Told.Known<>(List.of("users"), clock.instant()),
                service.missing(cluster, (BackupScope.Collections) SOME));
    }

    @Test
    void whatCannotBeAskedIsToldWithItsReason() {
        cloud.trouble = FakeCloud.unreachable();
        Told.Unknown<?> told = assertInstanceOf(Told.Unknown.class, service.clusters());
        assertSame(cloud.trouble, told.why());
        assertInstanceOf(Told.Unknown.class, service.policy(Fixtures.CLUSTER_ID));
        assertInstanceOf(Told.Unknown.class, service.manualBackups(Fixtures.CLUSTER_ID));
        history.unreadable = true;
        assertInstanceOf(Told.Unknown.class, service.past(Fixtures.CLUSTER_ID, List.of(SOME), List.of()));
    }
}
