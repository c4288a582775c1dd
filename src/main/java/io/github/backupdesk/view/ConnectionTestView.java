package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ConnectionRow;
import io.github.backupdesk.viewmodel.ConnectionTestViewModel;
import io.github.backupdesk.viewmodel.ConnectionTestViewModel.Look;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The test of a connection as a compact list of its steps, what was learnt, and what would mend it. */
final class ConnectionTestView extends VBox {

    private static final double STEP_WIDTH = 92;

    private final VBox lines = new VBox(3);

    ConnectionTestView(ConnectionTestViewModel model, ViewContext context) {
        super(Parts.GAP);
        Button test = Parts.id(
                Parts.button(context.text("connection.test"), Feather.ACTIVITY, model::test), "connection-test");
        Button stop =
                Parts.id(Parts.button(context.text("connection.stop"), Feather.X, model::cancel), "connection-stop");
        context.watch(model.runningProperty(), running -> {
            // Whoever has the keyboard on the one goes on with the other.
            boolean focused = test.isFocused() || stop.isFocused();
            ViewContext.show(test, !running);
            ViewContext.show(stop, running);
            if (focused) {
                (running ? stop : test).requestFocus();
            }
        });
        lines.setId("connection-steps");
        ListChangeListener<ConnectionRow> refill = change -> fill(model);
        model.rows().addListener(refill);
        context.keep(() -> model.rows().removeListener(refill));
        fill(model);
        getChildren().setAll(Parts.row(test, stop), lines, learnt(model, context));
    }

    private void fill(ConnectionTestViewModel model) {
        lines.getChildren()
                .setAll(model.rows().stream().map(ConnectionTestView::line).toList());
        ViewContext.show(lines, !model.rows().isEmpty());
    }

    private static HBox line(ConnectionRow row) {
        Glyph icon = new Glyph(ChecksView.icon(row.look()));
        icon.getStyleClass().add("check-" + row.look());
        Label step = Parts.label(row.step(), "strong");
        step.setMinWidth(STEP_WIDTH);
        Label text = Parts.grow(Parts.paragraph(row.text(), "check-" + row.look()));
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinWidth(0);
        // Who does not see the icon hears the word.
        text.setAccessibleText(row.step() + ": " + row.state() + ". " + row.text() + " " + row.took());
        Label took = Parts.label(row.took(), "muted", "caption");
        took.setMinWidth(USE_PREF_SIZE);
        return Parts.row(icon, step, text, took);
    }

    private static VBox learnt(ConnectionTestViewModel model, ViewContext context) {
        Label told = Parts.id(Parts.paragraph(""), "connection-learnt");
        context.watch(model.learntProperty(), told::setText);
        Label authority = Parts.id(Parts.paragraph("", "small-mono"), "connection-authority");
        context.watch(model.authorityProperty(), authority::setText);
        context.showWhileTold(authority, model.authorityProperty());
        VBox box = new VBox(Parts.GAP, told, authority, new ChoicesView(model.choices(), context));
        box.getStyleClass().addAll("callout", "slim");
        context.showWhileTold(box, model.learntProperty());
        context.watch(model.lookProperty(), look -> {
            box.getStyleClass().removeAll("done", "trouble", "progress");
            box.getStyleClass().add(style(look));
        });
        return box;
    }

    private static String style(Look look) {
        return switch (look) {
            case NONE -> "progress";
            case DONE -> "done";
            case TROUBLE -> "trouble";
        };
    }
}
