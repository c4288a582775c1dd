package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.support.Driver;
import io.github.backupdesk.view.Theming;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Notices that the program draws itself: the way of Windows and macOS, and of a Linux without a server for them. */
class PopupNoticesTest {

    private final Stage stage = shown();
    private final List<String> clicked = new CopyOnWriteArrayList<>();

    private static Stage shown() {
        Driver.startToolkit();
        return Driver.onStage(() -> {
            Application.setUserAgentStylesheet(Theming.sheet(false));
            Stage fresh = new Stage();
            Scene scene = new Scene(new StackPane(), 800, 500);
            scene.getStylesheets().add(Theming.ownSheet());
            fresh.setScene(scene);
            fresh.show();
            return fresh;
        });
    }

    @AfterEach
    void close() {
        Driver.run(stage::close);
    }

    private static List<Node> bars() {
        return Window.getWindows().stream()
                .filter(each -> each.getScene() != null)
                .flatMap(each -> each.getScene().getRoot().lookupAll(".notification-bar").stream())
                .toList();
    }

    private static boolean says(Node bar, String text) {
        return bar.lookupAll(".label").stream()
                .anyMatch(each -> each instanceof Label label && text.equals(label.getText()));
    }

    @Test
    void aNoticeIsShownWithItsTextAndCanBeClicked() {
        for (String system : List.of("Windows 11", "Mac OS X", "Linux")) {
            clicked.clear();
            try (FirstNotices notices = FirstNotices.of(system, Map.of(), stage, Platform::runLater)) {
                assertTrue(notices.available());
                assertTrue(notices.show(system, "The backup of <b>x</b>", true, 1, () -> clicked.add(system)));
            }
            Driver.await("the notice", () -> bars().stream().anyMatch(each -> says(each, system)));
            Driver.run(() -> {
                Node bar = bars().stream()
                        .filter(each -> says(each, system))
                        .findFirst()
                        .orElseThrow();
                assertTrue(says(bar, "The backup of <b>x</b>"));
                Node pane = Objects.requireNonNull(bar.lookup(".pane"));
                Event.fireEvent(pane, click());
            });
            assertEquals(List.of(system), clicked);
        }
    }

    private static MouseEvent click() {
        return new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                5,
                5,
                5,
                5,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    @Test
    void whereTheWindowIsGoneNothingIsShown() {
        Driver.run(stage::close);
        PopupNotices notices = new PopupNotices(stage, Platform::runLater);
        assertFalse(notices.available());
        assertFalse(notices.show("title", "text", true, 1, () -> {}));
    }
}
