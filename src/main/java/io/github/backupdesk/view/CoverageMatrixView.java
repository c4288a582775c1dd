package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.CoverageMatrixViewModel;
import io.github.backupdesk.viewmodel.CoverageMatrixViewModel.Line;
import io.github.backupdesk.viewmodel.CoverageMatrixViewModel.Matrix;
import io.github.backupdesk.viewmodel.CoverageMatrixViewModel.Spot;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Cluster by region, over the form: the arrow keys walk from cell to cell, and each says in words what its mark means. */
final class CoverageMatrixView extends VBox {

    private static final double MOST_WIDTH = 900;

    /** What the pop-over itself takes beside its content, and its distance from the edge. */
    private static final double AROUND = 60;

    private static final double LOW = 320;
    private static final double ROW = 30;
    private static final double REGION_WIDTH = 88;

    private CoverageMatrixView(Matrix matrix, ViewContext context, double width) {
        super(Parts.GAP);
        TableView<Line> table = table(matrix, context);
        getChildren().add(Parts.id(Parts.paragraph(matrix.summary(), "strong"), "coverage-summary"));
        getChildren().add(table);
        matrix.notes().forEach(note -> getChildren().add(Parts.paragraph(note, "caption", "hint")));
        getChildren().add(Parts.paragraph(context.text("coverage.legend"), "caption", "muted"));
        Button copy = Parts.id(
                Parts.button(
                        context.text("coverage.copy"),
                        Feather.CLIPBOARD,
                        () -> ViewContext.copy(matrix.table(fixed(context))),
                        "small"),
                "coverage-copy");
        getChildren().add(copy);
        getStyleClass().add("pop-over-content");
        setPrefWidth(width);
        setMaxWidth(width);
    }

    /** Asks for the picture and shows it beside the node; Esc closes it. */
    static void open(CoverageMatrixViewModel model, ViewContext context, Node beside) {
        model.open(matrix -> {
            if (beside.getScene() == null) {
                // The language or the screen has changed meanwhile.
                return;
            }
            // It lies to the left of what opened it, over the form.
            double room = beside.localToScene(0, 0).getX() - AROUND;
            CoverageMatrixView view = new CoverageMatrixView(matrix, context, Math.min(MOST_WIDTH, room));
            PopOver pop = Parts.popOver(view, context.text("coverage.title"), beside);
            pop.setHideOnEscape(true);
            context.keep(pop::hide);
            pop.setOnHidden(e -> beside.requestFocus());
            view.lookup("#coverage-table").requestFocus();
        });
    }

    private static List<String> fixed(ViewContext context) {
        return List.of(
                context.text("coverage.column.cluster"),
                context.text("coverage.column.elsewhere"),
                context.text("coverage.column.kept"),
                context.text("coverage.column.date"));
    }

    private static TableView<Line> table(Matrix matrix, ViewContext context) {
        List<String> fixed = fixed(context);
        TableView<Line> table = Parts.id(new TableView<>(), "coverage-table");
        table.setAccessibleText(context.text("coverage.title"));
        table.getSelectionModel().setCellSelectionEnabled(true);
        // The sums first: further right they would be out of sight where there are many regions.
        table.getColumns().add(text(fixed.get(0), context.px(112), Line::cluster));
        table.getColumns().add(text(fixed.get(1), context.px(130), Line::elsewhere));
        table.getColumns().add(text(fixed.get(2), context.px(130), Line::kept));
        for (int i = 0; i < matrix.regions().size(); i++) {
            int at = i;
            TableColumn<Line, Spot> column =
                    new TableColumn<>(matrix.regions().get(i).city());
            column.setCellValueFactory(
                    line -> new ReadOnlyObjectWrapper<>(line.getValue().spots().get(at)));
            column.setCellFactory(c -> new SpotCell());
            column.setPrefWidth(context.px(REGION_WIDTH));
            column.setSortable(false);
            table.getColumns().add(column);
        }
        table.getColumns().add(text(fixed.get(3), context.px(110), Line::date));
        table.getItems().setAll(matrix.lines());
        table.setFixedCellSize(context.px(ROW));
        table.setPrefHeight(Math.min(LOW, (matrix.lines().size() + 2) * context.px(ROW)));
        table.getSelectionModel().select(0, table.getColumns().getFirst());
        return table;
    }

    private static TableColumn<Line, String> text(String title, double width, Function<Line, String> value) {
        TableColumn<Line, String> column = new TableColumn<>(title);
        column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(value.apply(line.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }

    private static final class SpotCell extends TableCell<Line, Spot> {

        private final Tooltip tip = new Tooltip();

        @Override
        protected void updateItem(@Nullable Spot spot, boolean empty) {
            super.updateItem(spot, empty);
            if (empty || spot == null) {
                setText("");
                setAccessibleText("");
                setTooltip(null);
            } else {
                setText(spot.mark());
                setAccessibleText(spot.told());
                tip.setText(spot.told());
                setTooltip(tip);
            }
        }
    }
}
