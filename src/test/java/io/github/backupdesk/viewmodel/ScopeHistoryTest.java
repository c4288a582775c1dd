package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.viewmodel.ScopeRow.CollectionRow;
import io.github.backupdesk.viewmodel.ScopeRow.DatabaseRow;
import io.github.backupdesk.viewmodel.ScopeRow.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Undo and redo, and the whole scope against a slow and plain one. */
class ScopeHistoryTest {

    private static final List<String> NAMES =
            List.of("default", "a", "A", "b", "orders", "Orders_2", "users", "old", "été", "订单", "x_1", "x_2");

    private final Desk desk = new Desk();
    private final ScopeViewModel model = desk.scope;
    private final PlainScope plain = new PlainScope();

    private List<String> rows() {
        return model.rowsProperty().get().stream()
                .map(row -> switch (row) {
                    case DatabaseRow each ->
                        each.name() + " " + each.source() + " " + each.ticked() + "/" + each.total();
                    case CollectionRow each -> "- " + each.name() + " " + each.source() + " " + each.ticked();
                })
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whateverIsDoneAndUndoneThePlainScopeAgrees(long seed) {
        desk.with(Desk.PROD).tick("default");
        plain.reload(desk.cloud.inventory);
        // Choosing collections was a step too, but of the empty form.
        model.undo();
        model.redo();
        model.typeProperty().set(ScopeType.COLLECTION);
        Random random = new Random(seed);
        List<String> done = new ArrayList<>();
        for (int step = 0; step < 400; step++) {
            done.add(act(random));
            model.expandAll(true);
            String told = "seed " + seed + ": " + done.subList(Math.max(0, step - 5), step + 1);
            assertEquals(plain.rows(), rows(), told);
            assertEquals(plain.type, model.typeProperty().get(), told);
            assertEquals(plain.canRedo(), model.canRedoProperty().get(), told);
        }
    }

    private String act(Random random) {
        String dbName = some(random, NAMES.subList(0, 5));
        List<String> several =
                NAMES.stream().filter(each -> random.nextInt(3) == 0).toList();
        String pattern = some(random, List.of("o", "ORD", "*s", "x_*", "*_*", "é", "订", "b", "zzz"));
        int what = random.nextInt(16);
        switch (what) {
            case 0, 1 -> toggle(random);
            case 2 -> {
                plain.step(() -> plain.databases.keySet().stream()
                        .filter(plain::isShown)
                        .forEach(each -> plain.tick(PlainScope.known(plain.databases, each), plain.shown(each), true)));
                model.tickShown();
            }
            case 3 -> {
                plain.step(() -> plain.databases.values().forEach(each -> plain.tick(each, name -> true, false)));
                model.untickAll();
            }
            case 4 -> add(dbName, some(random, NAMES));
            case 5 -> {
                Source from = random.nextBoolean() ? Source.TYPED : Source.SAVED;
                Map<String, List<String>> wanted = new LinkedHashMap<>();
                wanted.put(dbName, several);
                wanted.put("x_9", several.subList(0, several.size() / 2));
                plain.step(() -> wanted.forEach((name, names) -> plain.add(name, names, from)));
                model.addNames(wanted, from);
            }
            case 6 -> {
                plain.step(() -> plain.databases
                        .values()
                        .forEach(each -> plain.tick(each, name -> PlainScope.matches(name, pattern), true)));
                model.tickMatching(pattern);
            }
            case 7, 8 -> remove(random);
            case 9 -> rename(random);
            case 10, 11 -> reload(random, several);
            case 12 -> {
                plain.filter = random.nextBoolean() ? "" : pattern;
                model.filterProperty().set(plain.filter);
            }
            case 13 -> {
                ScopeType type = random.nextInt(3) == 0 ? ScopeType.CLUSTER : ScopeType.COLLECTION;
                plain.step(() -> plain.type = type);
                model.typeProperty().set(type);
            }
            case 14 -> {
                plain.redo();
                model.redo();
            }
            default -> {
                for (int times = random.nextInt(4); times >= 0; times--) {
                    if (plain.canUndo()) {
                        plain.undo();
                        model.undo();
                    }
                }
            }
        }
        return what + " " + dbName + " " + pattern + " " + several;
    }

    private static <T> T some(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private List<ScopeRow> someRows(Random random) {
        List<ScopeRow> all = List.copyOf(model.rowsProperty().get());
        return all.stream().filter(each -> random.nextInt(6) == 0).toList();
    }

    private void toggle(Random random) {
        List<ScopeRow> rows = someRows(random);
        plain.step(() -> {
            boolean[] on = {false};
            Map<String, List<String>> meant = new LinkedHashMap<>();
            rows.forEach(row -> {
                String dbName = row instanceof CollectionRow each ? each.dbName() : row.name();
                List<String> names = meant.computeIfAbsent(dbName, k -> new ArrayList<>());
                if (row instanceof CollectionRow) {
                    names.add(row.name());
                } else {
                    PlainScope.known(plain.databases, dbName).names.keySet().stream()
                            .filter(plain.shown(dbName))
                            .forEach(names::add);
                }
            });
            meant.forEach((dbName, names) -> names.forEach(each ->
                    on[0] |= !PlainScope.known(PlainScope.known(plain.databases, dbName).names, each)
                            .ticked()));
            meant.forEach(
                    (dbName, names) -> plain.tick(PlainScope.known(plain.databases, dbName), names::contains, on[0]));
        });
        model.toggle(rows);
    }

    private void add(String dbName, String name) {
        PlainScope.Database known = plain.databases.get(dbName);
        if (known == null || !known.names.containsKey(name)) {
            plain.step(() -> plain.add(dbName, List.of(name), Source.TYPED));
        }
        model.add(dbName, name);
    }

    private void remove(Random random) {
        List<ScopeRow> rows = someRows(random);
        plain.step(() -> rows.stream()
                .filter(each -> each.source() != Source.LIVE)
                .forEach(row -> {
                    switch (row) {
                        case DatabaseRow each -> plain.databases.remove(each.name());
                        case CollectionRow each -> {
                            PlainScope.Database database = plain.databases.get(each.dbName());
                            if (database != null) {
                                database.names.remove(each.name());
                            }
                        }
                    }
                }));
        model.remove(rows);
    }

    private void rename(Random random) {
        List<ScopeRow> rows = model.rowsProperty().get().stream()
                .filter(each -> each.source() == Source.TYPED || each.source() == Source.SAVED)
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        ScopeRow row = some(random, rows);
        String name = some(random, NAMES);
        plain.step(() -> {
            switch (row) {
                case DatabaseRow each -> {
                    if (!plain.databases.containsKey(name)) {
                        PlainScope.Database moved = PlainScope.known(plain.databases, each.name());
                        plain.databases.remove(each.name());
                        plain.databases.put(name, moved);
                    }
                }
                case CollectionRow each -> {
                    Map<String, PlainScope.Entry> names = PlainScope.known(plain.databases, each.dbName()).names;
                    if (!names.containsKey(name)) {
                        boolean ticked = PlainScope.known(names, each.name()).ticked();
                        names.remove(each.name());
                        names.put(name, new PlainScope.Entry(Source.TYPED, ticked));
                    }
                }
            }
        });
        model.rename(row, name);
    }

    private void reload(Random random, List<String> several) {
        if (random.nextBoolean()) {
            desk.cloud.inventory.remove(some(random, NAMES.subList(0, 5)));
        } else {
            desk.cloud.inventory.put(some(random, NAMES.subList(0, 5)), several);
        }
        plain.reload(new LinkedHashMap<>(desk.cloud.inventory));
        model.load();
    }

    @Test
    void saysWhatWasUndoneAndWhatCanBe() {
        desk.with(Desk.PROD).tick("default");
        model.tickShown();
        model.undo();
        assertEquals("Undone: 3 ticks", model.undoneProperty().get());
        model.redo();
        assertEquals("Redone: 3 ticks", model.undoneProperty().get());
        assertFalse(model.canRedoProperty().get());
        model.addNames(Map.of("default", List.of("x", "y", "orders")), Source.TYPED);
        assertEquals("", model.undoneProperty().get());
        model.undo();
        assertEquals("Undone: 2 names added, 2 ticks", model.undoneProperty().get());
        desk.speakChinese();
        assertTrue(Desk.chinese(model.undoneProperty().get()));
    }

    @Test
    void aReloadBetweenLosesNoTypedNameAndMarksWhatIsGone() {
        desk.with(Desk.PROD).tick("default", "orders");
        model.add("default", "mine");
        model.remove(desk.row("default", "mine"));
        model.untickAll();
        desk.cloud.inventory.put("default", List.of("users", "brand_new"));
        model.load();
        model.undo();
        assertEquals(Source.MISSING, desk.row("default", "orders").source());
        model.undo();
        assertEquals(
                List.of("- brand_new LIVE false", "- mine TYPED true", "- orders MISSING true", "- users LIVE false"),
                rows().stream().filter(each -> each.startsWith("-")).limit(4).toList());
    }

    @Test
    void eachTreeHasItsOwnSteps() {
        desk.with(Desk.PROD).tick("default", "orders");
        assertTrue(model.canUndoProperty().get());
        desk.cluster.textProperty().set("in01-eu");
        assertFalse(model.canUndoProperty().get());
        desk.cluster.textProperty().set("in01-prod");
        model.undo();
        assertEquals("Undone: 1 tick", model.undoneProperty().get());
    }

    @Test
    void theChoiceToSplitComesBack() {
        desk.with(Desk.PROD).tick("default", "orders").tick("archive", "old");
        model.split(true);
        model.choices().getFirst().action().run();
        assertEquals(1, model.scopes().size());
        model.undo();
        assertTrue(model.splitProperty().get());
        assertEquals(2, model.scopes().size());
        model.undo();
        assertFalse(model.splitProperty().get());
    }

    @Test
    void onlySoManyStepsAreKept() {
        desk.with(Desk.PROD).tick("default");
        for (int i = 0; i < 300; i++) {
            model.toggle(desk.row("default", "orders"));
        }
        int steps = 0;
        while (model.canUndoProperty().get()) {
            model.undo();
            steps++;
        }
        assertEquals(100, steps);
    }

    @Test
    void whatIsKeptForUndoingIsBoundInBytesToo() {
        ScopeTree tree = new ScopeTree();
        ScopeHistory.Way way = new ScopeHistory.Way(ScopeType.COLLECTION, false);
        List<String> names = IntStream.range(0, 60_000)
                .mapToObj("a_rather_long_name_of_a_collection_%06d"::formatted)
                .toList();
        int kept = 0;
        for (int i = 0; i < 60; i++) {
            ScopeHistory.Moment before = tree.history().now(way);
            PackedNames more = PackedNames.of(List.of("typed_" + i));
            PackedNames first = PackedNames.of(names);
            tree.edit(() -> tree.known("default", Source.TYPED)
                    .edit(held -> held.take(first, Source.TYPED).take(more, Source.TYPED)));
            tree.history().did(before, tree.history().now(way), words -> "");
        }
        while (tree.history().undo(way) != null) {
            kept++;
        }
        // Each of them keeps its own list of 2.6 MB.
        assertTrue(kept > 10 && kept < 30, () -> "kept");
    }
}
