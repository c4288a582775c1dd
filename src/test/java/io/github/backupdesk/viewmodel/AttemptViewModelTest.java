package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.Search.Verdict;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.Unknown;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.viewmodel.AttemptViewModel.Candidate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What may be done with the chosen attempt, and what may not. */
class AttemptViewModelTest {

    private static final Duration SOON = Duration.ofSeconds(3);

    private final Desk desk = new Desk().with(Desk.PROD);
    private final AttemptViewModel model = desk.attempt;

    /** Loses the answer of a request, and chooses its row. */
    private void loseAnAnswer() {
        SubmitOutcome usual = desk.cloud.outcome;
        desk.cloud.outcome = new Unknown(UnknownReason.TIMED_OUT, Answer.NONE);
        desk.create();
        desk.cloud.outcome = usual;
        chooseFirst();
    }

    private void chooseFirst() {
        desk.history.selectedProperty().set(desk.history.rows().getFirst());
    }

    private Attempt first() {
        return desk.history.rows().getFirst().attempt();
    }

    private void listABackup(String id) {
        desk.cloud.backups.add(Fixtures.backup(id, "CLUSTER", "AVAILABLE", desk.clock.instant()));
    }

    @Test
    void aLostAnswerIsAnOpenQuestionUntilAHumanSettlesIt() {
        loseAnAnswer();
        assertTrue(model.openProperty().get());
        listABackup("backup1_found");
        desk.background.advance(SOON);
        assertEquals(Verdict.ONE_FITS, first().trail().search().verdict());
        assertEquals(AttemptState.UNKNOWN, first().state());
        assertEquals("backup1_found", model.candidates().getFirst().id());
        model.confirm(model.candidates().getFirst());
        assertFalse(model.openProperty().get());
        assertEquals("backup1_found", first().backupId());
        assertEquals(1, desk.cloud.created.size());
    }

    @Test
    void whatIsPlannedForAnotherAccountIsNotOfferedForSending() throws StoreException {
        for (String account : List.of("Other", "Test")) {
            desk.store.add(Attempt.planned(
                    Fixtures.NOON, account, "search-prod", null, desk.cloud.write(Fixtures.wholeCluster())));
            desk.history.refreshUnsettled();
            chooseFirst();
            assertEquals(account, first().account());
            assertEquals(account.equals("Test"), model.sendableProperty().get(), account);
        }
    }

    @Test
    void lookingAgainSendsNothing() {
        loseAnAnswer();
        model.lookAgain();
        model.lookAgain();
        assertEquals(2, first().trail().search().looks());
        assertTrue(
                model.searchProperty().get().contains("2 times"),
                model.searchProperty().get());
        assertEquals(1, desk.cloud.created.size());
    }

    @Test
    void aLookThatFailsSaysSoAndCountsForNothing() {
        loseAnAnswer();
        desk.cloud.trouble = FakeCloud.unreachable();
        model.lookAgain();
        assertFalse(model.troubleProperty().get().isEmpty());
        assertEquals(0, first().trail().search().looks());
    }

    @Test
    void sendingAgainWantsTheClusterTyped() {
        loseAnAnswer();
        model.sendAgain();
        model.typedProperty().set("search-stg");
        assertFalse(model.typedRightProperty().get());
        model.sendAgain();
        assertEquals(1, desk.cloud.created.size());
        model.typedProperty().set(" search-prod ");
        assertTrue(model.typedRightProperty().get());
        model.sendAgain();
        assertEquals(2, desk.cloud.created.size());
        assertEquals(desk.cloud.created.get(0).body(), desk.cloud.created.get(1).body());
        assertEquals(2, desk.history.rows().size());
        assertEquals("", model.typedProperty().get());
    }

    private Attempt stored(long id) {
        return desk.store.find(id).orElseThrow();
    }

    private void typeAndSendAgain() {
        model.typedProperty().set("search-prod");
        model.sendAgain();
    }

    @Test
    void whatWasSentAgainSaysSoAndWaitsForNothing() {
        loseAnAnswer();
        long lost = first().id();
        typeAndSendAgain();
        assertEquals(Verdict.SENT_AGAIN, stored(lost).trail().search().verdict());
        HistoryRow row = desk.history.rows().stream()
                .filter(each -> each.id() == lost)
                .findFirst()
                .orElseThrow();
        assertEquals("Sent again", row.state());
        assertTrue(row.explanation().contains("both are kept and billed"), row.explanation());
        assertEquals(2, desk.cloud.created.size());
    }

    @Test
    void whatCannotBeWrittenDownIsNotSentAgainAndSettlesNothing() {
        loseAnAnswer();
        long lost = first().id();
        desk.store.failAfter(0, 1);
        typeAndSendAgain();
        assertTrue(stored(lost).openQuestion());
        assertEquals(1, desk.store.count());
        assertEquals(1, desk.cloud.created.size());
    }

    @Test
    void aQuestionThatCannotBeSettledStaysOpenAndTheNewRequestWaitsForIt() {
        loseAnAnswer();
        long lost = first().id();
        desk.store.failAfter(1, 1);
        typeAndSendAgain();
        assertTrue(stored(lost).openQuestion());
        assertEquals(1, desk.cloud.created.size());
        assertFalse(model.troubleProperty().get().isEmpty());
        assertEquals("Waiting", desk.history.rows().get(1).state());
        model.settleAbsent();
        assertEquals(2, desk.cloud.created.size());
    }

    @Test
    void whatWasFoundWhileItWasToBeSentAgainIsNotSentByItself() throws Exception {
        loseAnAnswer();
        Attempt lost = first();
        desk.background.hold();
        typeAndSendAgain();
        desk.services.reconcile().confirm(lost, Fixtures.backup("found", "CLUSTER", "AVAILABLE", Fixtures.NOON));
        desk.background.release();
        assertEquals("found", stored(lost.id()).backupId());
        assertEquals(1, desk.cloud.created.size());
        assertEquals("Prepared", desk.history.rows().getFirst().state());
    }

    @Test
    void aBackupThatAnotherEntryHasIsNotConfirmedTwice() throws Exception {
        loseAnAnswer();
        listABackup("found");
        model.lookAgain();
        Candidate found = model.candidates().getFirst();
        Attempt other = desk.store.add(first());
        desk.services.reconcile().confirm(other, found.backup());
        model.confirm(found);
        assertTrue(model.openProperty().get());
        assertEquals(List.of(), model.candidates());
        assertTrue(
                model.troubleProperty().get().startsWith("Another entry already has the backup found"),
                model.troubleProperty().get());
    }

    @Test
    void anotherAccountsQuestionCanOnlyBeReadHere() throws Exception {
        Desk other = new Desk();
        Attempt row = other.store.add(Attempt.planned(
                Fixtures.NOON, "Another", "search-prod", null, other.cloud.write(Fixtures.wholeCluster())));
        Attempt lost = row.sending(Fixtures.NOON, null).ended(new Unknown(UnknownReason.TIMED_OUT, Answer.NONE));
        Backup one = Fixtures.backup("b", "CLUSTER", "AVAILABLE", Fixtures.NOON);
        other.store.save(lost.with(
                lost.trail().with(lost.trail().search().looked(Fixtures.NOON, List.of(one), Verdict.ONE_FITS))));
        other.shell.start();
        other.history.selectedProperty().set(other.history.rows().getFirst());
        assertTrue(other.attempt.openProperty().get());
        assertFalse(other.attempt.settleableProperty().get());
        assertEquals(List.of(), other.attempt.candidates());
        assertEquals(
                "Sent with another key or account; settle it there.",
                other.attempt.searchProperty().get());
        String explained = other.history.rows().getFirst().explanation();
        assertTrue(explained.contains("another key or account"), explained);
        other.attempt.typedProperty().set("search-prod");
        other.attempt.sendAgain();
        other.attempt.lookAgain();
        other.attempt.settleAbsent();
        other.attempt.confirm(new Candidate(one, "b", "", "", ""));
        assertEquals(0, other.cloud.created.size());
        assertTrue(other.store.find(row.id()).orElseThrow().openQuestion());
        assertEquals(1, other.store.count());
        assertEquals("", other.attempt.troubleProperty().get());
    }

    @Test
    void whatIsTypedForOneRowIsNotTypedForAnother() {
        loseAnAnswer();
        model.typedProperty().set("search-prod");
        desk.with(Desk.EU);
        desk.create();
        desk.history
                .selectedProperty()
                .set(desk.history.rows().stream()
                        .filter(row -> !row.pinned())
                        .findFirst()
                        .orElseThrow());
        assertEquals("", model.typedProperty().get());
        assertFalse(model.typedRightProperty().get());
    }

    @Test
    void whoSaysThatItDoesNotExistClosesTheQuestionAndLetsTheNextGo() {
        loseAnAnswer();
        desk.create();
        assertEquals(1, desk.cloud.created.size());
        model.settleAbsent();
        assertFalse(model.openProperty().get());
        assertEquals(2, desk.cloud.created.size());
    }

    @Test
    void aWaitingRequestCanBeTakenBack() {
        loseAnAnswer();
        desk.create();
        desk.history.selectedProperty().set(desk.history.rows().get(1));
        assertTrue(model.cancellableProperty().get());
        assertFalse(model.sendableProperty().get());
        model.cancel();
        assertFalse(model.cancellableProperty().get());
        chooseFirst();
        model.settleAbsent();
        assertEquals(1, desk.cloud.created.size());
    }

    @Test
    void watchingCanBeStoppedAndTakenUpAgain() {
        desk.create();
        chooseFirst();
        assertTrue(model.watchedProperty().get());
        model.stopWatching();
        assertFalse(model.watchedProperty().get());
        assertTrue(model.unwatchedProperty().get());
        assertEquals(
                "Not watched",
                Objects.requireNonNull(desk.history.selectedProperty().get()).state());
        model.watchAgain();
        desk.background.advance(Duration.ofSeconds(10));
        assertEquals("Running", desk.history.rows().getFirst().state());
    }

    @Test
    void aNoteIsKeptAndNewsOfTheRowDoNotOverwriteWhatIsBeingTyped() throws Exception {
        desk.create();
        chooseFirst();
        model.ticketProperty().set(" OPS-1123 ");
        model.noteProperty().set("before release 4.2");
        desk.background.advance(SOON);
        assertEquals("before release 4.2", model.noteProperty().get());
        model.saveNote();
        Attempt stored = desk.store.find(first().id()).orElseThrow();
        assertEquals("OPS-1123", stored.trail().ticket());
        assertEquals("before release 4.2", stored.trail().note());
    }

    @Test
    void aCopyIsRequestedUntilTheServerShowsIt() {
        desk.copies.rows().getFirst().tickedProperty().set(true);
        desk.create();
        chooseFirst();
        assertEquals("Ohio", model.copies().getFirst().city());
        assertEquals(
                "requested, not confirmed by the server yet",
                model.copies().getFirst().stage());
    }

    @Test
    void nothingIsOfferedWhereNothingIsChosen() {
        assertFalse(model.openProperty().get());
        assertFalse(model.settleableProperty().get());
        assertFalse(model.cancellableProperty().get());
        model.confirm(new Candidate(Fixtures.backup("b", "CLUSTER", "AVAILABLE", null), "b", "", "", ""));
        model.lookAgain();
        model.settleAbsent();
        model.sendAgain();
        model.send();
        model.cancel();
        model.saveNote();
        assertEquals(0, desk.cloud.created.size());
    }
}
