package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.viewmodel.HistoryRow.Look;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryViewModelTest {

    private static final Duration SOON = Duration.ofSeconds(3);

    private final Desk desk = new Desk();
    private final HistoryViewModel model = desk.history;

    private HistoryRow first() {
        return model.rows().getFirst();
    }

    private Attempt stored(String account) throws StoreException {
        Attempt row = desk.store.add(Attempt.planned(
                Fixtures.NOON, account, "search-prod", null, desk.cloud.write(Fixtures.wholeCluster())));
        row = row.ended(new SubmitOutcome.Accepted(FakeCloud.RECEIPT, FakeCloud.OK));
        desk.store.save(row);
        return row;
    }

    private long questions() {
        return desk.log.stream().filter(each -> each.startsWith("job")).count();
    }

    @Test
    void theRowChangesInPlaceUntilTheEndAndThenNobodyAsks() {
        Desk it = new Desk();
        it.cloud.tellsJob("SUCCESSFUL", "100");
        it.with(Desk.PROD).create();
        assertEquals("Accepted", it.history.rows().getFirst().state());
        it.background.advance(SOON);
        HistoryRow running = it.history.rows().getFirst();
        assertEquals("Running", running.state());
        assertEquals(45, running.percent().orElseThrow());
        assertEquals("45 %", running.progress());
        it.background.advance(SOON);
        assertEquals("Done", it.history.rows().getFirst().state());
        assertEquals(Look.DONE, it.history.rows().getFirst().look());
        assertEquals(1, it.history.rows().size());
        assertEquals(0, it.background.waiting());
        it.background.advance(Duration.ofDays(1));
        assertEquals(2, it.log.stream().filter(each -> each.startsWith("job")).count());
    }

    @Test
    void askingGoesOnForAsLongAsTheJobDoes() {
        desk.with(Desk.PROD).create();
        desk.background.advance(Duration.ofMinutes(10));
        assertEquals(1, desk.background.waiting());
        assertTrue(questions() > 100, () -> questions() + " questions");
    }

    @Test
    void anUnknownStateIsShownAsItIsAndAskedAfterAgain() {
        Desk it = new Desk();
        it.cloud.tellsJob("PAUSED\u202e_BY_MOON", "soon").tellsJob("PAUSED\u202e_BY_MOON", "soon");
        it.with(Desk.PROD).create();
        it.background.advance(SOON.plus(SOON));
        HistoryRow row = it.history.rows().getFirst();
        assertEquals("PAUSED⟨U+202E⟩_BY_MOON", row.state());
        assertEquals(Look.UNKNOWN, row.look());
        assertEquals("soon", row.progress());
        assertTrue(row.percent().isEmpty());
        assertEquals(1, it.background.waiting());
    }

    @Test
    void aQuestionThatFailsIsToldAndPutAgain() {
        desk.with(Desk.PROD).create();
        desk.cloud.trouble = FakeCloud.unreachable();
        desk.background.advance(SOON);
        assertTrue(model.troubleProperty().get().startsWith("A job could not be checked; it goes on in the cloud"));
        desk.cloud.trouble = null;
        desk.background.advance(Duration.ofSeconds(10));
        assertEquals("", model.troubleProperty().get());
        assertEquals("Running", first().state());
    }

    @Test
    void aRestartGoesOnWatching() throws StoreException {
        stored("Test");
        model.start();
        desk.background.advance(SOON);
        assertEquals("Running", first().state());
    }

    @Test
    void aHistoryThatCannotBeWrittenIsShownAllTheSameAndSettledLater() throws StoreException {
        Attempt row = desk.store.add(
                Attempt.planned(Fixtures.NOON, "Test", "search-prod", null, desk.cloud.write(Fixtures.wholeCluster())));
        desk.store.save(row.sending());
        desk.store.failWith(StoreException.Kind.READ_ONLY);
        desk.shell.start();
        assertEquals("Unknown", first().state());
        assertTrue(
                model.troubleProperty().get().startsWith("Requests that the last run left on their way are shown"),
                model.troubleProperty().get());
        desk.store.failAfter(0, 0);
        model.load();
        assertEquals(
                AttemptState.UNKNOWN, desk.store.find(row.id()).orElseThrow().state());
        assertEquals("", model.troubleProperty().get());
    }

    @Test
    void aJobFarBelowTheFirstPageIsAskedAfterToo() throws StoreException {
        stored("Test");
        for (int i = 0; i < 600; i++) {
            stored("Somebody else");
        }
        model.start();
        assertEquals(1, desk.background.waiting());
    }

    @Test
    void anotherAccountsJobIsShownButNotAskedAfter() throws StoreException {
        stored("Somebody else");
        model.start();
        assertEquals(1, model.rows().size());
        assertEquals(0, desk.background.waiting());
    }

    @Test
    void whatWasBeingSentWhenTheProgramEndedIsShownAsUnknown() throws StoreException {
        Attempt row = desk.store.add(
                Attempt.planned(Fixtures.NOON, "Test", "search-prod", null, desk.cloud.write(Fixtures.wholeCluster())));
        desk.store.save(row.sending());
        model.start();
        assertEquals(AttemptState.UNKNOWN, first().attempt().state());
        assertTrue(first().explanation().contains("The program ended while the request was under way."));
        assertEquals("1 entry · 0 running · 1 unknown", model.tallyProperty().get());
        assertEquals(0, questions());
    }

    @Test
    void readsTwiceWithoutWatchingTwice() throws StoreException {
        stored("Test");
        model.start();
        model.load();
        model.load();
        assertEquals(1, desk.background.waiting());
    }

    @Test
    void aRowThatComesWhileTheHistoryIsReadIsNotLost() throws StoreException {
        Attempt old = stored("Somebody else");
        Attempt fresh = stored("Somebody else");
        desk.background.hold();
        model.load();
        model.put(fresh.unwatched("told meanwhile"));
        desk.background.release();
        assertEquals(
                List.of(fresh.id(), old.id()),
                model.rows().stream().map(HistoryRow::id).toList());
        assertEquals("told meanwhile", first().attempt().watchEnded());
    }

    @Test
    void pagesJoinWithoutGapsOrRepeats() throws StoreException {
        for (int i = 0; i < 1_100; i++) {
            stored("Somebody else");
        }
        model.start();
        assertEquals(500, model.rows().size());
        model.loadMore();
        model.loadMore();
        model.loadMore();
        assertEquals(1_100, model.rows().stream().map(HistoryRow::id).distinct().count());
        assertEquals(1_100, model.rows().size());
        assertEquals(1, model.rows().getLast().id());
    }

    @Test
    void theChosenRowStaysChosenAndIsKeptFresh() throws StoreException {
        stored("Test");
        model.start();
        model.selectedProperty().set(first());
        desk.background.advance(SOON);
        assertEquals(first(), model.selectedProperty().get());
        model.load();
        assertEquals(first(), model.selectedProperty().get());
        desk.speakChinese();
        assertEquals(first(), model.selectedProperty().get());
    }

    @Test
    void aHistoryThatCannotBeReadSaysSoAndKeepsItsRows() throws StoreException {
        stored("Somebody else");
        model.start();
        desk.store.unreadable = true;
        model.load();
        assertEquals(
                "The history could not be read. The file is damaged; it was left as it is.",
                model.troubleProperty().get());
        assertEquals(1, model.rows().size());
    }

    @Test
    void idsCanBeCopied() throws StoreException {
        stored("Test");
        model.start();
        assertTrue(first().hasIds());
        assertEquals("backup0_c7b18539b97\njob-031a8e", first().ids());
        assertTrue(first().asText().contains("\tbackup0_c7b18539b97\tsearch-prod_backup2\tjob-031a8e"));
        assertTrue(first().sent().startsWith("/v2/clusters/in01-0123456789abcde/backups/create\n{"));
    }

    @Test
    void everySentenceChangesItsLanguage() {
        desk.with(Desk.PROD).create();
        desk.background.advance(SOON);
        desk.store.unreadable = true;
        model.load();
        desk.speakChinese();
        for (String told : List.of(
                first().state(),
                first().explanation(),
                first().when(),
                model.tallyProperty().get(),
                model.checkedProperty().get(),
                model.troubleProperty().get())) {
            assertTrue(Desk.chinese(told), told);
        }
    }

    private Attempt lost() throws StoreException {
        Attempt row = stored("Somebody else")
                .ended(new SubmitOutcome.Unknown(SubmitOutcome.UnknownReason.TIMED_OUT, Answer.NONE));
        desk.store.save(row);
        return row;
    }

    private List<Long> ids() {
        return model.rows().stream().map(HistoryRow::id).toList();
    }

    @Test
    void openQuestionsStandOnTopUntilTheyAreSettled() throws StoreException {
        Attempt question = lost();
        stored("Somebody else");
        stored("Somebody else");
        model.start();
        assertEquals(List.of(1L, 3L, 2L), ids());
        assertTrue(first().pinned());
        model.put(question.with(question.trail().with(question.trail().search().settledAbsent())));
        assertEquals(List.of(3L, 2L, 1L), ids());
        assertFalse(model.rows().getLast().pinned());
    }

    @Test
    void aRowThatBecomesAQuestionGoesToTheTopAndStaysChosen() throws StoreException {
        Attempt old = stored("Somebody else");
        stored("Somebody else");
        model.start();
        model.selectedProperty().set(model.rows().getLast());
        model.put(old.ended(new SubmitOutcome.Unknown(SubmitOutcome.UnknownReason.TIMED_OUT, Answer.NONE)));
        assertEquals(List.of(1L, 2L), ids());
        assertEquals(first(), model.selectedProperty().get());
    }

    @Test
    void aQuestionFarDownComesOnTopAndNothingIsLeftOut() throws StoreException {
        lost();
        for (int i = 0; i < 1_099; i++) {
            stored("Somebody else");
        }
        model.start();
        assertEquals(501, model.rows().size());
        assertEquals(1, first().id());
        model.loadMore();
        model.loadMore();
        model.loadMore();
        assertEquals(1_100, model.rows().stream().map(HistoryRow::id).distinct().count());
        assertEquals(1_100, model.rows().size());
    }

    @Test
    void whatIsToldOfARowFarDownWhileReadingLeavesNoGap() throws StoreException {
        Attempt old = stored("Somebody else");
        for (int i = 0; i < 1_099; i++) {
            stored("Somebody else");
        }
        model.start();
        desk.background.hold();
        model.load();
        model.put(old.unwatched("told meanwhile"));
        desk.background.release();
        model.loadMore();
        model.loadMore();
        assertEquals(1_100, model.rows().size());
    }
}
