package io.github.backupdesk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.app.OpenDesk;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.support.Looks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages on the program itself, in the window. */
class AboutAndHelpTest {

    @TempDir
    Path folder;

    private OpenDesk desk;

    @BeforeEach
    void open() {
        desk = OpenDesk.sandbox(folder).awaitClusters();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** The page has no key of its own; its entry is the last of the menu. */
    private void openAbout() {
        Driver.run(() -> {
            List<MenuItem> items = ((MenuButton) desk.driver().node("menu")).getItems();
            items.getLast().fire();
        });
    }

    private int rows(String list) {
        return Driver.onStage(
                () -> ((ListView<?>) desk.driver().node(list)).getItems().size());
    }

    @Test
    void f1OpensTheKeysWhichAreSearchedAtOnceAndEscGoesBackToTheField() {
        Driver driver = desk.driver().shortcut(KeyCode.L);
        String before = driver.focused();
        driver.keys(KeyCode.F1);
        assertEquals("help-filter", driver.focused());
        int all = rows("help-keys");
        driver.type("curl");
        assertTrue(rows("help-keys") < all && rows("help-keys") > 1);
        driver.keys(KeyCode.DOWN);
        assertEquals("help-keys", driver.focused());
        driver.shortcut(KeyCode.F);
        assertEquals("help-filter", driver.focused());
        driver.keys(KeyCode.ESCAPE);
        assertFalse(driver.isThere("help-filter"));
        assertEquals(before, driver.focused());
    }

    @Test
    void theOtherKeyOfTheHelpOpensAndClosesIt() {
        Driver driver = desk.driver().shortcut(KeyCode.SLASH);
        assertTrue(driver.isThere("help-keys"));
        driver.shortcut(KeyCode.SLASH);
        assertFalse(driver.isThere("help-keys"));
    }

    @Test
    void theDetailsAreCopiedByTheKeyboardAlone() {
        openAbout();
        Driver driver = desk.driver();
        assertEquals("about-copy", driver.focused());
        driver.keys(KeyCode.SPACE);
        assertEquals("Copied. It holds versions and folders, and no key.", driver.text("about-notice"));
        String copied = Driver.clipboard();
        assertTrue(copied.contains(folder.toAbsolutePath().resolve("data").toString()), copied);
        assertFalse(copied.contains("JavaFX: unknown"), copied);
    }

    @Test
    void aLicenceIsFoundAndReadByTheKeyboardAlone() {
        openAbout();
        Driver driver = desk.driver().shortcut(KeyCode.F);
        assertEquals("about-filter", driver.focused());
        driver.type("sqlite").keys(KeyCode.DOWN);
        assertEquals("about-libraries", driver.focused());
        assertTrue(driver.text("about-library").startsWith("SQLite JDBC 3."), driver.text("about-library"));
        assertTrue(driver.text("about-licence").contains("David Crawshaw"));
        driver.shortcut(KeyCode.F).keys(KeyCode.BACK_SPACE).type("zzz");
        assertEquals("", driver.text("about-licence"));
        driver.keys(KeyCode.ESCAPE);
        assertFalse(driver.isThere("about-filter"));
        assertEquals("cluster-id", driver.focused());
    }

    @ParameterizedTest
    @CsvSource({"en, 1280, 800", "en, 960, 600", "zh-CN, 1280, 800", "zh-CN, 960, 600"})
    void everythingHasANameAndNoSentenceIsCut(String language, double width, double height) {
        Driver.run(() -> {
            desk.model().preferences().speak(Locale.forLanguageTag(language));
            desk.stage().setWidth(width);
            desk.stage().setHeight(height);
        });
        List<String> found = new ArrayList<>();
        desk.driver().keys(KeyCode.F1);
        look("help", found);
        desk.driver().keys(KeyCode.ESCAPE);
        openAbout();
        look("about", found);
        desk.driver().shortcut(KeyCode.F);
        look("licences", found);
        assertEquals(List.of(), found);
    }

    private void look(String page, List<String> found) {
        Driver.run(() -> {
            Parent root = desk.stage().getScene().getRoot();
            root.applyCss();
            root.layout();
            List<String> flaws = new ArrayList<>(Looks.nameless(root));
            flaws.addAll(Looks.cut(root));
            flaws.addAll(Looks.outside(root));
            flaws.forEach(each -> found.add(page + ": " + each));
        });
    }
}
