package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.NoticesViewModel;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The bell in the header, with the number of unread notices. Its key is heard wherever the focus is. */
final class BellView extends Button {

    private static final KeyCombination KEY = new KeyCodeCombination(KeyCode.B, KeyCombination.SHORTCUT_DOWN);

    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");

    /** @param onOpen shows the page of all notices */
    BellView(NoticesViewModel model, ViewContext context, Runnable onOpen) {
        Label count = Parts.id(Parts.label("", "bell-count"), "bell-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        setGraphic(Parts.row(new Glyph(Feather.BELL), count));
        setId("bell");
        getStyleClass().addAll("icon-only", "bell");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(new Tooltip(context.text("notices.bell.tip")));
        setOnAction(e -> onOpen.run());
        context.watch(model.unreadToldProperty(), this::setAccessibleText);
        context.watch(model.unreadProperty(), unread -> {
            int now = unread.intValue();
            count.setText(String.valueOf(now));
            ViewContext.show(count, now > 0);
            pseudoClassStateChanged(UNREAD, now > 0);
        });
        sceneProperty().addListener((o, was, is) -> move(was, is, onOpen));
    }

    /** The views of another language bring a bell of their own, and then the key is theirs. */
    private static void move(Scene was, Scene is, Runnable onOpen) {
        if (was != null) {
            was.getAccelerators().remove(KEY, onOpen);
        }
        if (is != null) {
            is.getAccelerators().put(KEY, onOpen);
        }
    }
}
