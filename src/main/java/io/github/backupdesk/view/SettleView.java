package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.AttemptViewModel;
import io.github.backupdesk.viewmodel.AttemptViewModel.Candidate;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The next steps after a lost answer: what fits, and who says so. */
final class SettleView extends VBox {

    private final GridPane candidates = new GridPane(Parts.WIDE_GAP, 4);

    SettleView(AttemptViewModel model, ViewContext context) {
        Label search = Parts.id(Parts.paragraph("", "strong"), "settle-search");
        context.watch(model.searchProperty(), search::setText);
        ListChangeListener<Candidate> refill = change -> fill(model, context);
        model.candidates().addListener(refill);
        context.keep(() -> model.candidates().removeListener(refill));
        fill(model, context);
        Button look = Parts.id(
                Parts.button(context.text("settle.lookAgain"), Feather.SEARCH, model::lookAgain), "settle-look");
        Button absent = Parts.id(
                Parts.button(context.text("settle.absent"), Feather.SLASH, model::settleAbsent), "settle-absent");
        HBox answers = Parts.row(look, absent);
        VBox again = sendAgain(model, context);
        getChildren().setAll(search, candidates, answers, again);
        setSpacing(Parts.GAP);
        getStyleClass().addAll("callout", "unknown");
        context.watch(model.openProperty(), open -> ViewContext.show(this, open));
        context.watch(model.settleableProperty(), ours -> {
            ViewContext.show(answers, ours);
            ViewContext.show(again, ours);
        });
    }

    private void fill(AttemptViewModel model, ViewContext context) {
        candidates.getChildren().clear();
        for (Candidate each : model.candidates()) {
            Button take =
                    Parts.button(context.text("settle.itIsThisOne"), Feather.CHECK, () -> model.confirm(each), "small");
            take.setAccessibleText(context.text("settle.itIsThisOne") + " " + each.id());
            candidates.addRow(
                    candidates.getRowCount(),
                    Parts.label(each.id(), "mono"),
                    Parts.label(each.name()),
                    Parts.label(each.status(), "mono"),
                    Parts.label(each.made()),
                    take);
        }
        ViewContext.show(candidates, !model.candidates().isEmpty());
    }

    private static VBox sendAgain(AttemptViewModel model, ViewContext context) {
        TextField typed = Parts.id(new TextField(), "settle-typed");
        typed.setAccessibleText(context.text("settle.sendAgain.field"));
        typed.setText(model.typedProperty().get());
        context.keep(typed.textProperty().subscribe(model.typedProperty()::set));
        context.watch(model.typedProperty(), now -> {
            if (!now.equals(typed.getText())) {
                typed.setText(now);
            }
        });
        Button send = Parts.id(
                Parts.button(context.text("settle.sendAgain"), Feather.SEND, model::sendAgain, "danger"),
                "settle-send-again");
        // Only a click or its own key sends: Enter in the field does not, so that habit cannot.
        context.watch(model.typedRightProperty(), right -> send.setDisable(!right));
        HBox line = Parts.row(typed, send);
        return new VBox(4, Parts.paragraph(context.text("settle.sendAgain.warning"), "caption"), line);
    }
}
