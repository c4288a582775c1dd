package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ExportViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** How far an export is, or how it ended. */
final class ExportStripView extends HBox {

    ExportStripView(ExportViewModel model, ViewContext context) {
        super(Parts.GAP);
        Label told = Parts.id(Parts.grow(Parts.paragraph("")), "export-told");
        told.setMaxWidth(Double.MAX_VALUE);
        context.watch(model.toldProperty(), told::setText);
        Button cancel = Parts.id(
                Parts.button(context.text("export.cancel"), Feather.X, model::cancel, "small"), "export-cancel");
        Button dismiss = Parts.iconButton(context.text("button.dismiss"), Feather.X, model::dismiss);
        context.watch(model.runningProperty(), running -> {
            ViewContext.show(cancel, running);
            ViewContext.show(dismiss, !running);
        });
        getChildren().setAll(told, cancel, dismiss);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().addAll("callout", "progress", "slim");
        context.showWhileTold(this, model.toldProperty());
    }
}
