package io.github.backupdesk.bench;

import static io.github.backupdesk.support.Driver.onStage;

import io.github.backupdesk.background.FxBackground;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.InventoryService;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.view.TreeWindow;
import io.github.backupdesk.viewmodel.ScopeRow;
import io.github.backupdesk.viewmodel.ScopeType;
import io.github.backupdesk.viewmodel.ScopeViewModel;
import io.github.backupdesk.viewmodel.TreeLoading;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Our tree with more in it than any account has: a cloud that answers at once, the real view model, door and view. */
final class LargeTree {

    private static final List<String> KEYS = List.of(
            "t",
            "te",
            "ten",
            "tenant_0",
            "tenant_07",
            "",
            "i",
            "it",
            "items_0012",
            "items_00123",
            "",
            "*_0003",
            "nowhere",
            "");

    private final Timing timing;
    private final String label;
    private final int clusters;
    private final Map<String, List<String>> data;
    private final int collections;

    LargeTree(Timing timing, String label, int clusters, int databases, int each) {
        this.timing = timing;
        this.label = label;
        this.clusters = clusters;
        this.data = data(databases, each);
        this.collections = clusters * databases * each;
    }

    private static Map<String, List<String>> data(int databases, int each) {
        Map<String, List<String>> data = new LinkedHashMap<>();
        for (int database = 0; database < databases; database++) {
            List<String> names = new ArrayList<>();
            for (int name = 0; name < each; name++) {
                names.add("tenant_%04d_items_%05d".formatted(database, name));
            }
            data.put("tenant_%04d".formatted(database), names);
        }
        return data;
    }

    /** @param plain whether the toolkit's own tree can be asked to do the same */
    void measure(PlainTree.Share plain) {
        timing.figure(label + "_collections", collections, "collections");
        FakeCloud cloud = new FakeCloud(new ArrayList<>());
        cloud.inventory = data;
        try (FxBackground background = new FxBackground()) {
            ReadOnlyObjectWrapper<Texts> texts = new ReadOnlyObjectWrapper<>(Texts.in(Locale.ENGLISH));
            ScopeViewModel scope = onStage(() -> new ScopeViewModel(
                    new InventoryService(cloud), background, texts.getReadOnlyProperty(), Clock.systemUTC()));
            TreeWindow window = new TreeWindow(scope);
            ours(scope);
            window.close();
        }
        PlainTree.measure(timing, label, data, KEYS, plain);
        for (String figure :
                List.of("fill", "memory", "filter_key", "tick_all", "untick_all", "expand_all", "collapse_all")) {
            timing.ratio(label + "_" + figure, label + "_plain_" + figure);
        }
    }

    private void ours(ScopeViewModel scope) {
        long before = Timing.heapInUse();
        timing.phase(label + "_fill", () -> {
            for (int cluster = 0; cluster < clusters; cluster++) {
                show(scope, cluster);
                Driver.await(
                        "all collections",
                        120,
                        () -> scope.loading().stateProperty().get() == TreeLoading.State.LOADED);
            }
        });
        timing.figure(label + "_memory", (Timing.heapInUse() - before) / (double) collections, "B/collection");
        List<String> keys = KEYS;
        for (int cluster = 0; cluster < clusters; cluster++) {
            show(scope, cluster);
            if (cluster < clusters - 1) {
                Driver.run(scope::tickShown);
            }
        }
        timing.each(label + "_filter_key", keys, key -> filter(scope, key));
        timing.phase(label + "_expand_all", () -> Driver.run(() -> scope.expandAll(true)));
        timing.phase(label + "_tick_all", () -> Driver.run(scope::tickShown));
        timing.phase(label + "_untick_all", () -> Driver.run(scope::untickAll));
        timing.phase(label + "_undo", () -> Driver.run(scope::undo));
        timing.each(label + "_filter_key_open", keys, key -> filter(scope, key));
        timing.phase(
                label + "_paste_10000",
                () -> Driver.run(() -> scope.addNames(
                        Map.of(
                                "tenant_0001",
                                data(1, 10_000).values().iterator().next()),
                        ScopeRow.Source.TYPED)));
        timing.phase(label + "_collapse_all", () -> Driver.run(() -> scope.expandAll(false)));
    }

    private static void show(ScopeViewModel scope, int number) {
        String id = "in01-%015d".formatted(number);
        Driver.run(() -> {
            scope.show(Optional.of(new Cluster(
                    new ClusterId(id),
                    id,
                    "proj-1",
                    new RegionId("aws-us-west-2"),
                    "Enterprise",
                    "Performance-optimized",
                    2,
                    "RUNNING",
                    "Dedicated",
                    "https://" + id + ".example.com")));
            scope.typeProperty().set(ScopeType.COLLECTION);
        });
    }

    /** Until the rows are those of the text. */
    private static void filter(ScopeViewModel scope, String text) {
        CountDownLatch shown = new CountDownLatch(1);
        Driver.run(() -> {
            scope.filterProperty().set(text);
            if (scope.filteringProperty().get()) {
                scope.filteringProperty().subscribe(under -> {
                    if (!under) {
                        shown.countDown();
                    }
                });
            } else {
                shown.countDown();
            }
        });
        try {
            shown.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
