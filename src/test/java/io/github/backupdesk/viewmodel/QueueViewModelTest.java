package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.service.ReconcileService;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.Fixtures;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueueViewModelTest {

    private static final Duration SOON = Duration.ofSeconds(3);

    private final Desk desk = new Desk();
    private final QueueViewModel queue = desk.queue;

    /** Before the history has been read nothing is sent. */
    @BeforeEach
    void read() {
        desk.history.start();
    }

    private ExactRequest exact(Cluster cluster) {
        return desk.cloud.write(new BackupRequest(cluster.id(), new BackupScope.WholeCluster(), List.of()));
    }

    private void add(Cluster cluster) {
        queue.add(exact(cluster), cluster);
    }

    private HistoryRow row(long id) {
        return desk.history.rows().stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private AttemptState state(long id) {
        return row(id).attempt().state();
    }

    private int creates() {
        return desk.cloud.created.size();
    }

    private Attempt stored(long id) {
        return desk.store.find(id).orElseThrow();
    }

    private Attempt leftOver(String account) throws StoreException {
        return desk.store.add(
                Attempt.planned(Fixtures.NOON, account, "search-prod", Desk.PROD.regionId(), exact(Desk.PROD)));
    }

    private void elsewhere(String status) {
        desk.cloud.backups.clear();
        desk.cloud.backups.add(Fixtures.backup("elsewhere", "CLUSTER", status, Fixtures.NOON));
    }

    @Test
    void theSecondOfAClusterWaitsAndStartsByItselfAtTheEndOfTheFirst() {
        desk.cloud.tellsJob("SUCCESSFUL", "100");
        add(Desk.PROD);
        add(Desk.PROD);
        assertEquals(1, creates());
        assertEquals("Waiting", row(2).state());
        assertEquals(
                "A manual backup of this cluster is running (entry #1, backup0_c7b18539b97). This one starts by"
                        + " itself when that is done.",
                row(2).explanation());
        assertTrue(queue.isQueued(2));
        desk.background.advance(SOON);
        assertEquals(1, creates());
        desk.background.advance(SOON);
        assertEquals(2, creates());
        assertEquals(AttemptState.ACCEPTED, state(2));
        assertFalse(queue.isQueued(2));
    }

    @Test
    void onceStoppedNothingFollowsThoughWhatItWaitedForEnds() {
        desk.cloud.tellsJob("SUCCESSFUL", "100");
        add(Desk.PROD);
        add(Desk.PROD);
        queue.stop();
        desk.background.advance(SOON);
        desk.background.advance(SOON);
        add(Desk.EU);
        assertEquals(1, creates());
        assertEquals(AttemptState.PLANNED, stored(2).state());
        assertEquals(AttemptState.PLANNED, stored(3).state());
    }

    @Test
    void whatIsLookedUpBeforeItLeavesStaysPlannedWhenTheQueueIsStopped() {
        desk.background.hold();
        add(Desk.PROD);
        desk.background.releaseOne();
        queue.stop();
        desk.background.release();
        assertEquals(0, creates());
        assertEquals(AttemptState.PLANNED, stored(1).state());
    }

    @Test
    void theEndThatAnotherSessionHasWrittenLetsTheNextOfTheClusterGo() throws StoreException {
        Attempt sending = leftOver("Test").sending(Fixtures.NOON, null);
        desk.store.save(sending);
        desk.history.refreshUnsettled();
        add(Desk.PROD);
        assertEquals(0, creates());
        desk.store.save(sending.ended(new SubmitOutcome.Rejected(new Answer(200, 96021, "not dedicated", ""))));
        desk.history.refreshUnsettled();
        assertEquals(AttemptState.REJECTED, state(sending.id()));
        assertEquals(1, creates());
    }

    @Test
    void whatItWaitsForCanBeShownThoughASearchHidesIt() {
        desk.cloud.tellsJob("IN_PROGRESS", "10");
        add(Desk.PROD);
        add(Desk.PROD);
        desk.history.selectedProperty().set(row(2));
        assertTrue(desk.attempt.blockedProperty().get());
        desk.history.search().textProperty().set("state:planned");
        desk.background.advance(SOON);
        assertEquals(
                List.of(2L), desk.history.rows().stream().map(HistoryRow::id).toList());
        desk.attempt.showBlocker();
        desk.background.advance(Duration.ofSeconds(1));
        HistoryRow chosen = desk.history.selectedProperty().get();
        assertTrue(chosen != null && chosen.id() == 1);
        assertFalse(desk.attempt.blockedProperty().get());
        desk.attempt.showBlocker();
        assertEquals(chosen, desk.history.selectedProperty().get());
    }

    @Test
    void whoAsksForOneThatHasToWaitIsToldSo() {
        desk.cloud.tellsJob("IN_PROGRESS", "10");
        add(Desk.PROD);
        add(Desk.PROD);
        Notice told = desk.shell.noticeProperty().get();
        assertEquals("Written to the history, not sent yet. " + row(2).explanation(), told == null ? "" : told.text());
    }

    @Test
    void theThirdWaitsForTheSecond() {
        desk.cloud.tellsJob("SUCCESSFUL", "100");
        add(Desk.PROD);
        desk.background.hold();
        add(Desk.PROD);
        add(Desk.PROD);
        desk.background.release();
        assertEquals(1, creates());
        queue.cancel(row(2));
        assertTrue(row(3).explanation().contains("entry #1"), row(3).explanation());
        desk.background.advance(SOON.plus(SOON));
        assertEquals(2, creates());
        assertEquals(AttemptState.NOT_SENT, state(2));
    }

    @Test
    void whileTheFirstIsOnItsWayTheSecondSaysSo() {
        desk.background.hold();
        add(Desk.PROD);
        add(Desk.PROD);
        desk.background.releaseOne();
        desk.background.releaseOne();
        assertEquals("Entry #1 of this cluster comes first. This one starts by itself after it.", row(2).explanation());
        desk.background.release();
        assertEquals(1, creates());
    }

    @Test
    void differentClustersGoSideBySide() {
        add(Desk.PROD);
        add(Desk.EU);
        assertEquals(2, creates());
        assertEquals(AttemptState.ACCEPTED, state(1));
        assertEquals(AttemptState.ACCEPTED, state(2));
    }

    @Test
    void theOutcomeOfTheFirstDecidesWhenTheSecondGoes() {
        desk.cloud.outcome = new SubmitOutcome.Rejected(new Answer(200, 96038, "running", "r"));
        desk.background.hold();
        add(Desk.PROD);
        add(Desk.PROD);
        desk.background.release();
        assertEquals(2, creates());
    }

    @Test
    void anOpenQuestionHoldsTheQueueUntilItIsSettled() throws StoreException {
        desk.cloud.outcome = new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE);
        add(Desk.PROD);
        add(Desk.PROD);
        assertEquals(
                "The outcome of entry #1 of this cluster is unknown. This one starts by itself once that is settled.",
                row(2).explanation());
        desk.clock.advance(Duration.ofDays(1));
        desk.background.advance(Duration.ofDays(1));
        assertEquals(1, creates());
        ReconcileService reconcile = new ReconcileService(desk.cloud, desk.ledger, desk.clock, "Test");
        desk.history.put(reconcile.settleAbsent(stored(1)));
        assertEquals(2, creates());
    }

    @Test
    void anOpenQuestionOfAnEarlierRunHoldsTheQueueToo() throws StoreException {
        Desk later = new Desk();
        later.store.save(later.store.add(leftOver("Test")).sending());
        later.background.hold();
        later.shell.start();
        later.queue.add(exact(Desk.PROD), Desk.PROD);
        later.background.release();
        assertEquals(0, later.cloud.created.size());
        assertEquals(
                List.of("Unknown", "Waiting"),
                later.history.rows().stream().map(HistoryRow::state).toList());
    }

    @Test
    void nothingIsSentBeforeItIsKnownWhatIsOpen() throws StoreException {
        Desk later = new Desk();
        Attempt open = later.store.add(leftOver("Test"));
        later.store.save(open.sending().ended(new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE)));
        later.queue.add(exact(Desk.PROD), Desk.PROD);
        assertEquals(
                "The history has to be read first. This one starts by itself after that.",
                later.history.rows().getFirst().explanation());
        later.queue.add(exact(Desk.EU), Desk.EU);
        assertEquals(0, later.cloud.created.size());
        later.history.start();
        assertEquals(1, later.cloud.created.size(), "the one whose cluster has no open question");
        assertEquals(
                "The outcome of entry #1 of this cluster is unknown. This one starts by itself once that is settled.",
                later.history.rows().getLast().explanation());
    }

    @Test
    void aNoteOfOneThatWaitsIsNotPaintedOver() throws StoreException {
        elsewhere("CREATING");
        add(Desk.PROD);
        desk.history.selectedProperty().set(row(1));
        desk.attempt.noteProperty().set("hello");
        desk.attempt.saveNote();
        desk.background.advance(Duration.ofSeconds(11));
        assertEquals("hello", stored(1).trail().note());
        assertEquals("hello", row(1).attempt().trail().note());
        desk.cloud.createWait = Duration.ofSeconds(20);
        desk.background.advance(Duration.ofSeconds(10));
        assertTrue(row(1).explanation().contains("20 calls per second"), row(1).explanation());
        assertEquals("hello", row(1).attempt().trail().note());
    }

    @Test
    void whatIsBeingMadeIsOursWhenAnEntryHasMadeItThoughNobodyAsksAfterItAnyMore() throws StoreException {
        Attempt made = leftOver("Test").sending().ended(new SubmitOutcome.Accepted(FakeCloud.RECEIPT, FakeCloud.OK));
        desk.store.save(made.unwatched(Attempt.STOPPED));
        desk.history.load();
        desk.cloud.backups.add(Fixtures.backup(FakeCloud.RECEIPT.backupId(), "CLUSTER", "CREATING", Fixtures.NOON));
        add(Desk.PROD);
        assertEquals(
                "The manual backup of entry #1 (backup0_c7b18539b97) is still being made in this cluster. This one"
                        + " starts by itself when that is done.",
                row(2).explanation());
    }

    @Test
    void somebodyElsesBackupIsWaitedForAndLookedAtAgain() {
        elsewhere("CREATING");
        add(Desk.PROD);
        assertEquals(0, creates());
        assertEquals(
                "Another manual backup of this cluster is being made (elsewhere); no entry here is known to have started it."
                        + " This one starts by itself when that is done.",
                row(1).explanation());
        desk.background.advance(Duration.ofSeconds(10));
        assertEquals(0, creates());
        elsewhere("AVAILABLE");
        desk.background.advance(Duration.ofSeconds(9));
        assertEquals(0, creates());
        desk.background.advance(Duration.ofSeconds(1));
        assertEquals(1, creates());
        assertEquals(3, desk.log.stream().filter("backups in01-prod"::equals).count());
    }

    @Test
    void whatWaitsCanBeTakenBack() {
        add(Desk.PROD);
        add(Desk.PROD);
        queue.cancel(row(2));
        assertEquals(AttemptState.NOT_SENT, state(2));
        assertEquals(
                "Not sent, so nothing was created. You took it back before it was sent. You can try again.",
                row(2).explanation());
        assertEquals(row(2).attempt(), stored(2));
        desk.background.advance(Duration.ofDays(1));
        assertEquals(1, creates());
    }

    @Test
    void whatWaitsForSomebodyElseCanBeTakenBack() {
        elsewhere("CREATING");
        add(Desk.PROD);
        queue.cancel(row(1));
        elsewhere("AVAILABLE");
        desk.background.advance(Duration.ofDays(1));
        assertEquals(0, creates());
        assertEquals(AttemptState.NOT_SENT, state(1));
    }

    @Test
    void whatIsTakenBackWhileTheListIsReadStaysTakenBack() {
        elsewhere("CREATING");
        desk.cloud.afterList = () -> queue.cancel(row(1));
        add(Desk.PROD);
        assertEquals(AttemptState.NOT_SENT, state(1));
        assertEquals(AttemptState.NOT_SENT, stored(1).state());
        assertEquals(0, desk.background.waiting());
    }

    @Test
    void whatHasBegunToLeaveGoesOn() {
        add(Desk.PROD);
        queue.cancel(row(1));
        assertEquals(AttemptState.ACCEPTED, state(1));
        assertEquals(AttemptState.ACCEPTED, stored(1).state());
    }

    @Test
    void whatAnEarlierRunLeftIsNeverSentByItself() throws StoreException {
        leftOver("Test");
        desk.shell.start();
        add(Desk.EU);
        desk.background.advance(Duration.ofDays(1));
        assertEquals(1, creates());
        assertEquals(AttemptState.PLANNED, state(1));
        assertEquals(
                "Written down, but not sent, or turned away before it was looked at. Nothing was created.",
                row(1).explanation());
        assertFalse(queue.isQueued(1));
    }

    @Test
    void whatAnEarlierRunLeftHoldsNobodyUp() throws StoreException {
        leftOver("Test");
        desk.shell.start();
        add(Desk.PROD);
        assertEquals(1, creates());
    }

    @Test
    void whatAnEarlierRunLeftCanBeSentOrDiscarded() throws StoreException {
        leftOver("Test");
        leftOver("Test");
        desk.shell.start();
        queue.cancel(row(2));
        queue.send(row(1));
        assertEquals(1, creates());
        assertEquals(AttemptState.ACCEPTED, stored(1).state());
        assertEquals(AttemptState.NOT_SENT, stored(2).state());
        queue.send(row(1));
        queue.send(row(2));
        desk.background.advance(Duration.ofDays(1));
        assertEquals(1, creates());
    }

    @Test
    void anEarlierRunsRequestDoesNotOvertakeOneThatIsAboutToLeave() throws StoreException {
        leftOver("Test");
        desk.shell.start();
        desk.background.hold();
        add(Desk.PROD);
        desk.background.releaseOne();
        queue.send(row(1));
        desk.background.release();
        assertEquals(1, creates());
        assertEquals(AttemptState.ACCEPTED, state(2));
        assertEquals("Waiting", row(1).state());
    }

    @Test
    void anotherAccountsRequestIsNotOursToSend() throws StoreException {
        leftOver("Somebody else");
        desk.shell.start();
        queue.send(row(1));
        assertEquals(0, creates());
        assertEquals(AttemptState.PLANNED, stored(1).state());
    }

    @Test
    void sendingAHundredTimesSendsOnce() throws StoreException {
        leftOver("Test");
        desk.shell.start();
        HistoryRow row = row(1);
        desk.background.hold();
        for (int i = 0; i < 100; i++) {
            queue.send(row);
        }
        desk.background.release();
        assertEquals(1, creates());
    }

    @Test
    void aRowThatCannotBeWrittenIsToldAndHoldsNobodyUp() {
        desk.background.hold();
        add(Desk.PROD);
        add(Desk.PROD);
        desk.background.releaseOne();
        desk.background.releaseOne();
        desk.store.failAfter(0, 1);
        desk.background.release();
        assertEquals(1, creates());
        assertEquals(AttemptState.PLANNED, stored(1).state());
        assertEquals(AttemptState.ACCEPTED, stored(2).state());
        assertFalse(queue.isQueued(1));
    }

    private static SubmitOutcome throttled() {
        return new SubmitOutcome.NotSent(SubmitOutcome.NotSentReason.THROTTLED, new Answer(429, null, "slow down", ""));
    }

    /** The fake waits for nobody, so what is turned away has to wait in the queue. */
    private void turnAway(Duration pause) {
        desk.cloud.outcome = throttled();
        desk.cloud.beforeDeparture = () -> desk.cloud.createWait = pause;
        desk.cloud.createWait = Duration.ZERO;
    }

    private void letThrough() {
        desk.cloud.beforeDeparture = () -> {};
        desk.cloud.createWait = Duration.ZERO;
        desk.cloud.outcome = new SubmitOutcome.Accepted(FakeCloud.RECEIPT, FakeCloud.OK);
    }

    @Test
    void whatIsTurnedAwayForThePaceWaitsInTheOpenAndGoesByItself() {
        turnAway(Duration.ofSeconds(7));
        add(Desk.PROD);
        assertEquals(1, creates());
        assertEquals("Waiting", row(1).state());
        assertEquals(
                "The service allows 20 calls per second and asked for a pause. This one is sent at 12:00:07 (7 s).",
                row(1).explanation());
        letThrough();
        desk.clock.advance(Duration.ofSeconds(6));
        desk.background.advance(Duration.ofSeconds(6));
        assertTrue(row(1).explanation().endsWith("(1 s)."), row(1).explanation());
        assertEquals(1, creates());
        desk.background.advance(Duration.ofSeconds(1));
        assertEquals(2, creates());
        assertEquals(AttemptState.ACCEPTED, stored(1).state());
    }

    @Test
    void theSecondsOfTheChosenRowAreToldAsWell() {
        turnAway(Duration.ofSeconds(7));
        add(Desk.PROD);
        desk.history.selectedProperty().set(row(1));
        desk.clock.advance(Duration.ofSeconds(3));
        desk.background.advance(Duration.ofSeconds(3));
        HistoryRow chosen = desk.history.selectedProperty().get();
        assertTrue(chosen != null && chosen.explanation().endsWith("(4 s)."));
    }

    @Test
    void nothingIsAskedWhileAPauseIsKnown() {
        desk.cloud.createWait = Duration.ofSeconds(20);
        add(Desk.PROD);
        assertEquals(
                List.of(),
                desk.log.stream().filter(each -> each.startsWith("backups")).toList());
        assertEquals("Waiting", row(1).state());
        desk.cloud.createWait = Duration.ZERO;
        desk.background.advance(Duration.ofSeconds(20));
        assertEquals(1, creates());
    }

    @Test
    void aPauseThatNobodyNoticesIsNotTold() {
        desk.cloud.createWait = Duration.ofMillis(1_500);
        add(Desk.PROD);
        assertEquals(1, creates());
    }

    @Test
    void whatWaitsForThePaceCanBeTakenBack() {
        turnAway(Duration.ofSeconds(7));
        add(Desk.PROD);
        queue.cancel(row(1));
        letThrough();
        desk.background.advance(Duration.ofDays(1));
        assertEquals(1, creates());
        assertEquals(AttemptState.NOT_SENT, stored(1).state());
        assertEquals(0, desk.background.waiting());
    }

    @Test
    void whatIsTakenBackOnItsWayAndThenTurnedAwayIsTakenBack() {
        turnAway(Duration.ofSeconds(7));
        desk.cloud.beforeAnswer = () -> queue.cancel(row(1));
        add(Desk.PROD);
        letThrough();
        desk.background.advance(Duration.ofDays(1));
        assertEquals(1, creates());
        assertEquals(AttemptState.NOT_SENT, stored(1).state());
    }

    @Test
    void theSameReceiptTwiceIsShownTwice() {
        desk.cloud.tellsJob("SUCCESSFUL", "100").tellsJob("SUCCESSFUL", "100");
        add(Desk.PROD);
        add(Desk.EU);
        assertEquals(FakeCloud.RECEIPT, row(1).attempt().receipt());
        assertEquals(FakeCloud.RECEIPT, row(2).attempt().receipt());
    }

    @Test
    void theReasonChangesItsLanguage() {
        add(Desk.PROD);
        add(Desk.PROD);
        desk.speakChinese();
        assertEquals("排队中", row(2).state());
        assertTrue(Desk.chinese(row(2).explanation()));
    }
}
