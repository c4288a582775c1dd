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

    private final TreeBench bench;
    private final Map<String, List<String>> data;
    private final List<String> keys;
    private final TreeView<String> tree;
    private final Stage stage;

    PlainTree(TreeBench bench, Map<String, List<String>> data, List<String> keys) {
        this.bench = bench;
        this.data = data;
        this.keys = keys;
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

    void measure() {
        long before = TreeBench.heapInUse();
        bench.phase("plain_fill", () -> run(() -> tree.setRoot(build(""))));
        bench.phase("plain_expand_all", () -> run(() -> databases().forEach(each -> each.setExpanded(true))));
        int collections = data.values().stream().mapToInt(List::size).sum();
        TreeBench.figure("plain_memory", (TreeBench.heapInUse() - before) / (double) collections, "B/collection");
        bench.each(
                "plain_scroll_jump",
                TreeBench.jumpsAmong(onStage(tree::getExpandedItemCount)),
                to -> run(() -> tree.scrollTo(Integer.parseInt(to))));
        // A plain tree has no filter: its items are made anew.
        bench.each("plain_filter_key", keys, key -> run(() -> tree.setRoot(build(key))));
        bench.phase("plain_tick_all", () -> run(() -> select(true)));
        bench.phase("plain_untick_all", () -> run(() -> select(false)));
        bench.phase("plain_collapse_all", () -> run(() -> databases().forEach(each -> each.setExpanded(false))));
        Driver.run(stage::close);
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
