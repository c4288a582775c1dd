package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.viewmodel.ScopeRow.Source;
import io.github.backupdesk.viewmodel.TreeLoading.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeViewModelTest {

    private final Desk desk = new Desk();
    private final ScopeViewModel model = desk.scope;

    private static List<BackupScope> collections(String dbName, String... names) {
        return List.of(new BackupScope.Collections(dbName, List.of(names)));
    }

    @Test
    void theTreeIsAskedForOnlyWhenItIsWanted() {
        desk.with(Desk.PROD);
        assertTrue(desk.log.stream().noneMatch(each -> each.startsWith("databases")), desk.log::toString);
        model.typeProperty().set(ScopeType.COLLECTION);
        assertTrue(desk.log.contains("databases in01-prod"));
        assertEquals(State.LOADED, model.loading().stateProperty().get());
        assertEquals(
                "2 databases · 3 collections · 0 ticked", model.countsProperty().get());
    }

    @Test
    void ticksMakeTheScope() {
        desk.with(Desk.PROD).tick("default", "users", "orders");
        assertEquals(collections("default", "orders", "users"), model.scopes());
        assertEquals(
                "2 databases · 3 collections · 2 ticked", model.countsProperty().get());
    }

    @Test
    void theBoxOfADatabaseTicksWhatTheFilterShows() {
        desk.with(Desk.PROD).tick("default");
        model.filterProperty().set("ord");
        model.toggle(desk.row("default", ""));
        model.filterProperty().set("");
        assertEquals(collections("default", "orders"), model.scopes());
    }

    @Test
    void refusesCollectionsOfTwoDatabasesInWordsAndKeepsEveryTick() {
        desk.with(Desk.PROD).tick("default", "orders", "users").tick("archive", "old");
        assertEquals(
                "All collections of one request must be in one database. 3 collections in 2 databases are ticked; no tick was"
                        + " removed.",
                model.noticeProperty().get());
        assertEquals(List.of(), model.scopes());
        assertEquals("Collections of 2 databases are ticked; one request takes one database.", model.blocker());
        assertEquals(
                List.of(
                        "Split into 2 requests",
                        "Keep only default (2)",
                        "Keep only archive (1)",
                        "Whole cluster instead"),
                model.choices().stream().map(ScopeChoice::label).toList());
    }

    @Test
    void theWaysOutDoWhatTheySay() {
        desk.with(Desk.PROD).tick("default", "orders", "users").tick("archive", "old");
        ScopeChoice whole = model.choices().get(3);
        model.choices().get(2).action().run();
        assertEquals(collections("archive", "old"), model.scopes());
        assertEquals("", model.noticeProperty().get());
        whole.action().run();
        assertEquals(List.of(new BackupScope.WholeCluster()), model.scopes());
    }

    @Test
    void namesCanBeAddedWithoutANetwork() {
        desk.cloud.trouble = FakeCloud.unreachable();
        desk.with(Desk.PROD).tick("default");
        assertTrue(model.add(" default ", " orders "));
        assertEquals(collections("default", "orders"), model.scopes());
        assertEquals(Source.TYPED, desk.row("default", "orders").source());
    }

    @ParameterizedTest
    @CsvSource({
        "'', x, There is no name.",
        "default, 'a b', A name cannot hold U+0020.",
        "'a\u202eb', x, A name cannot hold U+202E."
    })
    void saysWhyANameIsNone(String dbName, String collection, String why) {
        assertFalse(model.add(dbName, collection));
        assertTrue(
                model.mistakeProperty().get().startsWith(why),
                model.mistakeProperty().get());
        assertTrue(model.mistakeProperty().get().contains("Nothing was added"));
        assertTrue(model.rowsProperty().get().isEmpty());
    }

    @Test
    void saysHowLongANameIs() {
        assertFalse(model.add("default", "x".repeat(10_000)));
        assertTrue(
                model.mistakeProperty().get().contains("10,000"),
                model.mistakeProperty().get());
    }

    @ParameterizedTest
    @CsvSource({"Users, users", "caf\u00e9, cafe\u0301", "\uff41, a"})
    void i13NamesThatLookAlikeAreBothKeptAndThatIsSaid(String one, String other) {
        desk.with(Desk.PROD);
        desk.scope.typeProperty().set(ScopeType.COLLECTION);
        assertTrue(desk.scope.add("mine", one));
        assertEquals("", desk.scope.mistakeProperty().get());
        assertTrue(desk.scope.add("mine", other));
        assertTrue(
                desk.scope.mistakeProperty().get().contains("both are kept"),
                desk.scope.mistakeProperty().get());
        assertEquals(
                Set.of(one, other),
                Set.copyOf(((BackupScope.Collections) desk.scope.scopes().getFirst()).collectionNames()));
    }

    @Test
    void addingTwiceSaysSo() {
        assertTrue(model.add("default", "orders"));
        assertFalse(model.add("default", "orders"));
        assertEquals(
                "“orders” is there already. Nothing was added or renamed.",
                model.mistakeProperty().get());
    }

    @Test
    void typedRowsCanBeRenamedAndRemoved() {
        model.typeProperty().set(ScopeType.COLLECTION);
        model.add("mine", "a");
        assertTrue(model.rename(desk.row("mine", "a"), "b"));
        assertTrue(model.rename(desk.row("mine", ""), "yours"));
        assertEquals(collections("yours", "b"), model.scopes());
        assertTrue(model.remove(desk.row("yours", "b")));
        assertTrue(model.remove(desk.row("yours", "")));
        assertTrue(model.rowsProperty().get().isEmpty());
    }

    @Test
    void whatTheClusterToldCanOnlyBeUnticked() {
        desk.with(Desk.PROD).tick("default", "orders");
        assertFalse(model.rename(desk.row("default", "orders"), "b"));
        assertFalse(model.remove(desk.row("default", "orders")));
        assertTrue(
                model.mistakeProperty().get().contains("untick it instead"),
                model.mistakeProperty().get());
        assertEquals(collections("default", "orders"), model.scopes());
    }

    @Test
    void anEditorThatWasOpenDuringAReloadChangesNoOtherRow() {
        desk.with(Desk.PROD).tick("archive");
        model.add("archive", "mine");
        ScopeRow edited = desk.row("archive", "mine");
        desk.cloud.inventory.put("archive", List.of("a", "b", "old"));
        model.load();
        assertTrue(model.rename(edited, "mine_2"));
        assertEquals(collections("archive", "mine_2"), model.scopes());
        assertFalse(model.remove(edited));
        assertEquals(
                "“mine” is not there any more. Nothing was changed.",
                model.mistakeProperty().get());
    }

    @Test
    void ticksSurviveAnotherCluster() {
        desk.with(Desk.PROD).tick("default", "orders");
        desk.cluster.textProperty().set("in01-eu");
        assertEquals(List.of(), model.scopes());
        desk.cluster.textProperty().set("in01-prod");
        assertEquals(collections("default", "orders"), model.scopes());
    }

    @Test
    void ticksSurviveAReloadAndAVanishedOneIsMarked() {
        desk.with(Desk.PROD).tick("default", "orders", "users");
        desk.cloud.inventory.put("default", List.of("users"));
        model.load();
        assertEquals(collections("default", "orders", "users"), model.scopes());
        assertEquals(Source.MISSING, desk.row("default", "orders").source());
    }

    @Test
    void namesTypedForAnIdStayWhenTheListKnowsItAfterAll() {
        desk.background.hold();
        desk.shell.start();
        desk.cluster.paste("in01-prod");
        model.typeProperty().set(ScopeType.COLLECTION);
        model.add("default", "by_hand");
        desk.background.release();
        assertEquals(Desk.PROD, desk.cluster.clusterProperty().get().orElseThrow());
        assertEquals(collections("default", "by_hand"), model.scopes());
        assertEquals(
                "2 databases · 4 collections · 1 ticked", model.countsProperty().get());
    }

    @Test
    void aLoadThatWasBrokenOffByAnotherClusterIsMadeUpFor() {
        desk.with(Desk.PROD);
        desk.background.hold();
        model.typeProperty().set(ScopeType.COLLECTION);
        desk.background.releaseOne();
        desk.cluster.textProperty().set("in01-eu");
        desk.cluster.textProperty().set("in01-prod");
        desk.background.release();
        assertEquals(State.LOADED, model.loading().stateProperty().get());
        assertEquals(
                "2 databases · 3 collections · 0 ticked", model.countsProperty().get());
    }

    @Test
    void nothingGoesOnLoadingForEver() {
        desk.with(Desk.PROD);
        desk.background.hold();
        model.typeProperty().set(ScopeType.COLLECTION);
        desk.background.releaseOne();
        desk.cloud.trouble = FakeCloud.unreachable();
        model.load();
        desk.background.release();
        assertEquals(State.FAILED, model.loading().stateProperty().get());
        assertTrue(model.rowsProperty().get().stream()
                .noneMatch(row -> row instanceof ScopeRow.DatabaseRow database
                        && database.content() == ScopeRow.Content.LOADING));
    }

    @Test
    void aDatabaseThatCannotBeReadIsToldAndTheOthersAreRead() {
        desk.cloud.unreadable = List.of("archive");
        desk.with(Desk.PROD).tick("default", "orders");
        assertEquals(
                "1 database could not be read; its names can be typed.",
                model.loading().messageProperty().get());
    }

    @Test
    void aTypedClusterHasNoAddressAndThatIsSaid() {
        desk.shell.start();
        desk.cluster.paste("in01-unknown");
        model.typeProperty().set(ScopeType.COLLECTION);
        assertTrue(model.loading().messageProperty().get().startsWith("The address of this cluster is not known"));
        assertTrue(desk.log.stream().noneMatch(each -> each.startsWith("databases")));
    }

    @Test
    void everySentenceChangesItsLanguage() {
        desk.cloud.unreadable = List.of("archive");
        desk.with(Desk.PROD).tick("default", "orders");
        model.add("archive", "a");
        model.add("archive", "a");
        desk.speakChinese();
        for (String told : List.of(
                model.noticeProperty().get(),
                model.countsProperty().get(),
                model.mistakeProperty().get(),
                model.emptinessProperty().get(),
                model.loading().messageProperty().get(),
                model.blocker(),
                model.choices().getFirst().label())) {
            assertTrue(Desk.chinese(told), told);
        }
    }

    @Test
    void splitsSeveralDatabasesIntoOneRequestEach() {
        desk.with(Desk.PROD);
        desk.tick("default", "orders");
        desk.tick("archive", "old");
        model.choices().getFirst().action().run();
        assertEquals("", model.blocker());
        assertEquals(
                List.of(
                        new BackupScope.Collections("default", List.of("orders")),
                        new BackupScope.Collections("archive", List.of("old"))),
                model.scopes());
        desk.tick("archive", "old");
        assertFalse(model.splitProperty().get(), "one database is no split");
    }

    @Test
    void manyNamesAreTakenAtOnceAndCounted() {
        desk.with(Desk.PROD).tick("default", "orders");
        assertEquals(
                new ScopeViewModel.Added(1, 2),
                model.addNames(Map.of("default", List.of("orders", "users", "mine", "mine")), Source.TYPED));
        assertEquals(collections("default", "mine", "orders", "users"), model.scopes());
        assertEquals(Source.TYPED, desk.row("default", "mine").source());
        assertEquals(Source.LIVE, desk.row("default", "users").source());
    }

    @Test
    void aPatternTellsWhatItWouldTickAndTicksThat() {
        desk.with(Desk.PROD).tick("default", "orders");
        assertEquals(new ScopeViewModel.Matching(2, 1), model.countMatching("*RS"));
        assertEquals(new ScopeViewModel.Matching(0, 0), model.countMatching(" "));
        assertEquals(collections("default", "orders"), model.scopes());
        assertEquals(new ScopeViewModel.Matching(2, 1), model.tickMatching("*RS"));
        assertEquals(collections("default", "orders", "users"), model.scopes());
    }

    @Test
    void severalRowsAreTickedUntickedAndRemovedTogether() {
        desk.with(Desk.PROD).tick("default", "orders");
        model.add("default", "mine");
        List<ScopeRow> rows =
                List.of(desk.row("default", "orders"), desk.row("default", "users"), desk.row("default", "mine"));
        model.toggle(rows);
        assertEquals(collections("default", "mine", "orders", "users"), model.scopes());
        model.toggle(rows);
        assertEquals(List.of(), model.scopes());
        assertTrue(model.remove(rows));
        assertEquals(
                "“orders” and 1 other name come from the cluster and stay; untick them instead.",
                model.mistakeProperty().get());
        assertEquals(-1, model.positionOf("default", "mine"));
        model.undo();
        assertEquals(Source.TYPED, desk.row("default", "mine").source());
    }

    @Test
    void namesThatWereReadLongAgoSayWhen() {
        desk.with(Desk.PROD).tick("default");
        assertEquals("", model.age((ScopeRow.DatabaseRow) desk.row("default", "")));
        desk.clock.advance(Duration.ofMinutes(25));
        assertEquals("seen 25 min ago", model.age((ScopeRow.DatabaseRow) desk.row("default", "")));
        desk.clock.advance(Duration.ofHours(3));
        assertEquals("seen 3 h ago", model.age((ScopeRow.DatabaseRow) desk.row("default", "")));
        desk.clock.advance(Duration.ofDays(2));
        assertTrue(model.age((ScopeRow.DatabaseRow) desk.row("default", "")).matches("seen \\d+ \\w+ \\d\\d:\\d\\d"));
        model.add("mine", "typed");
        assertEquals("", model.age((ScopeRow.DatabaseRow) desk.row("mine", "")));
        model.load();
        assertEquals("", model.age((ScopeRow.DatabaseRow) desk.row("default", "")));
    }
}
