package io.github.backupdesk.app;

import io.github.backupdesk.settings.WindowLayout.Frame;
import io.github.backupdesk.view.WindowView;
import io.github.backupdesk.viewmodel.LayoutViewModel;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** Puts a window where it was left, as far as that place can be seen now, and tells where it is left. */
final class WindowMemory {

    private static final Frame LEAST = new Frame(0, 0, WindowView.MIN_WIDTH, WindowView.MIN_HEIGHT);
    private static final Frame USUAL = new Frame(0, 0, WindowView.DEFAULT_WIDTH, WindowView.DEFAULT_HEIGHT);

    private WindowMemory() {}

    /** To be called once the window has its content, and before it is shown. A minimised window is never left so. */
    static void keep(Stage stage, LayoutViewModel layout) {
        layout.frame().ifPresent(was -> place(stage, WindowPlace.on(screens(), was, LEAST)));
        stage.setMaximized(layout.isMaximised());
        // On its way to the screen a window has many places, and none of them is anybody's wish.
        stage.addEventHandler(WindowEvent.WINDOW_SHOWN, e -> follow(stage, layout));
        layout.resetsProperty().subscribe((was, now) -> {
            stage.setMaximized(false);
            place(stage, WindowPlace.centred(screens().getFirst(), USUAL, LEAST));
        });
    }

    private static void follow(Stage stage, LayoutViewModel layout) {
        for (ObservableValue<Number> each :
                List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())) {
            each.subscribe((was, now) -> tell(stage, layout));
        }
        stage.maximizedProperty().subscribe((was, now) -> {
            // Some systems take the sign away from a window that is minimised, and from one that is being closed.
            if (stage.isShowing() && !stage.isIconified()) {
                layout.maximise(now);
            }
        });
    }

    private static void tell(Stage stage, LayoutViewModel layout) {
        boolean atRest = stage.isShowing() && !stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen();
        Frame now = new Frame(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        // A window that is being shown has no size for a moment.
        if (atRest && now.width() >= 1 && now.height() >= 1) {
            layout.move(now);
        }
    }

    private static void place(Stage stage, Frame frame) {
        stage.setWidth(frame.width());
        stage.setHeight(frame.height());
        stage.setX(frame.x());
        stage.setY(frame.y());
    }

    /** What windows may cover, the main screen first. */
    private static List<Frame> screens() {
        Screen main = Screen.getPrimary();
        List<Frame> others = Screen.getScreens().stream()
                .filter(each -> !each.equals(main))
                .map(each -> frame(each.getVisualBounds()))
                .toList();
        List<Frame> all = new ArrayList<>(List.of(frame(main.getVisualBounds())));
        all.addAll(others);
        return all;
    }

    private static Frame frame(Rectangle2D bounds) {
        return new Frame(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
    }
}
