package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.backupdesk.support.Driver;
import io.github.backupdesk.viewmodel.DraftRow;
import io.github.backupdesk.viewmodel.HistoryRow;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several requests at once, by the keyboard alone: two databases of one cluster, and five clusters. */
class SeveralClustersJourneyTest {

    private static final String SEARCH_PROD = "in01-3f0c8a1d5b7e942";
    private static final String USERS_EU = "in01-c18e5520fa3d9b7";

    @TempDir
    Path folder;

    @Test
    void twoDatabasesBecomeTwoRequestsThatFollowOneAnother() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.awaitClusters().driver();
            driver.shortcut(KeyCode.L).type(SEARCH_PROD).tabTo("type-CLUSTER").keys(KeyCode.RIGHT);
            awaitTree(desk);
            driver.tabTo("scope-tree").inTurn(KeyCode.HOME, KeyCode.DOWN, KeyCode.SPACE, KeyCode.END, KeyCode.SPACE);
            tabToButton(desk, "Split into 2 requests");
            driver.keys(KeyCode.SPACE).shortcut(KeyCode.ENTER);
            assertEquals("Create 2 backups", driver.text("create"));
            driver.shortcut(KeyCode.ENTER);

            Driver.await(
                    "both receipts",
                    () -> desk.model().history().rows().stream()
                                    .filter(HistoryRow::hasIds)
                                    .count()
                            == 2);
            assertEquals(2, ServerSide.of(desk).creates());
            List<HistoryRow> rows = desk.rows();
            assertEquals(2, rows.stream().map(HistoryRow::backupId).distinct().count());
            List<String> databases = rows.stream()
                    .map(row -> row.scope().substring(0, row.scope().indexOf(" · ")))
                    .distinct()
                    .toList();
            assertEquals(2, databases.size(), databases::toString);
            List<String> onServer = ServerSide.of(desk).backupIds();
            assertTrue(rows.stream().allMatch(row -> onServer.contains(row.backupId())));
        }
    }

    @Test
    void fiveClustersOfTheTableBecomeFiveRequests() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.awaitClusters().driver();
            driver.shortcut(KeyCode.L).keys(KeyCode.ALT, KeyCode.DOWN);
            assertEquals("cluster-table", driver.focused());
            for (String name : List.of("orders-prod", "search-prod", "users-eu", "search-stg", "catalog-xl")) {
                driver.type(name).inTurn(KeyCode.SPACE, KeyCode.ESCAPE);
            }
            assertTrue(
                    driver.text("cluster-table-heading").startsWith("5 clusters, "),
                    driver.text("cluster-table-heading"));
            driver.keys(KeyCode.ENTER);
            assertFalse(driver.isShown("cluster-table"));
            assertEquals(5, lines(desk).size());

            driver.shortcut(KeyCode.PAGE_DOWN).tabTo("type-CLUSTER").keys(KeyCode.RIGHT);
            awaitTree(desk);
            driver.tabTo("scope-tree").inTurn(KeyCode.HOME, KeyCode.DOWN, KeyCode.SPACE);
            Driver.await(
                    "the regions", () -> !desk.model().form().copies().rows().isEmpty());
            String copy = Driver.onStage(
                    () -> desk.model().form().copies().rows().getFirst().idText());
            driver.tabTo("copy-" + copy).keys(KeyCode.SPACE);
            List<String> before = lines(desk);
            driver.shortcut(KeyCode.L).tabTo("draft-same").keys(KeyCode.SPACE);
            assertEquals(
                    4,
                    lines(desk).stream().filter(line -> !before.contains(line)).count());
            driver.tabTo("draft-undo").keys(KeyCode.SPACE);
            assertEquals(before, lines(desk));

            driver.shortcut(KeyCode.ENTER);
            assertEquals("Create 5 backups + 1 permanent copy", driver.text("create"));
        }
    }

    @Test
    void i11PastedIdsBecomeSeveralClustersAndOneIsTakenOut() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.awaitClusters().driver();
            driver.shortcut(KeyCode.L).paste(SEARCH_PROD + "\n" + USERS_EU + "\nin01-0123456789abcde\n");
            assertEquals("3 clusters taken.", driver.text("drafts-told"));
            driver.tabTo("drafts").inTurn(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DELETE);
            assertEquals(List.of("search-prod", "users-eu"), names(desk));
            driver.shortcut(KeyCode.Z);
            assertEquals(3, names(desk).size());
            driver.shortcut(KeyCode.ENTER);
            assertEquals("Create 3 backups", driver.text("create"));
        }
    }

    @Test
    void goesThroughThePanesByOneKey() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.awaitClusters().driver();
            driver.shortcut(KeyCode.L);
            assertEquals("cluster-id", driver.focused());
            driver.keys(KeyCode.F6);
            assertEquals("scope-saved", driver.focused());
            driver.inTurn(KeyCode.F6, KeyCode.F6);
            assertEquals("review", driver.focused());
            driver.keys(KeyCode.SHIFT, KeyCode.F6)
                    .keys(KeyCode.SHIFT, KeyCode.F6)
                    .keys(KeyCode.SHIFT, KeyCode.F6);
            assertEquals("cluster-id", driver.focused());
            driver.keys(KeyCode.SHIFT, KeyCode.F6);
            assertTrue(driver.focused().startsWith("nav-"), driver.focused());
        }
    }

    private static void awaitTree(OpenDesk desk) {
        Driver.await("the tree", () -> desk.model().form().scope().positionOf("default", "users") > 0);
    }

    private static void tabToButton(OpenDesk desk, String text) {
        for (int i = 0; i < 40; i++) {
            boolean there = Driver.onStage(() ->
                    desk.stage().getScene().getFocusOwner() instanceof Labeled button && text.equals(button.getText()));
            if (there) {
                return;
            }
            desk.driver().keys(KeyCode.TAB);
        }
        fail("Tab never came to “" + text + "”");
    }

    private static List<String> names(OpenDesk desk) {
        return Driver.onStage(() ->
                desk.model().form().drafts().rows().stream().map(DraftRow::name).toList());
    }

    private static List<String> lines(OpenDesk desk) {
        return Driver.onStage(() -> desk.model().form().drafts().rows().stream()
                .map(row -> row.name() + ": " + row.content() + ", " + row.copies())
                .toList());
    }
}
