package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.AttemptViewModel;
import io.github.backupdesk.viewmodel.AttemptViewModel.CopyLine;
import io.github.backupdesk.viewmodel.HistoryRow;
import io.github.backupdesk.viewmodel.HistoryViewModel;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** All of one attempt. */
final class HistoryDetailView extends VBox {

    private final ViewContext context;
    private final Label nothing;
    private final VBox body;
    private final Label heading = Parts.label("", "card-title");
    private final StateBadge badge = new StateBadge();
    private final Label explanation = Parts.id(Parts.paragraph(""), "history-explanation");
    private final TextField said = Parts.id(value(), "history-said");
    private final TextField when = value();
    private final TextField cluster = value();
    private final TextField regions = value();
    private final TextField backupId = Parts.id(value(), "history-backup-id");
    private final TextField backupName = value();
    private final TextField jobId = Parts.id(value(), "history-job-id");
    private final TextArea request = new TextArea();
    private final Button copyIds;

    HistoryDetailView(
            HistoryViewModel model,
            AttemptViewModel attempt,
            ViewContext context,
            Runnable onAgain,
            PlanOfferView plan) {
        this.context = context;
        this.nothing = Parts.paragraph(context.text("history.detail.none"), "muted");
        this.copyIds = Parts.id(
                Parts.button(context.text("history.copyIds"), Feather.COPY, () -> copy(model, true), "small"),
                "copy-ids");
        Button copyRow =
                Parts.button(context.text("history.copyRow"), Feather.CLIPBOARD, () -> copy(model, false), "small");
        HBox top = Parts.row(
                heading, badge, Parts.spring(), new AttemptActionsView(attempt, context, onAgain), copyRow, copyIds);
        request.setEditable(false);
        request.getStyleClass().add("code-area");
        request.setId("history-transcript");
        request.setAccessibleText(context.text("history.detail.request"));
        context.watch(attempt.transcriptProperty(), this::tell);
        Button copyAll = Parts.id(
                Parts.button(
                        context.text("history.detail.copyAll"), Feather.COPY, () -> copyAll(model, attempt), "small"),
                "copy-transcript");
        HBox transcriptTop =
                Parts.row(Parts.label(context.text("history.detail.request"), "muted"), Parts.spring(), copyAll);
        VBox transcript = Parts.grow(new VBox(4, transcriptTop, Parts.grow(request)));
        said.setAccessibleText(context.text("history.column.state"));
        VBox left = new VBox(Parts.GAP, facts(), copies(attempt, context));
        HBox facts = Parts.grow(new HBox(Parts.WIDE_GAP, left, transcript));
        request.setMinHeight(128);
        Label trouble = Parts.id(Parts.paragraph("", "problem"), "attempt-trouble");
        context.watch(attempt.troubleProperty(), trouble::setText);
        context.showWhileTold(trouble, attempt.troubleProperty());
        VBox all = new VBox(
                Parts.GAP,
                top,
                Parts.row(Parts.grow(explanation), plan),
                said,
                new SettleView(attempt, context),
                trouble,
                facts,
                new NoteView(attempt, context));
        this.body = Parts.grow(new VBox(Parts.grow(Parts.scrolling(all))));
        getChildren().setAll(nothing, body);
        getStyleClass().add("card-surface");
        context.watch(model.selectedProperty(), this::show);
    }

    /** The copies are children of their backup: asked for, and proven one by one. */
    private static VBox copies(AttemptViewModel attempt, ViewContext context) {
        GridPane lines = new GridPane(12, 2);
        VBox part = new VBox(2, Parts.label(context.text("attempt.copies"), "muted"), lines);
        ListChangeListener<CopyLine> refill = change -> fill(lines, part, attempt);
        attempt.copies().addListener(refill);
        context.keep(() -> attempt.copies().removeListener(refill));
        fill(lines, part, attempt);
        return part;
    }

    private static void fill(GridPane lines, VBox part, AttemptViewModel attempt) {
        lines.getChildren().clear();
        for (CopyLine each : attempt.copies()) {
            lines.addRow(
                    lines.getRowCount(),
                    Parts.label(each.city(), "strong"),
                    Parts.label(each.stage()),
                    Parts.label(each.backupId(), "mono"));
        }
        ViewContext.show(part, !attempt.copies().isEmpty());
    }

    private GridPane facts() {
        GridPane grid = new GridPane(12, 2);
        add(grid, "history.detail.when", when);
        add(grid, "history.detail.cluster", cluster);
        add(grid, "history.detail.regions", regions);
        add(grid, "history.detail.backupId", backupId);
        add(grid, "history.detail.backupName", backupName);
        add(grid, "history.detail.jobId", jobId);
        grid.setMinWidth(USE_PREF_SIZE);
        return grid;
    }

    private void add(GridPane grid, String key, TextField field) {
        String name = context.text(key);
        field.setAccessibleText(name);
        Label label = Parts.label(name, "muted");
        label.setMinWidth(USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), label, field);
    }

    /** A value that can be marked and copied, but not changed. */
    private static TextField value() {
        TextField field = new TextField();
        field.setEditable(false);
        field.setPrefWidth(400);
        field.getStyleClass().add("value-field");
        return field;
    }

    private static void copy(HistoryViewModel model, boolean idsOnly) {
        HistoryRow row = model.selectedProperty().get();
        if (row != null) {
            String text = idsOnly ? row.ids() : row.asText();
            ViewContext.copy(text);
            model.copied(text);
        }
    }

    private void show(HistoryRow row) {
        ViewContext.show(nothing, row == null);
        ViewContext.show(body, row != null);
        if (row == null) {
            return;
        }
        heading.setText(String.join(" · ", row.cluster(), row.scope(), row.when()));
        badge.show(row, true);
        explanation.setText(row.explanation());
        set(said, row.said());
        ViewContext.show(said, !row.said().isEmpty());
        set(when, row.whenExact());
        set(cluster, row.clusterId());
        set(regions, row.regionsInFull());
        set(backupId, row.backupId());
        set(backupName, row.backupName());
        set(jobId, row.jobId());
        copyIds.setDisable(!row.hasIds());
    }

    /** A text that has not changed is left alone, and with it what is marked in it. */
    private void tell(String transcript) {
        String shown = context.visibleLines(transcript);
        if (!shown.equals(request.getText())) {
            request.setText(shown);
        }
    }

    private static void copyAll(HistoryViewModel model, AttemptViewModel attempt) {
        ViewContext.copy(attempt.transcriptProperty().get());
        model.copiedAll();
    }

    private static void set(TextField field, String text) {
        if (!text.equals(field.getText())) {
            field.setText(text);
        }
    }
}
