package io.github.backupdesk.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Baseline;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Copy;
import io.github.backupdesk.domain.Copy.Stage;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.JobState;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome.Accepted;
import io.github.backupdesk.domain.SubmitOutcome.Matched;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.FakeHistory;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyServiceTest {

    private static final RegionId OHIO = new RegionId("aws-us-east-2");
    private static final RegionId FRANKFURT = new RegionId("aws-eu-central-1");
    private static final Baseline NOTHING = new Baseline(Set.of("old"), Duration.ZERO);
    private static final Instant LATER = Fixtures.NOON.plusSeconds(90);

    private final FakeCloud cloud = new FakeCloud();
    private final FakeHistory history = new FakeHistory();
    private final HandClock clock = new HandClock();
    private final CopyService copies = new CopyService(cloud, new Ledger(history), clock, "Test");

    private static BackupRequest request(RegionId... regions) {
        return new BackupRequest(Fixtures.CLUSTER_ID, new BackupScope.WholeCluster(), List.of(regions));
    }

    private Attempt sent(String account, BackupRequest request, @Nullable Baseline before) throws StoreException {
        return history.add(Attempt.planned(Fixtures.NOON, account, "search-prod", null, cloud.write(request))
                        .sending(clock.instant(), before))
                .ended(new Accepted(FakeCloud.RECEIPT, FakeCloud.OK));
    }

    private static Attempt done(Attempt attempt) {
        return attempt.seen(new Job("j", new JobState("SUCCESSFUL"), "100", "", Fixtures.NOON));
    }

    private Attempt madeAfter(@Nullable Baseline before, RegionId... regions) throws StoreException {
        Attempt row = done(sent("Test", request(regions), before));
        history.save(row);
        history.log.clear();
        return row;
    }

    private Attempt made(RegionId... regions) throws StoreException {
        return madeAfter(NOTHING, regions);
    }

    private void lists(String id, String status, @Nullable RegionId region) {
        lists(Fixtures.backup(id, "CLUSTER", status, LATER), region, Map.of());
    }

    private void lists(Backup backup, @Nullable RegionId region, Map<String, List<String>> collections) {
        cloud.backups.removeIf(each -> each.id().equals(backup.id()));
        cloud.backups.addFirst(backup);
        cloud.details.put(backup.id(), new BackupDetail(backup, region, collections));
    }

    private static Copy seen(RegionId region, Stage stage, String id) {
        return new Copy(region, stage, id, Fixtures.NOON);
    }

    private static List<Copy> of(Attempt attempt) {
        return attempt.trail().copies();
    }

    @Test
    void aCopyIsProvenByABackupInItsRegion() throws Exception {
        lists("c1", "CREATING", OHIO);
        Attempt row = copies.look(made(OHIO, FRANKFURT));
        assertEquals(List.of(seen(OHIO, Stage.SEEN, "c1"), Copy.requested(FRANKFURT)), of(row));
        assertEquals(row, history.find(row.id()).orElseThrow());
        lists("c1", "AVAILABLE", OHIO);
        lists("c2", "AVAILABLE", FRANKFURT);
        row = copies.look(row);
        assertEquals(List.of(seen(OHIO, Stage.AVAILABLE, "c1"), seen(FRANKFURT, Stage.AVAILABLE, "c2")), of(row));
        assertEquals(2, CopyService.proven(of(row)));
        assertEquals(Optional.empty(), copies.pause(row));
    }

    @Test
    void theSameIsNotWrittenTwice() throws Exception {
        lists("c1", "CREATING", OHIO);
        Attempt row = copies.look(made(OHIO));
        clock.advance(Duration.ofSeconds(5));
        assertEquals(row, copies.look(row));
        assertEquals(1, history.log.size());
    }

    @Test
    void theOriginalOldOnesAndOtherTypesProveNothing() throws Exception {
        lists(FakeCloud.RECEIPT.backupId(), "AVAILABLE", OHIO);
        lists("old", "AVAILABLE", OHIO);
        lists(Fixtures.backup("other", "COLLECTION", "AVAILABLE", LATER), OHIO, Map.of());
        assertEquals(List.of(Copy.requested(OHIO)), of(copies.look(made(OHIO))));
        assertEquals(List.of("backups " + Fixtures.CLUSTER_ID), cloud.log);
    }

    @Test
    void aBackupWithoutARegionProvesNothing() throws Exception {
        lists("c1", "AVAILABLE", null);
        assertEquals(List.of(Copy.requested(OHIO)), of(copies.look(made(OHIO))));
    }

    @Test
    void withoutABaselineWhatIsOlderThanTheRequestProvesNothing() throws Exception {
        lists(Fixtures.backup("last month", "CLUSTER", "AVAILABLE", Fixtures.NOON.minusSeconds(3_600)), OHIO, Map.of());
        lists(Fixtures.backup("timeless", "CLUSTER", "AVAILABLE", null), OHIO, Map.of());
        Attempt row = copies.look(madeAfter(null, OHIO));
        assertEquals(List.of(Copy.requested(OHIO)), of(row));
        lists("c1", "AVAILABLE", OHIO);
        assertEquals(List.of(seen(OHIO, Stage.AVAILABLE, "c1")), of(copies.look(row)));
    }

    @Test
    void aCopyOfOtherCollectionsProvesNothing() throws Exception {
        BackupRequest some = Fixtures.collections("default", List.of("a"), OHIO.value());
        Attempt row = done(sent("Test", some, NOTHING));
        history.save(row);
        lists(Fixtures.backup("other", "COLLECTION", "AVAILABLE", LATER), OHIO, Map.of("default", List.of("b")));
        assertEquals(List.of(Copy.requested(OHIO)), of(copies.look(row)));
        lists(Fixtures.backup("mine", "COLLECTION", "AVAILABLE", LATER), OHIO, Map.of("default", List.of("a")));
        assertEquals(List.of(seen(OHIO, Stage.AVAILABLE, "mine")), of(copies.look(row)));
    }

    @Test
    void whatIsSeenStaysTheSameBackup() throws Exception {
        lists("c1", "AVAILABLE", OHIO);
        Attempt row = copies.look(made(OHIO, FRANKFURT));
        lists("c2", "AVAILABLE", OHIO);
        assertEquals("c1", of(copies.look(row)).getFirst().backupId());
    }

    @Test
    void theCopyOfAnotherAttemptProvesNothing() throws Exception {
        lists("c1", "AVAILABLE", OHIO);
        assertEquals(List.of(seen(OHIO, Stage.AVAILABLE, "c1")), of(copies.look(made(OHIO))));
        Attempt second = made(OHIO);
        assertEquals(List.of(Copy.requested(OHIO)), of(copies.look(second)));
        lists("c2", "AVAILABLE", OHIO);
        assertEquals(List.of(seen(OHIO, Stage.AVAILABLE, "c2")), of(copies.look(second)));
    }

    @Test
    void ofSeveralInARegionTheOldestIsTheCopy() throws Exception {
        lists("c1", "AVAILABLE", OHIO);
        lists(Fixtures.backup("c2", "CLUSTER", "AVAILABLE", LATER.plusSeconds(60)), OHIO, Map.of());
        assertEquals("c1", of(copies.look(made(OHIO))).getFirst().backupId());
    }

    @Test
    void aLookThatFailsChangesNothing() throws Exception {
        Attempt row = made(OHIO);
        cloud.trouble = FakeCloud.unreachable();
        assertThrows(CloudException.class, () -> copies.look(row));
        assertEquals(List.of(), history.log);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "299, 5", "300, 60", "21599, 60", "21600, 0"})
    void looksOftenAtFirstThenSeldomThenNoMore(int age, int pause) throws Exception {
        Attempt row = made(OHIO);
        clock.advance(Duration.ofSeconds(age));
        assertEquals(pause == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(pause)), copies.pause(row));
    }

    @Test
    void patienceCountsFromTheSendingAndNotFromThePlanning() throws Exception {
        clock.advance(Duration.ofDays(2));
        assertEquals(Optional.of(Duration.ofSeconds(5)), copies.pause(made(OHIO)));
    }

    @Test
    void afterTheClockIsSetBackTheLookingGoesOnAndIsSeldom() throws Exception {
        Attempt row = made(OHIO);
        clock.advance(Duration.ofDays(-3));
        assertEquals(Optional.of(Duration.ofSeconds(60)), copies.pause(row));
    }

    @Test
    void thereIsNothingToLookForBeforeTheOriginalIsMade() throws Exception {
        assertEquals(Optional.empty(), copies.pause(sent("Test", request(OHIO), NOTHING)));
        assertEquals(Optional.empty(), copies.pause(made()));
        assertEquals(Optional.empty(), copies.pause(done(sent("Somebody else", request(OHIO), NOTHING))));
    }

    @Test
    void anOriginalFoundByListingHasCopiesToo() throws Exception {
        Attempt row = sent("Test", request(OHIO), NOTHING)
                .ended(new Matched(Fixtures.backup("b", "CLUSTER", "AVAILABLE", Fixtures.NOON)));
        history.save(row);
        lists("b", "AVAILABLE", OHIO);
        assertEquals(Optional.of(Duration.ofSeconds(5)), copies.pause(row));
        assertEquals(List.of(Copy.requested(OHIO)), of(copies.look(row)));
    }
}
