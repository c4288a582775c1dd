package io.github.backupdesk.bench;

import static io.github.backupdesk.support.Driver.onStage;
import static io.github.backupdesk.support.Driver.run;

import io.github.backupdesk.support.Driver;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.CheckBoxTreeItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.control.cell.CheckBoxTreeCell;
import javafx.stage.Stage;

/** What the toolkit's own tree does with the same data: the measure for ours. */
final class PlainTree {

    /** How much of it is asked of the plain tree. */
    enum Share {
        ALL,
        /** To open all takes it minutes, and hours with a million. */
        NO_EXPANDING,
        NOTHING
    }

    private final Timing timing;
    private final String label;
    private final Map<String, List<String>> data;
    private final TreeView<String> tree;
    private final Stage stage;

    private PlainTree(Timing timing, String label, Map<String, List<String>> data) {
        this.timing = timing;
        this.label = label + "_plain_";
        this.data = data;
        this.tree = onStage(TreeView<String>::new);
        this.stage = onStage(() -> {
            tree.setShowRoot(false);
            tree.setFixedCellSize(30);
            tree.setCellFactory(CheckBoxTreeCell.forTreeView());
            Stage fresh = new Stage();
            fresh.setScene(new Scene(tree, 700, 600));
            fresh.show();
            return fresh;
        });
    }

    static void measure(Timing timing, String label, Map<String, List<String>> data, List<String> keys, Share share) {
        if (share == Share.NOTHING) {
            Timing.say(label + ": the plain tree is left out");
            return;
        }
        PlainTree plain = new PlainTree(timing, label, data);
        plain.measure(keys, share == Share.ALL);
        Driver.run(plain.stage::close);
    }

    private void measure(List<String> keys, boolean expanding) {
        long before = Timing.heapInUse();
        timing.phase(label + "fill", () -> run(() -> tree.setRoot(build(""))));
        int collections = data.values().stream().mapToInt(List::size).sum();
        timing.figure(label + "memory", (Timing.heapInUse() - before) / (double) collections, "B/collection");
        // A plain tree has no filter: its items are made anew.
        timing.each(label + "filter_key", keys, key -> run(() -> tree.setRoot(build(key))));
        if (expanding) {
            timing.phase(label + "expand_all", () -> run(() -> databases().forEach(each -> each.setExpanded(true))));
        } else {
            Timing.say(label + "expand_all is left out: it takes the plain tree more than two minutes");
        }
        timing.phase(label + "tick_all", () -> run(() -> select(true)));
        timing.phase(label + "untick_all", () -> run(() -> select(false)));
        if (expanding) {
            timing.phase(label + "collapse_all", () -> run(() -> databases().forEach(each -> each.setExpanded(false))));
        }
    }

    private void select(boolean on) {
        databases().forEach(each -> ((CheckBoxTreeItem<String>) each).setSelected(on));
    }

    private List<TreeItem<String>> databases() {
        return tree.getRoot().getChildren();
    }

    private CheckBoxTreeItem<String> build(String key) {
        String wanted = key.replace("*", "").toLowerCase(Locale.ROOT);
        CheckBoxTreeItem<String> root = new CheckBoxTreeItem<>("");
        root.setExpanded(true);
        data.forEach((database, collections) -> {
            CheckBoxTreeItem<String> item = new CheckBoxTreeItem<>(database);
            collections.stream()
                    .filter(each -> each.contains(wanted) || database.contains(wanted))
                    .forEach(each -> item.getChildren().add(new CheckBoxTreeItem<>(each)));
            if (!item.getChildren().isEmpty()) {
                root.getChildren().add(item);
            }
        });
        return root;
    }
}
