package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.support.Driver;
import io.github.backupdesk.support.Looks;
import io.github.backupdesk.view.WindowView;
import io.github.backupdesk.viewmodel.NameListViewModel;
import io.github.backupdesk.viewmodel.NameListViewModel.State;
import io.github.backupdesk.viewmodel.ScopeViewModel;
import io.github.backupdesk.viewmodel.TreeLoading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that come by lists, patterns and saved scopes, by the keyboard alone. */
class NamesJourneyTest {

    private static final String SEARCH_PROD = "in01-3f0c8a1d5b7e942";
    private static final String ORDERS_PROD = "in01-77ad21c0e94b6f8";
    private static final String LIST = "orders_v2\nfresh_one\nfresh_one\nanalytics.clicks_daily\nmy odd name\n";

    @TempDir
    Path folder;

    private static ScopeViewModel scope(OpenDesk desk) {
        return desk.model().form().scope();
    }

    private static NameListViewModel list(OpenDesk desk) {
        return desk.model().names().orElseThrow().list();
    }

    /** Chooses a cluster and comes to its tree. */
    private static Driver tree(OpenDesk desk, String cluster) {
        Driver driver = desk.awaitClusters().driver();
        driver.shortcut(KeyCode.L).shortcut(KeyCode.A).type(cluster).tabTo("type-CLUSTER");
        driver.keys(KeyCode.RIGHT);
        Driver.await("the tree", () -> scope(desk).positionOf("default", "") >= 0 && settled(desk));
        return driver.tabTo("scope-tree");
    }

    private static boolean settled(OpenDesk desk) {
        return scope(desk).loading().stateProperty().get() == TreeLoading.State.LOADED;
    }

    private static void offered(OpenDesk desk) {
        Driver.await("the list", () -> list(desk).stateProperty().get() == State.OFFERED);
    }

    @Test
    void pastesAListLooksAtItTakesItAndTakesItBack() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = tree(desk, SEARCH_PROD);
            String before = driver.text("scope-counts");
            driver.paste(LIST);
            offered(desk);
            assertEquals("names-add", driver.focused());
            assertTrue(driver.text("names-told").startsWith("5 entries: "), driver.text("names-told"));
            assertTrue(driver.text("names-told").contains("1 repeated, 1 odd."), driver.text("names-told"));
            assertEquals("1 entry is no name and will be left out", driver.text("names-odd-count"));
            assertEquals(
                    before, Driver.onStage(() -> scope(desk).countsProperty().get()));
            driver.keys(KeyCode.ESCAPE);
            assertEquals("scope-tree", driver.focused());
            assertEquals(before, driver.text("scope-counts"));

            driver.paste(LIST);
            offered(desk);
            driver.keys(KeyCode.ENTER);
            assertEquals("scope-tree", driver.focused());
            assertTrue(driver.text("scope-counts").contains("3 ticked"), driver.text("scope-counts"));
            assertTrue(Driver.onStage(() -> scope(desk).positionOf("default", "fresh_one") > 0));
            driver.shortcut(KeyCode.Z);
            assertEquals(before, driver.text("scope-counts"));
            assertFalse(Driver.onStage(() -> scope(desk).positionOf("default", "fresh_one") > 0));
        }
    }

    @Test
    void aCommandThatIsPastedIntoTheTreeFillsTheFormOnceThatIsWanted() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = tree(desk, SEARCH_PROD);
            driver.paste("curl https://api.cloud.zilliz.com/v2/clusters/" + ORDERS_PROD
                    + "/backups/create -d '{\"backupType\":\"CLUSTER\"}'");
            Driver.await("the offer", () -> list(desk).stateProperty().get() == State.COMMAND);
            assertEquals("names-take", driver.focused());
            assertEquals(SEARCH_PROD, driver.text("cluster-id"));
            driver.keys(KeyCode.ENTER);
            assertEquals(ORDERS_PROD, driver.text("cluster-id"));
        }
    }

    @Test
    void savesAScopeAndReadsInWhatAnotherClusterDiffers() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = tree(desk, SEARCH_PROD);
            driver.shortcut(KeyCode.F).type("orders").keys(KeyCode.ENTER);
            assertTrue(driver.text("scope-matches").contains("all of them ticked"), driver.text("scope-matches"));
            driver.shortcut(KeyCode.F).keys(KeyCode.DELETE);
            driver.shortcut(KeyCode.S);
            assertEquals("saved-name", driver.focused());
            driver.type("nightly").keys(KeyCode.ENTER);
            Driver.await("the file", () -> Files.exists(folder.resolve("data/sandbox/scopes.json")));
            driver.keys(KeyCode.ESCAPE);
            assertEquals("scope-tree", driver.focused());
        }
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = tree(desk, ORDERS_PROD);
            driver.shortcut(KeyCode.O);
            assertEquals("saved-list", driver.focused());
            driver.keys(KeyCode.ENTER);
            Driver.await("the drift", () -> driver.text("scope-applied").contains("not found live: orders_v2"));
            assertTrue(driver.text("scope-applied").startsWith("“nightly” is applied. "), driver.text("scope-applied"));
            driver.shortcut(KeyCode.O).keys(KeyCode.DELETE);
            assertEquals("“nightly” was deleted.", driver.text("saved-told"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void everyPanelIsWholeAndNamedInASmallWindow(String language) {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = tree(desk, SEARCH_PROD);
            Driver.run(() -> {
                desk.stage().setWidth(WindowView.MIN_WIDTH);
                desk.stage().setHeight(WindowView.MIN_HEIGHT);
                desk.model().preferences().speak(Locale.forLanguageTag(language));
            });
            List<String> found = new ArrayList<>(flaws(desk));
            driver.shortcut(KeyCode.F).type("o*");
            found.addAll(flaws(desk));
            driver.tabTo("scope-tree").paste(LIST);
            offered(desk);
            found.addAll(flaws(desk));
            driver.keys(KeyCode.ENTER).shortcut(KeyCode.S).keys(KeyCode.ENTER);
            found.addAll(flaws(desk));
            driver.shortcut(KeyCode.O).keys(KeyCode.ENTER);
            Driver.await("the drift", () -> !driver.text("scope-applied").isEmpty());
            found.addAll(flaws(desk));
            assertEquals(List.of(), found);
        }
    }

    private static List<String> flaws(OpenDesk desk) {
        return Driver.onStage(() -> {
            Parent root = desk.stage().getScene().getRoot();
            root.applyCss();
            root.layout();

            List<String> flaws = new ArrayList<>(Looks.nameless(root));
            flaws.addAll(Looks.cut(root));
            flaws.addAll(Looks.outside(root));
            return flaws;
        });
    }
}
