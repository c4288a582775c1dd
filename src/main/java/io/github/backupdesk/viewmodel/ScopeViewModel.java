package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.InventoryService;
import io.github.backupdesk.viewmodel.ScopeHistory.Way;
import io.github.backupdesk.viewmodel.ScopeRow.DatabaseRow;
import io.github.backupdesk.viewmodel.ScopeRow.Source;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import javafx.collections.ObservableList;

/**
 * What is to be backed up: everything, or ticked collections of one database. Ticks in several databases are kept as they
 * are, but the rule is told at once and nothing can be sent until the user has chosen a way out.
 */
public final class ScopeViewModel {

    private final ReadOnlyObjectProperty<Texts> texts;
    private final TreeLoading loading;
    private final ScopeFilter filtering;
    private final ScopeSteps steps;
    private final ScopeEdits edits;
    private final ScopeRule rule;
    private final Times times;
    private final FactsViewModel facts;

    private final ObjectProperty<ScopeType> type = new SimpleObjectProperty<>(ScopeType.CLUSTER);
    private final ReadOnlyObjectWrapper<ObservableList<ScopeRow>> rows = new ReadOnlyObjectWrapper<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper emptiness = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper split = new ReadOnlyBooleanWrapper();

    /**
     * One tree for each listed cluster and each that is kept apart, and one for all other typed ones: an ID that is mended
     * later keeps its names.
     */
    private final Map<Optional<ClusterId>, ScopeTree> trees = new HashMap<>();

    private ScopeTree tree = new ScopeTree();
    private Optional<Cluster> cluster = Optional.empty();
    private Runnable onLeaving = () -> {};
    private Optional<DataPlaneKeyViewModel> dataPlaneKey = Optional.empty();

    public ScopeViewModel(
            InventoryService inventory, Background background, ReadOnlyObjectProperty<Texts> texts, Clock clock) {
        this.texts = texts;
        this.times = new Times(clock);
        this.facts = new FactsViewModel(inventory, background, texts);
        this.loading = new TreeLoading(inventory, background, texts, clock);
        this.filtering = new ScopeFilter(background);
        this.steps = new ScopeSteps(tree, () -> new Way(type.get(), split.get()), this::go, texts);
        this.edits = new ScopeEdits(steps, texts);
        this.rule = new ScopeRule(() -> split(true), this::keepOnly, () -> type.set(ScopeType.CLUSTER));
        trees.put(Optional.empty(), tree);
        rows.set(tree);
        filter.addListener(o -> filtering.apply(tree, filter.get(), this::retell));
        type.addListener((o, was, is) -> {
            steps.chose(new Way(was, split.get()));
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
        if (!sameId) {
            leave();
        }
        cluster = newCluster;
        facts.show(newCluster);
        dataPlaneKey.ifPresent(each -> each.show(newCluster));
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
        rows.set(tree);
        edits.forget();
        steps.show(tree);
        loadOnce();
        filtering.apply(tree, filter.get(), this::retell);
    }

    /** Lets the user choose with what a cluster is asked. To be said before there is a view. */
    public void keyedBy(DataPlaneKeyViewModel key) {
        dataPlaneKey = Optional.of(key);
        key.show(cluster);
    }

    /** With what the cluster is asked; empty where there is no choice. */
    public Optional<DataPlaneKeyViewModel> dataPlaneKey() {
        return dataPlaneKey;
    }

    /** Who is told before another cluster takes the place of the one that is shown. */
    void onLeaving(Runnable handler) {
        onLeaving = handler;
    }

    /** Ends what was begun for the cluster that is shown: another one may be shown next. */
    void leave() {
        if (cluster.isPresent()) {
            onLeaving.run();
        }
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
        facts.forget();
        cluster.ifPresent(each -> loading.start(each, tree, this::retell));
    }

    /** Ticks or unticks a row; a database's box stands for those of its collections that are shown. */
    public void toggle(ScopeRow row) {
        toggle(List.of(row));
    }

    /** Ticks all these rows, or unticks them if every one is ticked. */
    public void toggle(Collection<? extends ScopeRow> asked) {
        filtering.settle();
        edits.toggle(asked);
        retell();
    }

    /** Opens or closes a database, that of a collection too. */
    public void expand(ScopeRow row, boolean open) {
        expand(List.of(row), open);
    }

    public void expand(Collection<? extends ScopeRow> asked, boolean open) {
        tree.edit(() -> asked.forEach(row -> tree.databaseOf(row).ifPresent(each -> each.expand(open))));
    }

    public void expandAll(boolean open) {
        tree.edit(() -> tree.databases().forEach(each -> each.expand(open)));
    }

    /** Ticks what the filter lets through, in open and closed databases. */
    public void tickShown() {
        filtering.settle();
        edits.tickShown();
        retell();
    }

    public void untickAll() {
        edits.untickAll();
        retell();
    }

    /**
     * Adds a typed collection, ticked, with its database; or the database alone if no collection is named. Returns whether
     * it was added; if not, {@link #mistakeProperty} says why.
     */
    public boolean add(String dbName, String collection) {
        return told(edits.add(dbName, collection));
    }

    /** What a bulk entry did: how many names were not known, and how many were not ticked before. */
    public record Added(int added, int ticked) {}

    /**
     * Ticks these collections; names that are not known come from the source told. One step to undo. Names are taken as they
     * stand: whoever calls has looked at them. A database with no names is added alone.
     */
    public Added addNames(Map<String, ? extends Collection<String>> namesByDatabase, Source from) {
        Added added = edits.addNames(namesByDatabase, from);
        retell();
        return added;
    }

    /** What {@link #addNames} would do. */
    public Added weigh(Map<String, ? extends Collection<String>> namesByDatabase) {
        return edits.weigh(namesByDatabase);
    }

    /** Unticks these collections; those that are not there are not minded. One step to undo. */
    void untick(Map<String, ? extends Collection<String>> namesByDatabase) {
        edits.untick(namesByDatabase);
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
                collections.put(each.name(), each.held().liveNames());
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
        return edits.countMatching(pattern);
    }

    /** Ticks every collection that matches, shown or not. Returns what {@link #countMatching} said before. */
    public Matching tickMatching(String pattern) {
        Matching found = edits.tickMatching(pattern);
        retell();
        return found;
    }

    /** Renames a typed row. Returns whether that was done; if not, {@link #mistakeProperty} says why. */
    public boolean rename(ScopeRow row, String typedName) {
        return told(edits.rename(row, typedName));
    }

    /** Removes a typed row, or one that the server no longer knows. */
    public boolean remove(ScopeRow row) {
        return remove(List.of(row));
    }

    /** Removes those of the rows that are typed or that the server no longer knows. Returns whether there were any. */
    public boolean remove(Collection<? extends ScopeRow> asked) {
        return told(edits.remove(asked));
    }

    private boolean told(boolean done) {
        retell();
        return done;
    }

    /** Takes back what was done last in this tree; what the server has told in the meantime stays. */
    public void undo() {
        steps.undo();
        retell();
    }

    public void redo() {
        steps.redo();
        retell();
    }

    private void go(Way back) {
        edits.forget();
        type.set(back.type());
        split.set(back.split());
    }

    /** What is ticked in each database. Quick, however many there are: the names are made when asked for. */
    Map<String, List<String>> ticks() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        tree.ticked().forEach(each -> all.put(each.name(), each.tickedNames()));
        return all;
    }

    /** Ticks these and nothing else; names that the tree does not know come as typed. */
    void take(ScopeType newType, Map<String, List<String>> wanted) {
        take(newType, wanted, Source.TYPED);
    }

    /** Ticks these and nothing else; names that the tree does not know come from the source told. One step to undo. */
    void take(ScopeType newType, Map<String, List<String>> wanted, Source from) {
        steps.step(words -> words.get("scope.step.filled"), () -> {
            edits.only(wanted, from);
            type.set(newType);
        });
        retell();
    }

    /**
     * Shows what is wanted of a cluster that comes into the form. Nobody has chosen that just now, so it is no step; only
     * ticks that the tree did not have come as one.
     */
    void lay(ScopeType newType, Map<String, List<String>> wanted, boolean newSplit) {
        steps.quietly(() -> {
            type.set(newType);
            split.set(newSplit);
        });
        if (!ticks().equals(wanted)) {
            edits.only(wanted, Source.TYPED);
        }
        steps.quietly(() -> split.set(newSplit));
        retell();
    }

    /** Wants the whole cluster while another one comes into the form, so that no tree is read for nothing. */
    void layWhole() {
        steps.quietly(() -> type.set(ScopeType.CLUSTER));
    }

    private void keepOnly(ScopeDatabase kept) {
        edits.keepOnly(kept);
        retell();
    }

    /** Makes a request of its own for each database that has ticks, or one request for one database again. */
    public void split(boolean on) {
        steps.step(words -> words.get("scope.step.split"), () -> split.set(on));
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
        int count = tree.tickedCollections();
        Texts words = texts.get();
        counts.set(
                filter.get().isBlank()
                        ? words.get("scope.counts", tree.databases().size(), tree.totalCollections(), count)
                        : words.get("scope.counts.filtered", tree.shownCollections(), count));
        String reason = cluster.isEmpty() ? "cluster" : tree.databases().isEmpty() ? "none" : "filter";
        emptiness.set(words.get("scope.tree.empty." + reason));
        split.set(split.get() && ticked.size() > 1);
        rule.tell(words, ticked, split.get());
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
        return rule.noticeProperty();
    }

    /** The ways out of it. */
    public ObservableList<ScopeChoice> choices() {
        return rule.choices();
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
        return edits.mistakeProperty();
    }

    /** Rows, size and load state of what is looked at. */
    public FactsViewModel facts() {
        return facts;
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
        return tree.positionOf(dbName.strip(), collection.isBlank() ? null : collection.strip());
    }

    public ReadOnlyBooleanProperty canUndoProperty() {
        return steps.canUndoProperty();
    }

    public ReadOnlyBooleanProperty canRedoProperty() {
        return steps.canRedoProperty();
    }

    /** Whether a large tree is being searched: the rows are those of the text before. */
    public ReadOnlyBooleanProperty filteringProperty() {
        return filtering.underWayProperty();
    }

    /** What was undone or redone just now; empty otherwise. */
    public ReadOnlyStringProperty undoneProperty() {
        return steps.toldProperty();
    }

    /** Lets the rows be painted anew, because time has passed. */
    public void tellAges() {
        tree.edit(() -> tree.databases().forEach(ScopeDatabase::touch));
    }

    /** When the names of a database were read, if that was a while ago; empty if they are fresh, or were never read. */
    public String age(DatabaseRow row) {
        return row.seenAt() == null ? "" : times.seen(texts.get(), row.seenAt());
    }
}
