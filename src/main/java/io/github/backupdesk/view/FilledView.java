package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.BackupFormViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Says that the form was filled from the history, and puts back what stood there before. */
final class FilledView extends HBox {

    FilledView(BackupFormViewModel model, ViewContext context) {
        super(Parts.GAP);
        Label told = Parts.id(Parts.grow(Parts.paragraph("")), "form-filled");
        told.setMaxWidth(Double.MAX_VALUE);
        context.watch(model.filledProperty(), told::setText);
        Button back = Parts.id(
                Parts.button(context.text("again.putBack"), Feather.CORNER_UP_LEFT, model::putBack, "small"),
                "form-put-back");
        context.watch(model.canPutBackProperty(), can -> ViewContext.show(back, can));
        Button dismiss = Parts.iconButton(context.text("button.dismiss"), Feather.X, model::forgetFilling);
        getChildren().setAll(told, back, dismiss);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().addAll("callout", "progress", "slim");
        context.showWhileTold(this, model.filledProperty());
    }
}
