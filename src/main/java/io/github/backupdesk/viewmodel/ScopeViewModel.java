package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.InventoryService;
import io.github.backupdesk.viewmodel.ScopeRow.CollectionRow;
import io.github.backupdesk.viewmodel.ScopeRow.DatabaseRow;
import io.github.backupdesk.viewmodel.ScopeRow.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What is to be backed up: everything, or ticked collections of one database. Ticks in several databases are kept as they
 * are, but the rule is told at once and nothing can be sent until the user has chosen a way out.
 */
public final class ScopeViewModel {

    /** For how many databases "keep only" is offered: more would bury the tree. */
    private static final int OFFERED = 4;

    private final ReadOnlyObjectProperty<Texts> texts;
    private final TreeLoading loading;

    private final ObjectProperty<ScopeType> type = new SimpleObjectProperty<>(ScopeType.CLUSTER);
    private final ReadOnlyObjectWrapper<ObservableList<ScopeRow>> rows = new ReadOnlyObjectWrapper<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ObservableList<ScopeChoice> choices = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper emptiness = new ReadOnlyStringWrapper("");
    private final Sentence mistake;
    private final ReadOnlyBooleanWrapper split = new ReadOnlyBooleanWrapper();

    /**
     * One tree for each listed cluster and each that is kept apart, and one for all other typed ones: an ID that is mended
     * later keeps its names.
     */
    private final Map<Optional<ClusterId>, ScopeTree> trees = new HashMap<>();

    private ScopeTree tree = new ScopeTree();
    private Optional<Cluster> cluster = Optional.empty();

    public ScopeViewModel(InventoryService inventory, Background background, ReadOnlyObjectProperty<Texts> texts) {
        this.texts = texts;
        this.mistake = new Sentence(texts);
        this.loading = new TreeLoading(inventory, background, texts);
        trees.put(Optional.empty(), tree);
        rows.set(tree);
        filter.addListener(o -> {
            tree.filter(filter.get());
            retell();
        });
        type.addListener(o -> {
            loadOnce();
            retell();
        });
        loading.stateProperty().addListener(o -> retell());
        texts.addListener(o -> retell());
        retell();
    }

    /** Shows the tree of another cluster; ticks made for the one before are kept for when it comes back. */
    public void show(Optional<Cluster> newCluster) {
        boolean sameId = cluster.map(Cluster::id).equals(newCluster.map(Cluster::id));
        boolean same = sameId && cluster.map(Cluster::connectAddress).equals(newCluster.map(Cluster::connectAddress));
        cluster = newCluster;
        if (same) {
            return;
        }
        loading.stop();
        Optional<ClusterId> key = newCluster
                .filter(each -> !each.connectAddress().isEmpty() || trees.containsKey(Optional.of(each.id())))
                .map(Cluster::id);
        if (sameId && key.isPresent() && !trees.containsKey(key)) {
            // A typed ID has turned out to be known: what was added and ticked for it goes along.
            trees.put(key, tree);
            trees.put(Optional.empty(), new ScopeTree());
        }
        tree = trees.computeIfAbsent(key, k -> new ScopeTree());
        tree.filter(filter.get());
        rows.set(tree);
        mistake.clear();
        loadOnce();
        retell();
    }

    /** Gives a cluster a tree of its own though it was typed; what was added and ticked while it is shown goes along. */
    void keepApart(Cluster typed) {
        Optional<ClusterId> key = Optional.of(typed.id());
        if (trees.containsKey(key)) {
            return;
        }
        boolean shown = cluster.map(Cluster::id).equals(key);
        trees.put(key, shown ? tree : new ScopeTree());
        if (shown) {
            trees.put(Optional.empty(), new ScopeTree());
        }
    }

    private void loadOnce() {
        boolean under = loading.stateProperty().get() == TreeLoading.State.LOADING;
        if (type.get() == ScopeType.COLLECTION && !tree.isComplete() && !under) {
            load();
        }
    }

    /** Asks the cluster what is in it. Ticks and typed names stay. */
    public void load() {
        cluster.ifPresent(each -> loading.start(each, tree, this::retell));
    }

    /** Ticks or unticks a row; a database's box stands for those of its collections that are shown. */
    public void toggle(ScopeRow row) {
        switch (current(row)) {
            case null -> {}
            case CollectionRow collection ->
                tree.edit(() -> tree.database(collection.database()).flip(collection.index()));
            case DatabaseRow database -> {
                ScopeDatabase all = tree.database(database.index());
                if (all.shownCount() == 0) {
                    mistake.say("scope.nothingToTick", VisibleText.of(all.name()));
                }
                boolean on = !all.allShownTicked();
                tree.edit(() -> all.tickShown(on));
            }
        }
        retell();
    }

    /** Opens or closes a database. */
    public void expand(ScopeRow row, boolean open) {
        if (tree.now(row) instanceof DatabaseRow database) {
            tree.edit(() -> tree.database(database.index()).expand(open));
        }
    }

    public void expandAll(boolean open) {
        tree.edit(() -> tree.databases().forEach(each -> each.expand(open)));
    }

    /** Ticks what the filter lets through, in open and closed databases. */
    public void tickShown() {
        tree.edit(() -> tree.databases().stream()
                .filter(each -> each.visibleChildren() >= 0)
                .forEach(each -> each.tickShown(true)));
        retell();
    }

    public void untickAll() {
        tree.edit(() -> tree.databases().forEach(ScopeDatabase::untickAll));
        retell();
    }

    /**
     * Adds a typed collection, ticked, with its database; or the database alone if no collection is named. Returns whether
     * it was added; if not, {@link #mistakeProperty} says why.
     */
    public boolean add(String dbName, String collection) {
        String database = dbName.strip();
        String name = collection.strip();
        if (!acceptable(database) || (!name.isEmpty() && !acceptable(name))) {
            return false;
        }
        ScopeDatabase known = tree.database(database);
        if (known != null && (name.isEmpty() || known.has(name))) {
            mistake.say("scope.alreadyThere", VisibleText.of(name.isEmpty() ? database : name));
            return false;
        }
        ScopeDatabase target = tree.addDatabase(database);
        tree.edit(() -> {
            target.expand(true);
            if (!name.isEmpty()) {
                target.add(name);
            }
        });
        tellAlike(target, name);
        retell();
        return true;
    }

    /** What a bulk entry did: how many names were not known, and how many were not ticked before. */
    public record Added(int added, int ticked) {}

    /**
     * Ticks these collections; names that are not known come from the source told. One step to undo. Names are taken as they
     * stand: whoever calls has looked at them. A database with no names is added alone.
     */
    public Added addNames(Map<String, ? extends Collection<String>> namesByDatabase, Source from) {
        int[] sums = {0, 0};
        namesByDatabase.forEach((dbName, names) -> {
            ScopeDatabase database = tree.addDatabase(dbName, from);
            tree.edit(() -> {
                database.expand(true);
                ScopeDatabase.Taken taken = database.tick(names, from);
                sums[0] += taken.added();
                sums[1] += taken.ticked();
            });
        });
        mistake.clear();
        retell();
        return new Added(sums[0], sums[1]);
    }

    /** What {@link #addNames} would do. */
    public Added weigh(Map<String, ? extends Collection<String>> namesByDatabase) {
        int added = 0;
        int ticked = 0;
        for (var each : namesByDatabase.entrySet()) {
            ScopeDatabase known = tree.database(each.getKey());
            int all = Set.copyOf(each.getValue()).size();
            ScopeDatabase.Taken taken =
                    known == null ? new ScopeDatabase.Taken(all, all) : known.weigh(each.getValue());
            added += taken.added();
            ticked += taken.ticked();
        }
        return new Added(added, ticked);
    }

    /** Unticks these collections; those that are not there are not minded. One step to undo. */
    void untick(Map<String, ? extends Collection<String>> namesByDatabase) {
        tree.edit(() -> tree.databases()
                .forEach(each -> each.untick(
                        namesByDatabase.containsKey(each.name()) ? namesByDatabase.get(each.name()) : List.of())));
        mistake.clear();
        retell();
    }

    /** The databases that stand in the tree. */
    Set<String> databaseNames() {
        return tree.databases().stream().map(ScopeDatabase::name).collect(Collectors.toSet());
    }

    /**
     * What the cluster told of, by database; a database that it does not tell of is not among them, and of one that it would
     * not tell the insides of there is nothing to be said.
     */
    record Live(Map<String, Set<String>> collections, Set<String> untold) {}

    /** Whether the cluster has told of everything. */
    boolean isTold() {
        return tree.isComplete() && loading.stateProperty().get() != TreeLoading.State.LOADING;
    }

    /** What the cluster told of in these databases; empty until it has told of everything. */
    Optional<Live> live(Set<String> databases) {
        if (!isTold()) {
            return Optional.empty();
        }
        Map<String, Set<String>> collections = new LinkedHashMap<>();
        Set<String> untold = new HashSet<>();
        for (ScopeDatabase each : tree.databases()) {
            if (each.isTold() && databases.contains(each.name())) {
                collections.put(each.name(), each.liveNames());
            } else if (!each.isTold()) {
                untold.add(each.name());
            }
        }
        return Optional.of(new Live(collections, untold));
    }

    /** How many collections match a pattern, and how many of these are ticked already. */
    public record Matching(int matches, int ticked) {}

    /**
     * What {@link #tickMatching} would do. The pattern is that of the filter: with a {@code *} the whole name has to fit,
     * without one it has to be contained; names of databases do not count. An empty pattern matches nothing.
     */
    public Matching countMatching(String pattern) {
        Predicate<String> matches = ScopeTree.pattern(pattern);
        int[] sums = {0, 0};
        if (matches != null) {
            tree.databases().forEach(each -> {
                int[] found = each.countMatching(matches);
                sums[0] += found[0];
                sums[1] += found[1];
            });
        }
        return new Matching(sums[0], sums[1]);
    }

    /** Ticks every collection that matches, shown or not. Returns what {@link #countMatching} said before. */
    public Matching tickMatching(String pattern) {
        Matching found = countMatching(pattern);
        Predicate<String> matches = ScopeTree.pattern(pattern);
        if (matches != null) {
            tree.edit(() -> tree.databases().forEach(each -> each.tickMatching(matches)));
        }
        retell();
        return found;
    }

    /** Both stay: the service decides whether they are one. */
    private void tellAlike(ScopeDatabase database, String name) {
        Optional<String> alike = database.alike(name);
        mistake.say(words -> alike.map(other -> words.get("scope.alike", VisibleText.of(name), VisibleText.of(other)))
                .orElse(""));
    }

    /** Renames a typed row. */
    public boolean rename(ScopeRow asked, String typedName) {
        String name = typedName.strip();
        ScopeRow row = current(asked);
        if (row == null || !typed(row) || !acceptable(name)) {
            return false;
        }
        boolean taken = switch (row) {
            case DatabaseRow database -> tree.database(name) != null;
            case CollectionRow collection ->
                tree.database(collection.database()).has(name);
        };
        if (taken && !row.name().equals(name)) {
            mistake.say("scope.alreadyThere", VisibleText.of(name));
            return false;
        }
        switch (row) {
            case DatabaseRow database -> tree.renameDatabase(tree.database(database.index()), name);
            case CollectionRow collection ->
                tree.edit(() -> tree.database(collection.database()).renameCollection(collection.index(), name));
        }
        mistake.clear();
        retell();
        return true;
    }

    /** Removes a typed row, or one that the server no longer knows. */
    public boolean remove(ScopeRow asked) {
        ScopeRow row = current(asked);
        if (row == null) {
            return false;
        }
        if (row.source() == Source.LIVE) {
            return typed(row);
        }
        switch (row) {
            case DatabaseRow database -> tree.removeDatabase(tree.database(database.index()));
            case CollectionRow collection ->
                tree.edit(() -> tree.database(collection.database()).removeCollection(collection.index()));
        }
        mistake.clear();
        retell();
        return true;
    }

    /** The row as it stands now; null, and said, if it is no more. */
    private @Nullable ScopeRow current(ScopeRow asked) {
        ScopeRow now = tree.now(asked);
        mistake.say(words -> now == null ? words.get("scope.gone", VisibleText.of(asked.name())) : "");
        return now;
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

    /** What is ticked in each database. */
    Map<String, List<String>> ticks() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        tree.ticked().forEach(each -> all.put(each.name(), each.tickedNames()));
        return all;
    }

    /** Ticks these and nothing else; names that the tree does not know come as typed. */
    void take(ScopeType newType, Map<String, List<String>> wanted) {
        take(newType, wanted, Source.TYPED);
    }

    /** Ticks these and nothing else; names that the tree does not know come from the source told. */
    void take(ScopeType newType, Map<String, List<String>> wanted, Source from) {
        tree.edit(() -> tree.databases().forEach(ScopeDatabase::untickAll));
        wanted.forEach((dbName, names) -> {
            ScopeDatabase database = tree.addDatabase(dbName, from);
            tree.edit(() -> {
                database.expand(true);
                database.tick(names, from);
            });
        });
        mistake.clear();
        type.set(newType);
        retell();
    }

    private void keepOnly(ScopeDatabase kept) {
        tree.edit(() -> tree.databases().stream().filter(each -> each != kept).forEach(ScopeDatabase::untickAll));
        retell();
    }

    /** Makes a request of its own for each database that has ticks, or one request for one database again. */
    public void split(boolean on) {
        split.set(on);
        retell();
    }

    /** What each request asks for, one for each database that has ticks; empty while {@link #blocker} gives a reason. */
    public List<BackupScope> scopes() {
        if (type.get() == ScopeType.CLUSTER) {
            return List.of(new BackupScope.WholeCluster());
        }
        List<ScopeDatabase> ticked = tree.ticked();
        if (ticked.size() > 1 && !split.get()) {
            return List.of();
        }
        return ticked.stream()
                .<BackupScope>map(each -> new BackupScope.Collections(each.name(), each.tickedNames()))
                .toList();
    }

    /** Why nothing can be sent yet; empty if it can. */
    public String blocker() {
        if (type.get() == ScopeType.CLUSTER) {
            return "";
        }
        int databases = tree.ticked().size();
        if (databases == 0) {
            return texts.get().get("scope.blocker.nothing");
        }
        return databases == 1 || split.get() ? "" : texts.get().get("scope.blocker.databases", databases);
    }

    private void retell() {
        List<ScopeDatabase> ticked = tree.ticked();
        Texts words = texts.get();
        counts.set(
                filter.get().isBlank()
                        ? words.get(
                                "scope.counts", tree.databases().size(), tree.totalCollections(), tickedCount(ticked))
                        : words.get("scope.counts.filtered", tree.shownCollections(), tickedCount(ticked)));
        String reason = cluster.isEmpty() ? "cluster" : tree.databases().isEmpty() ? "none" : "filter";
        emptiness.set(words.get("scope.tree.empty." + reason));
        if (ticked.size() < 2) {
            split.set(false);
            notice.set("");
            choices.clear();
            return;
        }
        notice.set(words.get(split.get() ? "scope.split" : "scope.oneDatabase", ticked.size(), tickedCount(ticked)));
        List<ScopeChoice> ways = new ArrayList<>();
        if (!split.get()) {
            ways.add(new ScopeChoice(words.get("scope.splitInto", ticked.size()), () -> split(true)));
        }
        ways.addAll(ticked.stream()
                .limit(OFFERED)
                .map(each -> new ScopeChoice(
                        words.get("scope.keepOnly", VisibleText.of(each.name(), 24), each.tickedCount()),
                        () -> keepOnly(each)))
                .toList());
        ways.add(new ScopeChoice(words.get("scope.wholeInstead"), () -> type.set(ScopeType.CLUSTER)));
        choices.setAll(ways);
    }

    private static int tickedCount(List<ScopeDatabase> ticked) {
        return ticked.stream().mapToInt(ScopeDatabase::tickedCount).sum();
    }

    /** Whether each database with ticks becomes a request of its own. */
    public ReadOnlyBooleanProperty splitProperty() {
        return split.getReadOnlyProperty();
    }

    public ObjectProperty<ScopeType> typeProperty() {
        return type;
    }

    /** The visible rows. Another list stands here when another cluster is shown. */
    public ReadOnlyObjectProperty<ObservableList<ScopeRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /** The rule of one database, told while it is broken; empty otherwise. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** The ways out of it. */
    public ObservableList<ScopeChoice> choices() {
        return choices;
    }

    public ReadOnlyStringProperty countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** Why there is no row to be seen, for when there is none. */
    public ReadOnlyStringProperty emptinessProperty() {
        return emptiness.getReadOnlyProperty();
    }

    /** Why the last edit was not made, or what is odd about it; mostly empty. */
    public ReadOnlyStringProperty mistakeProperty() {
        return mistake.property();
    }

    public TreeLoading loading() {
        return loading;
    }

    /** Where a newly typed collection would go. */
    public String suggestedDatabase() {
        List<ScopeDatabase> ticked = tree.ticked();
        return ticked.isEmpty() ? "default" : ticked.getFirst().name();
    }

    /** The position of a database's row or of a collection's, -1 if it cannot be seen. */
    public int positionOf(String dbName, String collection) {
        ScopeDatabase database = tree.database(dbName.strip());
        return database == null ? -1 : tree.positionOf(database, collection.isBlank() ? null : collection.strip());
    }
}
