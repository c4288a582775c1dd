package io.github.backupdesk.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.Baseline;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.RegionFence;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.NotSent;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.service.SubmitService.Sent;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.FakeHistory;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.HandClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SubmitServiceTest {

    private static final String LIST = "backups " + Fixtures.CLUSTER_ID;

    private static final NotSent THROTTLED =
            new NotSent(NotSentReason.THROTTLED, new Answer(429, null, "slow down", ""));

    private final List<String> log = new ArrayList<>();
    private final FakeCloud cloud = new FakeCloud(log);
    private final FakeHistory history = new FakeHistory(log);
    private final List<AttemptState> told = new ArrayList<>();
    private final SubmitService submit = new SubmitService(cloud, new Ledger(history), Fixtures.CLOCK, "Test");
    private final ExactRequest exact = cloud.write(Fixtures.wholeCluster());

    private Attempt plan() throws StoreException {
        return submit.plan(exact, Fixtures.cluster(""));
    }

    private Sent send(Attempt planned) throws StoreException {
        return submit.send(planned, row -> told.add(row.state()), () -> true);
    }

    private Sent.Ended send() throws StoreException {
        return assertInstanceOf(Sent.Ended.class, send(plan()));
    }

    private Attempt stored(Attempt row) {
        return history.find(row.id()).orElseThrow();
    }

    @Test
    void planningWritesTheRowAndAsksNobody() throws StoreException {
        assertEquals(AttemptState.PLANNED, stored(plan()).state());
        assertEquals(List.of("add PLANNED"), log);
    }

    @Test
    void onlyWhatIsPlannedForThisAccountCanBeSent() throws StoreException {
        Attempt planned = plan();
        assertTrue(submit.canSend(planned));
        assertFalse(submit.canSend(planned.sending()));
        assertFalse(submit.canSend(send().attempt()));
        assertFalse(new SubmitService(cloud, new Ledger(history), Fixtures.CLOCK, "Another").canSend(planned));
    }

    @Test
    void writesTheRowTwiceBeforeTheRequestLeaves() throws StoreException {
        send();
        assertEquals(List.of("add PLANNED", LIST, "save SENDING", "create", "save ACCEPTED"), log);
    }

    @Test
    void whatIsNotWantedAnyMoreWhenItsTurnHasComeStaysPlanned() throws StoreException {
        Attempt planned = plan();
        AtomicBoolean wanted = new AtomicBoolean(true);
        cloud.beforeDeparture = () -> wanted.set(false);
        Sent sent = submit.send(planned, row -> told.add(row.state()), wanted::get);
        assertEquals(new Sent.Ended(planned, true), sent);
        assertEquals(planned, stored(planned));
        assertEquals(List.of(), cloud.created);
        assertEquals(List.of(), told);
        cloud.beforeDeparture = () -> {};
        assertEquals(
                AttemptState.ACCEPTED,
                assertInstanceOf(Sent.Ended.class, send(planned)).attempt().state());
    }

    @Test
    void whatTheFenceForbidsNeverLeavesThoughItWasPlannedBefore() throws StoreException {
        Attempt planned = submit.plan(
                cloud.write(Fixtures.collections("default", List.of("a"), "aws-us-east-2")), Fixtures.cluster(""));
        submit.fencedBy(() -> RegionFence.CLOSED);
        Attempt ended = assertInstanceOf(Sent.Ended.class, send(planned)).attempt();
        assertEquals(new NotSent(NotSentReason.FENCED, Answer.NONE), ended.outcome());
        assertEquals(ended, stored(planned));
        assertEquals(List.of(), cloud.created);
        assertEquals(List.of(), told);
    }

    @Test
    void theFenceCountsAsItStandsWhenTheTurnHasCome() throws StoreException {
        Attempt planned = submit.plan(
                cloud.write(Fixtures.collections("default", List.of("a"), "aws-us-east-2")), Fixtures.cluster(""));
        cloud.beforeDeparture = () -> submit.fencedBy(() -> RegionFence.CLOSED);
        send(planned);
        assertEquals(AttemptState.NOT_SENT, stored(planned).state());
        assertEquals(List.of(), cloud.created);
    }

    @Test
    void theFenceLetsPassWhatHasNoCopies() throws StoreException {
        submit.fencedBy(() -> RegionFence.CLOSED);
        assertEquals(AttemptState.ACCEPTED, send().attempt().state());
    }

    @Test
    void tellsOfTheRowOnlyOnceItIsOnDisk() throws StoreException {
        history.failAfter(1, 1);
        assertThrows(StoreException.class, this::send);
        assertEquals(List.of(), told);
        history.failAfter(0, 0);
        submit.send(plan(), row -> assertEquals(row, stored(row)), () -> true);
    }

    @Test
    void theRowHoldsWhatWasAskedOfWhomAndWhen() throws StoreException {
        Attempt row = send().attempt();
        assertEquals("Test", row.account());
        assertEquals("search-prod", row.clusterName());
        assertEquals(Fixtures.cluster("").regionId(), row.homeRegion());
        assertEquals(Fixtures.NOON, row.plannedAt());
        assertEquals(Fixtures.NOON, row.trail().sentAt());
        assertSame(exact, row.exact());
        assertSame(exact, cloud.created.getFirst());
        assertEquals(FakeCloud.RECEIPT, row.receipt());
        assertEquals(row, stored(row));
        assertEquals(List.of(AttemptState.SENDING), told);
    }

    @Test
    void whatIsThereIsWrittenDownBeforeTheRequestLeaves() throws StoreException {
        cloud.backups.add(backup("old-1", "AVAILABLE"));
        cloud.backups.add(backup("old-2", "AVAILABLE"));
        cloud.ahead = Duration.ofHours(-3);
        List<Attempt> leaving = new ArrayList<>();
        submit.send(plan(), row -> leaving.add(stored(row)), () -> true);
        Baseline baseline = new Baseline(Set.of("old-1", "old-2"), Duration.ofHours(-3));
        assertEquals(baseline, leaving.getFirst().trail().baseline());
        assertEquals(baseline, stored(leaving.getFirst()).trail().baseline());
    }

    @Test
    void aListThatCannotBeReadIsNoReasonNotToTry() throws StoreException {
        cloud.trouble = FakeCloud.unreachable();
        Attempt row = send().attempt();
        assertEquals(AttemptState.ACCEPTED, row.state());
        assertNull(row.trail().baseline());
        assertEquals(Fixtures.NOON, row.trail().sentAt());
    }

    @Test
    void nothingIsSentWhileTheClusterMakesAnotherBackup() throws StoreException {
        cloud.backups.add(backup("old", "AVAILABLE"));
        cloud.backups.add(backup("elsewhere", "CREATING"));
        Attempt planned = plan();
        assertEquals(new Sent.Busy(planned, cloud.backups.getLast()), send(planned));
        assertEquals(List.of(), cloud.created);
        assertEquals(List.of(), told);
        assertEquals(planned, stored(planned));
        assertEquals(List.of("add PLANNED", LIST), log);
    }

    @Test
    void whatHadToWaitGoesOnceTheClusterIsFree() throws StoreException {
        cloud.backups.add(backup("elsewhere", "CREATING"));
        Attempt planned = plan();
        send(planned);
        cloud.backups.set(0, backup("elsewhere", "AVAILABLE"));
        assertInstanceOf(Sent.Ended.class, send(planned));
        assertEquals(1, cloud.created.size());
    }

    @Test
    void sendsNothingIfTheRowCannotBeAdded() {
        history.failAfter(0, 1);
        assertThrows(StoreException.class, this::plan);
        assertEquals(List.of("add PLANNED failed"), log);
    }

    @Test
    void sendsNothingIfTheSendingCannotBeWritten() throws StoreException {
        history.failAfter(1, 1);
        assertThrows(StoreException.class, this::send);
        assertEquals(List.of("add PLANNED", LIST, "save SENDING failed"), log);
        assertEquals(
                AttemptState.PLANNED,
                history.newest(1, Long.MAX_VALUE).getFirst().state());
    }

    @Test
    void triesTheReceiptOnceMore() throws StoreException {
        history.failAfter(2, 1);
        assertTrue(send().kept());
        assertEquals(
                List.of("add PLANNED", LIST, "save SENDING", "create", "save ACCEPTED failed", "save ACCEPTED"), log);
    }

    @Test
    void handsTheReceiptOutEvenIfItCannotBeWritten() throws StoreException {
        history.failAfter(2, 2);
        Sent.Ended ended = send();
        assertFalse(ended.kept());
        assertEquals(FakeCloud.RECEIPT, ended.attempt().receipt());
        assertEquals(1, cloud.created.size());
        assertEquals(AttemptState.SENDING, stored(ended.attempt()).state());
    }

    @Test
    void aRefusalIsWrittenWithItsCodeAndMessage() throws StoreException {
        cloud.outcome = new SubmitOutcome.Rejected(new Answer(200, 96038, "already running", "req-9"));
        Attempt row = send().attempt();
        assertEquals(AttemptState.REJECTED, row.state());
        assertEquals(cloud.outcome, stored(row).outcome());
    }

    @Test
    void aFaultInTheClientLeavesAnUnknownOutcomeAndNoOpenRow() throws StoreException {
        cloud.fault = new IllegalStateException("a bug");
        Attempt row = send().attempt();
        assertEquals(new SubmitOutcome.Unknown(UnknownReason.PROGRAM_FAULT, Answer.NONE), row.outcome());
        assertEquals(AttemptState.UNKNOWN, stored(row).state());
    }

    @Test
    void whatWasTakenBackIsNeverSent() throws StoreException {
        Attempt planned = plan();
        Attempt cancelled = submit.cancel(planned);
        assertEquals(new NotSent(NotSentReason.CANCELLED, Answer.NONE), cancelled.outcome());
        assertEquals(new Sent.Ended(cancelled, true), send(planned));
        assertEquals(List.of(), cloud.created);
        assertEquals(List.of(), told);
        assertEquals(cancelled, stored(planned));
    }

    @Test
    void whatIsTakenBackBetweenTheListAndTheSendingIsNotSent() throws StoreException {
        Attempt planned = plan();
        cloud.afterList = () -> submit.cancel(planned);
        Sent.Ended ended = assertInstanceOf(Sent.Ended.class, send(planned));
        assertEquals(AttemptState.NOT_SENT, ended.attempt().state());
        assertEquals(List.of(), cloud.created);
        assertEquals(List.of("add PLANNED", LIST, "save NOT_SENT"), log);
    }

    @Test
    void whatHasBegunToLeaveCannotBeTakenBack() throws StoreException {
        List<Attempt> answers = new ArrayList<>();
        submit.send(plan(), row -> answers.add(cancelled(row)), () -> true);
        assertEquals(AttemptState.SENDING, answers.getFirst().state());
        assertEquals(AttemptState.ACCEPTED, cancelled(answers.getFirst()).state());
        assertEquals(1, cloud.created.size());
        assertEquals(List.of("add PLANNED", LIST, "save SENDING", "create", "save ACCEPTED"), log);
    }

    @Test
    void whatHasEndedIsNotSentAgain() throws StoreException {
        Attempt planned = plan();
        send(planned);
        send(planned);
        assertEquals(1, cloud.created.size());
    }

    @Test
    void whatIsTakenBackWhileItWaitsForItsTurnIsNotSent() throws StoreException {
        Attempt planned = plan();
        cloud.beforeDeparture = () -> submit.cancel(planned);
        Sent.Ended ended = assertInstanceOf(Sent.Ended.class, send(planned));
        assertEquals(AttemptState.NOT_SENT, ended.attempt().state());
        assertEquals(List.of(), cloud.created);
        assertEquals(List.of(), told);
    }

    @Test
    void theRowStaysPlannedUntilItsTurnHasCome() throws StoreException {
        Attempt planned = plan();
        List<AttemptState> waiting = new ArrayList<>();
        cloud.beforeDeparture = () -> waiting.add(stored(planned).state());
        send(planned);
        assertEquals(List.of(AttemptState.PLANNED), waiting);
    }

    @Test
    void whatIsTurnedAwayForThePaceIsPlannedAgain() throws StoreException {
        cloud.outcome = THROTTLED;
        cloud.createWait = Duration.ofSeconds(7);
        assertEquals(Duration.ofSeconds(7), submit.pause());
        Attempt planned = plan();
        Sent.Throttled throttled = assertInstanceOf(Sent.Throttled.class, send(planned));
        assertEquals(Duration.ofSeconds(7), throttled.pause());
        assertEquals(planned, throttled.attempt());
        assertEquals(planned, stored(planned));
        cloud.outcome = new SubmitOutcome.Accepted(FakeCloud.RECEIPT, FakeCloud.OK);
        assertInstanceOf(Sent.Ended.class, send(planned));
        assertEquals(2, cloud.created.size());
        assertEquals(AttemptState.ACCEPTED, stored(planned).state());
    }

    @Test
    void whatIsTurnedAwayForTenMinutesIsGivenUp() throws StoreException {
        HandClock clock = new HandClock();
        SubmitService patient = new SubmitService(cloud, new Ledger(history), clock, "Test");
        cloud.outcome = THROTTLED;
        Attempt planned = plan();
        assertInstanceOf(Sent.Throttled.class, patient.send(planned, row -> {}, () -> true));
        clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertInstanceOf(Sent.Throttled.class, patient.send(planned, row -> {}, () -> true));
        clock.advance(Duration.ofMillis(1));
        assertInstanceOf(Sent.Ended.class, patient.send(planned, row -> {}, () -> true));
        assertEquals(THROTTLED, stored(planned).outcome());
    }

    @Test
    void aPauseThatCannotBeWrittenEndsTheRequestUnsent() throws StoreException {
        cloud.outcome = THROTTLED;
        history.failAfter(2, 1);
        Sent.Ended ended = send();
        assertTrue(ended.kept());
        assertEquals(THROTTLED, stored(ended.attempt()).outcome());
    }

    @Test
    void ofTwoSendingsOfTheSameRowOnlyOneLeaves() throws StoreException {
        Attempt planned = plan();
        List<Sent> second = new ArrayList<>();
        cloud.beforeAnswer = () -> {
            cloud.beforeAnswer = () -> {};
            second.add(send(planned));
        };
        Attempt first = attempt(send(planned));
        assertEquals(1, cloud.created.size());
        assertEquals(AttemptState.SENDING, attempt(second.getFirst()).state());
        assertEquals(List.of(AttemptState.SENDING), told);
        assertEquals(AttemptState.ACCEPTED, first.state());
        assertEquals(first, stored(planned));
    }

    @Test
    void aClientThatBreaksDownBeforeTheDepartureLeavesTheRowPlanned() throws StoreException {
        Attempt planned = plan();
        cloud.beforeDeparture = () -> {
            throw new IllegalStateException("a bug");
        };
        assertThrows(IllegalStateException.class, () -> send(planned));
        assertEquals(planned, stored(planned));
    }

    @Test
    void aRequestThatCannotBeSentAtAllIsSoWithoutHavingLeft() throws StoreException {
        cloud.refusesToStart = new NotSent(NotSentReason.MOVED, Answer.NONE);
        Attempt row = send().attempt();
        assertEquals(cloud.refusesToStart, stored(row).outcome());
        assertNull(row.trail().sentAt());
    }

    @Test
    void aProgramThatEndsWhileItWaitsLeavesTheRowPlanned() throws StoreException {
        cloud.refusesToStart = new NotSent(NotSentReason.CANCELLED, Answer.NONE);
        Attempt planned = plan();
        assertEquals(new Sent.Ended(planned, true), send(planned));
        assertEquals(planned, stored(planned));
    }

    @Test
    void whatAClientAnswersWithoutHavingAskedToLeaveIsKeptAsWell() throws StoreException {
        cloud.refusesToStart = new SubmitOutcome.Unknown(UnknownReason.PROGRAM_FAULT, Answer.NONE);
        assertEquals(cloud.refusesToStart, stored(send().attempt()).outcome());
    }

    @Test
    void whatWasTakenBackStaysSoWhateverTheClientSays() throws StoreException {
        Attempt planned = plan();
        cloud.afterList = () -> submit.cancel(planned);
        cloud.refusesToStart = new NotSent(NotSentReason.MOVED, Answer.NONE);
        assertEquals(
                new NotSent(NotSentReason.CANCELLED, Answer.NONE),
                attempt(send(planned)).outcome());
        assertEquals(
                new NotSent(NotSentReason.CANCELLED, Answer.NONE),
                stored(planned).outcome());
    }

    @Test
    void onlyARefusalForPaceIsWaitedOut() throws StoreException {
        cloud.outcome = new NotSent(NotSentReason.CONNECT_FAILED, Answer.NONE);
        assertEquals(cloud.outcome, stored(send().attempt()).outcome());
        assertEquals(1, cloud.created.size());
    }

    private static Attempt attempt(Sent sent) {
        return assertInstanceOf(Sent.Ended.class, sent).attempt();
    }

    @Test
    void aRefusalForPaceDoesNotPlanAnewWhatWasSettledMeanwhile() throws StoreException {
        cloud.outcome = THROTTLED;
        Attempt planned = plan();
        Attempt settled = planned.ended(new SubmitOutcome.Matched(backup("found", "AVAILABLE")));
        cloud.beforeAnswer = () -> history.save(settled);
        Sent.Throttled throttled = assertInstanceOf(Sent.Throttled.class, send(planned));
        assertEquals(settled, throttled.attempt());
        assertEquals(settled, stored(planned));
    }

    @Test
    void twoReceiptsOfTheSameJobAreBothKeptAndSaySo() throws StoreException {
        Attempt first = send().attempt();
        Attempt second = send().attempt();
        assertEquals(0, first.trail().sameReceiptAs());
        assertEquals(first.id(), second.trail().sameReceiptAs());
        assertEquals(second, stored(second));
        assertEquals(second.id(), stored(first).trail().sameReceiptAs());
        assertEquals(FakeCloud.RECEIPT, stored(first).receipt());
        assertEquals(FakeCloud.RECEIPT, stored(second).receipt());
    }

    @Test
    void receiptsOfTheirOwnSayNothingOfEachOther() throws StoreException {
        Receipt first = new Receipt("backup1", "n", "job-1");
        Receipt longer = new Receipt("backup12", "n", "job-12");
        cloud.outcome = new SubmitOutcome.Accepted(longer, FakeCloud.OK);
        Attempt one = send().attempt();
        cloud.outcome = new SubmitOutcome.Accepted(first, FakeCloud.OK);
        assertEquals(0, send().attempt().trail().sameReceiptAs());
        assertEquals(one, stored(one));
    }

    @Test
    void anEndingProgramWaitsForAnswersThatAreOnTheirWayButNotForEver() throws Exception {
        List<Boolean> ended = new ArrayList<>();
        cloud.beforeAnswer = () -> {
            try {
                ended.add(submit.awaitEnds(Duration.ofMillis(1)));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        };
        send();
        assertEquals(List.of(false), ended);
        assertTrue(submit.awaitEnds(Duration.ofSeconds(10)));
    }

    private void conflict() {
        cloud.outcome = new SubmitOutcome.Rejected(new Answer(409, 96038, "busy", ""));
        cloud.beforeAnswer = () -> cloud.backups.add(backup("running", "CREATING"));
    }

    @Test
    void afterAConflictOneLookTellsWhatRuns() throws StoreException {
        conflict();
        Attempt row = send().attempt();
        assertEquals(
                List.of("running"),
                row.trail().search().candidates().stream().map(Backup::id).toList());
        assertEquals(row, stored(row));
        assertEquals(2, log.stream().filter(LIST::equals).count());
        assertEquals(1, cloud.created.size());
    }

    @Test
    void aConflictWhoseReasonCannotBeWrittenIsStillARefusal() throws StoreException {
        conflict();
        history.failAfter(3, 1);
        Sent.Ended ended = send();
        assertTrue(ended.kept());
        assertEquals(AttemptState.REJECTED, stored(ended.attempt()).state());
        assertEquals(List.of(), stored(ended.attempt()).trail().search().candidates());
    }

    @Test
    void takingBackOnADiskThatIsFullIsTold() throws StoreException {
        Attempt planned = plan();
        history.failAfter(0, 1);
        assertThrows(StoreException.class, () -> submit.cancel(planned));
        assertEquals(AttemptState.PLANNED, stored(planned).state());
    }

    private Attempt cancelled(Attempt row) {
        try {
            return submit.cancel(row);
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    private static Backup backup(String id, String status) {
        return Fixtures.backup(id, "CLUSTER", status, Fixtures.NOON);
    }
}
