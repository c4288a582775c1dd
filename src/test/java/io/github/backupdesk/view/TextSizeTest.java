package io.github.backupdesk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.app.OpenDesk;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.support.Looks;
import io.github.backupdesk.support.Shots;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Larger and smaller text reaches every part of the window, from wherever the focus is. */
class TextSizeTest {

    /** What gives way first, beside something that says what matters. */
    private static final List<String> SPARE = List.of("independent of Zilliz", "bad days of the sandbox");

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

    @Test
    void theKeysWorkInAFieldAndChangeWordsRowsAndTooltips() {
        desk.driver().shortcut(KeyCode.L);
        double before = wordSize();
        for (int i = 0; i < 5; i++) {
            desk.driver().shortcut(KeyCode.EQUALS);
        }
        assertEquals("cluster-id", desk.driver().focused(), "the focus stays where it was");
        assertEquals(before * 1.5, wordSize(), 0.1);
        desk.driver().shortcut(KeyCode.MINUS);
        assertEquals(before * 1.4, wordSize(), 0.1);
        desk.driver().shortcut(KeyCode.DIGIT5);
        double row = Driver.onStage(() -> ((TableView<?>) desk.driver().node("history-table")).getFixedCellSize());
        assertEquals(50, row);
        desk.driver().shortcut(KeyCode.DIGIT0);
        assertEquals(before, wordSize(), 0.1);
    }

    private double wordSize() {
        return Driver.onStage(() -> {
            desk.stage().getScene().getRoot().applyCss();
            Node found = desk.stage().getScene().lookup(".card-title");
            return ((Label) found).getFont().getSize();
        });
    }

    @ParameterizedTest
    @CsvSource({"80, 960, 600", "80, 1280, 800", "150, 1280, 800", "150, 960, 600", "200, 1280, 800"})
    void noSentenceIsCutAtAnySize(int percent, double width, double height) {
        Driver driver = desk.driver();
        size(percent, width, height);
        List<String> found = new ArrayList<>();
        look("form", percent, width, found);
        Driver.run(() -> {
            desk.model().form().cluster().textProperty().set("in01-3f0c8a1d5b7e942");
            desk.model().form().cluster().commit();
        });
        driver.shortcut(KeyCode.ENTER);
        look("review", percent, width, found);
        driver.shortcut(KeyCode.DIGIT5);
        look("history", percent, width, found);
        driver.shortcut(KeyCode.DIGIT6);
        look("simulator", percent, width, found);
        assertTrue(found.isEmpty(), () -> String.join("\n", found));
    }

    private void size(int percent, double width, double height) {
        Driver.run(() -> {
            desk.stage().setWidth(width);
            desk.stage().setHeight(height);
            int steps = Math.abs(percent - 100) / 10;
            for (int i = 0; i < steps; i++) {
                if (percent > 100) {
                    desk.model().preferences().largerText();
                } else {
                    desk.model().preferences().smallerText();
                }
            }
        });
        Driver.await("the size", () -> desk.stage().getScene().getWidth() <= width);
    }

    @ParameterizedTest
    @CsvSource({"100, 960, 600", "150, 960, 600", "200, 960, 600", "200, 1280, 800"})
    void theNameOfTheProgramAndOfTheAccountAreNeverCut(int percent, double width, double height) {
        size(percent, width, height);
        Driver.run(() -> {
            desk.stage().getScene().getRoot().applyCss();
            desk.stage().getScene().getRoot().layout();
            Labeled name = (Labeled) desk.stage().getScene().lookup(".app-name");
            Labeled chip = (Labeled) desk.driver().node("profile-chip");
            assertEquals(name.getText(), ((Text) name.lookup(".text")).getText());
            assertEquals(chip.getText(), ((Text) chip.lookup(".text")).getText());
            Node menu = desk.driver().node("menu");
            assertTrue(menu.localToScene(menu.getLayoutBounds()).getMaxX() <= width, "and the menu is at hand");
        });
    }

    private void look(String name, int percent, double width, List<String> found) {
        Driver.run(() -> {
            Shots.keep(desk.stage().getScene(), name + "-" + percent + "-" + (int) width);
            desk.stage().getScene().getRoot().applyCss();
            desk.stage().getScene().getRoot().layout();
            Looks.cut(desk.stage().getScene().getRoot()).stream()
                    .filter(each -> SPARE.stream().noneMatch(each::contains))
                    .forEach(each -> found.add(name + " " + each));
        });
    }
}
