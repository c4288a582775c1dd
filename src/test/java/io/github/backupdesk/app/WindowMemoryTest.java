package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.settings.WindowFile;
import io.github.backupdesk.settings.WindowLayout;
import io.github.backupdesk.settings.WindowLayout.Frame;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.view.WindowView;
import io.github.backupdesk.viewmodel.HistoryRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the window was left is how it comes again. */
class WindowMemoryTest {

    @TempDir
    Path folder;

    private Path file;
    private double wide;

    @BeforeEach
    void name() {
        file = folder.resolve("state/window.json");
    }

    private void inAWindow(Consumer<OpenDesk> work) {
        try (OpenDesk desk = OpenDesk.sandbox(folder).awaitClusters()) {
            work.accept(desk);
        }
    }

    private static Frame frame(Stage stage) {
        return Driver.onStage(() -> new Frame(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
    }

    private static void place(Stage stage, Frame frame) {
        Driver.run(() -> {
            stage.setX(frame.x());
            stage.setY(frame.y());
            stage.setWidth(frame.width());
            stage.setHeight(frame.height());
        });
    }

    @Test
    void theWindowComesWhereItWasLeft() {
        Frame left = new Frame(20, 80, 970, 640);
        inAWindow(desk -> place(desk.stage(), left));
        inAWindow(desk -> assertEquals(left, frame(desk.stage())));
    }

    @Test
    void aMaximisedWindowComesMaximisedAndGoesBackToWhatItWas() {
        // The headless toolkit paints a maximised window where it was before, and fails beyond its screen's end.
        Frame left = new Frame(0, 0, 970, 640);
        inAWindow(desk -> {
            place(desk.stage(), left);
            Driver.await("a rest", () -> Files.exists(file));
            Driver.run(() -> desk.stage().setMaximized(true));
        });
        assertEquals(left, new WindowFile(file).load().frame().orElseThrow());
        inAWindow(desk -> {
            assertTrue(Driver.onStage(() -> desk.stage().isMaximized()));
            Driver.run(() -> desk.stage().setMaximized(false));
        });
        assertFalse(new WindowFile(file).load().maximised());
    }

    @Test
    void aWindowLeftOnAScreenThatIsGoneComesIntoSight() throws IOException {
        new WindowFile(file).save(WindowLayout.NONE.withFrame(new Frame(-30_000, 400, 1000, 640)));
        inAWindow(desk -> {
            Frame now = frame(desk.stage());
            assertTrue(
                    Driver.onStage(() -> Screen.getPrimary()
                            .getVisualBounds()
                            .contains(now.x(), now.y(), now.width(), now.height())),
                    now::toString);
        });
    }

    @Test
    void aDamagedOrDeletedFileDoesNoHarm() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"version\": 1, \"frame\": {\"x\": 1e400");
        inAWindow(desk ->
                assertEquals(WindowView.DEFAULT_WIDTH, frame(desk.stage()).width()));
        Files.deleteIfExists(file);
        inAWindow(desk ->
                assertEquals(WindowView.DEFAULT_WIDTH, frame(desk.stage()).width()));
    }

    @Test
    void columnsTheirSortingAndTheDividerOfTheHistoryComeAsTheyWereLeft() {
        inAWindow(desk -> {
            TableView<HistoryRow> table = history(desk);
            drag(header(desk, "cluster"), 60, true);
            wide = Driver.onStage(() -> column(table, "cluster").getWidth());
            assertTrue(wide > 100, () -> "the column is as wide as it comes: " + wide);
            Node divider = desk.driver().node("history-halves").lookup(".split-pane-divider");
            drag(divider, -100, false);
            Driver.run(() -> {
                move(table, "state", 1);
                column(table, "regions").setVisible(false);
                desk.model().history().search().sortingProperty().get().stream()
                        .filter(each -> each.id().equals("cluster"))
                        .forEach(each -> each.press().run());
            });
            // What the views of one language know is known to those of the other.
            Driver.run(() -> desk.model().preferences().speak(Locale.SIMPLIFIED_CHINESE));
            checkHistory(desk);
        });
        inAWindow(this::checkHistory);
    }

    private void checkHistory(OpenDesk desk) {
        TableView<HistoryRow> table = history(desk);
        assertEquals(
                List.of(
                        "copy",
                        "state",
                        "when",
                        "cluster",
                        "type",
                        "scope",
                        "regions",
                        "backupId",
                        "jobId",
                        "backupName"),
                Driver.onStage(() -> table.getColumns().stream()
                        .map(each -> String.valueOf(each.getUserData()))
                        .toList()));
        assertFalse(Driver.onStage(() -> column(table, "regions").isVisible()));
        assertEquals(wide, Driver.onStage(() -> column(table, "cluster").getWidth()), 1);
        assertEquals(
                SortType.ASCENDING,
                Driver.onStage(() -> column(table, "cluster").getSortType()));
        assertEquals(
                "cluster", Driver.onStage(() -> table.getSortOrder().getFirst().getUserData()));
        SplitPane halves = (SplitPane) desk.driver().node("history-halves");
        double at = Driver.onStage(() -> halves.getDividerPositions()[0]);
        double left = new WindowFile(file).load().dividers().getOrDefault("history", at);
        assertTrue(at < 0.45, () -> "the divider is at " + at);
        assertEquals(left, at, 0.02);
    }

    @Test
    void resettingPutsEverythingBackAtOnceAndForLater() {
        inAWindow(desk -> {
            place(desk.stage(), new Frame(20, 80, 970, 640));
            TableView<HistoryRow> table = history(desk);
            Driver.run(() -> move(table, "state", 1));
            Driver.run(() -> column(table, "regions").setVisible(false));
            Driver.run(desk.layout()::reset);
            checkUsual(desk);
            double room = Screen.getPrimary().getVisualBounds().getWidth();
            assertEquals(
                    Math.min(room, WindowView.DEFAULT_WIDTH),
                    frame(desk.stage()).width());
        });
        inAWindow(WindowMemoryTest::checkUsual);
    }

    private static void checkUsual(OpenDesk desk) {
        TableView<HistoryRow> table = history(desk);
        assertEquals(
                List.of(
                        "copy",
                        "when",
                        "cluster",
                        "type",
                        "scope",
                        "regions",
                        "state",
                        "backupId",
                        "jobId",
                        "backupName"),
                Driver.onStage(() -> table.getColumns().stream()
                        .map(each -> String.valueOf(each.getUserData()))
                        .toList()));
        assertTrue(Driver.onStage(() -> column(table, "regions").isVisible()));
    }

    @SuppressWarnings("unchecked") // What the table of that name holds.
    private static TableView<HistoryRow> history(OpenDesk desk) {
        desk.driver().shortcut(KeyCode.DIGIT5);
        Driver.run(() -> {
            desk.stage().getScene().getRoot().applyCss();
            desk.stage().getScene().getRoot().layout();
        });
        return (TableView<HistoryRow>) desk.driver().node("history-table");
    }

    private static void move(TableView<HistoryRow> table, String id, int to) {
        List<TableColumn<HistoryRow, ?>> moved = new ArrayList<>(table.getColumns());
        TableColumn<HistoryRow, ?> column = column(table, id);
        moved.remove(column);
        moved.add(to, column);
        table.getColumns().setAll(moved);
    }

    private static TableColumn<HistoryRow, ?> column(TableView<HistoryRow> table, String id) {
        return table.getColumns().stream()
                .filter(each -> id.equals(each.getUserData()))
                .findFirst()
                .orElseThrow();
    }

    private static Node header(OpenDesk desk, String id) {
        Node table = desk.driver().node("history-table");
        Driver.await("the headings", () -> table.lookup("#" + id) != null);
        return table.lookup("#" + id);
    }

    /** Pulls at the right edge of a node to the right, or at its middle downwards. */
    private static void drag(Node node, double by, boolean edge) {
        var at = Driver.onStage(() -> node.localToScreen(
                edge
                        ? node.getLayoutBounds().getMaxX() - 1
                        : node.getLayoutBounds().getCenterX(),
                node.getLayoutBounds().getCenterY()));
        Driver.run(() -> {
            Robot hand = Driver.hand();
            hand.mouseMove(at);
            hand.mousePress(MouseButton.PRIMARY);
            hand.mouseMove(at.add(edge ? by / 2 : 0, edge ? 0 : by / 2));
            hand.mouseMove(at.add(edge ? by : 0, edge ? 0 : by));
            hand.mouseRelease(MouseButton.PRIMARY);
        });
    }
}
