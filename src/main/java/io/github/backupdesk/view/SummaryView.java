package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.BackupFormViewModel;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The form so far in a few lines, and the way on. */
final class SummaryView extends VBox {

    SummaryView(BackupFormViewModel model, ViewContext context, Runnable onReview) {
        GridPane lines = new GridPane(Parts.WIDE_GAP, 4);
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        lines.getColumnConstraints().setAll(names, values);
        add(lines, context, "summary.cluster", model.summary().clusterProperty());
        add(lines, context, "summary.type", model.summary().typeProperty())
                .getStyleClass()
                .add("mono");
        // In a low window the form beside it says the same.
        lines.getChildren().forEach(each -> each.getStyleClass().add("spare"));
        add(lines, context, "summary.content", model.summary().contentProperty());
        int before = lines.getChildren().size();
        add(lines, context, "summary.copies.label", model.summary().copiesProperty());
        lines.getChildren()
                .subList(before, lines.getChildren().size())
                .forEach(each -> each.getStyleClass().add("spare"));
        add(lines, context, "summary.kept.label", model.summary().keptProperty())
                .getStyleClass()
                .add("strong");
        Label blocker = Parts.id(Parts.paragraph("", "hint"), "form-blocker");
        context.watch(model.blockerProperty(), blocker::setText);
        context.showWhileTold(blocker, model.blockerProperty());
        Button review =
                Parts.id(Parts.button(context.text("form.review"), Feather.ARROW_RIGHT, onReview, "success"), "review");
        review.setMaxWidth(Double.MAX_VALUE);
        review.setTooltip(new Tooltip(context.text("form.review.key")));
        VBox card = Parts.card(context.text("summary.title"), lines, blocker, review);
        getChildren().setAll(card);
    }

    private static Label add(GridPane lines, ViewContext context, String key, ObservableValue<String> value) {
        Label told = Parts.paragraph("");
        context.watch(value, told::setText);
        Label name = Parts.label(context.text(key), "muted");
        lines.addRow(lines.getRowCount(), name, told);
        GridPane.setValignment(name, VPos.TOP);
        return told;
    }
}
