package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.AttemptViewModel;
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

    HistoryView(HistoryViewModel model, AttemptViewModel attempt, ViewContext context) {
        this.table = new HistoryTableView(model, context);
        Label trouble = Parts.id(Parts.paragraph("", "hint"), "history-trouble");
        context.watch(model.troubleProperty(), trouble::setText);
        context.showWhileTold(trouble, model.troubleProperty());
        SplitPane halves = new SplitPane(table, new HistoryDetailView(model, attempt, context));
        halves.setOrientation(Orientation.VERTICAL);
        halves.setDividerPositions(0.5);
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
        HBox title = NewBackupView.title(context.text("history.title"), context.text("history.subtitle"));
        title.getChildren().addAll(Parts.grow(search), tally);
        getChildren().setAll(title, trouble, halves);
        getStyleClass().add("screen");
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
