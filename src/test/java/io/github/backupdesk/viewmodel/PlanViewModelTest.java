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
import io.github.backupdesk.domain.Copy;
import io.github.backupdesk.domain.PlanPart;
import io.github.backupdesk.domain.PlanPart.Policy;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.viewmodel.BackupFormViewModel.Wanted;
import io.github.backupdesk.viewmodel.HistoryRow.Look;
import io.github.backupdesk.viewmodel.PlanRow.Cell;
import io.github.backupdesk.viewmodel.PlanRow.Column;
import io.github.backupdesk.viewmodel.ShellViewModel.Screen;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanViewModelTest {

    private static final RegionId OHIO = new RegionId("aws-us-east-2");
    private static final RegionId FRANKFURT = new RegionId("aws-eu-central-1");
    private static final String OLD_PLAN = "261120-080000-abc";

    private final Desk desk = new Desk();
    private final PlanViewModel plan = desk.plan;

    @BeforeEach
    void acceptEach() {
        desk.cloud.beforeAnswer = () -> {
            if (desk.cloud.outcome instanceof SubmitOutcome.Accepted) {
                desk.cloud.outcome = accepted();
            }
        };
    }

    /** Each has IDs of its own. */
    private SubmitOutcome accepted() {
        String n = desk.cloud.created.getLast().request().clusterId().value().substring(5);
        return new SubmitOutcome.Accepted(new Receipt("backup" + n, "b" + n, "job" + n), FakeCloud.OK);
    }

    private static Cluster cluster(int n) {
        return Desk.cluster("in01-" + n, "c" + n, "aws-us-west-2", "Dedicated", "RUNNING");
    }

    private static Wanted wanted(int n, RegionId... copies) {
        return new Wanted(
                cluster(n), new BackupRequest(cluster(n).id(), new BackupScope.WholeCluster(), List.of(copies)));
    }

    private void confirm(Wanted... wanted) {
        confirm(false, wanted);
    }

    private void confirm(boolean stop, Wanted... wanted) {
        desk.shell.review(List.of(wanted));
        desk.review.stopAtFirstErrorProperty().set(stop);
        desk.shell.create();
    }

    private static Wanted[] many(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> wanted(n)).toArray(Wanted[]::new);
    }

    /** Both presses, as far apart as they have to be. */
    private void resume() {
        plan.resume();
        desk.clock.advance(SecondPress.DOUBLE_CLICK);
        plan.resume();
    }

    private List<String> words() {
        return plan.rows().stream().map(row -> row.row().state()).toList();
    }

    private List<String> words(int row) {
        return plan.rows().get(row).cells().stream().map(Cell::word).toList();
    }

    /** The n-th that is sent ends otherwise. */
    private void nth(int n, SubmitOutcome how) {
        desk.cloud.beforeAnswer = () -> {
            desk.cloud.outcome = desk.cloud.created.size() == n ? how : accepted();
        };
    }

    private static final SubmitOutcome REFUSED =
            new SubmitOutcome.Rejected(new Answer(200, 96001, "no such region", ""));

    /** As an earlier run has left it. */
    private List<Attempt> leftOver(Policy policy, SubmitOutcome... ends) throws StoreException {
        List<Attempt> rows = desk.store.addAll(IntStream.rangeClosed(1, 4)
                .mapToObj(n -> Attempt.planned(
                        Fixtures.NOON,
                        "Test",
                        "c" + n,
                        null,
                        desk.cloud.write(wanted(n).request())))
                .map(row -> row.with(
                        row.trail().in(new PlanPart(OLD_PLAN, row.clusterName().charAt(1) - '0', policy, 0))))
                .toList());
        for (int n = 0; n < ends.length; n++) {
            desk.store.save(rows.get(n).ended(ends[n]));
        }
        return rows;
    }

    @Test
    void severalRequestsBecomeAPlanThatIsShown() {
        desk.shell.start();
        confirm(many(3));
        assertEquals(Screen.PLAN, desk.shell.screenProperty().get());
        assertEquals(3, desk.cloud.created.size());
        assertEquals("3 requests: 3 accepted", plan.titleProperty().get());
        assertEquals(
                List.of("1", "2", "3"),
                plan.rows().stream().map(PlanRow::position).toList());
        assertTrue(plan.rows().getFirst().result().startsWith("backup1 · job1"));
    }

    @Test
    void oneRequestIsNoPlan() {
        desk.shell.start();
        confirm(wanted(1));
        assertEquals(Screen.NEW_BACKUP, desk.shell.screenProperty().get());
        assertEquals(null, desk.store.find(1).orElseThrow().trail().plan());
    }

    @Test
    void allAreWrittenBeforeTheFirstIsSent() {
        desk.shell.start();
        desk.log.clear();
        confirm(many(3));
        assertEquals(3, desk.log.indexOf("backups in01-1"), desk.log.toString());
        assertEquals(List.of("add PLANNED", "add PLANNED", "add PLANNED"), desk.log.subList(0, 3));
    }

    @Test
    void whereTheyCannotBeWrittenNothingIsSentAndTheFormIsThereAgain() {
        desk.shell.start();
        desk.store.failAfter(2, 1);
        confirm(many(3));
        assertEquals(List.of(), desk.cloud.created);
        assertEquals(0, desk.store.count());
        assertEquals(Screen.NEW_BACKUP, desk.shell.screenProperty().get());
        Notice told = desk.shell.noticeProperty().get();
        assertTrue(told != null && told.kind() == Notice.Kind.TROUBLE);
    }

    @Test
    void theMatrixHasAColumnForEachRegionThatAnyAsksFor() {
        desk.shell.start();
        nth(2, REFUSED);
        confirm(wanted(1, OHIO), wanted(2, FRANKFURT, OHIO), wanted(3));
        assertEquals(
                List.of(
                        new Column("Home", ""),
                        new Column("Ohio", "aws-us-east-2"),
                        new Column("Frankfurt", "aws-eu-central-1")),
                plan.columnsProperty().get());
        assertEquals(List.of("Accepted", "Not seen yet", ""), words(0));
        assertEquals(List.of("Refused", "Not made", "Not made"), words(1));
        assertEquals(List.of("Accepted", "", ""), words(2));
        assertEquals("Ohio: Not seen yet", plan.rows().getFirst().cells().get(1).accessible());
        assertEquals(
                "Frankfurt: no copy asked for",
                plan.rows().getFirst().cells().get(2).accessible());
        assertEquals("3 requests: 2 accepted, 1 refused", plan.titleProperty().get());
    }

    @Test
    void newsOfJobsAndCopiesReachTheCells() throws StoreException {
        desk.shell.start();
        confirm(wanted(1, OHIO), wanted(2));
        desk.background.advance(Duration.ofSeconds(3));
        assertEquals(List.of("Running 45 %", "Not seen yet"), words(0));
        Attempt first = desk.store.find(1).orElseThrow();
        desk.history.put(desk.ledger.change(
                first,
                row -> row.with(row.trail().with(List.of(new Copy(OHIO, Copy.Stage.SEEN, "b9", Fixtures.NOON))))));
        assertEquals(List.of("Running 45 %", "Being made"), words(0));
        desk.history.put(desk.ledger.change(
                first,
                row -> row.with(row.trail().with(List.of(new Copy(OHIO, Copy.Stage.AVAILABLE, "b9", Fixtures.NOON))))));
        assertEquals(
                new Cell(Look.DONE, "Made", "Ohio: Made"),
                plan.rows().getFirst().cells().get(1));
    }

    @Test
    void whatSweepsTellOfManyRunningJobsIsSeenToo() {
        desk.shell.start();
        confirm(many(12));
        for (int n = 1; n <= 12; n++) {
            desk.cloud.backups.add(Fixtures.backup("backup" + n, "CLUSTER", "CREATING", Fixtures.NOON));
        }
        desk.background.advance(Duration.ofSeconds(10));
        assertTrue(words().stream().allMatch("CREATING"::equals), words().toString());
    }

    @Test
    void aPlanThatStopsHoldsTheRestAndSaysWhy() {
        desk.shell.start();
        nth(2, REFUSED);
        confirm(true, many(4));
        assertEquals(List.of("Accepted", "Refused", "Held", "Held"), words());
        String why = plan.rows().get(2).row().explanation();
        assertTrue(why.startsWith("Held: entry #2 of this plan is “Refused”"), why);
        assertEquals(why, desk.history.rows().get(1).explanation(), "the history says the same");
        assertEquals("Held", desk.history.rows().get(1).state());
        assertEquals("Resume what is left (2)", plan.resumeProperty().get());
        assertEquals("", plan.stopProperty().get());
        resume();
        assertEquals(List.of("Accepted", "Refused", "Accepted", "Accepted"), words());
        assertEquals("", plan.resumeProperty().get());
    }

    @Test
    void whileOneIsOnItsWayTheOthersOfSuchAPlanWaitForIt() {
        desk.shell.start();
        desk.background.hold();
        confirm(true, many(3));
        desk.background.releaseOne();
        assertEquals(List.of("Prepared", "Waiting", "Waiting"), words());
        String why = plan.rows().get(1).row().explanation();
        assertTrue(why.startsWith("Entry #1 of the same plan comes first"), why);
        assertEquals("Stop what has not left (3)", plan.stopProperty().get());
        plan.stop();
        assertEquals("Resume what is left (3)", plan.resumeProperty().get());
        desk.background.release();
        assertEquals(List.of("Prepared", "Prepared", "Prepared"), words());
        assertEquals(List.of(), desk.cloud.created);
    }

    @Test
    void aHundredClicksOnResumeSendEachOnce() throws StoreException {
        leftOver(Policy.GO_ON);
        desk.shell.start();
        desk.shell.showPlan(OLD_PLAN);
        desk.background.hold();
        for (int click = 0; click < 50; click++) {
            plan.resume();
            desk.clock.advance(SecondPress.DOUBLE_CLICK);
        }
        desk.background.release();
        for (int click = 0; click < 50; click++) {
            plan.resume();
            desk.clock.advance(SecondPress.DOUBLE_CLICK);
        }
        assertEquals(4, desk.cloud.created.size());
        assertEquals(4, desk.store.count());
    }

    private static final String SURE = "Create 4 backups – press again";

    @Test
    void theFirstPressSaysInFullWhatTheSecondMakes() {
        desk.shell.start();
        nth(1, REFUSED);
        confirm(true, wanted(1), wanted(2, OHIO, FRANKFURT), wanted(3, OHIO), wanted(4));
        assertEquals("Resume what is left (3)", plan.resumeProperty().get());
        plan.resume();
        assertEquals(
                "Create 3 backups + 3 permanent copies – press again",
                plan.resumeProperty().get());
        desk.speakChinese();
        assertEquals("创建 3 个备份 + 3 个永久副本：请再按一次", plan.resumeProperty().get());
        assertEquals(1, desk.cloud.created.size());
        desk.clock.advance(SecondPress.DOUBLE_CLICK);
        plan.resume();
        assertEquals(4, desk.cloud.created.size());
        assertEquals("", plan.resumeProperty().get());
    }

    @Test
    void aDoubleClickOrAKeyHeldDownIsNoSecondPress() throws StoreException {
        leftOver(Policy.GO_ON);
        desk.shell.start();
        desk.shell.showPlan(OLD_PLAN);
        for (int repeat = 0; repeat < 100; repeat++) {
            plan.resume();
            desk.clock.advance(SecondPress.DOUBLE_CLICK.minusMillis(1));
        }
        assertEquals(List.of(), desk.cloud.created);
        assertEquals(SURE, plan.resumeProperty().get());
    }

    @Test
    void theFirstPressIsForgottenAfterAWhile() throws StoreException {
        leftOver(Policy.GO_ON);
        desk.shell.start();
        desk.shell.showPlan(OLD_PLAN);
        plan.resume();
        desk.clock.advance(SecondPress.FORGOTTEN);
        desk.background.advance(SecondPress.FORGOTTEN.minusMillis(1));
        assertEquals(SURE, plan.resumeProperty().get());
        desk.background.advance(Duration.ofMillis(1));
        assertEquals("Resume what is left (4)", plan.resumeProperty().get());
        plan.resume();
        assertEquals(List.of(), desk.cloud.created);
    }

    @Test
    void whoChoosesAnotherRequestHasToPressTwiceAgain() throws StoreException {
        leftOver(Policy.GO_ON);
        desk.shell.start();
        desk.shell.showPlan(OLD_PLAN);
        plan.resume();
        plan.selectedProperty().set(plan.rows().get(2));
        assertEquals("Resume what is left (4)", plan.resumeProperty().get());
        desk.clock.advance(SecondPress.DOUBLE_CLICK);
        plan.resume();
        assertEquals(List.of(), desk.cloud.created);
    }

    @Test
    void whatIsPlannedAgainBetweenThePressesIsNotSentByTheSecond() throws StoreException {
        leftOver(Policy.GO_ON, REFUSED);
        desk.shell.start();
        desk.shell.showPlan(OLD_PLAN);
        plan.resume();
        plan.planAgain();
        assertEquals("Resume what is left (4)", plan.resumeProperty().get());
        desk.clock.advance(SecondPress.DOUBLE_CLICK);
        plan.resume();
        assertEquals(List.of(), desk.cloud.created);
        assertEquals(SURE, plan.resumeProperty().get());
    }

    @Test
    void aTextThatIsEditedOnTheReviewIsNotLostToAPlan() {
        desk.shell.start();
        confirm(many(2));
        desk.shell.review(List.of(wanted(3)));
        desk.review.edit();
        desk.review.editor().textProperty().set("something else");
        desk.shell.showPlan();
        assertEquals(Screen.REVIEW, desk.shell.screenProperty().get());
        assertEquals("something else", desk.review.editor().textProperty().get());
        assertFalse(desk.review.editor().reminderProperty().get().isEmpty());
        desk.review.editor().discard();
        desk.shell.showPlan();
        assertEquals(Screen.PLAN, desk.shell.screenProperty().get());
    }

    @Test
    void whoHasGoneElsewhereWhileThePlanIsWrittenStaysThereAndIsTold() {
        desk.shell.start();
        desk.background.hold();
        confirm(many(2));
        desk.shell.review(List.of(wanted(3)));
        desk.background.releaseOne();
        assertEquals(Screen.REVIEW, desk.shell.screenProperty().get());
        Notice told = desk.shell.noticeProperty().get();
        assertEquals(
                "The requests were written to the history as a plan and are being sent.",
                told == null ? "" : told.text());
        desk.shell.showPlan();
        assertEquals(Screen.PLAN, desk.shell.screenProperty().get());
        assertEquals(2, plan.rows().size());
    }

    @Test
    void afterARestartNothingIsSentAndThePlanIsOffered() throws StoreException {
        leftOver(Policy.STOP, new SubmitOutcome.Accepted(FakeCloud.RECEIPT, FakeCloud.OK), REFUSED);
        desk.shell.start();
        assertEquals(List.of(), desk.cloud.created);
        Notice told = desk.shell.noticeProperty().get();
        assertTrue(told != null && told.plan().equals(OLD_PLAN));
        assertEquals(
                "A plan was left unfinished – 4 requests: 2 held, 1 accepted, 1 refused. Nothing of it is sent by"
                        + " itself.",
                told == null ? "" : told.text());
        desk.shell.showPlan();
        assertEquals(Screen.PLAN, desk.shell.screenProperty().get());
        assertEquals(List.of("Accepted", "Refused", "Held", "Held"), words());
        String why = plan.rows().get(2).row().explanation();
        assertTrue(why.startsWith("Held: entry #2 of this plan is “Refused”"), why);
        assertTrue(plan.policyProperty().get().startsWith("Plan " + OLD_PLAN + ". Stops at the first error"));
        resume();
        assertEquals(2, desk.cloud.created.size());
    }

    @Test
    void anotherAccountsPlanIsShownButNotResumed() throws StoreException {
        Attempt theirs = Attempt.planned(
                Fixtures.NOON, "Other", "c1", null, desk.cloud.write(wanted(1).request()));
        desk.store.add(theirs.with(theirs.trail().in(new PlanPart(OLD_PLAN, 1, Policy.GO_ON, 0))));
        desk.shell.start();
        assertEquals(null, desk.shell.noticeProperty().get());
        desk.shell.showPlan(OLD_PLAN);
        assertEquals(List.of("Prepared"), words());
        assertEquals("", plan.resumeProperty().get());
        resume();
        assertEquals(List.of(), desk.cloud.created);
    }

    @Test
    void planningAgainIsItsOwnStepAndNeverForWhatIsUnknown() throws StoreException {
        leftOver(
                Policy.GO_ON,
                REFUSED,
                new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE),
                new SubmitOutcome.Accepted(FakeCloud.RECEIPT, FakeCloud.OK));
        desk.shell.start();
        desk.shell.showPlan(OLD_PLAN);
        assertEquals(
                "Plan again what was refused or not sent (1)",
                plan.againProperty().get());
        plan.planAgain();
        plan.planAgain();
        assertEquals(5, plan.rows().size());
        assertEquals(List.of(), desk.cloud.created);
        assertTrue(plan.rows().getFirst().replaced());
        assertEquals("planned again as entry #5", plan.rows().getFirst().result());
        assertTrue(plan.titleProperty().get().startsWith("4 requests: "), "the first one counts no more");
        assertEquals("", plan.againProperty().get());
        assertEquals("Resume what is left (2)", plan.resumeProperty().get());
        resume();
        assertEquals(2, desk.cloud.created.size());
    }

    @Test
    void aRefusedKeyStopsAPlanThatGoesOnAsWell() {
        desk.shell.start();
        desk.background.hold();
        desk.cloud.outcome = new SubmitOutcome.Rejected(new Answer(401, 80001, "no such key", ""));
        confirm(Stream.of(many(2), new Wanted[] {wanted(1, OHIO)})
                .flatMap(Stream::of)
                .toArray(Wanted[]::new));
        desk.background.release();
        assertEquals(2, desk.cloud.created.size(), "those that were under way");
        assertEquals("Held", words().get(2));
        String why = plan.rows().get(2).row().explanation();
        assertTrue(why.startsWith("The service refused the key when entry #"), why);
    }

    @Test
    void theHistoryOffersThePlanOfItsRow() throws StoreException {
        leftOver(Policy.GO_ON);
        desk.shell.start();
        desk.shell.go(Screen.HISTORY);
        assertEquals("", plan.offerProperty().get());
        desk.history.selectedProperty().set(desk.history.rows().get(1));
        assertEquals("Show its plan (4 requests)", plan.offerProperty().get());
        desk.shell.showPlan();
        assertEquals(Screen.PLAN, desk.shell.screenProperty().get());
        assertEquals(4, plan.rows().size());
        plan.selectedProperty().set(plan.rows().get(2));
        desk.shell.showInHistory();
        assertEquals(Screen.HISTORY, desk.shell.screenProperty().get());
        HistoryRow chosen = desk.history.selectedProperty().get();
        assertTrue(chosen != null && chosen.id() == 3);
    }

    @Test
    void aRowThatASearchHidesIsShownByTheSearchForItsPlan() throws StoreException {
        leftOver(Policy.GO_ON);
        desk.shell.start();
        desk.history.search().textProperty().set("state:done");
        desk.background.advance(Duration.ofSeconds(1));
        desk.shell.showPlan(OLD_PLAN);
        plan.selectedProperty().set(plan.rows().get(2));
        desk.shell.showInHistory();
        desk.background.advance(Duration.ofSeconds(1));
        assertEquals("plan:" + OLD_PLAN, desk.history.search().textProperty().get());
        HistoryRow chosen = desk.history.selectedProperty().get();
        assertTrue(chosen != null && chosen.id() == 3);
    }

    @Test
    void idsAtHandAreThoseOfTheChosenRequest() {
        desk.shell.start();
        confirm(many(2));
        plan.selectedProperty().set(plan.rows().get(1));
        assertEquals("backup2\njob2", desk.shell.idsAtHand());
    }

    @Test
    void thePlanAsTextHasALineForEachRequest() throws StoreException {
        leftOver(Policy.GO_ON, REFUSED);
        desk.shell.start();
        desk.shell.showPlan(OLD_PLAN);
        List<String> lines = plan.text().lines().toList();
        assertEquals("Plan " + OLD_PLAN, lines.getFirst());
        assertEquals("4 requests: 3 prepared, 1 refused", lines.get(1));
        assertEquals(6, lines.size());
        assertTrue(lines.get(2).startsWith("1\t"), lines.get(2));
        assertTrue(lines.get(2).contains("\tc1\tin01-1\t"), lines.get(2));
    }

    @Test
    void itSpeaksTheLanguageOfTheWindow() throws StoreException {
        leftOver(Policy.GO_ON, REFUSED);
        desk.shell.start();
        desk.shell.showPlan(OLD_PLAN);
        desk.speakChinese();
        for (String text : List.of(
                plan.titleProperty().get(),
                plan.policyProperty().get(),
                plan.resumeProperty().get(),
                plan.againProperty().get(),
                plan.columnsProperty().get().getFirst().city(),
                words().getFirst())) {
            assertTrue(Desk.chinese(text), text);
        }
    }

    @Test
    void whatIsToldWhileThePlanIsBeingReadIsNotOverwrittenByIt() throws StoreException {
        List<Attempt> rows = leftOver(Policy.GO_ON);
        desk.shell.start();
        desk.shell.showPlan(OLD_PLAN);
        desk.background.hold();
        plan.load();
        Attempt now = rows.getFirst().ended(REFUSED);
        desk.history.put(now);
        desk.background.release();
        assertEquals(AttemptState.REJECTED, plan.rows().getFirst().attempt().state());
    }

    @Test
    void whereThePlanCannotBeReadItSaysSo() throws StoreException {
        leftOver(Policy.GO_ON);
        desk.shell.start();
        desk.store.unreadable = true;
        desk.shell.showPlan(OLD_PLAN);
        assertFalse(plan.troubleProperty().get().isEmpty());
        desk.store.unreadable = false;
        desk.shell.refresh();
        assertEquals("", plan.troubleProperty().get());
        assertEquals(4, plan.rows().size());
    }
}
