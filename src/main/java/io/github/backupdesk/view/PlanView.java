package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.PlanRow;
import io.github.backupdesk.viewmodel.PlanViewModel;
import io.github.backupdesk.viewmodel.ShellViewModel;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The screen of a plan: the matrix, what may be done with the plan, and all that is known of the chosen request. */
final class PlanView extends VBox {

    private final PlanTableView table;
    private final Label heading = Parts.grow(Parts.paragraph("", "card-title"));
    private final Label explanation = Parts.id(Parts.paragraph(""), "plan-explanation");
    private final TextField said = Parts.id(new TextField(), "plan-said");
    private final Button copyIds;

    PlanView(ShellViewModel shell, ViewContext context) {
        PlanViewModel model = shell.plan();
        this.table = new PlanTableView(model, context, shell::showInHistory);
        VBox.setVgrow(table, Priority.ALWAYS);
        table.setMinHeight(120);
        Label title = Parts.id(Parts.paragraph("", "screen-title"), "plan-title");
        context.watch(model.titleProperty(), title::setText);
        Label policy = Parts.id(Parts.paragraph("", "muted"), "plan-policy");
        context.watch(model.policyProperty(), policy::setText);
        Label trouble = Parts.id(Parts.paragraph("", "problem"), "plan-trouble");
        context.watch(model.troubleProperty(), trouble::setText);
        context.showWhileTold(trouble, model.troubleProperty());
        this.copyIds = Parts.id(
                Parts.button(context.text("history.copyIds"), Feather.COPY, () -> copyIds(shell), "small"),
                "plan-copy-ids");
        getChildren().setAll(new VBox(2, title, policy), verbs(shell, context), trouble, table, detail(shell, context));
        getStyleClass().add("screen");
        context.watch(model.selectedProperty(), this::show);
    }

    private static HBox verbs(ShellViewModel shell, ViewContext context) {
        PlanViewModel model = shell.plan();
        Button resume = verb(context, "plan.resume", Feather.PLAY, model::resume, model.resumeProperty());
        resume.getStyleClass().add(shell.isSandbox() ? "success" : "danger");
        Button copy = Parts.id(
                Parts.button(context.text("plan.copyText"), Feather.CLIPBOARD, () -> copyText(shell)),
                "plan-copy-text");
        copy.setTooltip(new Tooltip(context.text("plan.copyText.tip")));
        return Parts.row(
                resume,
                verb(context, "plan.stop", Feather.PAUSE, model::stop, model.stopProperty()),
                verb(context, "plan.again", Feather.REPEAT, model::planAgain, model.againProperty()),
                Parts.spring(),
                copy);
    }

    /** A button that is there only while its label has something to say. */
    private static Button verb(
            ViewContext context, String key, Ikon icon, Runnable action, ObservableValue<String> label) {
        Button button = Parts.id(Parts.button("", icon, action), key.replace('.', '-'));
        button.setTooltip(new Tooltip(context.text(key + ".tip")));
        context.watch(label, button::setText);
        context.showWhileTold(button, label);
        return button;
    }

    private VBox detail(ShellViewModel shell, ViewContext context) {
        Button open = Parts.id(
                Parts.button(context.text("plan.open"), Feather.CLOCK, shell::showInHistory, "small"), "plan-open");
        open.setTooltip(new Tooltip(context.text("plan.open.tip")));
        said.setEditable(false);
        said.getStyleClass().add("value-field");
        said.setAccessibleText(context.text("history.column.state"));
        heading.setMaxWidth(Double.MAX_VALUE);
        VBox card = new VBox(4, Parts.row(heading, open, copyIds), explanation, said);
        card.getStyleClass().add("card-surface");
        card.setMinHeight(USE_PREF_SIZE);
        return card;
    }

    private void show(PlanRow row) {
        if (row == null) {
            return;
        }
        heading.setText(String.join(
                " · ",
                row.position(),
                row.row().cluster(),
                row.row().scope(),
                row.row().regionsInFull()));
        explanation.setText(row.row().explanation());
        said.setText(row.row().said());
        ViewContext.show(said, !row.row().said().isEmpty());
        copyIds.setDisable(!row.row().hasIds());
    }

    private static void copyIds(ShellViewModel shell) {
        String ids = shell.idsAtHand();
        ViewContext.copy(ids);
        shell.history().copied(ids);
    }

    static void copyText(ShellViewModel shell) {
        ViewContext.copy(shell.plan().text());
        shell.history().copied(shell.plan().titleProperty().get());
    }

    void focusTable() {
        table.requestFocus();
    }
}
