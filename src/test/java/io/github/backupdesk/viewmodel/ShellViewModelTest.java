package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.FakeSimulator;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.viewmodel.Notice.Kind;
import io.github.backupdesk.viewmodel.ShellViewModel.Screen;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShellViewModelTest {

    private final Desk desk = new Desk().with(Desk.PROD);
    private final ShellViewModel shell = desk.shell;

    private Notice notice() {
        return Objects.requireNonNull(shell.noticeProperty().get());
    }

    private void review() {
        desk.with(Desk.PROD);
        desk.shell.goOn();
        assertEquals(Screen.REVIEW, desk.shell.screenProperty().get());
    }

    @Test
    void theSameRequestAgainIsSaidToBeAnotherBackup() throws StoreException {
        review();
        assertEquals("", desk.review.warningProperty().get());
        desk.shell.goOn();
        review();
        assertTrue(
                desk.review.warningProperty().get().startsWith("The very same request was made today 12:00: Accepted"),
                desk.review.warningProperty().get());
        assertEquals("Create another backup", desk.review.confirmProperty().get());
        desk.shell.goOn();
        assertEquals(2, desk.store.newest(9, Long.MAX_VALUE).size());
    }

    @Test
    void afterTenMinutesOrARefusalItIsNotSaid() {
        desk.cloud.outcome = new SubmitOutcome.Rejected(new Answer(200, 96038, "no", ""));
        review();
        desk.shell.goOn();
        review();
        assertEquals("", desk.review.warningProperty().get());
        desk.cloud.outcome = new SubmitOutcome.Accepted(FakeCloud.RECEIPT, FakeCloud.OK);
        desk.shell.goOn();
        desk.clock.advance(Duration.ofMinutes(10));
        review();
        assertEquals("", desk.review.warningProperty().get());
    }

    @Test
    void endingIsAskedAboutWhileAnAnswerIsOnItsWay() {
        assertEquals(Optional.empty(), desk.shell.endQuestion());
        desk.cloud.beforeAnswer = () -> assertTrue(
                desk.shell.endQuestion().orElse("").startsWith("1 request has just been sent"),
                () -> "" + desk.shell.endQuestion());
        review();
        desk.shell.goOn();
        assertEquals(1, desk.cloud.created.size());
        assertEquals(Optional.empty(), desk.shell.endQuestion());
    }

    @Test
    void endingIsNotAskedAboutForAnotherAccountOfTheSameHistory() throws StoreException {
        desk.shell.start();
        sending("Other");
        assertEquals(Optional.empty(), desk.shell.endQuestion());
        sending("Test");
        assertTrue(desk.shell.endQuestion().orElse("").startsWith("1 request"), () -> "" + desk.shell.endQuestion());
    }

    private void sending(String account) throws StoreException {
        desk.store.save(desk.store
                .add(Attempt.planned(
                        Fixtures.NOON, account, "search-prod", null, desk.cloud.write(Fixtures.wholeCluster())))
                .sending(Fixtures.NOON, null));
        desk.history.refreshUnsettled();
    }

    @Test
    void afterASleepItSaysSoAndAsksAgain() {
        desk.shell.woken(Duration.ofHours(2));
        assertEquals(
                "The computer slept for about 120 min. Asking again for what is under way.",
                desk.history.checkedProperty().get());
    }

    @Test
    void theWayLeadsThroughTheReview() {
        shell.go(Screen.REVIEW);
        assertEquals(Screen.NEW_BACKUP, shell.screenProperty().get());
        shell.goOn();
        assertEquals(Screen.REVIEW, shell.screenProperty().get());
        shell.goOn();
        assertEquals(Screen.NEW_BACKUP, shell.screenProperty().get());
        assertEquals(1, desk.cloud.created.size());
    }

    @Test
    void confirmingTwiceSendsOnce() {
        shell.goOn();
        desk.background.hold();
        for (int i = 0; i < 100; i++) {
            shell.create();
        }
        desk.background.release();
        assertEquals(1, desk.cloud.created.size());
        assertEquals(1, desk.store.count());
    }

    @Test
    void whatWasConfirmedIsSentEvenIfTheFormChangesAfterwards() {
        shell.goOn();
        String reviewed = desk.review.exactText();
        desk.cluster.textProperty().set("in01-eu");
        desk.tick("default", "users");
        assertEquals(reviewed, desk.review.exactText());
        desk.background.hold();
        shell.create();
        desk.cluster.textProperty().set("");
        desk.background.release();
        assertEquals(Desk.PROD.id(), desk.cloud.created.getFirst().request().clusterId());
        assertTrue(reviewed.contains(desk.cloud.created.getFirst().body()));
        assertEquals("search-prod", desk.history.rows().getFirst().cluster());
    }

    @Test
    void theRowIsOnDiskBeforeTheRequestLeaves() {
        desk.log.clear();
        desk.create();
        assertEquals(List.of("add PLANNED", "backups in01-prod", "save SENDING", "create", "save ACCEPTED"), desk.log);
    }

    @Test
    void successNamesBothIds() {
        desk.create();
        assertEquals(Kind.DONE, notice().kind());
        assertTrue(notice().text().contains("backup0_c7b18539b97"), notice().text());
        assertTrue(notice().text().contains("job-031a8e"));
        assertEquals("backup0_c7b18539b97\njob-031a8e", notice().copyable());
    }

    @Test
    void theIdsAtHandAreThoseOfTheNewestRowUnlessOneIsChosenInTheHistory() throws Exception {
        assertEquals("", desk.shell.idsAtHand());
        desk.create();
        desk.history.selectedProperty().set(desk.history.rows().getFirst());
        // Another cluster: in the same one it would have to wait.
        desk.with(Desk.EU);
        desk.cloud.outcome =
                new SubmitOutcome.Accepted(new Receipt("backup1_new", "new", "job-new"), new Answer(200, 0, "", ""));
        desk.create();
        assertEquals("backup1_new\njob-new", desk.shell.idsAtHand());
        desk.shell.go(Screen.HISTORY);
        assertEquals("backup0_c7b18539b97\njob-031a8e", desk.shell.idsAtHand());
    }

    @Test
    void aRefusalIsToldWordForWordWithASentenceAndTheFormKeepsItsInput() {
        desk.cloud.outcome = new SubmitOutcome.Rejected(new Answer(200, 96038, "Backup already running.", "req-1"));
        desk.tick("default", "users");
        desk.create();
        assertEquals(Kind.REFUSED, notice().kind());
        assertEquals("96038 Backup already running.", notice().said());
        assertTrue(notice().text().startsWith("The service did not start the backup. Nothing was created."));
        assertEquals("in01-prod", desk.cluster.textProperty().get());
        assertFalse(desk.form.settle().isEmpty());
        assertEquals(
                "96038 Backup already running.", desk.history.rows().getFirst().said());
    }

    @Test
    void anUnknownOutcomeIsNeitherSuccessNorFailure() {
        desk.cloud.outcome = new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE);
        desk.create();
        assertEquals(Kind.UNKNOWN, notice().kind());
        assertTrue(notice().text().contains("The backup may exist."), notice().text());
        assertEquals("", notice().copyable());
    }

    @Test
    void whatWasNotSentSaysSo() {
        desk.cloud.outcome = new SubmitOutcome.NotSent(NotSentReason.CONNECT_FAILED, Answer.NONE);
        desk.create();
        assertTrue(notice().text().startsWith("Not sent, so nothing was created."), notice().text());
    }

    @Test
    void p15IfTheHistoryCannotBeWrittenNothingIsSentAndTheFormKeepsItsInput() {
        desk.store.failAfter(0, 1);
        desk.create();
        assertEquals(Kind.TROUBLE, notice().kind());
        assertTrue(notice().text().contains("The disk is full."), notice().text());
        assertEquals(List.of(), desk.cloud.created);
        assertEquals(Screen.NEW_BACKUP, shell.screenProperty().get());
        assertFalse(desk.form.settle().isEmpty());
    }

    @Test
    void p16AReceiptThatCannotBeKeptStaysInSightUntilItIsWritten() throws StoreException {
        desk.store.failAfter(2, 4);
        desk.create();
        Notice unkept = Objects.requireNonNull(shell.unkept().noticeProperty().get());
        assertEquals(Kind.TROUBLE, unkept.kind());
        assertTrue(unkept.text().endsWith("Copy the IDs now."), unkept.text());
        assertEquals("backup0_c7b18539b97\njob-031a8e", unkept.copyable());
        // Other news come beside it, not in its place.
        shell.announce(words -> "something else");
        desk.background.advance(Duration.ofSeconds(20));
        assertNotNull(shell.unkept().noticeProperty().get(), "two more tries have failed");
        assertEquals(AttemptState.SENDING, desk.store.find(1).orElseThrow().state());
        desk.background.advance(Duration.ofSeconds(10));
        assertNull(shell.unkept().noticeProperty().get());
        assertEquals(AttemptState.ACCEPTED, desk.store.find(1).orElseThrow().state());
        assertEquals("job-031a8e", desk.history.rows().getFirst().jobId());
        assertEquals(1, desk.cloud.created.size());
    }

    @Test
    void p16NobodyIsAskedToCopyIdsThatThereAreNoneOf() {
        desk.cloud.outcome = new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE);
        desk.store.failAfter(2, 2);
        desk.create();
        Notice unkept = Objects.requireNonNull(shell.unkept().noticeProperty().get());
        assertTrue(!unkept.text().contains("Copy the IDs"), unkept.text());
        desk.speakChinese();
        assertTrue(Desk.chinese(
                Objects.requireNonNull(shell.unkept().noticeProperty().get()).text()));
    }

    @Test
    void p17AfterADiskThatFailedInTheMiddleNothingIsSentAnyMore() {
        desk.store.failWith(StoreException.Kind.SUSPECT);
        desk.create();
        assertTrue(notice().text().contains("The disk failed"), notice().text());
        desk.create();
        assertTrue(desk.form.blockerProperty().get().contains("nothing can be sent"), desk.form.blockerProperty()::get);
        assertEquals(List.of(), desk.cloud.created);
    }

    @Test
    void i16WhatWasConfirmedIsSentWhateverIsChosenMeanwhile() {
        desk.background.hold();
        desk.create();
        desk.cluster.textProperty().set(Desk.EU.id().value());
        desk.scope.typeProperty().set(ScopeType.COLLECTION);
        desk.background.release();
        assertEquals(
                List.of(Desk.PROD.id()),
                desk.cloud.created.stream()
                        .map(each -> each.request().clusterId())
                        .toList());
        assertEquals("in01-prod", desk.history.rows().getFirst().clusterId());
    }

    @Test
    void theNoticeChangesItsLanguage() {
        desk.cloud.outcome = new SubmitOutcome.Rejected(new Answer(200, 96038, "Backup already running.", "req-1"));
        desk.create();
        desk.speakChinese();
        assertTrue(Desk.chinese(notice().text()), notice().text());
        assertEquals("96038 Backup already running.", notice().said());
        assertTrue(Desk.chinese(shell.environment()));
    }

    @Test
    void aDismissedNoticeStaysAway() {
        desk.create();
        shell.dismissNotice();
        desk.speakChinese();
        assertNull(shell.noticeProperty().get());
    }

    @Test
    void aLiveAccountIsCalledOne() {
        assertEquals(
                "LIVE ACCOUNT – api.cloud.zilliz.com. Backups made here are real, kept and billed.",
                shell.environment());
    }

    @Test
    void anAccountHasNoFailureSimulator() {
        shell.go(Screen.SIMULATOR);
        assertEquals(Screen.NEW_BACKUP, shell.screenProperty().get());
        assertTrue(shell.simulator().isEmpty());
    }

    @Test
    void theBarOfASandboxSaysHowManyFaultsAreOn() {
        ShellViewModel sandbox = new ShellViewModel(
                Fixtures.account("http://127.0.0.1:4711", true),
                desk.form,
                desk.review,
                desk.history,
                desk.preferences,
                desk.queue,
                desk.plan,
                desk.attempt,
                desk.export,
                desk.shell.unkept(),
                desk.clock);
        FailureSimulatorViewModel failures =
                new FailureSimulatorViewModel(new FakeSimulator(), desk.background, desk.texts);
        sandbox.simulate(failures);
        sandbox.go(Screen.SIMULATOR);
        assertEquals(Screen.SIMULATOR, sandbox.screenProperty().get());
        assertTrue(sandbox.environment().startsWith("SANDBOX – "), sandbox.environment());
        failures.turn(failures.rows().getFirst(), true);
        assertTrue(sandbox.environment().startsWith("SANDBOX WITH 1 FAULT ON – "), sandbox.environment());
        desk.speakChinese();
        assertTrue(sandbox.environment().startsWith("沙盒，已打开 1 个故障"), sandbox.environment());
        failures.clear();
        assertTrue(!sandbox.isFaulty());
    }
}
