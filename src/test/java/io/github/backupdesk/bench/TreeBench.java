package io.github.backupdesk.bench;

import static io.github.backupdesk.support.Driver.onStage;

import io.github.backupdesk.app.OpenDesk;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.viewmodel.ScopeRow;
import io.github.backupdesk.viewmodel.ScopeType;
import io.github.backupdesk.viewmodel.ScopeViewModel;
import io.github.backupdesk.viewmodel.TreeLoading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

/** The tree of the largest cluster there can be, in the real window, and the same data in a plain tree of the toolkit. */
final class TreeBench {

    private static final String SMALL = "in01-3f0c8a1d5b7e942";
    private static final String LARGEST = "in01-a90c63be7d5f214";
    private static final List<String> KEYS =
            List.of("t", "te", "ten", "tenant_0", "tenant_07", "items_0012", "*_0003", "");
    private static final int JUMPS = 50;

    /** The service allows twenty questions a second, and there are 1,024 databases. */
    private static final int FILL_SECONDS = 180;

    private final Heartbeat heart = Heartbeat.start();
    private final OpenDesk desk;
    private final ScopeViewModel scope;

    private TreeBench(OpenDesk desk) {
        this.desk = desk;
        this.scope = desk.model().form().scope();
    }

    static boolean run() throws IOException {
        Path folder = Files.createTempDirectory("bench-tree");
        try (OpenDesk desk = OpenDesk.sandbox(folder).awaitClusters()) {
            TreeBench bench = new TreeBench(desk);
            Map<String, List<String>> data = bench.ours();
            new PlainTree(bench, data, KEYS).measure();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
        }
        return true;
    }

    private Map<String, List<String>> ours() {
        // A small one first, so that what every first tree brings along is not counted as the large one's.
        phase("first_small_tree", () -> fill(SMALL));
        long before = heapInUse();
        phase("fill", () -> fill(LARGEST));
        phase("expand_all", () -> Driver.run(() -> scope.expandAll(true)));
        long after = heapInUse();
        Map<String, List<String>> data = onStage(this::read);
        int collections = data.values().stream().mapToInt(List::size).sum();
        figure("collections", collections, "collections");
        figure("memory", (after - before) / (double) collections, "B/collection");
        ListView<?> tree = (ListView<?>) desk.driver().node("scope-tree");
        each(
                "scroll_jump",
                jumpsAmong(onStage(() -> tree.getItems().size())),
                to -> Driver.run(() -> tree.scrollTo(Integer.parseInt(to))));
        each("filter_key", KEYS, key -> Driver.run(() -> scope.filterProperty().set(key)));
        phase("tick_all", () -> Driver.run(scope::tickShown));
        phase("untick_all", () -> Driver.run(scope::untickAll));
        phase("collapse_all", () -> Driver.run(() -> scope.expandAll(false)));
        return data;
    }

    private void fill(String clusterId) {
        desk.driver().shortcut(KeyCode.L).type(clusterId).keys(KeyCode.ESCAPE);
        Driver.run(() -> scope.typeProperty().set(ScopeType.COLLECTION));
        Driver.await(
                "all collections",
                FILL_SECONDS,
                () -> scope.loading().stateProperty().get() == TreeLoading.State.LOADED);
    }

    private Map<String, List<String>> read() {
        Map<String, List<String>> data = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (ScopeRow row : scope.rowsProperty().get()) {
            switch (row) {
                case ScopeRow.DatabaseRow database -> {
                    current = new ArrayList<>();
                    data.put(database.name(), current);
                }
                case ScopeRow.CollectionRow collection -> current.add(collection.name());
            }
        }
        return data;
    }

    /** Rows all over the tree, the same in every run. */
    static List<String> jumpsAmong(int rows) {
        return IntStream.range(0, JUMPS)
                .mapToObj(jump -> String.valueOf(jump * 245_489L % rows))
                .toList();
    }

    /** Times an action until it is painted, with the longest pause it made. */
    void phase(String name, Runnable action) {
        frames();
        heart.longestPause();
        long start = System.nanoTime();
        action.run();
        frames();
        figure(name, (System.nanoTime() - start) / 1e6, "ms");
        figure(name + "_pause", heart.longestPause(), "ms");
    }

    /** The same action for many values: the mean, and the longest pause of all. */
    void each(String name, List<String> values, Consumer<String> action) {
        frames();
        heart.longestPause();
        long start = System.nanoTime();
        for (String value : values) {
            action.accept(value);
            frames();
        }
        figure(name, (System.nanoTime() - start) / 1e6 / values.size(), "ms");
        figure(name + "_pause", heart.longestPause(), "ms");
    }

    /** Waits until what was changed has been laid out and painted. */
    private static void frames() {
        int[] seen = {0};
        Driver.await("two frames", () -> ++seen[0] > 2);
    }

    static void figure(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "bench tree %s %.1f %s%n", name, value, unit);
    }

    static long heapInUse() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
