package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.PlanRow;
import io.github.backupdesk.viewmodel.PlanRow.Cell;
import io.github.backupdesk.viewmodel.PlanRow.Column;
import io.github.backupdesk.viewmodel.PlanViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** A plan as a matrix: a line for each request, a column for each region, and in each cell how it stands there. */
final class PlanTableView extends TableView<PlanRow> {

    private static final double ROW_HEIGHT = 44;
    private static final PseudoClass REPLACED = PseudoClass.getPseudoClass("replaced");

    private final ViewContext context;
    private final ColumnMemory<PlanRow> memory;

    PlanTableView(PlanViewModel model, ViewContext context, Runnable onOpen) {
        this.context = context;
        setId("plan-table");
        setAccessibleText(context.text("plan.table"));
        setFixedCellSize(context.px(ROW_HEIGHT));
        setItems(model.rows());
        setSortPolicy(table -> false);
        setPlaceholder(Parts.label(context.text("plan.empty"), "muted"));
        // A plan has an order of its own.
        this.memory = new ColumnMemory<>(this, "plan", context, by -> {});
        context.watch(model.columnsProperty(), this::arrange);
        memory.listen();
        setRowFactory(table -> new TableRow<>() {
            @Override
            protected void updateItem(PlanRow row, boolean empty) {
                super.updateItem(row, empty);
                pseudoClassStateChanged(REPLACED, row != null && row.replaced());
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER && !e.isShortcutDown()) {
                onOpen.run();
                e.consume();
            }
        });
        select(model, context);
    }

    private void arrange(List<Column> heads) {
        List<TableColumn<PlanRow, ?>> columns = new ArrayList<>();
        columns.add(text("plan.column.position", 44, PlanRow::position));
        columns.add(cluster());
        columns.add(text("plan.column.what", 106, each -> each.row().scope()));
        for (int at = 0; at < heads.size(); at++) {
            columns.add(state(heads.get(at), at));
        }
        TableColumn<PlanRow, String> result = text("plan.column.result", 190, PlanRow::resultInLines);
        result.getStyleClass().add("mono-column");
        columns.add(result);
        memory.show(columns);
    }

    /** The name, and the ID below it where that is another. */
    private TableColumn<PlanRow, PlanRow> cluster() {
        TableColumn<PlanRow, PlanRow> column = new TableColumn<>(context.text("plan.column.cluster"));
        column.setPrefWidth(context.px(170));
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(c -> new TableCell<>() {
            private final Label name = Parts.label("", "strong");
            private final Label id = Parts.label("", "mono", "small-mono", "muted");
            private final VBox both = new VBox(name, id);

            @Override
            protected void updateItem(PlanRow row, boolean empty) {
                super.updateItem(row, empty);
                boolean there = !empty && row != null;
                if (there) {
                    name.setText(row.row().cluster());
                    id.setText(row.row().clusterId());
                    ViewContext.show(id, !name.getText().equals(id.getText()));
                    both.setAlignment(Pos.CENTER_LEFT);
                    setAccessibleText(name.getText() + " " + id.getText());
                }
                setGraphic(there ? both : null);
            }
        });
        return ColumnMemory.named("cluster", column);
    }

    private TableColumn<PlanRow, String> text(String key, double width, Function<PlanRow, String> value) {
        TableColumn<PlanRow, String> column = new TableColumn<>(context.text(key));
        column.setPrefWidth(context.px(width));
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        return ColumnMemory.named(key, column);
    }

    private TableColumn<PlanRow, Cell> state(Column head, int at) {
        TableColumn<PlanRow, Cell> column = new TableColumn<>();
        Label city = Parts.label(head.city());
        if (!head.regionId().isEmpty()) {
            city.setTooltip(new Tooltip(head.regionId()));
        }
        column.setGraphic(city);
        column.setPrefWidth(context.px(116));
        column.setSortable(false);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().cells().get(at)));
        column.setCellFactory(c -> new StateCell());
        return ColumnMemory.named("at " + head.regionId(), column);
    }

    /** Icon and word; said with the region's name to those who listen. */
    private static final class StateCell extends TableCell<PlanRow, Cell> {

        private final StateBadge badge = new StateBadge();

        @Override
        protected void updateItem(Cell cell, boolean empty) {
            super.updateItem(cell, empty);
            boolean nothing = empty || cell == null;
            boolean asked = !nothing && !cell.word().isEmpty();
            setGraphic(asked ? badge : null);
            setText(nothing || asked ? null : "–");
            setAccessibleText(nothing ? null : cell.accessible());
            if (asked) {
                badge.show(cell.look(), cell.word());
            }
        }
    }

    private void select(PlanViewModel model, ViewContext context) {
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
}
