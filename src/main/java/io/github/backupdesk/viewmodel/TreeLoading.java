package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.background.Background.Work;
import io.github.backupdesk.domain.CloudException.Refused;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.InventoryService;
import io.github.backupdesk.service.InventoryService.Content;
import io.github.backupdesk.service.InventoryService.Content.Listed;
import io.github.backupdesk.service.InventoryService.Content.Unreadable;
import io.github.backupdesk.viewmodel.ScopeTree.Told;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import org.jspecify.annotations.Nullable;

/** Fills a tree from a cluster's data plane, several databases at a time, and tells how far it is. */
public final class TreeLoading {

    /** How many databases are read side by side: enough to hide the distance, too few to be a burden. */
    private static final int LANES = 8;

    /** How long the lanes' findings are gathered before they are shown. */
    private static final Duration GATHER = Duration.ofMillis(100);

    /** How far the loading is. */
    public enum State {
        IDLE,
        LOADING,
        LOADED,
        FAILED
    }

    private final InventoryService inventory;
    private final Background background;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyBooleanWrapper refused = new ReadOnlyBooleanWrapper();
    private final Sentence message;
    private final Sentence result;
    private final List<Work> works = new ArrayList<>();

    /** What the lanes have brought that the tree does not show yet. */
    private final List<Told> arrived = new ArrayList<>();

    private @Nullable ScopeTree tree;
    private int lanesLeft;
    private int unreadable;

    TreeLoading(InventoryService inventory, Background background, ReadOnlyObjectProperty<Texts> texts, Clock clock) {
        this.inventory = inventory;
        this.background = background;
        this.clock = clock;
        this.message = new Sentence(texts);
        this.result = new Sentence(texts);
    }

    void start(Cluster cluster, ScopeTree newTree, Runnable onChange) {
        stop();
        tree = newTree;
        if (cluster.connectAddress().isEmpty()) {
            go(State.FAILED, words -> words.get("scope.load.noAddress"));
            return;
        }
        unreadable = 0;
        go(State.LOADING, words -> words.get("scope.load.databases"));
        works.add(background.start(
                () -> inventory.databases(cluster),
                names -> {
                    newTree.tellDatabases(names);
                    onChange.run();
                    readCollections(cluster, names, newTree, onChange);
                },
                e -> {
                    go(State.FAILED, words -> failure(words, cluster, e));
                    refused.set(refused(e));
                }));
    }

    private void readCollections(Cluster cluster, List<String> names, ScopeTree filled, Runnable onChange) {
        if (names.isEmpty()) {
            loaded(filled);
            return;
        }
        Queue<String> queue = new ConcurrentLinkedQueue<>(names);
        lanesLeft = Math.min(LANES, names.size());
        int[] read = {0};
        go(State.LOADING, words -> words.get("scope.load.collections", 0, names.size()));
        arrived.clear();
        Runnable show = () -> {
            show(filled, read, names.size());
            onChange.run();
        };
        for (int lane = lanesLeft; lane > 0; lane--) {
            works.add(background.start(
                    (Background.Telling<Told, Boolean>) tell -> {
                        inventory.read(cluster, queue, content -> tell.accept(packed(content)));
                        return true;
                    },
                    (List<Told> found) -> {
                        boolean first = arrived.isEmpty();
                        arrived.addAll(found);
                        if (first) {
                            works.add(background.after(GATHER, show));
                        }
                    },
                    done -> laneEnded(filled, show, onChange),
                    e -> laneEnded(filled, show, onChange)));
        }
    }

    /** Sorted where it was read: with many names that takes its time. */
    private Told packed(Content content) {
        return switch (content) {
            case Listed listed ->
                new Told.Names(listed.dbName(), PackedNames.of(listed.collectionNames()), clock.instant());
            case Unreadable unreadable -> new Told.Nothing(unreadable.dbName());
        };
    }

    /** Puts into the tree what all lanes have brought since the last time: each time costs the screen a layout. */
    private void show(ScopeTree filled, int[] read, int all) {
        if (arrived.isEmpty()) {
            return;
        }
        read[0] += arrived.size();
        unreadable +=
                (int) arrived.stream().filter(Told.Nothing.class::isInstance).count();
        filled.tellContents(List.copyOf(arrived));
        arrived.clear();
        int so = read[0];
        message.say(words -> words.get("scope.load.collections", so, all));
    }

    private void laneEnded(ScopeTree filled, Runnable show, Runnable onChange) {
        lanesLeft--;
        if (lanesLeft > 0) {
            return;
        }
        show.run();
        // A lane that broke down has left the database that it held.
        unreadable += filled.endLoading(ScopeRow.Content.UNREADABLE);
        ScopeDatabase first = filled.database("default");
        if (first != null && filled.databases().stream().noneMatch(ScopeDatabase::expanded)) {
            filled.edit(() -> first.expand(true));
        }
        loaded(filled);
        onChange.run();
    }

    private void loaded(ScopeTree filled) {
        filled.complete();
        int count = unreadable;
        go(State.LOADED, words -> count == 0 ? "" : words.get("scope.load.partly", count));
    }

    void stop() {
        works.forEach(Work::cancel);
        works.clear();
        if (tree != null) {
            tree.endLoading(ScopeRow.Content.UNKNOWN);
        }
        go(State.IDLE, words -> "");
    }

    private void go(State newState, Function<Texts, String> words) {
        message.say(words);
        refused.set(false);
        result.say(newState == State.LOADING ? nothing -> "" : words);
        state.set(newState);
    }

    private static boolean refused(Exception e) {
        return e instanceof Refused no && RefusalWords.ofTheCredential(no.answer());
    }

    private static String failure(Texts words, Cluster cluster, Exception e) {
        String why = CloudWords.ofTheCloud(e)
                ? CloudWords.of(words, e)
                : words.get("problem.unexpected", e.getClass().getSimpleName());
        if (refused(e)) {
            return words.get("scope.load.refused", why);
        }
        return words.get("scope.load.failed", VisibleText.of(host(cluster)), why);
    }

    private static String host(Cluster cluster) {
        try {
            return URI.create(cluster.connectAddress()).getAuthority();
        } catch (IllegalArgumentException e) {
            return cluster.connectAddress();
        }
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether the cluster was reached, and refused the key it was asked with. */
    public ReadOnlyBooleanProperty refusedProperty() {
        return refused.getReadOnlyProperty();
    }

    /** What went wrong, once it is over; empty if nothing did. */
    public ReadOnlyStringProperty resultProperty() {
        return result.property();
    }

    /** What is going on or went wrong; empty when there is nothing to say. */
    public ReadOnlyStringProperty messageProperty() {
        return message.property();
    }
}
