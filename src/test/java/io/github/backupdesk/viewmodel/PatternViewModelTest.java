package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatternViewModelTest {

    private final Desk desk = new Desk();
    private final PatternViewModel model = new PatternViewModel(desk.scope, desk.texts);

    private String told() {
        return model.toldProperty().get();
    }

    @Test
    void saysHowManyMatchAndTicksThem() {
        desk.cloud.inventory.put("default", List.of("prod_a", "prod_b", "prod_c", "test"));
        desk.with(Desk.PROD).tick("default", "prod_b");
        assertEquals("", told());
        desk.scope.filterProperty().set("prod_*");
        assertEquals("3 match, 1 already ticked. Enter ticks 2 more.", told());
        model.tick();
        assertEquals("3 match, all of them ticked.", told());
        assertEquals(Map.of("default", List.of("prod_a", "prod_b", "prod_c")), desk.scope.ticks());
        desk.scope.filterProperty().set("nothing*");
        assertEquals("", told());
    }

    @Test
    void aPatternHoldsAsLongAsAllThatItMatchesIsTicked() {
        desk.with(Desk.PROD).tick("default");
        desk.scope.filterProperty().set("o*");
        model.tick();
        assertEquals(List.of("o*"), model.held());
        desk.scope.filterProperty().set("users");
        assertEquals(List.of("o*"), model.held());
        desk.scope.filterProperty().set("");
        desk.scope.toggle(desk.row("default", "orders"));
        assertEquals(List.of(), model.held());
    }

    @Test
    void patternsBelongToTheTreeInWhichTheyWereUsed() {
        desk.with(Desk.PROD).tick("default");
        desk.scope.filterProperty().set("o*");
        model.tick();
        desk.cluster.textProperty().set(Desk.EU.id().value());
        assertEquals(List.of(), model.held());
    }

    @Test
    void anEmptyFilterTicksNothing() {
        desk.with(Desk.PROD).tick("default");
        model.tick();
        assertEquals(Map.of(), desk.scope.ticks());
    }
}
