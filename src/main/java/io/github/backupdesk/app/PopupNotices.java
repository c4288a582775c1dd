package io.github.backupdesk.app;

import io.github.backupdesk.viewmodel.DesktopNotices;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;

/**
 * A notice in a corner of the screen, drawn by the program itself: for where no system is asked. It is shown only while the
 * window is, and it cannot outlive it.
 */
final class PopupNotices implements DesktopNotices {

    private static final Duration URGENT = Duration.seconds(60);
    private static final Duration USUAL = Duration.seconds(10);

    private final Window owner;
    private final Consumer<Runnable> ui;

    /** @param ui runs something on the UI thread */
    PopupNotices(Window owner, Consumer<Runnable> ui) {
        this.owner = owner;
        this.ui = ui;
    }

    @Override
    public boolean available() {
        return owner.isShowing();
    }

    /** Notices are stacked; of two about the same the newer one is on top. */
    @Override
    public boolean show(String title, String text, boolean urgent, long replacesId, Runnable onClick) {
        if (!available()) {
            return false;
        }
        ui.accept(() -> {
            Notifications notice = Notifications.create()
                    .owner(owner)
                    .position(Pos.BOTTOM_RIGHT)
                    .title(title)
                    .text(text)
                    .hideAfter(urgent ? URGENT : USUAL)
                    .onAction(e -> onClick.run());
            if (urgent) {
                notice.showWarning();
            } else {
                notice.showInformation();
            }
        });
        return true;
    }
}
