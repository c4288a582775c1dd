package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ScopeRow;
import io.github.backupdesk.viewmodel.ScopeViewModel;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The strip in which names are typed: a new database or collection, or a new name for a typed one. */
final class ScopeEditView extends VBox {

    private final ScopeViewModel model;
    private final ViewContext context;
    private final TextField database = Parts.id(new TextField(), "scope-edit-database");
    private final TextField collection = Parts.id(new TextField(), "scope-edit-collection");
    private final Label collectionLabel;
    private final HBox databasePart;
    private final Button commit;
    private final Runnable onClose;
    private @Nullable ScopeRow renamed;

    /** @param onClose is called when the strip gives the focus back */
    ScopeEditView(ScopeViewModel model, ViewContext context, Runnable onClose) {
        this.model = model;
        this.context = context;
        this.onClose = onClose;
        Label databaseLabel = Parts.label(context.text("scope.edit.database"), "caption", "muted");
        databaseLabel.setLabelFor(database);
        database.setAccessibleText(context.text("scope.edit.database"));
        this.collectionLabel = Parts.label("", "caption", "muted");
        collectionLabel.setLabelFor(collection);
        databaseLabel.setMinWidth(USE_PREF_SIZE);
        collectionLabel.setMinWidth(USE_PREF_SIZE);
        this.databasePart = Parts.row(databaseLabel, database);
        this.commit = Parts.id(Parts.button("", Feather.CHECK, this::commit, "accent"), "scope-edit-commit");
        Button cancel = Parts.button(context.text("scope.edit.cancel"), Feather.X, this::close);
        HBox line = Parts.row(databasePart, collectionLabel, Parts.grow(collection), commit, cancel);
        database.setPrefColumnCount(10);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        getChildren().setAll(line);
        getStyleClass().add("edit-strip");
        ViewContext.show(this, false);
    }

    private void onKey(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE) {
            close();
            e.consume();
        } else if (e.getCode() == KeyCode.ENTER && !e.isShortcutDown() && e.getTarget() instanceof TextField) {
            commit();
            e.consume();
        }
    }

    /** Opens the strip for a new name. */
    void openForAdding() {
        open(null);
        database.setText(model.suggestedDatabase());
        collection.clear();
        collection.requestFocus();
    }

    /** Opens the strip for another name of a row; the model says so where a row cannot have one. */
    void openForRenaming(ScopeRow row) {
        open(row);
        collection.setText(row.name());
        collection.requestFocus();
        collection.selectAll();
    }

    private void open(@Nullable ScopeRow row) {
        renamed = row;
        ViewContext.show(databasePart, row == null);
        String label = context.text(row == null ? "scope.edit.collection" : "scope.edit.newName");
        collectionLabel.setText(label);
        collection.setAccessibleText(label);
        collection.setPromptText(row == null ? context.text("scope.edit.collection.prompt") : "");
        commit.setText(context.text(row == null ? "scope.edit.add" : "scope.edit.rename"));
        ViewContext.show(this, true);
    }

    private void commit() {
        ScopeRow row = renamed;
        if (row != null) {
            if (model.rename(row, collection.getText())) {
                close();
            }
        } else if (model.add(database.getText(), collection.getText())) {
            // Who adds one name often adds the next.
            collection.clear();
            collection.requestFocus();
        }
    }

    private void close() {
        ViewContext.show(this, false);
        onClose.run();
    }
}
