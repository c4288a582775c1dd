package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.support.DirectBackground;
import io.github.backupdesk.viewmodel.ScopeRow.CollectionRow;
import io.github.backupdesk.viewmodel.ScopeRow.DatabaseRow;
import io.github.backupdesk.viewmodel.ScopeRow.Source;
import io.github.backupdesk.viewmodel.ScopeRow.Tick;
import io.github.backupdesk.viewmodel.ScopeTree.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTreeTest {

    private final ScopeTree tree = new ScopeTree();
    private final ScopeFilter filtering = new ScopeFilter(new DirectBackground());

    private void live(String database, String... collections) {
        List<String> names = new ArrayList<>(
                tree.databases().stream().map(ScopeDatabase::name).toList());
        names.add(database);
        tree.tellDatabases(names);
        tree.tellContents(List.of(names(database, collections)));
        tree.edit(() -> find(database).expand(true));
    }

    private static Told names(String database, String... collections) {
        return new Told.Names(database, PackedNames.of(List.of(collections)), Instant.EPOCH);
    }

    private ScopeDatabase added(String name) {
        tree.edit(() -> tree.known(name, Source.TYPED).expand(true));
        return find(name);
    }

    private void filter(String text) {
        filtering.apply(tree, text, () -> {});
    }

    private static BitSet one(int at) {
        BitSet one = new BitSet();
        one.set(at);
        return one;
    }

    private void flip(String database, int at) {
        tree.edit(() -> find(database).edit(held -> held.tick(one(at), !held.ticked(at))));
    }

    private ScopeDatabase find(String name) {
        return java.util.Objects.requireNonNull(tree.database(name));
    }

    private List<String> shown() {
        return tree.stream()
                .map(row -> (row instanceof CollectionRow ? "- " : "") + row.name())
                .toList();
    }

    @Test
    void showsTheDefaultDatabaseFirstAndTheRestByName() {
        live("b", "y", "X");
        live("A");
        live("default", "z");
        assertEquals(List.of("default", "- z", "A", "b", "- X", "- y"), shown());
    }

    @ParameterizedTest
    @CsvSource({
        "ord, default|- orders",
        "ORD, default|- orders",
        "*s, default|- orders|- users",
        "o*r*s, default|- orders",
        "u*, default|- users",
        "b*, b|- one",
        "b, b|- one",
        "*x*, ''",
        "o*o, ''",
    })
    void filtersByPartOrPattern(String filter, String rows) {
        live("default", "orders", "users");
        live("b", "one");
        filter(filter);
        assertEquals(rows, String.join("|", shown()));
    }

    @Test
    void aPatternOfManyStarsIsNoBurden() {
        live(
                "default",
                IntStream.range(0, 200).mapToObj(i -> "a".repeat(240) + i).toArray(String[]::new));
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> filter("*a".repeat(40) + "*b"));
        assertTrue(tree.isEmpty());
    }

    @Test
    void theBoxOfADatabaseHasThreeStates() {
        live("default", "a", "b");
        assertEquals(Tick.NONE, find("default").row(0).tick());
        flip("default", 0);
        assertEquals(Tick.SOME, find("default").row(0).tick());
        flip("default", 1);
        assertEquals(Tick.ALL, find("default").row(0).tick());
    }

    @Test
    void aTickedNameThatVanishedStaysMarkedAndComesBackAsItWas() {
        live("default", "a", "b");
        flip("default", 0);
        tree.tellContents(List.of(names("default", "b", "c")));
        assertEquals(List.of("default", "- a", "- b", "- c"), shown());
        assertEquals(Source.MISSING, tree.get(1).source());
        tree.tellContents(List.of(names("default", "a")));
        assertEquals(Source.LIVE, tree.get(1).source());
        assertEquals(List.of("a"), find("default").tickedNames());
    }

    @Test
    void aDatabaseThatVanishedStaysMarkedWhileSomethingInItIsTicked() {
        live("default", "a");
        live("gone", "x", "y");
        flip("gone", 1);
        tree.tellDatabases(List.of("default"));
        assertEquals(List.of("default", "- a", "gone", "- y"), shown());
        assertEquals(Source.MISSING, find("gone").source());
        assertEquals(Source.MISSING, tree.get(3).source());
        flip("gone", 0);
        tree.tellDatabases(List.of("default"));
        assertEquals(List.of("default", "- a"), shown());
    }

    @Test
    void typedNamesOutliveEveryReload() {
        ScopeDatabase typed = added("mine");
        tree.edit(() -> typed.edit(held -> held.add("by_hand")));
        tree.tellDatabases(List.of("default"));
        tree.tellContents(List.of(new Told.Nothing("default")));
        assertEquals(List.of("default", "mine", "- by_hand"), shown());
        assertEquals(List.of("by_hand"), typed.tickedNames());
    }

    @Test
    void aRowIsFoundAgainAfterTheTreeChanged() {
        live("m", "b");
        ScopeRow row = tree.get(1);
        live("a", "z");
        tree.tellContents(List.of(names("m", "a", "b")));
        assertEquals(new CollectionRow(1, 1, "m", "b", Source.LIVE, false), tree.now(row));
        tree.tellContents(List.of(names("m")));
        assertEquals(null, tree.now(row));
    }

    /** Whatever is done, whoever follows the changes sees the same rows as whoever looks anew. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyChangeIsToldExactly(long seed) {
        List<ScopeRow> mirror = new ArrayList<>();
        tree.addListener((ListChangeListener<ScopeRow>) change -> replay(change, mirror));
        Random random = new Random(seed);
        for (int step = 0; step < 1_000; step++) {
            String what = edit(random);
            assertEquals(List.copyOf(tree), mirror, "seed " + seed + ", step " + step + ": " + what);
        }
    }

    private static void replay(ListChangeListener.Change<? extends ScopeRow> change, List<ScopeRow> mirror) {
        while (change.next()) {
            assertFalse(change.wasPermutated());
            if (change.wasUpdated()) {
                for (int at = change.getFrom(); at < change.getTo(); at++) {
                    mirror.set(at, change.getList().get(at));
                }
            } else {
                int from = change.getFrom();
                mirror.subList(from, from + change.getRemovedSize()).clear();
                mirror.addAll(from, List.copyOf(change.getAddedSubList()));
            }
        }
    }

    private String edit(Random random) {
        List<String> names = Stream.of("default", "a", "b", "c", "d", "orders", "users", "old")
                .toList();
        List<String> some = names.stream().filter(each -> random.nextBoolean()).toList();
        String name = names.get(random.nextInt(names.size()));
        int count = tree.databases().size();
        ScopeDatabase database = count == 0 ? added(name) : tree.database(random.nextInt(count));
        int collections = database.row(0).total();
        int at = collections == 0 ? -1 : random.nextInt(collections);
        switch (random.nextInt(14)) {
            case 0 -> tree.tellDatabases(some);
            case 1 -> tree.tellContents(List.of(names(database.name(), some.toArray(String[]::new))));
            case 2 -> tree.tellContents(List.of(new Told.Nothing(database.name())));
            case 3 -> added(name);
            case 4 -> tree.edit(() -> tree.drop(database));
            case 5 -> {
                if (tree.database(name) == null) {
                    tree.edit(() -> tree.rename(database, name));
                }
            }
            case 6 -> filter(random.nextBoolean() ? "" : random.nextBoolean() ? "*" + name.charAt(0) : name);
            case 7 -> tree.edit(() -> database.expand(random.nextBoolean()));
            case 8 -> {
                boolean on = random.nextBoolean();
                tree.edit(() -> database.edit(held -> held.tick(database.shownPlaces(), on)));
            }
            case 9 -> tree.edit(() -> database.edit(held -> held.add(name)));
            case 10 -> {
                if (at >= 0) {
                    flip(database.name(), at);
                }
            }
            case 11 -> {
                if (at >= 0) {
                    tree.edit(() -> database.edit(held -> held.without(one(at))));
                }
            }
            case 12 -> tree.endLoading(ScopeRow.Content.UNKNOWN);
            default -> tree.edit(() -> tree.databases().forEach(each -> each.expand(random.nextInt(3) > 0)));
        }
        return database.name() + " " + name + " " + some;
    }

    @Test
    void countsWhatTheFilterLetsThrough() {
        live("default", "orders", "users");
        live("b", "old");
        assertEquals(3, tree.totalCollections());
        filter("o");
        assertEquals(2, tree.shownCollections());
        assertEquals(3, tree.totalCollections());
        assertEquals(2, ((DatabaseRow) tree.getFirst()).total());
    }
}
