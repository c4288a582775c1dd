package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Copy.Stage;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.Accepted;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.service.CopyService;
import io.github.backupdesk.service.Ledger;
import io.github.backupdesk.service.ReconcileService;
import io.github.backupdesk.service.SweepService;
import io.github.backupdesk.service.WatchService;
import io.github.backupdesk.support.DirectBackground;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.FakeHistory;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.HandClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowersTest {

    private static final RegionId OHIO = new RegionId("aws-us-east-2");
    private static final String LIST = "backups " + Fixtures.CLUSTER_ID;
    private static final String JOB = "job " + FakeCloud.RECEIPT.jobId();

    private final FakeCloud cloud = new FakeCloud();
    private final FakeHistory history = new FakeHistory();
    private final HandClock clock = new HandClock();
    private final DirectBackground background = new DirectBackground();
    private final Ledger ledger = new Ledger(history);
    private final WatchService watch = new WatchService(cloud, ledger, clock, "Test");
    private final ReconcileService reconcile = new ReconcileService(cloud, ledger, clock, "Test");
    private double random = 0.5;
    private final Followers followers = new Followers(
            new Followers.Services(
                    watch,
                    reconcile,
                    new CopyService(cloud, ledger, clock, "Test"),
                    new SweepService(cloud, watch, clock)),
            background,
            () -> random);
    private final List<Attempt> seen = new ArrayList<>();
    private final List<Exception> troubles = new ArrayList<>();

    @BeforeEach
    void listen() {
        followers.tell(
                attempt -> {
                    seen.add(attempt);
                    followers.consider(attempt);
                },
                troubles::add);
    }

    private Attempt ended(SubmitOutcome outcome, RegionId... copies) throws StoreException {
        BackupRequest request = new BackupRequest(Fixtures.CLUSTER_ID, new BackupScope.WholeCluster(), List.of(copies));
        Attempt row = history.add(Attempt.planned(Fixtures.NOON, "Test", "search-prod", null, cloud.write(request)));
        row = row.sending(Fixtures.NOON, null).ended(outcome);
        history.save(row);
        return row;
    }

    private Attempt accepted(RegionId... copies) throws StoreException {
        return ended(new Accepted(FakeCloud.RECEIPT, FakeCloud.OK), copies);
    }

    private Attempt lost() throws StoreException {
        return ended(new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE));
    }

    /** A row whose backup the list has, with a job of its own. */
    private Attempt oneOfMany(int number, String status) throws StoreException {
        String id = "many" + number;
        cloud.backups.removeIf(each -> each.id().equals(id));
        cloud.backups.add(Fixtures.backup(id, "CLUSTER", status, Fixtures.NOON));
        return ended(new Accepted(new Receipt(id, "n", "job-" + id), FakeCloud.OK));
    }

    private long asked(String what) {
        return cloud.log.stream().filter(each -> each.startsWith(what)).count();
    }

    @Test
    void whereManyJobsRunOneListAnswersForAll() throws StoreException {
        List<Attempt> told = new ArrayList<>();
        followers.tellMany(told::addAll);
        cloud.tellsJob("IN_PROGRESS", "45");
        for (int n = 0; n <= SweepService.FEW; n++) {
            followers.consider(oneOfMany(n, "CREATING"));
        }
        pass(60);
        assertEquals(0, asked("job"));
        long sweeps = asked("all backups");
        assertTrue(sweeps >= 5 && sweeps <= 13, sweeps + " sweeps in a minute");
        assertEquals(sweeps * (SweepService.FEW + 1), told.size());
        assertEquals(List.of(), seen);
    }

    @Test
    void theOneThatIsDoneIsAskedAfterAndTheRestByThemselvesAgainOnceTheyAreFew() throws StoreException {
        cloud.tellsJob("SUCCESSFUL", "100").tellsJob("IN_PROGRESS", "45");
        for (int n = 0; n <= SweepService.FEW; n++) {
            followers.consider(oneOfMany(n, n == 0 ? "AVAILABLE" : "CREATING"));
        }
        pass(2);
        assertEquals(List.of("all backups", "job job-many0"), cloud.log);
        assertEquals(1, seen.size());
        cloud.log.clear();
        pass(30);
        assertEquals(0, asked("all backups"));
        assertTrue(asked("job job-many" + SweepService.FEW) > 3);
        assertEquals(SweepService.FEW, background.waiting());
    }

    @Test
    void aSweepThatFailsIsToldAndTriedAgain() throws StoreException {
        cloud.trouble = FakeCloud.unreachable();
        for (int n = 0; n <= SweepService.FEW; n++) {
            followers.consider(oneOfMany(n, "CREATING"));
        }
        pass(13);
        assertEquals(2, troubles.size());
        assertEquals(1, background.waiting());
    }

    @Test
    void whoStopsDuringASweepIsNotToldAsRunning() throws StoreException {
        List<Attempt> told = new ArrayList<>();
        followers.tellMany(told::addAll);
        List<Attempt> rows = new ArrayList<>();
        for (int n = 0; n <= SweepService.FEW; n++) {
            rows.add(oneOfMany(n, "CREATING"));
            followers.consider(rows.getLast());
        }
        cloud.afterList = () -> followers.consider(watch.stop(rows.getFirst()));
        pass(2);
        assertEquals(SweepService.FEW, told.size());
        assertTrue(told.stream().noneMatch(each -> each.id() == rows.getFirst().id()));
    }

    @Test
    void pausesAreAFifthShorterOrLongerAtMost() throws StoreException {
        cloud.tellsJob("IN_PROGRESS", "45");
        random = 0;
        followers.consider(accepted());
        background.advance(Duration.ofMillis(1_599));
        assertEquals(List.of(), cloud.log);
        random = 1;
        background.advance(Duration.ofMillis(1));
        assertEquals(List.of(JOB), cloud.log);
        background.advance(Duration.ofMillis(2_399));
        assertEquals(List.of(JOB), cloud.log);
        background.advance(Duration.ofMillis(1));
        assertEquals(List.of(JOB, JOB), cloud.log);
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            background.advance(Duration.ofSeconds(1));
        }
    }

    @Test
    void afterASleepItIsAskedAtOnceAndThenAsUsual() throws StoreException {
        cloud.tellsJob("IN_PROGRESS", "45");
        followers.consider(accepted());
        pass(600);
        cloud.log.clear();
        followers.askNow();
        assertEquals(List.of(JOB), cloud.log);
        pass(29);
        assertEquals(List.of(JOB), cloud.log);
        pass(1);
        assertEquals(List.of(JOB, JOB), cloud.log);
    }

    @Test
    void afterASleepNobodyIsAskedWhomNothingIsAskedOf() throws StoreException {
        cloud.tellsJob("SUCCESSFUL", "100");
        followers.consider(accepted());
        pass(10);
        cloud.log.clear();
        followers.askNow();
        assertEquals(List.of(), cloud.log);
    }

    @Test
    void aJobIsAskedAfterUntilItsEndAndThenNobodyAsks() throws StoreException {
        cloud.tellsJob("IN_PROGRESS", "45").tellsJob("SUCCESSFUL", "100");
        followers.consider(accepted());
        assertEquals(List.of(), cloud.log);
        pass(3_600);
        assertEquals(List.of(JOB, JOB), cloud.log);
        assertEquals(2, seen.size());
        assertEquals(0, background.waiting());
    }

    @Test
    void nobodyIsAskedAfterTwiceAtATime() throws StoreException {
        cloud.tellsJob("IN_PROGRESS", "45");
        Attempt row = accepted();
        followers.consider(row);
        followers.consider(row);
        followers.consider(row);
        assertEquals(1, background.waiting());
    }

    @Test
    void aLostOneIsLookedForAMinuteLong() throws StoreException {
        followers.consider(lost());
        pass(3_600);
        assertEquals(List.of(LIST, LIST, LIST, LIST, LIST), cloud.log);
        assertEquals(List.of(), cloud.created);
    }

    @Test
    void copiesAreLookedForOnceTheOriginalIsMade() throws StoreException {
        cloud.tellsJob("SUCCESSFUL", "100");
        followers.consider(accepted(OHIO));
        pass(4);
        Backup copy = Fixtures.backup("c1", "CLUSTER", "AVAILABLE", clock.instant());
        cloud.backups.add(copy);
        cloud.details.put("c1", new BackupDetail(copy, OHIO, Map.of()));
        pass(3_600);
        assertEquals(List.of(JOB, LIST, "backup c1"), cloud.log);
        assertEquals(Stage.AVAILABLE, seen.getLast().trail().copies().getFirst().stage());
        assertEquals(0, background.waiting());
    }

    @Test
    void aQuestionThatFailsIsToldAndPutAgain() throws StoreException {
        cloud.tellsJob("SUCCESSFUL", "100");
        cloud.trouble = FakeCloud.unreachable();
        followers.consider(accepted());
        pass(12);
        assertEquals(2, troubles.size());
        cloud.trouble = null;
        pass(10);
        assertEquals(1, seen.size());
        assertEquals(0, background.waiting());
    }

    @Test
    void aQuestionThatIsSettledMeanwhileIsNotPut() throws StoreException {
        Attempt row = lost();
        cloud.trouble = FakeCloud.unreachable();
        followers.consider(row);
        pass(2);
        followers.consider(reconcile.settleAbsent(row));
        pass(3_600);
        assertEquals(List.of(LIST), cloud.log);
        assertEquals(0, background.waiting());
    }

    @Test
    void whoStopsIsNotAskedForAndWhoResumesIs() throws StoreException {
        cloud.tellsJob("IN_PROGRESS", "45");
        Attempt row = accepted();
        followers.consider(row);
        followers.consider(watch.stop(row));
        pass(60);
        assertEquals(List.of(), cloud.log);
        followers.consider(watch.resume(row));
        pass(30);
        assertEquals(JOB, cloud.log.getFirst());
    }
}
