package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ClusterTableRow;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableCell;
import javafx.util.Subscription;

/** The box of one cluster. The keys stay with the table: Space ticks the chosen line. */
final class ClusterTickCell extends TableCell<ClusterTableRow, ClusterTableRow> {

    private final CheckBox box = new CheckBox();
    private final ViewContext context;
    private Subscription following = Subscription.EMPTY;

    ClusterTickCell(ViewContext context, Consumer<ClusterTableRow> toggle) {
        this.context = context;
        // A row lives longer than the views that show it, and would keep the whole window of this cell.
        context.keep(() -> following.unsubscribe());
        box.setFocusTraversable(false);
        box.setOnAction(e -> {
            // The model decides; what it decides comes back.
            ClusterTableRow row = getItem();
            box.setSelected(row.tickedProperty().get());
            toggle.accept(row);
        });
    }

    @Override
    protected void updateItem(ClusterTableRow row, boolean empty) {
        super.updateItem(row, empty);
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        box.setAccessibleText(context.text("cluster.table.tick", row.facts().name()));
        box.setDisable(!row.facts().possible());
        following = row.tickedProperty().subscribe(box::setSelected);
        setGraphic(box);
    }
}
