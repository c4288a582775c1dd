package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.support.Driver;
import io.github.backupdesk.support.Looks;
import io.github.backupdesk.view.WindowView;
import io.github.backupdesk.viewmodel.DeskViewModel.Page;
import io.github.backupdesk.viewmodel.SupportViewModel;
import io.github.backupdesk.viewmodel.SupportViewModel.Days;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipFile;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The support bundle in the real window, by the keyboard alone. */
class SupportJourneyTest {

    private static final String SEARCH_PROD = "in01-3f0c8a1d5b7e942";

    @TempDir
    Path folder;

    @BeforeEach
    void log() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        Files.writeString(
                logs.resolve("backup-desk.log"),
                "2020-01-01T00:00:00.000Z INFO  CallLog - sandbox GET /v2/clusters/" + SEARCH_PROD
                        + "/backups/policy\n");
    }

    private static SupportViewModel support(OpenDesk desk) {
        return desk.pages().support();
    }

    private static boolean has(OpenDesk desk, String file) {
        return support(desk).readyProperty().get()
                && support(desk).rows().stream().anyMatch(each -> each.name().equals(file));
    }

    /** The third entry of the menu behind the header. */
    private static void openByMenu(OpenDesk desk) {
        desk.driver().tabTo("menu").inTurn(KeyCode.SPACE, KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        Driver.await("the page", () -> desk.pages().desk().pageProperty().get() == Page.SUPPORT);
        Driver.await("the files", () -> has(desk, "manifest.json"));
    }

    @Test
    void aBundleIsLookedAtSavedAndLeftByTheKeyboardAlone() throws IOException {
        Path zip = folder.resolve("bundle.zip");
        List<String> asked = new ArrayList<>();
        List<Path> opened = new ArrayList<>();
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            Driver driver = desk.awaitClusters().driver();
            Driver.run(() -> {
                support(desk).askBy((title, name, where) -> {
                    asked.add(name);
                    return Optional.of(zip);
                });
                support(desk).openBy(opened::add);
            });
            openByMenu(desk);
            assertEquals("support-days", driver.focused());
            assertFalse(has(desk, "logs/backup-desk.log"), "the only line is older than seven days");

            driver.inTurn(KeyCode.DOWN, KeyCode.DOWN);
            Driver.await("all days", () -> support(desk).daysProperty().get() == Days.ALL);
            Driver.await("the log", () -> has(desk, "logs/backup-desk.log"));
            driver.tabTo("support-hide").keys(KeyCode.SPACE);
            Driver.await(
                    "no names",
                    () -> support(desk).readyProperty().get()
                            && support(desk).maskedToldProperty().get().contains("clusters"));

            driver.tabTo("support-files").keys(KeyCode.END).keys(KeyCode.UP);
            Driver.await(
                    "the log's preview",
                    () -> driver.text("support-preview-told").startsWith("logs/backup-desk.log"));
            Driver.await("its line", () -> support(desk).preview().toString().contains("/v2/clusters/cluster-"));

            driver.shortcut(KeyCode.S);
            Driver.await("the file", () -> driver.isShown("support-open"));
            assertTrue(driver.text("support-told").contains(zip.toString()), driver.text("support-told"));
            driver.tabTo("support-open").keys(KeyCode.SPACE);
            assertEquals(List.of(folder), opened);
            driver.keys(KeyCode.ESCAPE);
            Driver.await("the form", () -> desk.pages().desk().pageProperty().get() == Page.NONE);
        }
        assertTrue(asked.getFirst().matches("backup-desk-support_\\d{4}-\\d\\d-\\d\\d\\.zip"), asked.toString());
        try (ZipFile file = new ZipFile(zip.toFile());
                InputStream in = file.getInputStream(file.getEntry("logs/backup-desk.log"))) {
            String log = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertFalse(log.contains(SEARCH_PROD), log);
        }
    }

    @Test
    void thePageIsWholeInEveryLanguageAndSize() {
        try (OpenDesk desk = OpenDesk.sandbox(folder)) {
            openByMenu(desk);
            for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
                for (double[] size : new double[][] {
                    {WindowView.DEFAULT_WIDTH, WindowView.DEFAULT_HEIGHT}, {WindowView.MIN_WIDTH, WindowView.MIN_HEIGHT}
                }) {
                    Driver.run(() -> {
                        desk.pages().desk().preferences().speak(language);
                        desk.stage().setWidth(size[0]);
                        desk.stage().setHeight(size[1]);
                    });
                    Driver.await("the files", () -> has(desk, "manifest.json"));
                    Driver.run(() -> {
                        Parent root = desk.stage().getScene().getRoot();
                        root.applyCss();
                        root.layout();
                        assertEquals(List.of(), Looks.nameless(root));
                        assertEquals(List.of(), Looks.cut(root));
                        assertEquals(List.of(), Looks.outside(root));
                    });
                }
            }
        }
    }
}
