package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.Continent;
import io.github.backupdesk.domain.RegionFence;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.ClusterService;
import io.github.backupdesk.settings.Folders;
import io.github.backupdesk.support.DirectBackground;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.FakeHistory;
import io.github.backupdesk.support.HandClock;
import io.github.backupdesk.viewmodel.ClusterViewModel;
import io.github.backupdesk.viewmodel.RegionFenceViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionWiringTest {

    private static final String CLOUD = "https://api.cloud.zilliz.com";
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

    @TempDir
    Path folder = Path.of("");

    private static Account keyed(String url, String key) throws Wiring.Unusable {
        return Wiring.account(url, Map.of("ZILLIZ_API_KEY", key), ENGLISH);
    }

    /** As in a new run of the program. */
    private RegionFenceViewModel fence(Account account) {
        return fence(account, "");
    }

    private RegionFenceViewModel fence(Account account, String profile) {
        List<String> log = new ArrayList<>();
        FakeCloud cloud = new FakeCloud(log);
        DirectBackground background = new DirectBackground();
        ReadOnlyObjectProperty<Texts> texts = new ReadOnlyObjectWrapper<>(ENGLISH).getReadOnlyProperty();
        return new RegionWiring(cloud, new FakeHistory(log), background, new HandClock(), texts)
                .copies(
                        Folders.under(folder),
                        account,
                        profile,
                        new ClusterViewModel(new ClusterService(cloud), background, texts))
                .fenceEditor();
    }

    @Test
    void aFenceStaysWhenTheKeyIsRenewed() throws Wiring.Unusable {
        RegionFenceViewModel before = fence(keyed(CLOUD, "first-key-0123456789"));
        before.kindProperty().set(RegionFenceViewModel.Kind.OUTSIDE);
        before.choose(before.places().stream()
                .filter(each -> each.continent() == Continent.EUROPE)
                .findFirst()
                .orElseThrow());
        assertTrue(before.forbid());
        assertEquals(
                before.fence(), fence(keyed(CLOUD, "second-key-9876543210")).fence());
        assertEquals(
                RegionFence.NONE,
                fence(keyed("https://api.cloud.zilliz.com.cn", "first-key-0123456789"))
                        .fence());
        assertEquals(
                RegionFence.NONE,
                fence(new Account(
                                "sandbox",
                                BaseUrl.parse("http://127.0.0.1:4711"),
                                ApiKey.parse("first-key-0123456789").orElseThrow(),
                                true))
                        .fence());
    }

    @Test
    void aFenceThatLeadsNowhereIsClosed() throws Wiring.Unusable, IOException {
        Path file = Folders.under(folder).regionFence("api.cloud.zilliz.com");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, folder.resolve("a-drive-that-is-gone"));
        assertEquals(
                RegionFence.CLOSED, fence(keyed(CLOUD, "first-key-0123456789")).fence());
    }
}
