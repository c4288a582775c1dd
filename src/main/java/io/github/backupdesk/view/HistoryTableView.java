package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.HistoryRow;
import io.github.backupdesk.viewmodel.HistoryViewModel;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.kordamp.ikonli.feather.Feather;

/** The attempts as a table: every column of the record. */
final class HistoryTableView extends TableView<HistoryRow> {

    private static final double ROW_HEIGHT = 36;

    /** How near the end of what was read the next page is asked for. */
    private static final int ROWS_BEFORE_THE_END = 20;

    HistoryTableView(HistoryViewModel model, ViewContext context) {
        setId("history-table");
        setAccessibleText(context.text("history.title"));
        setFixedCellSize(ROW_HEIGHT);
        setItems(model.rows());
        getColumns().add(text(context, "history.column.when", 104, HistoryRow::when));
        getColumns().add(strong(text(context, "history.column.cluster", 102, HistoryRow::cluster)));
        getColumns().add(mono(text(context, "history.column.type", 84, HistoryRow::type)));
        getColumns().add(text(context, "history.column.scope", 106, HistoryRow::scope));
        getColumns().add(text(context, "history.column.regions", 102, HistoryRow::regions));
        getColumns().add(state(context));
        getColumns().add(mono(text(context, "history.column.backupId", 186, HistoryRow::backupId)));
        getColumns().add(mono(text(context, "history.column.jobId", 192, HistoryRow::jobId)));
        getColumns().add(text(context, "history.column.backupName", 140, HistoryRow::backupName));
        getColumns().addFirst(copy(model, context));
        setPlaceholder(Parts.paragraph(context.text("history.empty"), "muted"));
        setRowFactory(table -> new TableRow<>() {
            @Override
            public void updateIndex(int index) {
                super.updateIndex(index);
                if (index >= model.rows().size() - ROWS_BEFORE_THE_END) {
                    model.loadMore();
                }
            }
        });
        select(model, context);
    }

    private void select(HistoryViewModel model, ViewContext context) {
        context.watch(model.selectedProperty(), row -> {
            if (row != null && !row.equals(getSelectionModel().getSelectedItem())) {
                getSelectionModel().select(row);
            }
        });
        context.keep(getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                model.selectedProperty().set(row);
            }
        }));
    }

    private static TableColumn<HistoryRow, String> text(
            ViewContext context, String key, double width, Function<HistoryRow, String> value) {
        TableColumn<HistoryRow, String> column = new TableColumn<>(context.text(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        return column;
    }

    private static TableColumn<HistoryRow, String> mono(TableColumn<HistoryRow, String> column) {
        column.getStyleClass().add("mono-column");
        return column;
    }

    private static TableColumn<HistoryRow, String> strong(TableColumn<HistoryRow, String> column) {
        column.getStyleClass().add("strong-column");
        return column;
    }

    private static TableColumn<HistoryRow, HistoryRow> state(ViewContext context) {
        TableColumn<HistoryRow, HistoryRow> column = whole(context.text("history.column.state"), 122);
        column.setCellFactory(c -> new TableCell<>() {
            private final StateBadge badge = new StateBadge();

            @Override
            protected void updateItem(HistoryRow row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(empty || row == null ? null : badge);
                if (!empty && row != null) {
                    badge.show(row, false);
                    setAccessibleText(row.state() + " " + row.progress());
                }
            }
        });
        return column;
    }

    private static TableColumn<HistoryRow, HistoryRow> copy(HistoryViewModel model, ViewContext context) {
        TableColumn<HistoryRow, HistoryRow> column = whole("", 36);
        column.setCellFactory(c -> new TableCell<>() {
            private final Button button = Parts.iconButton(context.text("history.copyIds.tip"), Feather.COPY, () -> {
                ViewContext.copy(getItem().ids());
                model.copied(getItem().ids());
            });

            @Override
            protected void updateItem(HistoryRow row, boolean empty) {
                super.updateItem(row, empty);
                setGraphic(empty || row == null || !row.hasIds() ? null : button);
            }
        });
        return column;
    }

    private static TableColumn<HistoryRow, HistoryRow> whole(String title, double width) {
        TableColumn<HistoryRow, HistoryRow> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        return column;
    }
}
