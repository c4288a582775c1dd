package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.settings.Folders;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.support.Looks;
import io.github.backupdesk.view.WindowView;
import io.github.backupdesk.viewmodel.CopiesViewModel;
import io.github.backupdesk.viewmodel.DeskViewModel.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fence and the coverage in the real window, by the keyboard alone. */
class RegionFenceJourneyTest {

    private static final String SEARCH_PROD = "in01-3f0c8a1d5b7e942";
    private static final String COMMAND = "curl -X POST https://api.cloud.zilliz.com/v2/clusters/" + SEARCH_PROD
            + "/backups/create -d '{\"backupType\":\"CLUSTER\",\"crossRegionCopies\":[{\"regionId\":\"aws-us-east-1\"},"
            + "{\"regionId\":\"aws-eu-central-1\"}]}'";

    @TempDir
    Path folder;

    private static CopiesViewModel copies(OpenDesk desk) {
        return desk.model().form().copies();
    }

    private static void choose(OpenDesk desk) {
        desk.awaitClusters().driver().shortcut(KeyCode.L).type(SEARCH_PROD).keys(KeyCode.ENTER);
        Driver.await("the regions", () -> !copies(desk).rows().isEmpty());
    }

    /** Everything outside Europe: three down from mainland China, then up again. */
    private static void forbidAllOutsideEurope(Driver driver) {
        driver.tabTo("fence-open").keys(KeyCode.SPACE);
        assertEquals("fence-kind", driver.focused());
        driver.tabTo("fence-place").inTurn(KeyCode.UP, KeyCode.UP, KeyCode.UP, KeyCode.UP);
        driver.tabTo("fence-note").type("GDPR: Europe only").keys(KeyCode.ENTER);
    }

    @Test
    void aFenceHoldsForTypingForPastingAndAfterARestart() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.driver();
            choose(desk);
            forbidAllOutsideEurope(driver);
            assertEquals("Forbidden from now on: Everything outside Europe.", driver.text("fence-told"));
            driver.keys(KeyCode.ESCAPE);
            assertEquals("fence-open", driver.focused());
            assertEquals("Fence: 1 rule", driver.text("fence-open"));
            assertTrue(driver.isThere("locked-aws-us-east-1"));
            assertFalse(driver.isThere("copy-aws-us-east-1"));

            driver.tabTo("copies-typed").type("aws-us-east-1").keys(KeyCode.ENTER);
            assertTrue(driver.text("copies-problem").contains("(GDPR: Europe only)"), driver.text("copies-problem"));
            driver.keys(KeyCode.ESCAPE);
            Driver.await("the file", () -> kept().contains("outside:EUROPE"));
        }
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.driver();
            choose(desk);
            Driver.run(() -> desk.model().paste(COMMAND));
            assertTrue(driver.text("copies-problem").contains("aws-us-east-1"), driver.text("copies-problem"));
            driver.shortcut(KeyCode.ENTER).shortcut(KeyCode.ENTER);
            Driver.await("the row", () -> !desk.model().history().rows().isEmpty());
            assertEquals(
                    "[aws-eu-central-1]",
                    desk.rows().getFirst().attempt().exact().request().copies().toString());
        }
    }

    @Test
    void whatIsInReviewWhenTheFenceIsMadeIsNotSentAndTwoPressesTakeTheFenceAway() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.driver();
            choose(desk);
            driver.tabTo("copy-aws-us-east-1").keys(KeyCode.SPACE).shortcut(KeyCode.ENTER);
            assertTrue(driver.isShown("create"));
            Driver.run(() -> copies(desk).fenceEditor().forbid());
            driver.shortcut(KeyCode.ENTER);
            assertTrue(desk.model().review().blockerProperty().get().contains("Nothing was sent"));
            assertEquals(List.of(), desk.rows());
            driver.keys(KeyCode.ESCAPE);

            driver.tabTo("fence-open").keys(KeyCode.SPACE);
            driver.tabTo("fence-allow-0").keys(KeyCode.SPACE);
            assertEquals("fence-allow-0", driver.focused());
            Driver.await("the pause", () -> "Press again to allow".equals(driver.text("fence-allow-0")));
            assertEquals("fence-allow-0", driver.focused());
            assertTrue(copies(desk)
                    .fence()
                    .forbids(copies(desk).rows().getFirst().id())
                    .isPresent());
            driver.keys(KeyCode.SPACE);
            assertTrue(driver.text("fence-told").startsWith("Allowed again"), driver.text("fence-told"));
            driver.keys(KeyCode.ESCAPE).tabTo("copy-aws-us-east-1").keys(KeyCode.SPACE);
            driver.shortcut(KeyCode.ENTER).shortcut(KeyCode.ENTER);
            Driver.await(
                    "the receipt",
                    () -> !desk.model().history().rows().isEmpty()
                            && desk.model()
                                            .history()
                                            .rows()
                                            .getFirst()
                                            .attempt()
                                            .state()
                                    == AttemptState.ACCEPTED);
        }
    }

    @Test
    void aFenceThatCannotBeReadLetsNoCopyPass() throws IOException {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            choose(desk);
            forbidAllOutsideEurope(desk.driver());
            Driver.await("the file", () -> kept().contains("outside:EUROPE"));
        }
        Files.writeString(fenceFile(), "{\"version\":1,\"forb");
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            choose(desk);
            assertEquals("Fence: closed", desk.driver().text("fence-open"));
            assertTrue(copies(desk).rows().stream().allMatch(row -> row.isLocked()));
        }
    }

    @Test
    void theMatrixTakesTheFocusAndGivesItBack() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.driver();
            choose(desk);
            driver.tabTo("coverage-open").keys(KeyCode.SPACE);
            Driver.await("the matrix", () -> table() != null);
            assertTrue(Driver.onStage(() -> {
                var table = table();
                return table != null && table.isFocused() && table.getItems().size() > 3;
            }));
            driver.keys(KeyCode.ESCAPE);
            Driver.await("the end of it", () -> table() == null);
            assertEquals("coverage-open", driver.focused());
        }
    }

    @Test
    void theMatrixDoesNotHangOverAPage() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.driver();
            choose(desk);
            driver.tabTo("coverage-open").keys(KeyCode.SPACE);
            Driver.await("the matrix", () -> table() != null);
            driver.keys(KeyCode.F1);
            if (desk.pages().desk().pageProperty().get() == Page.NONE) {
                Driver.run(() -> desk.pages().desk().show(Page.HELP));
            }
            assertTrue(table() == null);
            driver.keys(KeyCode.ESCAPE);
            assertEquals(Page.NONE, desk.pages().desk().pageProperty().get());
        }
    }

    @Test
    void theEditorIsWholeInEveryLanguageAndSize() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            choose(desk);
            forbidAllOutsideEurope(desk.driver());
            desk.driver().keys(KeyCode.ESCAPE);
            List<String> flaws = new ArrayList<>();
            for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
                for (boolean small : List.of(false, true)) {
                    Driver.run(() -> {
                        desk.model().preferences().speak(language);
                        desk.stage().setWidth(small ? WindowView.MIN_WIDTH : WindowView.DEFAULT_WIDTH);
                        desk.stage().setHeight(small ? WindowView.MIN_HEIGHT : WindowView.DEFAULT_HEIGHT);
                    });
                    flaws.addAll(look(desk));
                    desk.driver().tabTo("fence-open").keys(KeyCode.SPACE);
                    flaws.addAll(look(desk));
                    desk.driver().keys(KeyCode.ESCAPE);
                }
            }
            assertEquals(List.of(), flaws);
        }
    }

    private static List<String> look(OpenDesk desk) {
        return Driver.onStage(() -> {
            Parent root = desk.stage().getScene().getRoot();
            root.applyCss();
            root.layout();
            List<String> found = new ArrayList<>(Looks.nameless(root));
            found.addAll(Looks.cut(root));
            found.addAll(Looks.outside(root));
            return found;
        });
    }

    private static @Nullable TableView<?> table() {
        return Window.getWindows().stream()
                .map(window -> window.getScene().lookup("#coverage-table"))
                .filter(TableView.class::isInstance)
                .map(each -> (TableView<?>) each)
                .findFirst()
                .orElse(null);
    }

    private Path fenceFile() {
        return Folders.under(folder).regionFence("sandbox");
    }

    private String kept() throws IOException {
        Path file = fenceFile();
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
