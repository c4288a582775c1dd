package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ClusterTableRow;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.VBox;

/** Two facts, one below the other. */
final class ClusterGridCell extends TableCell<ClusterTableRow, ClusterTableRow> {

    private static final PseudoClass LATE = PseudoClass.getPseudoClass("late");

    private static final double ROOM = 38;

    private final Function<ClusterTableRow, String> first;
    private final Function<ClusterTableRow, String> second;
    private final Predicate<ClusterTableRow> late;
    private final Label upper = Parts.label("", "upper");
    private final Label lower;
    private final VBox both;

    /** @param mono whether the lower one is an ID */
    ClusterGridCell(
            ViewContext context,
            Function<ClusterTableRow, String> first,
            Function<ClusterTableRow, String> second,
            Predicate<ClusterTableRow> late,
            boolean mono) {
        this.first = first;
        this.second = second;
        this.late = late;
        this.lower = mono ? Parts.label("", "mono", "small-mono", "muted") : Parts.label("", "caption", "muted");
        this.both = new VBox(1, upper, lower);
        // A reason takes two lines where the column is narrow; the row has room for them.
        lower.setWrapText(!mono);
        both.setPrefHeight(context.px(ROOM));
        both.setMaxHeight(context.px(ROOM));
        both.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("cluster-grid-cell");
    }

    @Override
    protected void updateItem(ClusterTableRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        upper.setText(first.apply(row));
        ViewContext.show(upper, !upper.getText().isEmpty());
        String below = second.apply(row);
        lower.setText(below);
        ViewContext.show(lower, !below.isEmpty());
        pseudoClassStateChanged(LATE, late.test(row));
        setGraphic(both);
    }
}
