package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ReviewLine;
import io.github.backupdesk.viewmodel.ReviewViewModel;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.kordamp.ikonli.feather.Feather;

/** Several requests under review, a line each; the chosen one is shown in full below. */
final class ReviewLinesView extends TableView<ReviewLine> {

    private static final double ROW_HEIGHT = 26;
    private static final double HEAD_HEIGHT = 36;

    /** More than these can be scrolled to. */
    private static final int ROWS = 4;

    /** Fewer would hide that there are more. */
    private static final int LEAST_ROWS = 3;

    private final ViewContext context;

    ReviewLinesView(ReviewViewModel model, ViewContext context) {
        this.context = context;
        setId("review-lines");
        setAccessibleText(context.text("review.lines"));
        setFixedCellSize(context.px(ROW_HEIGHT));
        setItems(model.requests());
        TableColumn<ReviewLine, String> number =
                column(context, "review.line.number", 44, each -> String.valueOf(each.number()));
        number.setMaxWidth(context.px(44));
        getColumns().add(number);
        TableColumn<ReviewLine, String> cluster = column(context, "history.column.cluster", 150, ReviewLine::cluster);
        cluster.getStyleClass().add("strong-column");
        getColumns().add(cluster);
        getColumns().add(column(context, "history.column.scope", 170, ReviewLine::what));
        getColumns().add(column(context, "summary.copies.label", 80, ReviewLine::copies));
        getColumns().add(column(context, "review.cost", 260, ReviewLine::cost));
        getColumns().add(checks(context));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getStyleClass().add("dense");
        context.watch(model.summaryProperty(), told -> ViewContext.show(this, !told.isEmpty()));
        context.watch(model.editor().openProperty(), this::setDisable);
        context.watch(model.shownProperty(), at -> choose(at.intValue()));
        context.keep(getSelectionModel().selectedIndexProperty().subscribe(at -> {
            if (at.intValue() >= 0) {
                model.shownProperty().set(at.intValue());
            }
        }));
    }

    private void choose(int at) {
        if (getSelectionModel().getSelectedIndex() != at) {
            getSelectionModel().clearAndSelect(at);
        }
    }

    /** As high as its lines, up to a bound. */
    void room(int lines) {
        double height = context.px(HEAD_HEIGHT + Math.min(lines, ROWS) * ROW_HEIGHT) + 2;
        setPrefHeight(height);
        setMinHeight(context.px(HEAD_HEIGHT + Math.min(lines, LEAST_ROWS) * ROW_HEIGHT));
        setMaxHeight(height);
    }

    private static TableColumn<ReviewLine, String> column(
            ViewContext context, String key, double width, Function<ReviewLine, String> value) {
        TableColumn<ReviewLine, String> column = new TableColumn<>(context.text(key));
        column.setPrefWidth(context.px(width));
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        return column;
    }

    private static TableColumn<ReviewLine, ReviewLine> checks(ViewContext context) {
        TableColumn<ReviewLine, ReviewLine> column = new TableColumn<>(context.text("review.checks.column"));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(context.px(160));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(c -> new TableCell<>() {
            private final Glyph icon = new Glyph(Feather.CHECK);

            @Override
            protected void updateItem(ReviewLine line, boolean empty) {
                super.updateItem(line, empty);
                boolean none = empty || line == null;
                setText(none ? null : line.checks());
                setGraphic(none ? null : icon);
                if (!none) {
                    icon.show(ChecksView.icon(line.look()));
                    icon.getStyleClass().setAll("glyph", "ikonli-font-icon", "check-" + line.look());
                }
            }
        });
        return column;
    }
}
