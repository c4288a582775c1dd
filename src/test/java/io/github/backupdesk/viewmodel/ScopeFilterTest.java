package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.viewmodel.ScopeRow.Source;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tree so large that it is searched on another thread. */
class ScopeFilterTest {

    private final Desk desk = new Desk();
    private final ScopeViewModel model = desk.scope;

    @BeforeEach
    void fill() {
        desk.cloud.inventory.put(
                "default",
                IntStream.range(0, 30_000).mapToObj("name_%05d"::formatted).toList());
        desk.with(Desk.PROD).tick("default");
        desk.background.hold();
    }

    private int rows() {
        return model.rowsProperty().get().size();
    }

    @Test
    void theRowsAreThoseOfTheTextBeforeUntilTheAnswerIsThere() {
        int all = rows();
        model.filterProperty().set("*_00017");
        assertTrue(model.filteringProperty().get());
        assertEquals(all, rows());
        desk.background.release();
        assertFalse(model.filteringProperty().get());
        assertEquals(2, rows());
        assertEquals("1 collection matches · 0 ticked", model.countsProperty().get());
    }

    @Test
    void theAnswerToAnOlderTextIsNeverShown() {
        model.filterProperty().set("name_0001");
        model.filterProperty().set("name_00017");
        desk.background.release();
        assertEquals(2, rows());
        model.filterProperty().set("");
        assertEquals(30_003, rows());
    }

    @Test
    void aTextThatWasTakenBackLeavesNoSearchBehind() {
        model.filterProperty().set("name_0001");
        model.filterProperty().set("");
        desk.background.release();
        assertFalse(model.filteringProperty().get());
        assertEquals(30_003, rows());
    }

    @Test
    void whatIsDoneToAllThatIsShownMeansTheTextThatStandsThere() {
        model.filterProperty().set("name_00017");
        model.tickShown();
        assertEquals(Map.of("default", List.of("name_00017")), model.ticks());
        desk.background.release();
        assertEquals(2, rows());
    }

    @Test
    void namesThatCameWhileItWasSearchedAreSearchedToo() {
        model.filterProperty().set("name_00017");
        model.addNames(Map.of("default", List.of("my_name_00017", "other")), Source.TYPED);
        desk.background.release();
        assertEquals(
                List.of("default", "my_name_00017", "name_00017"),
                model.rowsProperty().get().stream().map(ScopeRow::name).toList());
    }

    @Test
    void anotherClusterIsNotShownTheAnswer() {
        model.filterProperty().set("name_00017");
        desk.cluster.textProperty().set("in01-eu");
        desk.background.release();
        desk.cluster.textProperty().set("in01-prod");
        desk.background.release();
        assertEquals(2, rows());
    }

    @Test
    void longerTextsNarrowWhatShorterOnesFound() {
        desk.background.release();
        for (String text : List.of("n", "na", "name_0001", "name_00017", "name_0001", "*17", "")) {
            model.filterProperty().set(text);
            long expected = text.isEmpty()
                    ? 30_000
                    : PlainScope.known(desk.cloud.inventory, "default").stream()
                            .filter(each -> PlainScope.matches(each, text))
                            .count();
            assertEquals(
                    expected,
                    model.rowsProperty().get().stream()
                            .filter(each -> each.name().startsWith("name"))
                            .count(),
                    text);
        }
    }

    @Test
    void tenThousandNamesComeAtOnceAndAreOneStep() {
        List<String> names =
                IntStream.range(25_000, 35_000).mapToObj("name_%05d"::formatted).toList();
        assertEquals(new ScopeViewModel.Added(5_000, 10_000), model.addNames(Map.of("default", names), Source.TYPED));
        model.undo();
        assertEquals(Map.of(), model.ticks());
        assertEquals(30_003, rows());
    }
}
