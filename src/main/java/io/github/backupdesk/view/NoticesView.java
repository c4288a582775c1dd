package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.NoticeRow;
import io.github.backupdesk.viewmodel.NoticesViewModel;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** All that happened while nobody looked, newest first. Enter or a press goes to the entry it is about. */
final class NoticesView extends VBox implements PageFrame.Beginning {

    private final NoticesViewModel model;
    private final ListView<NoticeRow> list = Parts.id(new ListView<>(), "notices-list");

    private int chosen;

    NoticesView(NoticesViewModel model, ViewContext context) {
        super(Parts.GAP);
        this.model = model;
        Label unread = Parts.id(Parts.label("", "muted"), "notices-unread");
        context.watch(model.unreadToldProperty(), unread::setText);
        Button read = Parts.id(
                Parts.button(context.text("notices.markRead"), Feather.CHECK, model::markAllRead), "notices-read");
        read.disableProperty().bind(model.unreadProperty().isEqualTo(0));
        Button clear = Parts.id(
                Parts.button(context.text("notices.dismissAll"), Feather.TRASH_2, model::dismissAll), "notices-clear");
        clear.disableProperty().bind(Bindings.isEmpty(model.rows()));
        list.setItems(model.rows());
        list.setAccessibleText(context.text("notices.title"));
        list.setPlaceholder(Parts.paragraph(context.text("notices.none"), "muted"));
        list.setCellFactory(view -> cell(context));
        list.getStyleClass().add("framed");
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        context.keep(list.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(at -> chosen = at.intValue() < 0 ? chosen : at.intValue()));
        // After the list itself has heard of the change.
        ListChangeListener<NoticeRow> after = change -> keepChosen();
        model.rows().addListener(after);
        context.keep(() -> model.rows().removeListener(after));
        Label keys = Parts.paragraph(context.text("notices.keys"), "caption", "muted");
        getChildren().setAll(Parts.row(unread, Parts.spring(), read, clear), Parts.grow(list), keys);
        context.keep(() -> {
            // The list outlives this view in the model, and would keep it.
            list.setItems(null);
            read.disableProperty().unbind();
            clear.disableProperty().unbind();
        });
    }

    /** A list whose only line is told anew lets go of its choice. */
    private void keepChosen() {
        if (list.getSelectionModel().isEmpty() && !model.rows().isEmpty()) {
            list.getSelectionModel().select(Math.min(chosen, model.rows().size() - 1));
        }
    }

    private ListCell<NoticeRow> cell(ViewContext context) {
        NoticeCell cell = new NoticeCell(context);
        cell.setOnMouseClicked(e -> {
            NoticeRow row = cell.getItem();
            if (row != null && e.getButton() == MouseButton.PRIMARY) {
                model.open(row);
            }
        });
        return cell;
    }

    private void onKey(KeyEvent e) {
        boolean handled = !e.isShortcutDown()
                && switch (e.getCode()) {
                    case ENTER -> withRow(model::open);
                    case DELETE, BACK_SPACE -> withRow(this::dismiss);
                    default -> false;
                };
        if (handled) {
            e.consume();
        }
    }

    /** The next one is chosen, so that Delete can be pressed again. */
    private void dismiss(NoticeRow row) {
        int at = list.getSelectionModel().getSelectedIndex();
        model.dismiss(row);
        list.getSelectionModel().clearAndSelect(Math.min(at, model.rows().size() - 1));
    }

    private boolean withRow(Consumer<NoticeRow> action) {
        NoticeRow row = list.getSelectionModel().getSelectedItem();
        if (row != null) {
            action.accept(row);
        }
        return row != null;
    }

    /** Where the work on this page begins. */
    @Override
    public void focusBegin() {
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
        list.requestFocus();
    }
}
