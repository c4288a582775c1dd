package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.LayoutViewModel;
import javafx.scene.control.SplitPane;

/** Divides a pane where somebody has left its divider, and tells where it is left now. */
final class DividerMemory {

    private DividerMemory() {}

    /** @param usual where it is while nobody has moved it, from 0 to 1 */
    static void keep(SplitPane pane, String name, double usual, ViewContext context) {
        LayoutViewModel layout = context.layout();
        pane.setDividerPositions(layout.divider(name).orElse(usual));
        context.keep(pane.getDividers().getFirst().positionProperty().subscribe((was, now) -> {
            // Layout moves it too; only a hand means it.
            if (pane.isPressed()) {
                layout.divide(name, now.doubleValue());
            }
        }));
        context.keep(layout.resetsProperty().subscribe((was, now) -> pane.setDividerPositions(usual)));
    }
}
