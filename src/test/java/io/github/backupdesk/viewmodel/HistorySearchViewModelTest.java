package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.Fixtures;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistorySearchViewModelTest {

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

    private Attempt lost() throws StoreException {
        Attempt row = stored("Somebody else")
                .ended(new SubmitOutcome.Unknown(SubmitOutcome.UnknownReason.TIMED_OUT, Answer.NONE));
        desk.store.save(row);
        return row;
    }

    private List<Long> ids() {
        return model.rows().stream().map(HistoryRow::id).toList();
    }

    private void search(String typed) {
        model.search().textProperty().set(typed);
        desk.background.advance(Duration.ofMillis(60));
    }

    private Attempt noted(String note) throws StoreException {
        Attempt row = stored("Somebody else");
        row = row.with(row.trail().noted(note, ""));
        desk.store.save(row);
        return row;
    }

    @Test
    void theSearchWaitsForTheTypingToRest() throws StoreException {
        noted("apples");
        noted("pears");
        model.start();
        model.search().textProperty().set("p");
        desk.background.advance(Duration.ofMillis(59));
        model.search().textProperty().set("pears");
        desk.background.advance(Duration.ofMillis(59));
        assertEquals(List.of(2L, 1L), ids());
        desk.background.advance(Duration.ofMillis(1));
        assertEquals(List.of(2L), ids());
        search("");
        assertEquals(List.of(2L, 1L), ids());
    }

    @ParameterizedTest
    @ValueSource(strings = {"state:unknown pears", "state:Unknown \"pears\"", "状态：结果未知 pears", "pears 状态:unknown"})
    void wordsAndKeysAreSearchedForInBothLanguages(String typed) throws StoreException {
        lost();
        Attempt wanted = lost();
        desk.store.save(wanted.with(wanted.trail().noted("pears", "")));
        noted("pears");
        model.start();
        search(typed);
        assertEquals(List.of(wanted.id()), ids());
    }

    @Test
    void theFormerSearchIsGivenUp() throws StoreException {
        noted("apples");
        noted("pears");
        model.start();
        desk.background.hold();
        model.load();
        model.load();
        search("apples");
        search("pears");
        desk.background.release();
        assertEquals(List.of(2L), ids());
        assertEquals("", model.troubleProperty().get());
    }

    @Test
    void aPageOfTheFormerSearchIsNotMixedIn() throws StoreException {
        Attempt wanted = noted("pears");
        for (int i = 0; i < 600; i++) {
            stored("Somebody else");
        }
        model.start();
        desk.background.hold();
        model.loadMore();
        search("pears");
        desk.background.release();
        assertEquals(List.of(wanted.id()), ids());
    }

    @Test
    void aRowThatChangesWhileASearchIsOnChangesInPlaceAndAddsNothing() throws StoreException {
        Attempt other = noted("apples");
        Attempt wanted = noted("pears");
        model.start();
        search("pears");
        model.put(other.unwatched("told"));
        assertEquals(List.of(wanted.id()), ids());
        model.put(wanted.unwatched("told"));
        assertEquals("told", first().attempt().watchEnded());
        desk.background.hold();
        model.load();
        model.put(other.unwatched("told meanwhile"));
        desk.background.release();
        assertEquals(List.of(wanted.id()), ids());
    }

    @Test
    void aRowUnderWayIsFollowedThoughTheSearchHidesIt() throws StoreException {
        stored("Test");
        noted("pears");
        model.start();
        search("pears");
        desk.background.advance(SOON);
        assertEquals(1, questions());
        assertEquals(List.of(2L), ids());
        search("");
        assertEquals("Running", model.rows().getLast().state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"' OR 1=1 --", "\"", "*", "NEAR(", "😀"})
    void hostileTextFindsNothingAndBreaksNothing(String typed) throws StoreException {
        noted("pears");
        model.start();
        search(typed);
        assertEquals(typed.equals("\"") ? List.of(1L) : List.of(), ids());
        assertEquals("", model.troubleProperty().get());
    }

    private String typed() {
        return model.search().textProperty().get();
    }

    private void flip(List<HistorySearchViewModel.FilterChoice> choices, String label) {
        choices.stream()
                .filter(each -> each.label().startsWith(label))
                .findFirst()
                .orElseThrow()
                .flip()
                .run();
        desk.background.advance(Duration.ofMillis(60));
    }

    private static List<String> on(List<HistorySearchViewModel.FilterChoice> choices) {
        return choices.stream()
                .filter(HistorySearchViewModel.FilterChoice::on)
                .map(HistorySearchViewModel.FilterChoice::label)
                .toList();
    }

    private void sort(String id) {
        model.search().sortingProperty().get().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow()
                .press()
                .run();
    }

    @Test
    void aFilterIsWrittenIntoTheSearchAndTakenOutAgain() throws StoreException {
        lost();
        stored("Somebody else");
        model.start();
        search("\"Somebody else\"");
        flip(model.search().stateChoices(), "Open");
        assertEquals("\"Somebody else\" state:Open", typed());
        assertEquals(List.of(1L), ids());
        flip(model.search().stateChoices(), "Not sent");
        assertEquals("\"Somebody else\" state:\"Open,Not sent\"", typed());
        assertEquals(List.of("Open", "Not sent"), on(model.search().stateChoices()));
        flip(model.search().stateChoices(), "Open");
        flip(model.search().stateChoices(), "Not sent");
        assertEquals("\"Somebody else\"", typed());
        assertEquals(
                List.of(2L, 1L),
                ids().stream().sorted((a, b) -> Long.compare(b, a)).toList());
    }

    @Test
    void aFilterThatWasTypedIsShownAsOneAndInEitherLanguage() {
        search("状态:运行中,已完成");
        assertEquals(List.of("Running", "Done"), on(model.search().stateChoices()));
        desk.speakChinese();
        flip(model.search().stateChoices(), "运行中");
        assertEquals("状态:已完成", typed());
        flip(model.search().stateChoices(), "等待中");
        flip(model.search().stateChoices(), "等待中");
        assertEquals("状态:已完成", typed());
    }

    @Test
    void aPeriodTakesThePlaceOfAnother() {
        search("orders before:2026-01-01");
        flip(model.search().periodChoices(), "Last 7 days");
        assertEquals("orders after:2026-11-17", typed());
        assertEquals(List.of("Last 7 days"), on(model.search().periodChoices()));
        flip(model.search().periodChoices(), "This month");
        assertEquals("orders after:2026-11-01", typed());
        flip(model.search().periodChoices(), "Last 30 days");
        assertEquals("orders after:2026-10-25", typed());
        flip(model.search().periodChoices(), "Today");
        flip(model.search().periodChoices(), "Today");
        assertEquals("orders", typed());
    }

    @Test
    void theClusterOfARowCanBeSingledOut() throws StoreException {
        stored("Somebody else");
        model.start();
        flip(model.search().clusterChoices(model.rows().getFirst()), "Only search-prod (in01-");
        assertEquals("cluster:" + Fixtures.CLUSTER_ID, typed());
        assertEquals(List.of(1L), ids());
        flip(model.search().clusterChoices(null), Fixtures.CLUSTER_ID.value());
        assertEquals("", typed());
        assertEquals(List.of(), model.search().clusterChoices(null));
    }

    @Test
    void anEmptyResultSaysHowMuchIsHiddenAndShowsAllAgain() throws StoreException {
        assertEquals(
                "No backups yet. What you create appears here and stays.",
                model.emptinessProperty().get());
        stored("Somebody else");
        stored("Somebody else");
        model.start();
        search("state:Refused");
        assertEquals(
                "Nothing matches. 2 entries are hidden by the search.",
                model.emptinessProperty().get());
        assertTrue(model.search().activeProperty().get());
        desk.speakChinese();
        assertTrue(Desk.chinese(model.emptinessProperty().get()));
        model.search().clear();
        desk.background.advance(Duration.ofMillis(60));
        assertEquals(List.of(2L, 1L), ids());
        assertFalse(model.search().activeProperty().get());
    }

    @Test
    void theWholeHistoryIsSortedWithOpenQuestionsOnTop() throws StoreException {
        for (int i = 0; i < 600; i++) {
            stored("Somebody else");
        }
        Attempt question = desk.store.find(300).orElseThrow();
        desk.store.save(question.ended(new SubmitOutcome.Unknown(SubmitOutcome.UnknownReason.TIMED_OUT, Answer.NONE)));
        model.start();
        sort("when");
        assertEquals(List.of(300L, 1L, 2L), ids().subList(0, 3));
        model.loadMore();
        assertEquals(600, ids().size());
        assertEquals(600L, ids().getLast());
        sort("cluster");
        assertEquals(List.of(300L, 600L, 599L), ids().subList(0, 3));
        sort("when");
        assertEquals(List.of(300L, 600L, 599L), ids().subList(0, 3));
    }

    @Test
    void aRowThatChangesWhatItIsSortedByMovesToItsPlace() throws StoreException {
        Attempt first = stored("Somebody else");
        stored("Somebody else");
        Attempt third = stored("Somebody else");
        model.start();
        sort("state");
        assertEquals(List.of(3L, 2L, 1L), ids());
        model.put(third.ended(new SubmitOutcome.Rejected(Answer.NONE)));
        assertEquals(List.of(2L, 1L, 3L), ids());
        sort("state");
        assertEquals(true, model.search().sortingProperty().get().get(2).descending());
        model.put(first.unwatched("told"));
        assertEquals(List.of(1L, 3L, 2L), ids());
    }

    @Test
    void theNewestStayAtHandWhateverIsSearchedForOrSortedBy() throws StoreException {
        for (int i = 0; i < 30; i++) {
            stored("Somebody else");
        }
        model.start();
        sort("when");
        search("nothing like it");
        model.put(stored("Somebody else"));
        assertEquals(List.of(), ids());
        assertEquals(
                List.of(31L, 30L),
                model.recent().subList(0, 2).stream().map(HistoryRow::id).toList());
        assertEquals(20, model.recent().size());
        desk.speakChinese();
        assertTrue(Desk.chinese(model.recent().getFirst().state()));
    }
}
