package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.ScopeRow.CollectionRow;
import io.github.backupdesk.viewmodel.ScopeRow.DatabaseRow;
import io.github.backupdesk.viewmodel.ScopeRow.Source;
import io.github.backupdesk.viewmodel.ScopeViewModel.Added;
import io.github.backupdesk.viewmodel.ScopeViewModel.Matching;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/** What a person does to the names and ticks of one tree, and in which words it is refused. Each verb is one step to undo. */
final class ScopeEdits {

    private final ScopeSteps steps;
    private final Sentence mistake;

    ScopeEdits(ScopeSteps steps, ReadOnlyObjectProperty<Texts> texts) {
        this.steps = steps;
        this.mistake = new Sentence(texts);
    }

    private ScopeTree tree() {
        return steps.tree();
    }

    /** Ticks these rows, or unticks them if all are ticked; a database stands for those of its collections that are shown. */
    void toggle(Collection<? extends ScopeRow> asked) {
        Map<ScopeDatabase, BitSet> places = new LinkedHashMap<>();
        for (ScopeRow row : current(asked)) {
            switch (row) {
                case CollectionRow collection ->
                    places.computeIfAbsent(tree().database(collection.database()), k -> new BitSet())
                            .set(collection.index());
                case DatabaseRow database -> {
                    ScopeDatabase all = tree().database(database.index());
                    if (all.shownCount() == 0) {
                        mistake.say("scope.nothingToTick", VisibleText.of(all.name()));
                    }
                    places.computeIfAbsent(all, k -> new BitSet()).or(all.shownPlaces());
                }
            }
        }
        boolean on = places.entrySet().stream()
                .anyMatch(each -> each.getKey().held().tickedAmong(each.getValue())
                        < each.getValue().cardinality());
        steps.ticks(() -> places.forEach((database, those) -> database.edit(held -> held.tick(those, on))));
    }

    void tickShown() {
        steps.ticks(() -> tree().shown().forEach(each -> each.edit(held -> held.tick(each.shownPlaces(), true))));
    }

    void untickAll() {
        untick(each -> true);
    }

    void keepOnly(ScopeDatabase kept) {
        untick(each -> each != kept);
    }

    private void untick(Predicate<ScopeDatabase> which) {
        mistake.clear();
        steps.ticks(() -> untickNow(which));
    }

    private void untickNow(Predicate<ScopeDatabase> which) {
        tree().databases().stream()
                .filter(which)
                .forEach(each -> each.edit(held -> held.tick(held.marks().ticked(), false)));
    }

    /** Adds one typed collection, ticked, or a database alone. Returns whether it was added. */
    boolean add(String dbName, String collection) {
        String database = dbName.strip();
        String name = collection.strip();
        if (!acceptable(database) || (!name.isEmpty() && !acceptable(name))) {
            return false;
        }
        ScopeDatabase known = tree().database(database);
        if (known != null && (name.isEmpty() || known.has(name))) {
            mistake.say("scope.alreadyThere", VisibleText.of(name.isEmpty() ? database : name));
            return false;
        }
        steps.step(
                words -> words.get("scope.step.added", VisibleText.of(name.isEmpty() ? database : name)),
                () -> tree().edit(() -> take(database, name.isEmpty() ? List.of() : List.of(name), Source.TYPED)));
        tellAlike(Objects.requireNonNull(tree().database(database)), name);
        return true;
    }

    /** Both stay: the service decides whether they are one. */
    private void tellAlike(ScopeDatabase database, String name) {
        Optional<String> alike = name.isEmpty() ? Optional.empty() : database.alike(name);
        mistake.say(words -> alike.map(other -> words.get("scope.alike", VisibleText.of(name), VisibleText.of(other)))
                .orElse(""));
    }

    Added addNames(Map<String, ? extends Collection<String>> namesByDatabase, Source from) {
        int known = tree().totalCollections();
        int ticked = tree().tickedCollections();
        int[] more = {0, 0};
        mistake.clear();
        steps.step(words -> words.get("scope.step.names", more[0], more[1]), () -> {
            tree().edit(() -> namesByDatabase.forEach((dbName, names) -> take(dbName, names, from)));
            more[0] = tree().totalCollections() - known;
            more[1] = tree().tickedCollections() - ticked;
        });
        return new Added(more[0], more[1]);
    }

    private void take(String dbName, Collection<String> names, Source from) {
        ScopeDatabase database = tree().known(dbName, from);
        database.expand(true);
        PackedNames wanted = PackedNames.of(names);
        database.edit(held -> held.take(wanted, from));
    }

    /** What {@link #addNames} would do. */
    Added weigh(Map<String, ? extends Collection<String>> namesByDatabase) {
        int[] sums = {0, 0};
        namesByDatabase.forEach((dbName, names) -> {
            ScopeDatabase known = tree().database(dbName);
            HeldNames held = known == null ? HeldNames.untouched(PackedNames.NONE) : known.held();
            int[] more = held.weigh(PackedNames.of(names));
            sums[0] += more[0];
            sums[1] += more[1];
        });
        return new Added(sums[0], sums[1]);
    }

    /** Unticks these; those that are not there are not minded. */
    void untick(Map<String, ? extends Collection<String>> namesByDatabase) {
        mistake.clear();
        steps.ticks(() -> namesByDatabase.forEach((dbName, names) -> {
            ScopeDatabase known = tree().database(dbName);
            if (known != null) {
                known.edit(held -> held.untick(PackedNames.of(names)));
            }
        }));
    }

    /** Ticks these and nothing else; names that the tree does not know come from the source told. */
    void only(Map<String, List<String>> wanted, Source from) {
        mistake.clear();
        steps.step(
                words -> words.get("scope.step.filled"),
                () -> tree().edit(() -> {
                    untickNow(each -> !wanted.containsKey(each.name()));
                    wanted.forEach((dbName, names) -> {
                        ScopeDatabase database = tree().known(dbName, from);
                        database.expand(true);
                        database.edit(held -> held.only(PackedNames.of(names), from));
                    });
                }));
    }

    Matching countMatching(String pattern) {
        int matches = 0;
        int ticked = 0;
        for (Map.Entry<ScopeDatabase, BitSet> each : matching(pattern).entrySet()) {
            matches += each.getValue().cardinality();
            ticked += each.getKey().held().tickedAmong(each.getValue());
        }
        return new Matching(matches, ticked);
    }

    Matching tickMatching(String pattern) {
        Matching found = countMatching(pattern);
        mistake.clear();
        Map<ScopeDatabase, BitSet> places = matching(pattern);
        steps.ticks(() -> places.forEach((database, those) -> database.edit(held -> held.tick(those, true))));
        return found;
    }

    private Map<ScopeDatabase, BitSet> matching(String pattern) {
        Map<ScopeDatabase, BitSet> places = new LinkedHashMap<>();
        NamePattern.of(pattern)
                .ifPresent(wanted -> tree().databases().forEach(each -> {
                    BitSet those = new BitSet();
                    for (int at : each.search(wanted).collections()) {
                        those.set(at);
                    }
                    places.put(each, those);
                }));
        return places;
    }

    /** Renames a typed row. */
    boolean rename(ScopeRow asked, String typedName) {
        String name = typedName.strip();
        ScopeRow row = current(List.of(asked)).stream().findFirst().orElse(null);
        if (row == null || !typed(row) || !acceptable(name)) {
            return false;
        }
        boolean taken = switch (row) {
            case DatabaseRow database -> tree().database(name) != null;
            case CollectionRow collection ->
                tree().database(collection.database()).has(name);
        };
        if (taken && !row.name().equals(name)) {
            mistake.say("scope.alreadyThere", VisibleText.of(name));
            return false;
        }
        mistake.clear();
        if (!taken) {
            steps.step(
                    words -> words.get("scope.step.renamed", VisibleText.of(row.name()), VisibleText.of(name)),
                    () -> tree().edit(() -> renameNow(row, name)));
        }
        return true;
    }

    private void renameNow(ScopeRow row, String name) {
        switch (row) {
            case DatabaseRow database -> tree().rename(tree().database(database.index()), name);
            case CollectionRow collection ->
                tree().database(collection.database()).edit(held -> held.rename(collection.index(), name));
        }
    }

    /** Removes typed rows, and those that the server no longer knows; says so where there are others among them. */
    boolean remove(Collection<? extends ScopeRow> asked) {
        List<ScopeRow> rows = current(asked);
        List<ScopeRow> gone =
                rows.stream().filter(each -> each.source() != Source.LIVE).toList();
        if (gone.size() < rows.size()) {
            ScopeRow first = rows.stream()
                    .filter(each -> each.source() == Source.LIVE)
                    .findFirst()
                    .orElseThrow();
            int others = rows.size() - gone.size() - 1;
            mistake.say(words -> words.get(
                    others == 0 ? "scope.notTyped" : "scope.notTyped.some", VisibleText.of(first.name()), others));
        }
        if (gone.isEmpty()) {
            return false;
        }
        Map<ScopeDatabase, BitSet> places = new LinkedHashMap<>();
        gone.forEach(each -> {
            if (each instanceof CollectionRow collection) {
                places.computeIfAbsent(tree().database(collection.database()), k -> new BitSet())
                        .set(collection.index());
            }
        });
        List<ScopeDatabase> databases = gone.stream()
                .filter(DatabaseRow.class::isInstance)
                .map(each -> Objects.requireNonNull(tree().database(each.name())))
                .toList();
        steps.step(
                words -> words.get(
                        "scope.step.removed",
                        gone.size(),
                        VisibleText.of(gone.getFirst().name())),
                () -> tree().edit(() -> {
                    places.forEach((database, those) -> database.edit(held -> held.without(those)));
                    databases.forEach(tree()::drop);
                }));
        return true;
    }

    /** The rows as they stand now; one that is no more is left out, and that is said. */
    private List<ScopeRow> current(Collection<? extends ScopeRow> asked) {
        mistake.clear();
        return asked.stream()
                .<ScopeRow>mapMulti((row, take) -> {
                    ScopeRow now = tree().now(row);
                    if (now == null) {
                        mistake.say("scope.gone", VisibleText.of(row.name()));
                    } else {
                        take.accept(now);
                    }
                })
                .toList();
    }

    private boolean typed(ScopeRow row) {
        boolean typed = row.source() == Source.TYPED || row.source() == Source.SAVED;
        mistake.say(words -> typed ? "" : words.get("scope.notTyped", VisibleText.of(row.name())));
        return typed;
    }

    private boolean acceptable(String name) {
        mistake.say(words -> ScopeName.trouble(words, name));
        return mistake.property().get().isEmpty();
    }

    void forget() {
        mistake.clear();
    }

    ReadOnlyStringProperty mistakeProperty() {
        return mistake.property();
    }
}
