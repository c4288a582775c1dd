package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ScopeViewModel;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Undo and redo of what was done to the scope, as two buttons, and what was undone. */
final class ScopeHistoryView extends HBox {

    private final ScopeViewModel model;

    ScopeHistoryView(ScopeViewModel model, ViewContext context) {
        super(Parts.GAP);
        this.model = model;
        Button undo = Parts.id(
                Parts.iconButton(context.text("scope.undo"), Feather.CORNER_UP_LEFT, model::undo), "scope-undo");
        Button redo = Parts.id(
                Parts.iconButton(context.text("scope.redo"), Feather.CORNER_UP_RIGHT, model::redo), "scope-redo");
        undo.getTooltip().setText(context.text("scope.undo.tip"));
        redo.getTooltip().setText(context.text("scope.redo.tip"));
        context.watch(model.canUndoProperty(), can -> undo.setDisable(!can));
        context.watch(model.canRedoProperty(), can -> redo.setDisable(!can));
        Label told = Parts.id(Parts.label("", "caption", "muted"), "scope-undone");
        context.watch(model.undoneProperty(), told::setText);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(undo, redo, told);
    }

    /** Lets the keys of undo and redo work all over a node; a text field keeps its own. */
    void serve(Node node) {
        node.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.isShortcutDown() && !e.isAltDown() && !(e.getTarget() instanceof TextInputControl) && onKey(e)) {
                e.consume();
            }
        });
    }

    private boolean onKey(KeyEvent e) {
        if (e.getCode() == KeyCode.Y || (e.getCode() == KeyCode.Z && e.isShiftDown())) {
            model.redo();
        } else if (e.getCode() == KeyCode.Z) {
            model.undo();
        } else {
            return false;
        }
        return true;
    }
}
