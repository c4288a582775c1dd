package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.background.Background.Work;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.InventoryService;
import io.github.backupdesk.service.InventoryService.Content;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Fills a tree from a cluster's data plane, several databases at a time, and tells how far it is. */
public final class TreeLoading {

    /** How many databases are read side by side: enough to hide the distance, too few to be a burden. */
    private static final int LANES = 8;

    /** How far the loading is. */
    public enum State {
        IDLE,
        LOADING,
        LOADED,
        FAILED
    }

    private final InventoryService inventory;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");
    private final List<Work> works = new ArrayList<>();
    private int lanesLeft;
    private int unreadable;

    TreeLoading(InventoryService inventory, Background background, ReadOnlyObjectProperty<Texts> texts) {
        this.inventory = inventory;
        this.background = background;
        this.texts = texts;
    }

    void start(Cluster cluster, ScopeTree tree, Runnable onChange) {
        stop();
        if (cluster.connectAddress().isEmpty()) {
            end(State.FAILED, texts.get().get("scope.load.noAddress"));
            return;
        }
        unreadable = 0;
        end(State.LOADING, texts.get().get("scope.load.databases"));
        works.add(background.start(
                () -> inventory.databases(cluster),
                names -> {
                    tree.tellDatabases(names);
                    onChange.run();
                    readCollections(cluster, names, tree, onChange);
                },
                e -> end(State.FAILED, failure(cluster, e))));
    }

    private void readCollections(Cluster cluster, List<String> names, ScopeTree tree, Runnable onChange) {
        if (names.isEmpty()) {
            end(State.LOADED, "");
            return;
        }
        Queue<String> queue = new ConcurrentLinkedQueue<>(names);
        lanesLeft = Math.min(LANES, names.size());
        int[] read = {0};
        end(State.LOADING, texts.get().get("scope.load.collections", 0, names.size()));
        for (int lane = lanesLeft; lane > 0; lane--) {
            works.add(background.start(
                    (Background.Telling<Content, Boolean>) tell -> {
                        inventory.read(cluster, queue, tell);
                        return true;
                    },
                    (List<Content> found) -> {
                        read[0] += found.size();
                        unreadable += (int) found.stream()
                                .filter(Content.Unreadable.class::isInstance)
                                .count();
                        tree.tellContents(found);
                        message.set(texts.get().get("scope.load.collections", read[0], names.size()));
                        onChange.run();
                    },
                    done -> laneEnded(tree, onChange),
                    e -> laneEnded(tree, onChange)));
        }
    }

    private void laneEnded(ScopeTree tree, Runnable onChange) {
        lanesLeft--;
        if (lanesLeft > 0) {
            return;
        }
        ScopeDatabase first = tree.database("default");
        if (first != null && tree.databases().stream().noneMatch(ScopeDatabase::expanded)) {
            tree.edit(() -> first.expand(true));
        }
        end(State.LOADED, unreadable == 0 ? "" : texts.get().get("scope.load.partly", unreadable));
        onChange.run();
    }

    void stop() {
        works.forEach(Work::cancel);
        works.clear();
        end(State.IDLE, "");
    }

    private void end(State newState, String words) {
        message.set(words);
        result.set(newState == State.LOADING ? "" : words);
        state.set(newState);
    }

    private String failure(Cluster cluster, Exception e) {
        String why = CloudWords.ofTheCloud(e)
                ? CloudWords.of(texts.get(), e)
                : texts.get().get("problem.unexpected", e.getClass().getSimpleName());
        return texts.get().get("scope.load.failed", VisibleText.of(host(cluster)), why);
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

    /** What went wrong, once it is over; empty if nothing did. */
    public ReadOnlyStringProperty resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** What is going on or went wrong; empty when there is nothing to say. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }
}
