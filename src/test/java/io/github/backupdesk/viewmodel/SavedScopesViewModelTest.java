package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.settings.SavedScope;
import io.github.backupdesk.settings.SavedScopesFile.Loaded;
import io.github.backupdesk.viewmodel.ScopeRow.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SavedScopesViewModelTest {

    private final Desk desk = new Desk();
    private final PatternViewModel pattern = new PatternViewModel(desk.scope, desk.texts);
    private final List<List<SavedScope>> kept = new ArrayList<>();
    private final SavedScopesViewModel model = model(new Loaded.Read(List.of()), kept::add);

    private SavedScopesViewModel model(Loaded loaded, SavedScopesViewModel.Keeper keeper) {
        return new SavedScopesViewModel(
                loaded,
                keeper,
                desk.scope,
                pattern,
                desk.cluster.clusterProperty(),
                desk.background,
                desk.clock,
                desk.texts);
    }

    private String told() {
        return model.toldProperty().get();
    }

    private String applied() {
        return model.applied().toldProperty().get();
    }

    private List<String> names() {
        return model.rows().stream().map(SavedScopeRow::name).toList();
    }

    private SavedScopeRow row(String name) {
        return model.rows().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void press(List<ScopeChoice> choices, String label) {
        choices.stream()
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        choices.stream().map(ScopeChoice::label).toList()))
                .action()
                .run();
    }

    /** Two orders by pattern, one user by hand, and a name that no cluster knows. */
    private void saveOrders() {
        desk.cloud.inventory.put("default", List.of("orders_v1", "orders_v2", "users"));
        desk.with(Desk.PROD).tick("default", "users");
        desk.scope.filterProperty().set("orders*");
        pattern.tick();
        desk.scope.filterProperty().set("");
        desk.scope.add("default", "tmp_a");
        assertTrue(model.save("nightly"));
    }

    @Test
    void savesWhatIsTickedWithItsPatternClusterAndDate() {
        saveOrders();
        assertEquals(
                List.of(new SavedScope(
                        "nightly",
                        "COLLECTION",
                        Map.of("default", List.of("orders_v1", "orders_v2", "tmp_a", "users")),
                        List.of("orders*"),
                        "in01-prod",
                        "search-prod",
                        desk.clock.instant().toString())),
                kept.getLast());
        assertEquals(
                "4 collections in 1 database, pattern orders*", row("nightly").content());
        assertTrue(
                row("nightly").origin().startsWith("from search-prod, "),
                row("nightly").origin());
        assertEquals("search-prod, 4 collections", model.suggestedName());
        assertEquals("Saved as “nightly”.", told());
    }

    @Test
    void savesAWholeClusterWithoutNames() {
        desk.with(Desk.PROD).tick("default", "users");
        desk.scope.typeProperty().set(ScopeType.CLUSTER);
        assertTrue(model.save("all"));
        assertEquals(Map.of(), kept.getLast().getFirst().collections());
        desk.scope.typeProperty().set(ScopeType.COLLECTION);
        model.apply(row("all"));
        assertEquals(ScopeType.CLUSTER, desk.scope.typeProperty().get());
        assertEquals("“all” is applied: the whole cluster.", applied());
    }

    @Test
    void savesNothingWithoutTicksOrWithoutAName() {
        desk.with(Desk.PROD).tick("default");
        assertFalse(model.save("empty"));
        assertTrue(told().startsWith("Nothing is ticked"), told());
        desk.tick("default", "users");
        assertFalse(model.save("  "));
        assertTrue(told().startsWith("There is no name"), told());
        assertFalse(model.save("x".repeat(81)));
        assertTrue(told().contains("80 characters at most; this one has 81"), told());
        assertEquals(List.of(), kept);
    }

    @Test
    void replacesOneOnlyWhenAskedTwice() {
        saveOrders();
        assertFalse(model.save("Nightly"));
        assertTrue(told().contains("Save once more to replace it"), told());
        assertFalse(model.save("nightly"));
        assertEquals(1, kept.size());
        assertTrue(model.save("nightly"));
        assertEquals(List.of("nightly"), names());
    }

    @Test
    void saysInWhatAnotherClusterDiffers() {
        saveOrders();
        desk.cloud.inventory.put("default", List.of("orders_v2", "orders_v3", "users", "other"));
        desk.cluster.textProperty().set(Desk.EU.id().value());
        desk.cluster.commit();
        model.apply(row("nightly"));
        assertEquals(
                "“nightly” is applied. 2 of 4 names not found live: orders_v1, tmp_a. 1 new name matches the pattern:"
                        + " orders_v3.",
                applied());
        assertEquals(Map.of("default", List.of("orders_v1", "orders_v2", "tmp_a", "users")), desk.scope.ticks());
        assertEquals(Source.SAVED, desk.row("default", "tmp_a").source());

        press(model.applied().choices(), "Tick the new one");
        press(model.applied().choices(), "Untick the 2 missing ones");
        assertEquals(Map.of("default", List.of("orders_v2", "orders_v3", "users")), desk.scope.ticks());
        assertEquals("“nightly” is applied. Every ticked name of it is found live.", applied());
        assertEquals(List.of(), model.applied().choices());
        model.applied().dismiss();
        assertEquals("", applied());
    }

    @Test
    void comparesOnceTheNamesAreLoaded() {
        saveOrders();
        desk.background.hold();
        desk.cluster.textProperty().set(Desk.EU.id().value());
        desk.cluster.commit();
        model.apply(row("nightly"));
        assertTrue(applied().contains("cannot be compared; that is done once its names are loaded"), applied());
        desk.background.release();
        assertTrue(applied().contains("1 of 4 names not found live: tmp_a."), applied());
    }

    @Test
    void whatWasSaidOfOneClusterIsNotSaidOfTheNext() {
        saveOrders();
        model.apply(row("nightly"));
        desk.cluster.textProperty().set(Desk.EU.id().value());
        desk.cluster.commit();
        assertEquals("", applied());
    }

    @Test
    void manyNamesAreCountedAndTheFirstNamed() {
        desk.with(Desk.PROD).tick("default");
        Stream.of("a", "b", "c", "d", "e", "f", "g").forEach(each -> desk.scope.add("default", each));
        model.save("many");
        model.apply(row("many"));
        assertTrue(applied().contains("7 of 7 names not found live: a, b, c, d, e and 2 more."), applied());
    }

    @Test
    void renamesAndDeletesAndPutsBack() {
        saveOrders();
        model.save("Before 4.2");
        assertEquals(List.of("Before 4.2", "nightly"), names());
        assertFalse(model.rename(row("nightly"), "before 4.2"));
        assertTrue(told().contains("another saved scope"), told());
        assertTrue(model.rename(row("nightly"), "Nightly"));
        assertTrue(model.rename(row("Nightly"), "weekly"));
        model.remove(row("weekly"));
        assertEquals("“weekly” was deleted.", told());
        assertEquals(1, kept.getLast().size());
        press(model.choices(), "Put “weekly” back");
        assertEquals(List.of("Before 4.2", "weekly"), names());
        assertEquals(2, kept.getLast().size());
        assertEquals(List.of(), model.choices());
    }

    @Test
    void theLastWordIsTheOneThatIsWritten() {
        saveOrders();
        desk.background.hold();
        model.save("b");
        model.save("c");
        desk.background.release();
        assertEquals(
                List.of("b", "c", "nightly"),
                kept.getLast().stream().map(SavedScope::name).toList());
    }

    @Test
    void saysWhatCouldNotBeWritten() {
        SavedScopesViewModel failing = model(new Loaded.Read(List.of()), all -> {
            throw new IOException("disk full");
        });
        failing.save("all");
        assertTrue(
                failing.toldProperty().get().contains("could not be written to their file (disk full)"),
                failing.toldProperty().get());
        assertEquals(1, failing.rows().size());
    }

    @Test
    void aFileThatMustStayAsItIsIsNotWrittenOver() {
        SavedScopesViewModel barred = model(new Loaded.Untouchable("version 2"), kept::add);
        assertFalse(barred.save("all"));
        assertTrue(
                barred.toldProperty().get().contains("stays as it is (version 2)"),
                barred.toldProperty().get());
        assertEquals(List.of(), kept);
    }

    @Test
    void theWordsFollowTheLanguage() {
        saveOrders();
        model.apply(row("nightly"));
        desk.speakChinese();
        assertTrue(Desk.chinese(applied()), applied());
        assertTrue(Desk.chinese(model.applied().choices().getFirst().label()));
        assertTrue(Desk.chinese(row("nightly").content()));
    }
}
