package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.export.JacksonNameFiles;
import io.github.backupdesk.viewmodel.NameListViewModel.State;
import io.github.backupdesk.viewmodel.ScopeRow.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameListViewModelTest {

    private static final String COMMAND = "curl -X POST https://api.cloud.zilliz.com/v2/clusters/in01-eu/backups/create"
            + " -d '{\"backupType\":\"CLUSTER\"}'";

    private final Desk desk = new Desk();
    private final ScopeViewModel scope = desk.scope;
    private final NameListViewModel model = model(desk);

    private static NameListViewModel model(Desk desk) {
        return new NameListViewModel(new JacksonNameFiles(), desk.scope, desk.background, desk.texts);
    }

    private String told() {
        return model.toldProperty().get();
    }

    @Test
    void whatAListWouldDoIsToldBeforeItIsDone() {
        desk.with(Desk.PROD).tick("default", "orders");
        Map<String, List<String>> before = scope.ticks();
        model.paste("# mine\norders\nusers\nfresh\nfresh\narchive.old\na.b.c\n");
        assertEquals(State.OFFERED, model.stateProperty().get());
        assertEquals(
                "6 entries: 1 new, 3 already there, 1 repeated, 1 odd. One line, a heading or a comment, was left out."
                        + " The new names are not in the list of the cluster; check their spelling.",
                told());
        assertEquals(
                "Read as default.orders, default.users, default.fresh, archive.old",
                model.sampleProperty().get());
        assertEquals("Add 1 and tick 2", model.actionProperty().get());
        assertEquals(
                List.of(new OddRow("line 7", "a.b.c", "More than one dot; it should be database.collection.")),
                model.odd());
        assertEquals(before, scope.ticks());

        assertTrue(model.add());
        assertEquals(Map.of("default", List.of("fresh", "orders", "users"), "archive", List.of("old")), scope.ticks());
        assertEquals(Source.TYPED, desk.row("default", "fresh").source());
        assertEquals(Source.LIVE, desk.row("default", "users").source());
        assertEquals(State.CLOSED, model.stateProperty().get());
        assertEquals("", told());
    }

    @Test
    void aListThatIsPutAwayChangesNothing() {
        desk.with(Desk.PROD).tick("default", "orders");
        Map<String, List<String>> before = scope.ticks();
        model.paste("fresh");
        model.cancel();
        assertEquals(State.CLOSED, model.stateProperty().get());
        assertFalse(model.add());
        assertEquals(before, scope.ticks());
    }

    @Test
    void aListIsPutAwayBeforeAnotherClusterIsShownAndChangesNeither() {
        desk.shell.start();
        desk.cluster.paste("in01-prod in01-eu");
        desk.form.drafts().show(1);
        desk.tick("default", "orders");
        desk.form.drafts().show(0);
        model.paste("fresh");
        assertEquals(ScopeType.COLLECTION, scope.typeProperty().get());
        desk.form.drafts().show(1);
        assertEquals(State.CLOSED, model.stateProperty().get());
        model.cancel();
        assertEquals(ScopeType.COLLECTION, scope.typeProperty().get());
        assertFalse(model.add());
        assertEquals(Map.of("default", List.of("orders")), scope.ticks());
        desk.form.drafts().show(0);
        assertEquals(ScopeType.CLUSTER, scope.typeProperty().get(), "as before the list came");
        assertEquals(Map.of(), scope.ticks());
    }

    @Test
    void aListThatIsStillBeingReadDoesNotFollowToAnotherCluster() {
        desk.with(Desk.PROD);
        desk.background.hold();
        model.paste("fresh");
        desk.cluster.textProperty().set("in01-eu");
        desk.background.release();
        assertEquals(State.CLOSED, model.stateProperty().get());
        assertEquals(ScopeType.CLUSTER, scope.typeProperty().get());
    }

    @Test
    void bareNamesGoIntoTheDatabaseThatIsToldAndTheCountsFollow() {
        desk.with(Desk.PROD).tick("default");
        model.paste("old\nusers");
        assertTrue(model.asksDatabaseProperty().get());
        assertEquals("Add 1 and tick 1", model.actionProperty().get());
        model.databaseProperty().set(" archive ");
        assertEquals(
                "Read as archive.old, archive.users", model.sampleProperty().get());
        model.databaseProperty().set("");
        assertFalse(model.canAddProperty().get());
        assertTrue(told().contains("without a database. There is no name."), told());
        assertFalse(model.add());
        model.databaseProperty().set("archive");
        model.add();
        assertEquals(Map.of("archive", List.of("old", "users")), scope.ticks());
    }

    @Test
    void noDatabaseIsAskedForWhereEachNameHasOne() {
        desk.with(Desk.PROD).tick("default");
        model.paste("[{\"dbName\":\"default\",\"collectionNames\":[\"users\",\"orders\"]}]");
        assertFalse(model.asksDatabaseProperty().get());
        assertEquals("Tick 2 names", model.actionProperty().get());
        model.add();
        model.paste("default.users");
        assertFalse(model.canAddProperty().get());
        assertEquals("Nothing to add", model.actionProperty().get());
    }

    @Test
    void theWordsFollowTheLanguage() {
        model.paste("a\nb b");
        desk.speakChinese();
        assertTrue(Desk.chinese(told()), told());
        assertTrue(Desk.chinese(model.actionProperty().get()));
        assertTrue(Desk.chinese(model.odd().getFirst().reason()));
    }

    @Test
    void theCountsFollowTheCluster() {
        model.paste("default.users");
        assertEquals("Add 1 name", model.actionProperty().get());
        desk.with(Desk.PROD);
        assertEquals("Tick 1 name", model.actionProperty().get());
    }

    @Test
    void aCommandIsOfferedForWhatItIs() {
        List<String> taken = new ArrayList<>();
        model.onCommand(taken::add);
        model.paste(COMMAND);
        assertEquals(State.COMMAND, model.stateProperty().get());
        assertTrue(told().startsWith("This is a command"), told());
        assertFalse(model.add());
        assertEquals(List.of(), taken);
        model.takeCommand();
        assertEquals(List.of(COMMAND), taken);
        assertEquals(State.CLOSED, model.stateProperty().get());
    }

    @Test
    void whatCannotBeReadIsSaidAndThePutAwayTypeComesBack() {
        model.paste("  \n");
        assertEquals(
                "No name was read, and nothing was changed. There is no name in it.",
                model.problemProperty().get());
        scope.typeProperty().set(ScopeType.CLUSTER);
        model.paste("users");
        assertEquals("", model.problemProperty().get());
        assertEquals(ScopeType.COLLECTION, scope.typeProperty().get());
        model.cancel();
        assertEquals(ScopeType.CLUSTER, scope.typeProperty().get());
    }

    @Test
    void aFileIsAskedForWhereTheLastOneLay(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("names.csv"), "database,collection\ndefault,users\n");
        List<Optional<Path>> begun = new ArrayList<>();
        model.askBy(new Prompts() {
            @Override
            public Optional<Path> saveAs(String title, String name, Optional<Path> where) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> open(String title, Optional<Path> where) {
                begun.add(where);
                return Optional.of(file);
            }
        });
        model.open();
        assertEquals("Add 1 name", model.actionProperty().get());
        Files.delete(file);
        model.open();
        assertEquals(List.of(Optional.empty(), Optional.of(folder)), begun);
        assertTrue(
                model.problemProperty().get().contains("no such file"),
                model.problemProperty().get());
    }

    @Test
    void oneFileIsReadWhenOneIsDropped(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("names.txt"), "users\n");
        model.drop(List.of(file, file));
        assertEquals(State.CLOSED, model.stateProperty().get());
        assertTrue(
                model.problemProperty().get().startsWith("2 files were dropped. No name was read"),
                model.problemProperty().get());
        model.drop(List.of(file));
        assertEquals("Add 1 name", model.actionProperty().get());
    }

    @Test
    void readingIsDoneElsewhereAndCanBeGivenUp() {
        desk.background.hold();
        model.paste("users");
        assertEquals(State.READING, model.stateProperty().get());
        model.cancel();
        desk.background.release();
        assertEquals(State.CLOSED, model.stateProperty().get());
        assertFalse(model.canAddProperty().get());
    }

    /** Commas, line ends, quotation marks, repeated, blank and bad lines. */
    private static String tenThousand() {
        StringBuilder text = new StringBuilder("database,collection\r\n");
        IntStream.range(0, 9_412)
                .forEach(i -> text.append("shop,\"name_").append(i).append("\"\r\n"));
        IntStream.range(0, 500)
                .forEach(i -> text.append("default,known_").append(i).append('\n'));
        text.append("\n\n").append("shop,name_7\n".repeat(80)).append("shop,a name\n".repeat(8));
        return text.toString();
    }

    @Test
    void i11TenThousandPastedNamesAreCountedAndAddedBeforeAnyoneNotices() {
        List<String> known = IntStream.range(0, 500).mapToObj(i -> "known_" + i).toList();
        String text = tenThousand();
        Duration all = Duration.ofDays(1);
        Duration longest = Duration.ofDays(1);
        // The first ones are slow for everybody: nothing is compiled yet.
        for (int i = 0; i < 6; i++) {
            Desk fresh = new Desk();
            fresh.cloud.inventory.put("default", known);
            fresh.with(Desk.PROD).tick("default");
            NameListViewModel pasted = model(fresh);
            long start = System.nanoTime();
            fresh.background.hold();
            pasted.paste(text);
            long handedOver = System.nanoTime();
            fresh.background.release();
            assertEquals("Add 9,412 and tick 500", pasted.actionProperty().get());
            assertTrue(
                    pasted.toldProperty()
                            .get()
                            .startsWith("10,000 entries: 9,412 new, 500 already there, 80 repeated, 8 odd."),
                    pasted.toldProperty().get());
            assertEquals(8, pasted.odd().size());
            long shown = System.nanoTime();
            pasted.add();
            long added = System.nanoTime();
            assertEquals(
                    9_412, fresh.scope.ticks().getOrDefault("shop", List.of()).size());
            Duration blocked = Duration.ofNanos(Math.max(handedOver - start, added - shown));
            all = shorter(all, Duration.ofNanos(added - start));
            longest = shorter(longest, blocked);
        }
        assertTrue(all.compareTo(Duration.ofMillis(200)) < 0, "all in all " + all);
        assertTrue(longest.compareTo(Duration.ofMillis(100)) < 0, "in one piece " + longest);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
