package io.github.backupdesk.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Baseline;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Copy;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.JobState;
import io.github.backupdesk.domain.Phase;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.Search;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.Accepted;
import io.github.backupdesk.domain.SubmitOutcome.Unknown;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.service.SyncService.Synced;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.FakeHistory;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncServiceTest {

    private static final RegionId OHIO = new RegionId("aws-us-east-2");
    private static final String OURS = FakeCloud.RECEIPT.backupId();

    private final FakeCloud cloud = new FakeCloud();
    private final FakeHistory history = new FakeHistory();
    private final HandClock clock = new HandClock();
    private final Ledger ledger = new Ledger(history);
    private final SyncService sync = new SyncService(cloud, ledger, clock, "Test");

    /** Listed, and described without contents. */
    private Backup listed(String id, String type, String method, String status, Instant made) {
        Backup backup =
                new Backup(id, id, Fixtures.CLUSTER_ID.value(), "search-prod", type, method, status, 1_000, made);
        cloud.backups.removeIf(each -> each.id().equals(id));
        cloud.backups.add(backup);
        cloud.details.put(id, new BackupDetail(backup, OHIO, Map.of()));
        return backup;
    }

    private Backup listed(String id) {
        return listed(id, "CLUSTER", "MANUAL", "AVAILABLE", Fixtures.NOON);
    }

    private void deleted(String id) {
        Backup was = Objects.requireNonNull(cloud.details.get(id)).backup();
        cloud.backups.removeIf(each -> each.id().equals(id));
        Backup gone = new Backup(
                id, id, was.clusterId(), "search-prod", was.type(), "MANUAL", "DELETED", 0, was.createTime());
        cloud.details.put(id, new BackupDetail(gone, OHIO, Map.of()));
    }

    private Attempt stored(Attempt row) throws StoreException {
        Attempt added = history.add(row);
        return added;
    }

    private Attempt planned(RegionId... copies) {
        return Attempt.planned(
                clock.instant(),
                "Test",
                "search-prod",
                null,
                cloud.write(new BackupRequest(Fixtures.CLUSTER_ID, new BackupScope.WholeCluster(), List.of(copies))));
    }

    private Attempt made() {
        return planned()
                .ended(new Accepted(FakeCloud.RECEIPT, FakeCloud.OK))
                .seen(new Job("j", new JobState("SUCCESSFUL"), "", "", Fixtures.NOON));
    }

    private List<Attempt> rows() throws StoreException {
        return history.newest(Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    private Attempt row(String backupId) throws StoreException {
        return rows().stream()
                .filter(each -> each.backupId().equals(backupId))
                .findFirst()
                .orElseThrow();
    }

    private Attempt now(Attempt row) {
        return history.find(row.id()).orElseThrow();
    }

    @Test
    void whatNobodyHereHasMadeGetsARowWithWhatTheServerTells() throws CloudException, StoreException {
        Backup some = listed("b2", "COLLECTION", "AUTO", "CREATING", Fixtures.NOON.minusSeconds(60));
        cloud.details.put("b2", new BackupDetail(some, OHIO, Map.of("db", List.of("a", "b"))));
        listed("b1", "CLUSTER", "MANUAL", "AVAILABLE", Fixtures.NOON.minusSeconds(600));
        Synced synced = sync.sync();
        assertEquals(2, synced.added());
        assertEquals(AttemptState.ELSEWHERE, row("b2").state());
        assertEquals(Fixtures.NOON.minusSeconds(60), row("b2").plannedAt());
        assertEquals(OHIO, row("b2").homeRegion());
        assertEquals(
                Map.of("db", List.of("a", "b")),
                Objects.requireNonNull(row("b2").sighting()).detail().collections());
        assertEquals(2, synced.changed().size());
        assertEquals(List.of("all backups", "backup b2", "backup b1"), cloud.log);
    }

    @Test
    void theNextSyncAsksOnlyForTheListAndWritesOnlyWhatIsNew() throws CloudException, StoreException {
        listed("b1", "CLUSTER", "MANUAL", "CREATING", Fixtures.NOON);
        sync.sync();
        cloud.log.clear();
        history.log.clear();
        assertEquals(0, sync.sync().changed().size());
        assertEquals(List.of("all backups"), cloud.log);
        assertEquals(List.of(), history.log);
        Backup done = listed("b1");
        Synced synced = sync.sync();
        assertEquals(0, synced.added());
        assertEquals(done, Objects.requireNonNull(row("b1").sighting()).backup());
        assertEquals(OHIO, row("b1").homeRegion());
    }

    @Test
    void ourOwnBackupsAndCopiesAreOurs() throws CloudException, StoreException {
        Attempt ours = made();
        Copy copy = new Copy(OHIO, Copy.Stage.AVAILABLE, "copy", Fixtures.NOON);
        stored(ours.with(ours.trail().with(List.of(copy))));
        listed(OURS);
        listed("copy");
        Synced synced = sync.sync();
        assertEquals(0, synced.added());
        assertEquals(1, rows().size());
    }

    /** A row of every kind that may own a backup that is not known to be its own. */
    @ParameterizedTest
    @ValueSource(strings = {"SENDING", "UNKNOWN", "SENT_AGAIN", "COPIES"})
    void whatMayBeOursIsNotCalledMadeElsewhere(String kind) throws CloudException, StoreException {
        Baseline before = new Baseline(Set.of("older"), Duration.ZERO);
        Attempt left = planned(OHIO).sending(Fixtures.NOON, before);
        Attempt lost = left.ended(new Unknown(UnknownReason.TIMED_OUT, Answer.NONE));
        Attempt row = stored(
                switch (kind) {
                    case "SENDING" -> left;
                    case "UNKNOWN" -> lost;
                    case "SENT_AGAIN" -> lost.with(lost.trail().with(Search.NONE.sentAgain()));
                    default -> left.ended(new Accepted(FakeCloud.RECEIPT, FakeCloud.OK));
                });
        listed("mine?", "CLUSTER", "MANUAL", "CREATING", Fixtures.NOON.plusSeconds(3));
        listed("policy", "CLUSTER", "AUTO", "CREATING", Fixtures.NOON.plusSeconds(3));
        listed("older");
        listed("long ago", "CLUSTER", "MANUAL", "AVAILABLE", Fixtures.NOON.minusSeconds(999));
        listed("other kind", "COLLECTION", "MANUAL", "AVAILABLE", Fixtures.NOON.plusSeconds(3));
        assertEquals(4, sync.sync().added());
        assertTrue(rows().stream().noneMatch(each -> each.backupId().equals("mine?")));
        history.save(row.ended(new SubmitOutcome.Rejected(Answer.NONE)));
        assertEquals(1, sync.sync().added(), "once the question is settled");
        assertEquals(AttemptState.ELSEWHERE, row("mine?").state());
    }

    @Test
    void whatBecameOursWhileTheListWasOnItsWayIsOurs() throws CloudException, StoreException {
        Attempt sending = stored(planned().sending(Fixtures.NOON, null));
        listed(OURS, "CLUSTER", "MANUAL", "CREATING", Fixtures.NOON.plusSeconds(1));
        cloud.afterList = () -> history.save(sending.ended(new Accepted(FakeCloud.RECEIPT, FakeCloud.OK)));
        assertEquals(0, sync.sync().added());
        assertEquals(1, rows().size());
    }

    @Test
    void copiesAreNotWaitedForForEver() throws CloudException, StoreException {
        stored(planned(OHIO).sending(Fixtures.NOON, null).ended(new Accepted(FakeCloud.RECEIPT, FakeCloud.OK)));
        listed("b1", "CLUSTER", "MANUAL", "AVAILABLE", Fixtures.NOON.plusSeconds(60));
        assertEquals(0, sync.sync().added());
        clock.advance(Duration.ofHours(6));
        assertEquals(1, sync.sync().added());
    }

    @Test
    void goneIsToldOfOursAndOthersOnceItIsProven() throws CloudException, StoreException {
        Attempt ours = stored(made());
        listed(OURS);
        listed("b1");
        sync.sync();
        deleted(OURS);
        deleted("b1");
        clock.advance(Duration.ofMinutes(5));
        Synced synced = sync.sync();
        assertEquals(2, synced.gone());
        assertEquals(clock.instant(), now(ours).trail().goneSince());
        assertEquals(clock.instant(), row("b1").trail().goneSince());
        clock.advance(Duration.ofMinutes(5));
        cloud.log.clear();
        assertEquals(0, sync.sync().gone());
        assertEquals(List.of("all backups"), cloud.log);
        assertEquals(2, rows().size());
    }

    @Test
    void absenceFromTheListAloneProvesNothing() throws CloudException, StoreException {
        listed("b1");
        sync.sync();
        cloud.backups.clear();
        assertEquals(0, sync.sync().gone());
        assertFalse(row("b1").gone());
        assertEquals("backup b1", cloud.log.getLast());
    }

    @ParameterizedTest
    @ValueSource(ints = {96018, 96036, 40021})
    void aClusterThatTwoSyncsAreToldIsUnknownHasNoBackups(int code) throws CloudException, StoreException {
        CloudException unknown = FakeCloud.refused(code, "no such cluster");
        assertEquals(0, goneAfter(unknown));
        assertEquals(1, goneAfter(unknown));
        assertEquals(0, goneAfter(unknown));
    }

    @Test
    void anotherAnswerOrTheListInBetweenStartsTheCountAnew() throws CloudException, StoreException {
        CloudException unknown = FakeCloud.refused(96018, "no such cluster");
        assertEquals(0, goneAfter(unknown));
        assertEquals(0, goneAfter(FakeCloud.refused(96016, "not yours")));
        assertEquals(0, goneAfter(unknown));
        listed("b1");
        sync.sync();
        assertEquals(0, goneAfter(unknown));
        assertEquals(1, goneAfter(unknown));
    }

    @ParameterizedTest
    @ValueSource(ints = {96016, 96027, 21119, 96026, 90000, 80000})
    void noRightToSeeItIsNotGone(int code) throws CloudException, StoreException {
        for (int round = 0; round < 3; round++) {
            assertEquals(0, goneAfter(FakeCloud.refused(code, "not yours")));
            assertEquals(0, goneAfter(FakeCloud.unreachable()));
        }
    }

    /** How many more the next sync calls gone, if the only backup there was is not listed and describing is so answered. */
    private int goneAfter(CloudException answer) throws CloudException, StoreException {
        if (rows().isEmpty()) {
            listed("b1");
            sync.sync();
        }
        cloud.backups.clear();
        cloud.describeTrouble = answer;
        boolean before = row("b1").gone();
        int gone = sync.sync().gone();
        assertEquals(before || gone == 1, row("b1").gone());
        return gone;
    }

    @Test
    void whatComesBackIsThereAgain() throws CloudException, StoreException {
        listed("b1");
        sync.sync();
        deleted("b1");
        sync.sync();
        assertTrue(row("b1").gone());
        listed("b1");
        sync.sync();
        assertFalse(row("b1").gone());
        assertEquals(1, rows().size());
    }

    @Test
    void aBackupThatIsNotMadeYetOrHasFailedIsNotGone() throws CloudException, StoreException {
        Attempt running = stored(planned().ended(new Accepted(FakeCloud.RECEIPT, FakeCloud.OK)));
        Attempt failed = stored(running.seen(new Job("j", new JobState("FAILED"), "", "", Fixtures.NOON)));
        sync.sync();
        assertFalse(now(running).gone() || now(failed).gone());
        assertEquals(List.of("all backups"), cloud.log);
    }

    @ParameterizedTest
    @ValueSource(strings = {"96026 Job not found.", Attempt.STOPPED})
    void aListedBackupIsMadeThoughItsJobIsNotWatchedAnyMore(String why) throws CloudException, StoreException {
        Attempt left = planned(OHIO).ended(new Accepted(FakeCloud.RECEIPT, FakeCloud.OK));
        Attempt row = stored(left.unwatched(why));
        listed(OURS, "CLUSTER", "MANUAL", "CREATING", Fixtures.NOON);
        sync.sync();
        assertEquals(row, now(row), "being made is no end");
        listed(OURS);
        assertEquals(1, sync.sync().changed().size());
        assertEquals(Phase.DONE, Phase.of(now(row)));
        assertEquals(JobState.AVAILABLE, Objects.requireNonNull(now(row).job()).state());
        assertTrue(new CopyService(cloud, ledger, clock, "Test").pause(now(row)).isPresent());
        deleted(OURS);
        assertEquals(1, sync.sync().gone());
    }

    @Test
    void aListedBackupThatWasMatchedIsMadeThoughItIsNotWatchedAnyMore() throws CloudException, StoreException {
        Backup before = Fixtures.backup("b1", "CLUSTER", "CREATING", Fixtures.NOON);
        Attempt row = stored(planned().ended(new SubmitOutcome.Matched(before)).unwatched("80000 gone"));
        Backup now = listed("b1");
        sync.sync();
        assertEquals(new SubmitOutcome.Matched(now), now(row).outcome());
        assertEquals(Phase.DONE, Phase.of(now(row)));
    }

    @Test
    void aJobThatIsStillWatchedTellsItsEndItself() throws CloudException, StoreException {
        Attempt row = stored(planned().ended(new Accepted(FakeCloud.RECEIPT, FakeCloud.OK)));
        listed(OURS);
        sync.sync();
        assertEquals(row, now(row));
    }

    @Test
    void aRowThatIsMergedWhileItsBackupIsDescribedIsLeftOut() throws CloudException, StoreException {
        listed("b1");
        listed("b2", "CLUSTER", "MANUAL", "AVAILABLE", Fixtures.NOON.minusSeconds(60));
        cloud.onDescribe = id -> {
            if (id.equals("b2")) {
                history.remove(row("b2"));
            }
        };
        Synced synced = sync.sync();
        assertEquals(
                List.of("b1"), synced.changed().stream().map(Attempt::backupId).toList());
        assertEquals(1, synced.merged());
        assertTrue(Objects.requireNonNull(row("b1").sighting()).described());
    }

    @Test
    void aRowThatIsMergedWhileItsBackupIsLookedForIsNotCountedAsGone() throws CloudException, StoreException {
        listed("b1");
        sync.sync();
        deleted("b1");
        cloud.onDescribe = id -> history.remove(row(id));
        assertEquals(0, sync.sync().gone());
        assertEquals(List.of(), rows());
    }

    @Test
    void anotherAccountsRowsAreLeftAlone() throws CloudException, StoreException {
        new SyncService(cloud, ledger, clock, "Other").sync();
        listed("b1");
        new SyncService(cloud, ledger, clock, "Other").sync();
        deleted("b1");
        cloud.log.clear();
        assertEquals(0, sync.sync().gone());
        assertEquals(List.of("all backups"), cloud.log);
    }

    @Test
    void asManyAreDescribedAtATimeAsThePaceAllowsAndTheNextSyncGoesOn() throws CloudException, StoreException {
        int many = 2 * SyncService.DESCRIBED_AT_ONCE + 7;
        IntStream.range(0, many).forEach(n -> listed("b" + n));
        for (int round = 0; round < 3; round++) {
            sync.sync();
        }
        assertEquals(
                many,
                cloud.log.stream().filter(each -> each.startsWith("backup ")).count());
        cloud.backups.clear();
        IntStream.range(0, many).filter(n -> n % 2 == 0).forEach(n -> deleted("b" + n));
        int gone = 0;
        for (int round = 0; round < 3; round++) {
            cloud.log.clear();
            gone += sync.sync().gone();
            assertTrue(cloud.log.size() <= 1 + SyncService.DESCRIBED_AT_ONCE);
        }
        assertEquals((many + 1) / 2, gone);
    }

    @Test
    void aListThatCannotBeReadChangesNothing() throws CloudException, StoreException {
        listed("b1");
        sync.sync();
        history.log.clear();
        cloud.backups.clear();
        cloud.trouble = FakeCloud.unreachable();
        assertThrows(CloudException.class, sync::sync);
        assertEquals(List.of(), history.log);
    }

    @Test
    void oneRowOfABackupIsEnough() throws CloudException, StoreException {
        listed(OURS);
        sync.sync();
        Attempt elsewhere = row(OURS);
        history.save(elsewhere.with(elsewhere.trail().noted("seen", "T-1")));
        Attempt ours = stored(made());
        Synced synced = sync.sync();
        assertEquals(1, synced.merged());
        assertEquals(List.of(ours.with(ours.trail().noted("seen", "T-1"))), rows());
    }
}
