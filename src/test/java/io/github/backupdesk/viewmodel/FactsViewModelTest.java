package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.CloudException.Unreachable;
import io.github.backupdesk.domain.CollectionFacts;
import io.github.backupdesk.domain.CollectionFacts.Load;
import io.github.backupdesk.service.InventoryService;
import io.github.backupdesk.viewmodel.ScopeRow.CollectionRow;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FactsViewModelTest {

    private final Desk desk = new Desk();
    private final FactsViewModel model =
            new FactsViewModel(new InventoryService(desk.cloud), desk.background, desk.texts);

    FactsViewModelTest() {
        desk.cloud.facts.put(
                "default.orders",
                new CollectionFacts(OptionalLong.of(12_400_000), OptionalLong.of(38_092_800_000L), Load.LOADED));
        desk.cloud.facts.put(
                "default.users", new CollectionFacts(OptionalLong.of(0), OptionalLong.empty(), Load.NOT_LOADED));
        desk.with(Desk.PROD).tick("default", "orders");
        model.show(Optional.of(Desk.PROD));
        desk.log.clear();
    }

    private String told(String collection) {
        return model.of((CollectionRow) desk.row("default", collection));
    }

    private List<String> asked() {
        return desk.log.stream().filter(each -> each.startsWith("facts")).toList();
    }

    @Test
    void asksNothingUntilSomebodyWantsToKnow() {
        assertEquals("", told("orders"));
        assertEquals(List.of(), asked());
    }

    @Test
    void tellsRowsSizeAndLoadStateOfWhatIsLookedAt() {
        model.wantedProperty().set(true);
        long before = model.revisionProperty().get();
        told("orders");
        assertEquals(List.of("facts default.orders"), asked(), "the other row was not on the screen");
        desk.background.advance(Duration.ofMillis(100));
        assertNotEquals(before, model.revisionProperty().get(), "the screen is told to look again");
        assertEquals("12.4M rows · 38.1 GB of vectors · loaded", told("orders"));
        told("users");
        assertEquals("no rows · released", told("users"));
        assertEquals(2, asked().size(), "each is asked for once");
    }

    @Test
    void aCollectionThatTheClusterDoesNotKnowIsSaidAndNotAskedForAgain() {
        desk.cloud.facts.clear();
        model.wantedProperty().set(true);
        told("orders");
        assertEquals("nothing told", told("orders"));
        assertEquals(1, asked().size());
    }

    @Test
    void whereNobodyAnswersNothingMoreIsAskedUntilItIsWantedAnew() {
        desk.cloud.trouble =
                new Unreachable("in01-prod.example.com", Unreachable.Cause.TIMED_OUT, new IOException("no"));
        model.wantedProperty().set(true);
        told("orders");
        told("users");
        assertEquals(1, asked().size());
        assertTrue(
                model.problemProperty().get().contains("in01-prod.example.com"),
                model.problemProperty().get());
        desk.cloud.trouble = null;
        model.wantedProperty().set(false);
        model.wantedProperty().set(true);
        told("users");
        assertEquals("no rows · released", told("users"));
        assertEquals("", model.problemProperty().get());
    }

    @Test
    void twoAreAskedAtATimeAndTheNewestWishComesFirst() {
        desk.background.hold();
        model.wantedProperty().set(true);
        for (int i = 0; i < 100; i++) {
            model.of(new CollectionRow(0, i, "default", "c" + i, ScopeRow.Source.LIVE, false));
        }
        desk.background.release();
        assertEquals(List.of("facts default.c0", "facts default.c99", "facts default.c98"), asked().subList(0, 3));
        assertEquals(2 + 64, asked().size(), "those that flew by were dropped");
    }

    @Test
    void anotherClusterIsAnotherMatter() {
        model.wantedProperty().set(true);
        told("orders");
        model.show(Optional.of(Desk.EU));
        told("orders");
        assertEquals(2, asked().size());
        model.show(Optional.of(Desk.PROD));
        told("orders");
        assertEquals(2, asked().size(), "what was known is kept");
        model.forget();
        told("orders");
        assertEquals(3, asked().size());
    }

    @Test
    void speaksChinese() {
        model.wantedProperty().set(true);
        told("orders");
        desk.speakChinese();
        assertEquals("1240万 行 · 向量 38.1 GB · 已加载", told("orders"));
    }
}
