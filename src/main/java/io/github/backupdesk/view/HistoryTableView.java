package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.HistoryRow;
import io.github.backupdesk.viewmodel.HistorySearchViewModel;
import io.github.backupdesk.viewmodel.HistorySearchViewModel.SortChoice;
import io.github.backupdesk.viewmodel.HistoryViewModel;
import io.github.backupdesk.viewmodel.TableLook.Sort;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The attempts as a table: every column of the record. */
final class HistoryTableView extends TableView<HistoryRow> {

    private static final double ROW_HEIGHT = 36;

    /** How near the end of what was read the next page is asked for. */
    private static final int ROWS_BEFORE_THE_END = 20;

    /** Whether the headings are being arranged by us, and not pressed by somebody. */
    private boolean arranging;

    HistoryTableView(HistoryViewModel model, ViewContext context) {
        setId("history-table");
        setAccessibleText(context.text("history.title"));
        setFixedCellSize(context.px(ROW_HEIGHT));
        setItems(model.rows());
        setPlaceholder(placeholder(model, context));
        ColumnMemory<HistoryRow> memory =
                new ColumnMemory<>(this, "history", context, by -> sortBy(model.search(), by));
        memory.show(columns(model, context));
        sort(model.search(), context);
        memory.listen();
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

    private static List<TableColumn<HistoryRow, ?>> columns(HistoryViewModel model, ViewContext context) {
        return List.of(
                ColumnMemory.named("copy", copy(model, context)),
                sortable("when", text(context, "history.column.when", 112, HistoryRow::when)),
                sortable("cluster", strong(text(context, "history.column.cluster", 92, HistoryRow::cluster))),
                ColumnMemory.named("type", mono(text(context, "history.column.type", 84, HistoryRow::type))),
                ColumnMemory.named("scope", text(context, "history.column.scope", 100, HistoryRow::scope)),
                ColumnMemory.named("regions", text(context, "history.column.regions", 94, HistoryRow::regions)),
                sortable("state", state(context)),
                ColumnMemory.named(
                        "backupId", mono(text(context, "history.column.backupId", 186, HistoryRow::backupId))),
                ColumnMemory.named("jobId", mono(text(context, "history.column.jobId", 192, HistoryRow::jobId))),
                sortable("backupName", text(context, "history.column.backupName", 140, HistoryRow::backupName)));
    }

    /** Why there is nothing to be seen, and the way to see all again. */
    private static VBox placeholder(HistoryViewModel model, ViewContext context) {
        Label why = Parts.id(Parts.paragraph("", "muted"), "history-emptiness");
        context.watch(model.emptinessProperty(), why::setText);
        Button clear = Parts.id(
                Parts.button(context.text("history.filter.clear"), Feather.X, model.search()::clear),
                "history-show-all");
        context.watch(model.search().activeProperty(), active -> ViewContext.show(clear, active));
        VBox both = new VBox(Parts.GAP, why, clear);
        both.setAlignment(Pos.CENTER);
        both.getStyleClass().add("placeholder");
        return both;
    }

    /** A press on a heading is handed on: the whole history is sorted, not only what has been read of it. */
    private void sort(HistorySearchViewModel search, ViewContext context) {
        // The table asks as soon as it has a policy; and the policy it comes with would sort the rows themselves.
        arranging = true;
        setSortPolicy(table -> {
            if (!arranging && !arranged(search.sortingProperty().get())) {
                press(search);
                arrange(search.sortingProperty().get());
            }
            return true;
        });
        arranging = false;
        context.watch(search.sortingProperty(), this::arrange);
    }

    /** Newest first is what the history comes with. */
    private static void sortBy(HistorySearchViewModel search, Optional<Sort> by) {
        Sort wanted = by.orElse(new Sort("when", true));
        // A press on the column that is sorted by turns the order round.
        for (int presses = 0; presses < 2; presses++) {
            search.sortingProperty().get().stream()
                    .filter(each -> each.id().equals(wanted.id()))
                    .filter(each -> !each.sorted() || each.descending() != wanted.descending())
                    .findFirst()
                    .ifPresent(each -> each.press().run());
        }
    }

    private boolean arranged(List<SortChoice> choices) {
        return choices.stream()
                .filter(SortChoice::sorted)
                .map(each -> {
                    var column = column(each);
                    boolean descending = column.getSortType() == TableColumn.SortType.DESCENDING;
                    return getSortOrder().equals(List.of(column)) && descending == each.descending();
                })
                .findFirst()
                .orElse(false);
    }

    private void press(HistorySearchViewModel search) {
        // The heading that is sorted by already may have been turned round, or thrown out of the order.
        List<SortChoice> all = search.sortingProperty().get();
        all.stream()
                .filter(each -> !each.sorted() && getSortOrder().contains(column(each)))
                .findFirst()
                .or(() -> all.stream().filter(SortChoice::sorted).findFirst())
                .ifPresent(each -> each.press().run());
    }

    /** Shows the arrow where it belongs. */
    private void arrange(List<SortChoice> choices) {
        arranging = true;
        try {
            for (SortChoice each : choices) {
                TableColumn<HistoryRow, ?> column = column(each);
                if (each.sorted()) {
                    column.setSortType(
                            each.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
                    getSortOrder().setAll(List.of(column));
                }
            }
        } finally {
            arranging = false;
        }
    }

    private TableColumn<HistoryRow, ?> column(SortChoice choice) {
        return getColumns().stream()
                .filter(each -> choice.id().equals(each.getId()))
                .findFirst()
                .orElseThrow();
    }

    private static <T> TableColumn<HistoryRow, T> sortable(String id, TableColumn<HistoryRow, T> column) {
        column.setId(id);
        column.setSortable(true);
        return ColumnMemory.named(id, column);
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
        column.setPrefWidth(context.px(width));
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
        TableColumn<HistoryRow, HistoryRow> column = whole(context.text("history.column.state"), context.px(142));
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
        TableColumn<HistoryRow, HistoryRow> column = whole("", context.px(36));
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
