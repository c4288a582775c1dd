package io.github.backupdesk.view;

import static javafx.scene.control.TableColumn.SortType.ASCENDING;
import static javafx.scene.control.TableColumn.SortType.DESCENDING;

import io.github.backupdesk.viewmodel.ClusterTableRow;
import io.github.backupdesk.viewmodel.ClusterTableViewModel;
import io.github.backupdesk.viewmodel.TableLook.Sort;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The clusters in lines of two rows, each with a box. */
final class ClusterGridView extends TableView<ClusterTableRow> {

    private static final double ROW_HEIGHT = 44;
    private static final PseudoClass IMPOSSIBLE = PseudoClass.getPseudoClass("impossible");

    private final ClusterTableViewModel model;

    ClusterGridView(ClusterTableViewModel model, ViewContext context) {
        this.model = model;
        setId("cluster-table");
        setAccessibleText(context.text("cluster.table.title"));
        setFixedCellSize(context.px(ROW_HEIGHT));
        SortedList<ClusterTableRow> sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        ColumnMemory<ClusterTableRow> memory = new ColumnMemory<>(this, "clusters", context, this::sortBy);
        memory.show(columns(context));
        memory.listen();
        Label none = Parts.paragraph(context.text("cluster.table.empty"), "muted");
        setPlaceholder(none);
        setRowFactory(table -> new Line(context));
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private List<TableColumn<ClusterTableRow, ?>> columns(ViewContext context) {
        return List.of(
                ticks(context),
                column(
                        context,
                        "cluster.table.column.cluster",
                        170,
                        row -> row.facts().name(),
                        row -> row.facts().name().equals(row.facts().id())
                                ? ""
                                : row.facts().id()),
                column(
                        context,
                        "cluster.table.column.region",
                        145,
                        row -> row.facts().region(),
                        row -> row.facts().regionId()),
                column(
                        context,
                        "cluster.table.column.plan",
                        205,
                        row -> row.facts().plan(),
                        ClusterTableRow::project),
                lastGood(context),
                state(context));
    }

    private void sortBy(Optional<Sort> by) {
        getSortOrder()
                .setAll(getColumns().stream()
                        .filter(each -> by.isPresent() && by.get().id().equals(each.getUserData()))
                        .peek(each -> each.setSortType(by.get().descending() ? DESCENDING : ASCENDING))
                        .toList());
    }

    /** What stands in the way names the state, so it takes its place. */
    private static TableColumn<ClusterTableRow, ClusterTableRow> state(ViewContext context) {
        TableColumn<ClusterTableRow, ClusterTableRow> column = bare(context, "cluster.table.column.state", 210);
        column.setCellFactory(c -> new ClusterGridCell(
                context,
                row -> reason(context, row).isEmpty() ? row.facts().state() : "",
                row -> reason(context, row),
                row -> false,
                false));
        column.setComparator(Comparator.comparing(row -> row.facts().state(), String.CASE_INSENSITIVE_ORDER));
        return column;
    }

    private static String reason(ViewContext context, ClusterTableRow row) {
        return row.isTyped() && row.facts().possible()
                ? context.text("cluster.table.typed")
                : row.facts().reason();
    }

    private static TableColumn<ClusterTableRow, ClusterTableRow> bare(ViewContext context, String key, double width) {
        TableColumn<ClusterTableRow, ClusterTableRow> column = new TableColumn<>(context.text(key));
        column.setId(key.replace('.', '-'));
        ColumnMemory.named(key, column);
        column.setPrefWidth(context.px(width));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        return column;
    }

    private static TableColumn<ClusterTableRow, ClusterTableRow> column(
            ViewContext context,
            String key,
            double width,
            Function<ClusterTableRow, String> first,
            Function<ClusterTableRow, String> second) {
        TableColumn<ClusterTableRow, ClusterTableRow> column = bare(context, key, width);
        column.setCellFactory(c -> new ClusterGridCell(context, first, second, row -> false, true));
        column.setComparator(Comparator.comparing(first, String.CASE_INSENSITIVE_ORDER));
        return column;
    }

    private TableColumn<ClusterTableRow, ClusterTableRow> lastGood(ViewContext context) {
        TableColumn<ClusterTableRow, ClusterTableRow> column = bare(context, "cluster.table.column.lastGood", 150);
        column.setMinWidth(context.px(150));
        column.setCellFactory(c ->
                new ClusterGridCell(context, ClusterTableRow::lastGood, ClusterTableRow::job, model::overdue, false));
        column.setComparator(Comparator.comparingLong(ClusterTableRow::lastGoodMillis));
        return column;
    }

    private TableColumn<ClusterTableRow, ClusterTableRow> ticks(ViewContext context) {
        TableColumn<ClusterTableRow, ClusterTableRow> column = ColumnMemory.named("tick", new TableColumn<>());
        column.setMinWidth(40);
        column.setMaxWidth(40);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(c -> new ClusterTickCell(context, model::toggle));
        return column;
    }

    private void onKey(KeyEvent e) {
        if (e.getCode() == KeyCode.SPACE && !e.isShortcutDown()) {
            selected().ifPresent(model::toggle);
            e.consume();
        }
    }

    Optional<ClusterTableRow> selected() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem());
    }

    /** The first line is chosen where the one that was chosen is no more to be seen. */
    void keepSelected() {
        if (selected().isEmpty() && !getItems().isEmpty()) {
            getSelectionModel().clearAndSelect(0);
            getFocusModel().focus(0);
            scrollTo(0);
        }
    }

    void focusFirst() {
        requestFocus();
        keepSelected();
    }

    /** A line that cannot be chosen is dimmed. */
    private static final class Line extends TableRow<ClusterTableRow> {

        private final ViewContext context;

        Line(ViewContext context) {
            this.context = context;
        }

        @Override
        protected void updateItem(ClusterTableRow row, boolean empty) {
            super.updateItem(row, empty);
            boolean there = row != null && !empty;
            pseudoClassStateChanged(IMPOSSIBLE, there && !row.facts().possible());
            setAccessibleText(
                    there
                            ? ClusterView.joined(
                                    row.facts().name(),
                                    row.facts().id(),
                                    ClusterView.facts(row.facts()),
                                    reason(context, row),
                                    row.lastGood(),
                                    row.job(),
                                    context.text(
                                            row.tickedProperty().get() ? "scope.row.ticked" : "scope.row.notTicked"))
                            : null);
        }
    }
}
