package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.DraftRow;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** One of the clusters that are chosen together: its name, what is wanted of it, and what stands in the way. */
final class DraftCell extends ListCell<DraftRow> {

    static final double HEIGHT = 30;

    private static final double NAME_WIDTH = 140;
    private static final PseudoClass BLOCKED = PseudoClass.getPseudoClass("blocked");

    private final Label name = Parts.label("", "strong");
    private final Label facts = Parts.label("", "muted");
    private final Label told = Parts.label("", "caption", "draft-told");
    private final Tooltip whole = new Tooltip();
    private final HBox line;

    DraftCell(ViewContext context, IntConsumer remove) {
        Button gone = Parts.iconButton(context.text("draft.remove"), Feather.X, () -> remove.accept(getIndex()));
        // Delete does the same, and Tab shall not stop at every line.
        gone.setFocusTraversable(false);
        name.setMinWidth(context.px(NAME_WIDTH));
        name.setPrefWidth(context.px(NAME_WIDTH));
        name.setMaxWidth(context.px(NAME_WIDTH));
        facts.setMinWidth(0);
        HBox.setHgrow(told, Priority.ALWAYS);
        told.setMaxWidth(Double.MAX_VALUE);
        told.setMinWidth(Region.USE_PREF_SIZE);
        this.line = Parts.row(name, facts, told, gone);
        getStyleClass().add("draft-cell");
        // The list is as wide as its card, whatever its longest line would like.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(DraftRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        name.setText(row.name());
        facts.setText(ClusterView.joined(row.content(), row.copies()));
        told.setText(row.mark());
        pseudoClassStateChanged(BLOCKED, !row.problem().isEmpty());
        whole.setText(ClusterView.joined(row.name(), row.id(), row.problem(), row.note()));
        setTooltip(whole);
        setAccessibleText(ClusterView.joined(row.name(), row.id(), row.content(), row.copies(), row.told()));
        setGraphic(line);
    }
}
