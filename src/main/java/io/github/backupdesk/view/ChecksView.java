package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.CheckRow;
import io.github.backupdesk.viewmodel.ReviewViewModel;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** What was looked at before the request is sent, a line each: an icon, a sentence, and how old it is. */
final class ChecksView extends VBox {

    private final VBox lines = new VBox(3);

    ChecksView(ReviewViewModel model, ViewContext context) {
        super(5);
        ListChangeListener<CheckRow> refill = change -> fill(model);
        model.checks().addListener(refill);
        context.keep(() -> model.checks().removeListener(refill));
        fill(model);
        lines.setId("checks");
        getChildren()
                .setAll(
                        Parts.label(context.text("review.checks"), "card-title"),
                        lines,
                        Parts.paragraph(context.text("review.note.excluded"), "muted", "caption"));
    }

    private void fill(ReviewViewModel model) {
        lines.getChildren().setAll(model.checks().stream().map(ChecksView::line).toList());
    }

    private static HBox line(CheckRow row) {
        Glyph icon = new Glyph(icon(row.look()));
        icon.getStyleClass().add("check-" + row.look());
        Label text = Parts.grow(Parts.paragraph(row.text(), "check-" + row.look()));
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinWidth(0);
        // Who does not see the icon hears the word.
        text.setAccessibleText(row.state() + ": " + row.text() + " " + row.age());
        Label age = Parts.label(row.age(), "muted", "caption");
        age.setMinWidth(USE_PREF_SIZE);
        return Parts.row(icon, text, age);
    }

    static Ikon icon(CheckRow.Look look) {
        return switch (look) {
            case FINE -> Feather.CHECK;
            case ASKING -> Feather.CLOCK;
            case NOT_ASKED -> Feather.HELP_CIRCLE;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case PROBLEM -> Feather.X_OCTAGON;
        };
    }
}
