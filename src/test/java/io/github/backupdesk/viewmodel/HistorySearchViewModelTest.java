package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
