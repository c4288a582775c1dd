package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ClusterRow;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One cluster in the list: name, ID and state; below them region, plan, and the reason where it cannot be backed up. */
final class ClusterCell extends ListCell<ClusterRow> {

    static final double HEIGHT = 48;

    private static final PseudoClass IMPOSSIBLE = PseudoClass.getPseudoClass("impossible");
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");

    private final Region dot = new Region();
    private final Label name = Parts.label("", "strong");
    private final Label id = Parts.label("", "mono", "muted");
    private final Label state = Parts.label("", "caption");
    private final Label facts = Parts.label("", "caption", "muted");
    private final HBox line;

    ClusterCell(ViewContext context) {
        dot.getStyleClass().add("state-dot");
        HBox first = Parts.row(name, id, Parts.spring(), state);
        VBox text = new VBox(2, first, facts);
        state.setMinWidth(Region.USE_PREF_SIZE);
        text.setAlignment(Pos.CENTER_LEFT);
        this.line = Parts.row(dot, Parts.grow(text));
        name.setMinWidth(Region.USE_PREF_SIZE);
        getStyleClass().add("cluster-cell");
        // The list is as wide as the field, whatever its longest line would like.
        setPrefWidth(0);
        setAccessibleText(context.text("cluster.list"));
    }

    @Override
    protected void updateItem(ClusterRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        name.setText(row.name());
        id.setText(row.id());
        state.setText(row.state());
        facts.setText(
                row.reason().isEmpty()
                        ? ClusterView.joined(ClusterView.region(row), row.plan())
                        : ClusterView.joined(row.region(), row.plan(), row.reason()));
        pseudoClassStateChanged(IMPOSSIBLE, !row.possible());
        dot.pseudoClassStateChanged(RUNNING, row.state().equals("RUNNING"));
        setAccessibleText(String.join(", ", row.name(), row.id(), ClusterView.facts(row), row.reason()));
        setGraphic(line);
    }
}
