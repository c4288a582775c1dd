package io.github.backupdesk.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.background.FxBackground;
import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.ClusterService;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.viewmodel.ClusterViewModel;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;

/** A task that asks for more memory than there is (promises.md 3.3, P28). */
class MemoryRowsTest {

    private static final Cluster FOUND = Cluster.typed(new ClusterId("in01-0123456789abcde"));

    /** More than any heap has; the rest of the program keeps its room. */
    private static List<Cluster> tooMany() {
        long[][] all = new long[64][];
        for (int i = 0; i < all.length; i++) {
            all[i] = new long[Integer.MAX_VALUE - 8];
        }
        return List.of(FOUND, Cluster.typed(new ClusterId("in01-" + all.length)));
    }

    @Test
    void p28ATaskThatRunsOutOfMemoryIsToldAndTheNextOneWorks() {
        Driver.startToolkit();
        AtomicInteger asked = new AtomicInteger();
        CloudApi cloud = (CloudApi) Proxy.newProxyInstance(
                CloudApi.class.getClassLoader(),
                new Class<?>[] {CloudApi.class},
                (self, method, words) -> asked.getAndIncrement() == 0 ? tooMany() : List.of(FOUND));
        try (FxBackground background = new FxBackground()) {
            ClusterViewModel clusters = new ClusterViewModel(
                    new ClusterService(cloud),
                    background,
                    new ReadOnlyObjectWrapper<>(Texts.in(Locale.ENGLISH)).getReadOnlyProperty());
            Driver.run(clusters::load);
            Driver.await(
                    "the sentence", () -> clusters.listingTextProperty().get().contains("not enough memory"));
            assertTrue(clusters.allRows().isEmpty());
            Driver.run(clusters::load);
            Driver.await("the list", () -> clusters.allRows().size() == 1);
            assertEquals(2, asked.get());
        }
    }
}
