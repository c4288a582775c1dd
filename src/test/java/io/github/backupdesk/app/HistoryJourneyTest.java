package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.support.Driver;
import io.github.backupdesk.viewmodel.HistoryRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finding a backup again weeks later, and making another one like it, by the keyboard alone. */
class HistoryJourneyTest {

    private static final String USERS_EU = "in01-c18e5520fa3d9b7";
    private static final String SEARCH_PROD = "in01-3f0c8a1d5b7e942";

    @TempDir
    Path folder;

    private static void backUp(OpenDesk desk, String cluster, int rows) {
        desk.driver()
                .shortcut(KeyCode.L)
                .shortcut(KeyCode.A)
                .type(cluster)
                .shortcut(KeyCode.ENTER)
                .shortcut(KeyCode.ENTER);
        Driver.await(
                "the end of the job",
                () -> own(desk.model().history().rows()).size() == rows
                        && own(desk.model().history().rows()).getFirst().state().equals("Done"));
    }

    /** Those that were made here; the sandbox's own come in by and by. */
    private static List<HistoryRow> own(List<HistoryRow> rows) {
        return rows.stream().filter(row -> !row.jobId().isEmpty()).toList();
    }

    private static List<String> clusters(OpenDesk desk) {
        return own(desk.rows()).stream().map(HistoryRow::cluster).toList();
    }

    private static void awaitClusters(OpenDesk desk, String... expected) {
        Driver.await(
                "the rows",
                () -> own(desk.model().history().rows()).stream()
                        .map(HistoryRow::cluster)
                        .toList()
                        .equals(List.of(expected)));
    }

    @Test
    void sortsFiltersExportsAndRunsAgain() throws Exception {
        try (OpenDesk desk = OpenDesk.sandbox(folder.resolve("data"))) {
            Driver driver = desk.awaitClusters().driver();
            Path file = folder.resolve("found.csv");
            Driver.run(() -> desk.model().export().askBy((title, name, where) -> Optional.of(file)));
            backUp(desk, SEARCH_PROD, 1);
            backUp(desk, USERS_EU, 2);
            driver.shortcut(KeyCode.DIGIT5);
            Driver.run(() -> desk.model().preferences().speak(Locale.SIMPLIFIED_CHINESE));
            Driver.run(() -> desk.model().preferences().speak(Locale.ENGLISH));
            assertEquals(List.of("users-eu", "search-prod"), clusters(desk), "another language is no other order");

            driver.shiftShortcut(KeyCode.S).inTurn(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
            awaitClusters(desk, "search-prod", "users-eu");
            driver.shiftShortcut(KeyCode.F)
                    .inTurn(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
            assertEquals("state:Done", driver.text("history-search"));
            driver.shortcut(KeyCode.F).keys(KeyCode.END).type(" cluster:users");
            awaitClusters(desk, "users-eu");
            driver.shortcut(KeyCode.E);
            Driver.await("the export", () -> driver.text("export-told").contains("1 row was exported"));
            assertEquals(2, Files.readAllLines(file).size());
            assertTrue(Files.readString(file).contains(desk.rows().getFirst().jobId()));

            driver.shortcut(KeyCode.F).shortcut(KeyCode.A).type("nothing like it");
            Driver.await("an empty table", () -> driver.isThere("history-emptiness"));
            Driver.await("nothing", () -> driver.text("history-emptiness").contains("entries are hidden"));
            driver.tabTo("history-show-all").keys(KeyCode.SPACE);
            awaitClusters(desk, "search-prod", "users-eu");

            driver.shortcut(KeyCode.F).type("state:Done");
            Driver.await("two rows", () -> desk.model().history().rows().size() == 2);
            driver.tabTo("history-table").inTurn(KeyCode.HOME, KeyCode.DOWN);
            int made = ServerSide.of(desk).backupIds().size();
            driver.shortcut(KeyCode.R);
            assertEquals(USERS_EU, driver.text("cluster-id"));
            assertTrue(driver.text("form-filled").contains("Nothing has been sent"), driver.text("form-filled"));
            assertEquals(made, ServerSide.of(desk).backupIds().size());
            driver.shortcut(KeyCode.ENTER);
            assertTrue(driver.text("review-words").contains(USERS_EU), driver.text("review-words"));
        }
    }
}
