package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.AttemptViewModel;
import io.github.backupdesk.viewmodel.ExportViewModel;
import io.github.backupdesk.viewmodel.HistoryViewModel;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;

/** The history screen: the table above, all of the chosen row below. */
final class HistoryView extends VBox {

    private final HistoryTableView table;
    private final CustomTextField search = Parts.id(new CustomTextField(), "history-search");

    private final HistoryFilterView filters;

    HistoryView(
            HistoryViewModel model,
            AttemptViewModel attempt,
            ExportViewModel export,
            ViewContext context,
            Runnable onAgain,
            PlanOfferView plan) {
        this.table = new HistoryTableView(model, context);
        Label trouble = Parts.id(Parts.paragraph("", "hint"), "history-trouble");
        context.watch(model.troubleProperty(), trouble::setText);
        context.showWhileTold(trouble, model.troubleProperty());
        SplitPane halves = new SplitPane(table, new HistoryDetailView(model, attempt, context, onAgain, plan));
        halves.setOrientation(Orientation.VERTICAL);
        halves.setId("history-halves");
        DividerMemory.keep(halves, "history", 0.5, context);
        VBox.setVgrow(halves, Priority.ALWAYS);
        halves.setMinHeight(0);
        table.setMinHeight(120);
        Label tally = Parts.label("", "muted");
        context.watch(model.tallyProperty(), tally::setText);
        search.setPromptText(context.text("history.search.prompt"));
        search.setAccessibleText(context.text("history.search"));
        search.setLeft(Parts.fieldIcon());
        search.setText(model.search().textProperty().get());
        context.keep(search.textProperty().subscribe(model.search().textProperty()::set));
        context.watch(model.search().textProperty(), now -> {
            if (!now.equals(search.getText())) {
                search.setText(now);
                search.end();
            }
        });
        HBox title = NewBackupView.title(context.text("history.title"), "");
        title.getChildren().addAll(Parts.grow(search), tally);
        this.filters = new HistoryFilterView(model, export, context);
        getChildren().setAll(title, filters, new ExportStripView(export, context), trouble, halves);
        getStyleClass().add("screen");
    }

    void openFilter() {
        filters.openFilter();
    }

    void openSort() {
        filters.openSort();
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    void focusTable() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }
}
