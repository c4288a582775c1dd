package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ScopeRow;
import io.github.backupdesk.viewmodel.ScopeRow.CollectionRow;
import io.github.backupdesk.viewmodel.ScopeRow.DatabaseRow;
import io.github.backupdesk.viewmodel.ScopeViewModel;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The tree as a flat list, with the keys of a tree. Several rows may be selected; ticks, removals and folding then mean all. */
final class ScopeTreeView extends ListView<ScopeRow> {

    private final ScopeViewModel model;
    private final Runnable onAdd;
    private final Consumer<ScopeRow> onRename;

    /** The row that had the focus before the rows changed: its number may be another's then. */
    private @Nullable ScopeRow held;

    private final ListChangeListener<ScopeRow> before =
            change -> held = getFocusModel().getFocusedItem();
    private final ListChangeListener<ScopeRow> after = this::keepFocus;

    ScopeTreeView(ScopeViewModel model, ViewContext context, Runnable onAdd, Consumer<ScopeRow> onRename) {
        this.model = model;
        this.onAdd = onAdd;
        this.onRename = onRename;
        setId("scope-tree");
        setAccessibleText(context.text("scope.tree"));
        setFixedCellSize(context.px(ScopeCell.HEIGHT));
        setMinHeight(3 * context.px(ScopeCell.HEIGHT));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(view -> new ScopeCell(model, context));
        // By invalidation: two empty trees are equal as lists, and a change listener would not tell them apart.
        show(model.rowsProperty().get());
        context.keep(
                model.rowsProperty().subscribe(() -> show(model.rowsProperty().get())));
        context.keep(() -> unfollow(getItems()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2 && !e.isShiftDown()) {
                flip();
            }
        });
        // Names grow old while nobody looks.
        context.keep(focusedProperty().subscribe(focused -> model.tellAges()));
        context.keep(model.facts().revisionProperty().subscribe(() -> refresh()));
        setContextMenu(new ContextMenu(
                item(context, "scope.menu.add", Feather.PLUS, onAdd),
                item(context, "scope.menu.rename", Feather.EDIT_2, () -> withRow(onRename)),
                item(context, "scope.menu.remove", Feather.TRASH_2, () -> withRows(model::remove))));
        getStyleClass().add("scope-tree");
    }

    private static MenuItem item(ViewContext context, String key, Ikon icon, Runnable action) {
        MenuItem item = new MenuItem(context.text(key), new Glyph(icon));
        item.setOnAction(e -> action.run());
        return item;
    }

    /** The toolkit moves focus and selection by number when the rows change: one listener before it, one behind it. */
    private void show(ObservableList<ScopeRow> rows) {
        unfollow(getItems());
        rows.addListener(before);
        setItems(rows);
        rows.addListener(after);
    }

    private void unfollow(@Nullable ObservableList<ScopeRow> rows) {
        if (rows != null) {
            rows.removeListener(before);
            rows.removeListener(after);
        }
    }

    /** Keeps the focus on its row, or on its database where the row is not shown any more. */
    private void keepFocus(ListChangeListener.Change<? extends ScopeRow> change) {
        boolean moved = false;
        while (change.next()) {
            moved |= !change.wasUpdated();
        }
        ScopeRow row = held;
        if (!moved || row == null || getItems().isEmpty()) {
            return;
        }
        int at = getItems().indexOf(row);
        if (at < 0 && row instanceof CollectionRow collection) {
            at = model.positionOf(collection.dbName(), "");
        }
        if (at >= 0
                && (at != getFocusModel().getFocusedIndex()
                        || getSelectionModel().isEmpty())) {
            getSelectionModel().clearAndSelect(at);
            if (isFocused()) {
                scrollTo(Math.max(0, at - 2));
            }
        }
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
            case SPACE -> {
                // With Shift it belongs to the input methods.
                if (e.isShiftDown()) {
                    return false;
                }
                withRows(model::toggle);
            }
            case RIGHT -> fold(true, e.isShiftDown());
            case LEFT -> fold(false, e.isShiftDown());
            case F2 -> withRow(onRename);
            case DELETE, BACK_SPACE -> withRows(model::remove);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void withRow(Consumer<ScopeRow> action) {
        int at = getFocusModel().getFocusedIndex();
        if (at >= 0 && at < getItems().size()) {
            action.accept(getItems().get(at));
        }
    }

    /** The selected rows as they look now; the one with the focus if none is selected. */
    private void withRows(Consumer<List<ScopeRow>> action) {
        List<ScopeRow> rows = getSelectionModel().getSelectedIndices().stream()
                .filter(at -> at < getItems().size())
                .map(getItems()::get)
                .toList();
        if (rows.isEmpty()) {
            withRow(row -> action.accept(List.of(row)));
        } else {
            action.accept(rows);
        }
    }

    /** Opens or closes what is selected; the branch of a collection is its database. */
    private void fold(boolean open, boolean branch) {
        withRows(rows -> {
            if (rows.size() > 1 || branch || rows.getFirst() instanceof DatabaseRow) {
                model.expand(rows, open);
            } else if (!open) {
                goToDatabase((CollectionRow) rows.getFirst());
            }
        });
    }

    private void goToDatabase(CollectionRow collection) {
        int at = model.positionOf(collection.dbName(), "");
        getSelectionModel().clearAndSelect(at);
        scrollTo(at);
    }

    private void flip() {
        withRow(row -> {
            if (row instanceof DatabaseRow database) {
                model.expand(database, !database.expanded());
            }
        });
    }
}
