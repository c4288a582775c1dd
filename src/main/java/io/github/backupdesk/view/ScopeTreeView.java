package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ScopeRow;
import io.github.backupdesk.viewmodel.ScopeRow.CollectionRow;
import io.github.backupdesk.viewmodel.ScopeRow.DatabaseRow;
import io.github.backupdesk.viewmodel.ScopeViewModel;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The tree as a flat list, with the keys of a tree. */
final class ScopeTreeView extends ListView<ScopeRow> {

    private final ScopeViewModel model;
    private final Runnable onAdd;
    private final Consumer<ScopeRow> onRename;

    ScopeTreeView(ScopeViewModel model, ViewContext context, Runnable onAdd, Consumer<ScopeRow> onRename) {
        this.model = model;
        this.onAdd = onAdd;
        this.onRename = onRename;
        setId("scope-tree");
        setAccessibleText(context.text("scope.tree"));
        setFixedCellSize(ScopeCell.HEIGHT);
        setMinHeight(3 * ScopeCell.HEIGHT);
        setCellFactory(view -> new ScopeCell(model, context));
        // By invalidation: two empty trees are equal as lists, and a change listener would not tell them apart.
        setItems(model.rowsProperty().get());
        context.keep(model.rowsProperty()
                .subscribe(() -> setItems(model.rowsProperty().get())));
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
                flip();
            }
        });
        setContextMenu(new ContextMenu(
                item(context, "scope.menu.add", Feather.PLUS, onAdd),
                item(context, "scope.menu.rename", Feather.EDIT_2, () -> withRow(onRename)),
                item(context, "scope.menu.remove", Feather.TRASH_2, () -> withRow(model::remove))));
        getStyleClass().add("scope-tree");
    }

    private static MenuItem item(ViewContext context, String key, Ikon icon, Runnable action) {
        MenuItem item = new MenuItem(context.text(key), new Glyph(icon));
        item.setOnAction(e -> action.run());
        return item;
    }

    private void onKey(KeyEvent e) {
        boolean handled = e.isShortcutDown() ? onShortcut(e) : onPlainKey(e);
        if (handled) {
            e.consume();
        }
    }

    private boolean onShortcut(KeyEvent e) {
        if (e.getCode() != KeyCode.A) {
            return false;
        }
        if (e.isShiftDown()) {
            model.untickAll();
        } else {
            model.tickShown();
        }
        return true;
    }

    private boolean onPlainKey(KeyEvent e) {
        switch (e.getCode()) {
            case INSERT -> onAdd.run();
            case MULTIPLY, ASTERISK -> model.expandAll(true);
            case SPACE -> withRow(model::toggle);
            case RIGHT -> open();
            case LEFT -> close();
            case F2 -> withRow(onRename);
            case DELETE, BACK_SPACE -> withRow(model::remove);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void withRow(Consumer<ScopeRow> action) {
        ScopeRow row = getFocusModel().getFocusedItem();
        if (row != null) {
            action.accept(row);
        }
    }

    private void open() {
        withRow(row -> model.expand(row, true));
    }

    private void close() {
        withRow(row -> {
            switch (row) {
                case DatabaseRow database -> model.expand(database, false);
                case CollectionRow collection -> {
                    int at = getFocusModel().getFocusedIndex();
                    while (at > 0 && getItems().get(at) instanceof CollectionRow) {
                        at--;
                    }
                    getSelectionModel().clearAndSelect(at);
                    scrollTo(at);
                }
            }
        });
    }

    private void flip() {
        withRow(row -> {
            if (row instanceof DatabaseRow database) {
                model.expand(database, !database.expanded());
            }
        });
    }
}
