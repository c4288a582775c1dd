package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.SavedScopeRow;
import io.github.backupdesk.viewmodel.SavedScopesViewModel;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The saved scopes: a line to save the present one, and the list of all to apply, rename and delete. */
final class SavedScopesView extends VBox {

    private final SavedScopesViewModel model;
    private final ViewContext context;
    private final Runnable onClose;
    private final Label nameLabel = Parts.label("", "muted");
    private final TextField name = Parts.id(new TextField(), "saved-name");
    private final Button commit;
    private final ListView<SavedScopeRow> list = Parts.id(new ListView<>(), "saved-list");
    private @Nullable SavedScopeRow renamed;

    /** @param onClose is called when the focus is given back */
    SavedScopesView(SavedScopesViewModel model, ViewContext context, Runnable onClose) {
        super(Parts.GAP);
        this.model = model;
        this.context = context;
        this.onClose = onClose;
        this.commit = Parts.id(Parts.button("", Feather.BOOKMARK, this::commit), "saved-commit");
        nameLabel.setLabelFor(name);
        nameLabel.setMinWidth(USE_PREF_SIZE);
        list.setItems(model.rows());
        list.setAccessibleText(context.text("saved.title"));
        list.setPlaceholder(Parts.paragraph(context.text("saved.empty"), "muted"));
        list.setCellFactory(view -> new SavedCell());
        list.setPrefHeight(6 * context.px(SavedCell.HEIGHT));
        list.setMinHeight(2 * context.px(SavedCell.HEIGHT));
        list.setFixedCellSize(context.px(SavedCell.HEIGHT));
        list.getStyleClass().add("framed");
        list.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                withRow(this::apply);
            }
        });
        Label told = Parts.id(Parts.paragraph(""), "saved-told");
        context.watch(model.toldProperty(), told::setText);
        context.showWhileTold(told, model.toldProperty());
        getChildren()
                .setAll(
                        Parts.row(nameLabel, Parts.grow(name), commit),
                        Parts.grow(list),
                        told,
                        new ChoicesView(model.choices(), context),
                        actions());
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        askForName(null);
        context.watch(model.openProperty(), now -> ViewContext.show(this, now));
    }

    private HBox actions() {
        Button apply = Parts.id(
                Parts.button(context.text("saved.apply"), Feather.CHECK, () -> withRow(this::apply), "accent"),
                "saved-apply");
        Button rename = Parts.button(context.text("saved.rename"), Feather.EDIT_2, () -> withRow(this::askForName));
        Button remove = Parts.button(context.text("saved.remove"), Feather.TRASH_2, () -> withRow(model::remove));
        Button close = Parts.id(Parts.button(context.text("saved.close"), Feather.X, this::close), "saved-close");
        var none = list.getSelectionModel().selectedItemProperty().isNull();
        apply.disableProperty().bind(none);
        rename.disableProperty().bind(none);
        remove.disableProperty().bind(none);
        return Parts.row(apply, rename, remove, Parts.spring(), close);
    }

    /** Shows the list with the focus where a name is given. */
    void openForSaving() {
        model.openProperty().set(true);
        askForName(null);
        name.requestFocus();
        name.selectAll();
    }

    /** Shows the list with the focus on it, or where a name is given if it is empty. */
    void openForApplying() {
        openForSaving();
        if (!model.rows().isEmpty()) {
            list.getSelectionModel().selectFirst();
            list.requestFocus();
        }
    }

    private void askForName(@Nullable SavedScopeRow row) {
        renamed = row;
        String label = context.text(row == null ? "saved.saveAs" : "saved.newName");
        nameLabel.setText(label);
        name.setAccessibleText(label);
        name.setText(row == null ? model.suggestedName() : row.name());
        commit.setText(context.text(row == null ? "saved.save" : "saved.rename"));
        if (row != null) {
            name.requestFocus();
            name.selectAll();
        }
    }

    private void commit() {
        SavedScopeRow row = renamed;
        String typed = name.getText();
        if (row == null ? model.save(typed) : model.rename(row, typed)) {
            askForName(null);
            model.rows().stream()
                    .filter(each -> each.name().equals(typed.strip()))
                    .forEach(list.getSelectionModel()::select);
            list.requestFocus();
        }
    }

    private void onKey(KeyEvent e) {
        boolean inList = list.isFocused();
        boolean handled = !e.isShortcutDown()
                && switch (e.getCode()) {
                    case ESCAPE -> done(this::close);
                    case ENTER -> name.isFocused() ? done(this::commit) : inList && withRow(this::apply);
                    case F2 -> inList && withRow(this::askForName);
                    case DELETE, BACK_SPACE -> inList && withRow(model::remove);
                    default -> false;
                };
        if (handled) {
            e.consume();
        }
    }

    private static boolean done(Runnable action) {
        action.run();
        return true;
    }

    private boolean withRow(Consumer<SavedScopeRow> action) {
        SavedScopeRow row = list.getSelectionModel().getSelectedItem();
        if (row != null) {
            action.accept(row);
        }
        return row != null;
    }

    private void apply(SavedScopeRow row) {
        model.apply(row);
        onClose.run();
    }

    void hide() {
        model.openProperty().set(false);
    }

    private void close() {
        hide();
        onClose.run();
    }

    /** One saved scope on two lines. */
    private final class SavedCell extends ListCell<SavedScopeRow> {

        static final double HEIGHT = 48;

        private final Label title = Parts.label("", "strong");
        private final Label content = Parts.label("", "muted");
        private final Label origin = Parts.label("", "caption", "muted");
        private final VBox lines = new VBox(2, Parts.row(title, content), origin);

        SavedCell() {
            lines.setMinWidth(0);
            lines.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(SavedScopeRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            title.setText(context.visible(row.name()));
            content.setText(row.content());
            origin.setText(row.origin());
            setAccessibleText(String.join(", ", title.getText(), row.content(), row.origin()));
            setGraphic(lines);
        }
    }
}
