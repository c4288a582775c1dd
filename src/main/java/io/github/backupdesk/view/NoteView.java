package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.AttemptViewModel;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** The user's own words beside an attempt. */
final class NoteView extends HBox {

    NoteView(AttemptViewModel model, ViewContext context) {
        super(Parts.GAP);
        TextField ticket = field(model, context, "attempt.ticket", model.ticketProperty());
        ticket.setPrefColumnCount(10);
        TextField note = Parts.grow(field(model, context, "attempt.note", model.noteProperty()));
        Button save = Parts.id(
                Parts.button(context.text("attempt.note.save"), Feather.SAVE, model::saveNote), "attempt-note-save");
        getChildren().setAll(ticket, note, save);
    }

    private static TextField field(AttemptViewModel model, ViewContext context, String key, StringProperty value) {
        TextField field = Parts.id(new TextField(), key.replace('.', '-'));
        field.setPromptText(context.text(key));
        field.setAccessibleText(context.text(key));
        field.setText(value.get());
        context.keep(field.textProperty().subscribe(value::set));
        context.watch(value, now -> {
            if (!now.equals(field.getText())) {
                field.setText(now);
            }
        });
        field.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER && !e.isShortcutDown()) {
                model.saveNote();
            }
        });
        return field;
    }
}
