package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ScopeRow;
import io.github.backupdesk.viewmodel.ScopeRow.CollectionRow;
import io.github.backupdesk.viewmodel.ScopeRow.DatabaseRow;
import io.github.backupdesk.viewmodel.ScopeRow.Tick;
import io.github.backupdesk.viewmodel.ScopeViewModel;
import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** One line of the tree: a database with its count, or a collection, with a box to tick. */
final class ScopeCell extends ListCell<ScopeRow> {

    static final double HEIGHT = 30;
    private static final double INDENT = 24;

    private final ScopeViewModel model;
    private final ViewContext context;
    private final Glyph arrow = new Glyph(Feather.CHEVRON_RIGHT);
    private final StackPane opener = new StackPane(arrow);
    private final CheckBox box = new CheckBox();
    private final Label name = new Label();
    private final Label badge = Parts.label("", "badge");
    private final Label count = Parts.label("", "caption", "muted");
    private final HBox line = Parts.row(opener, box, name, badge, Parts.spring(), count);

    ScopeCell(ScopeViewModel model, ViewContext context) {
        this.model = model;
        this.context = context;
        opener.getStyleClass().add("tree-opener");
        opener.addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            if (getItem() instanceof DatabaseRow row) {
                model.expand(row, !row.expanded());
            }
        });
        // The list has the focus and the keys; the box only shows and takes clicks.
        box.setFocusTraversable(false);
        box.setOnAction(e -> {
            ScopeRow row = getItem();
            model.toggle(row);
            // The click has moved the box by itself; the model has the last word.
            updateItem(getItem(), isEmpty());
        });
        count.setMinWidth(Region.USE_PREF_SIZE);
        line.setMinWidth(0);
        setPrefWidth(0);
        getStyleClass().add("scope-cell");
    }

    @Override
    protected void updateItem(ScopeRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(context.visible(row.name()));
        String from = switch (row.source()) {
            case LIVE -> row instanceof DatabaseRow database ? model.age(database) : "";
            case TYPED -> context.text("scope.row.typed");
            case SAVED -> context.text("scope.row.saved");
            case MISSING -> context.text("scope.row.missing");
        };
        badge.setText(from);
        ViewContext.show(badge, !from.isEmpty());
        switch (row) {
            case DatabaseRow database -> show(database);
            case CollectionRow collection -> show(collection);
        }
        setGraphic(line);
    }

    private void show(DatabaseRow row) {
        ViewContext.show(opener, true);
        line.setPadding(Insets.EMPTY);
        name.getStyleClass().setAll("label", "strong");
        arrow.show(row.expanded() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        box.setSelected(row.tick() == Tick.ALL);
        box.setIndeterminate(row.tick() == Tick.SOME);
        box.setAccessibleText(row.name());
        count.setText(
                switch (row.content()) {
                    case LOADING -> context.text("scope.row.loading");
                    case UNREADABLE -> context.text("scope.row.unreadable");
                    case UNKNOWN, KNOWN ->
                        row.total() == 0
                                ? context.text("scope.row.noCollections")
                                : context.text("scope.row.of", row.ticked(), row.total());
                });
        setAccessibleText(
                context.text("scope.row.database.accessible", context.visible(row.name()), row.ticked(), row.total())
                        + told());
    }

    private void show(CollectionRow row) {
        ViewContext.show(opener, false);
        line.setPadding(new Insets(0, 0, 0, 2 * INDENT));
        name.getStyleClass().setAll("label");
        box.setIndeterminate(false);
        box.setSelected(row.ticked());
        box.setAccessibleText(row.name());
        count.setText(model.facts().of(row));
        setAccessibleText(context.text("scope.row.collection.accessible", context.visible(row.name())) + ", "
                + context.text(row.ticked() ? "scope.row.ticked" : "scope.row.notTicked") + told()
                + (count.getText().isEmpty() ? "" : ", " + count.getText()));
    }

    /** Where the name comes from is read out too. */
    private String told() {
        return badge.getText().isEmpty() ? "" : ", " + badge.getText();
    }
}
