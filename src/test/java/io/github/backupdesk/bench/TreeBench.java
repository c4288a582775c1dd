package io.github.backupdesk.bench;

import static io.github.backupdesk.support.Driver.onStage;

import io.github.backupdesk.app.OpenDesk;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.viewmodel.ScopeType;
import io.github.backupdesk.viewmodel.ScopeViewModel;
import io.github.backupdesk.viewmodel.TreeLoading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

/** The tree of the largest cluster there can be, in the real window; and larger ones, with the same data in the toolkit's own. */
final class TreeBench {

    private static final String SMALL = "in01-3f0c8a1d5b7e942";
    private static final String LARGEST = "in01-a90c63be7d5f214";
    private static final List<String> KEYS =
            List.of("t", "te", "ten", "tenant_0", "tenant_07", "items_0012", "*_0003", "");
    private static final int JUMPS = 50;

    /** The service allows twenty questions a second, and there are 1,024 databases. */
    private static final int FILL_SECONDS = 180;

    private final Timing timing;
    private final OpenDesk desk;
    private final ScopeViewModel scope;

    private TreeBench(Timing timing, OpenDesk desk) {
        this.timing = timing;
        this.desk = desk;
        this.scope = desk.model().form().scope();
    }

    static boolean run() throws IOException {
        Path folder = Files.createTempDirectory("bench-tree");
        Driver.startToolkit();
        Timing timing = new Timing();
        try (OpenDesk desk = OpenDesk.sandbox(folder).awaitClusters()) {
            new TreeBench(timing, desk).inTheWindow();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
        }
        // What every first tree brings along is not to be counted as the next one's.
        new LargeTree(timing, "first", 1, 8, 16).measure(PlainTree.Share.ALL);
        new LargeTree(timing, "cluster", 1, 1_024, 16).measure(PlainTree.Share.ALL);
        // What one plain tree has to hold of twenty clusters is all of them.
        new LargeTree(timing, "twenty", 20, 1_024, 16).measure(PlainTree.Share.NOTHING);
        new LargeTree(timing, "large", 1, 1_024, 320).measure(PlainTree.Share.ALL);
        new LargeTree(timing, "million", 1, 1_000, 1_000).measure(PlainTree.Share.NO_EXPANDING);
        return true;
    }

    /** The largest cluster of the sandbox in the real window: mostly the time that twenty questions a second take. */
    private void inTheWindow() {
        // A small one first, so that what every first tree brings along is not counted as the large one's.
        timing.phase("first_small_tree", () -> fill(SMALL));
        timing.phase("window_fill", () -> fill(LARGEST));
        timing.phase("window_expand_all", () -> Driver.run(() -> scope.expandAll(true)));
        ListView<?> tree = (ListView<?>) desk.driver().node("scope-tree");
        int rows = onStage(() -> tree.getItems().size());
        timing.figure("window_rows", rows, "rows");
        timing.each("window_scroll_jump", jumpsAmong(rows), to -> Driver.run(() -> tree.scrollTo(to)));
        timing.each(
                "window_filter_key",
                KEYS,
                key -> Driver.run(() -> scope.filterProperty().set(key)));
        timing.phase("window_tick_all", () -> Driver.run(scope::tickShown));
        timing.phase("window_untick_all", () -> Driver.run(scope::untickAll));
        timing.phase("window_collapse_all", () -> Driver.run(() -> scope.expandAll(false)));
    }

    private void fill(String clusterId) {
        desk.driver().shortcut(KeyCode.L).type(clusterId).keys(KeyCode.ESCAPE);
        Driver.run(() -> scope.typeProperty().set(ScopeType.COLLECTION));
        Driver.await(
                "all collections",
                FILL_SECONDS,
                () -> scope.loading().stateProperty().get() == TreeLoading.State.LOADED);
    }

    /** Rows all over the tree, the same in every run. */
    private static List<Integer> jumpsAmong(int rows) {
        return IntStream.range(0, JUMPS)
                .mapToObj(jump -> (int) (jump * 245_489L % rows))
                .toList();
    }
}
