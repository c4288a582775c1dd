package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.SyncViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** One quiet line: what the last look at the server's list came to, and a way to look now. */
final class SyncView extends HBox {

    SyncView(SyncViewModel model, ViewContext context) {
        super(6);
        Label line = Parts.id(Parts.label("", "caption", "muted"), "sync-line");
        line.setMinWidth(0);
        context.watch(model.lineProperty(), line::setText);
        Button now = Parts.id(Parts.iconButton(context.text("sync.now"), Feather.REFRESH_CW, model::now), "sync-now");
        now.getStyleClass().add("small");
        context.watch(model.runningProperty(), now::setDisable);
        getChildren().setAll(now, line);
        setAlignment(Pos.CENTER_LEFT);
    }
}
