package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Copy.Stage;
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
