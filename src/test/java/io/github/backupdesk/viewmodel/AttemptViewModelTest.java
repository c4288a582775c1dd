package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Search.Verdict;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.Unknown;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.Fixtures;
import java.time.Duration;
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
        assertFalse(model.cancellableProperty().get());
        model.lookAgain();
        model.settleAbsent();
        model.sendAgain();
        model.send();
        model.cancel();
        model.saveNote();
        assertEquals(0, desk.cloud.created.size());
    }
}
