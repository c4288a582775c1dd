package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.KeyFieldViewModel;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A masked field for a key, an eye that shows it while it is held, and what was made of the text. */
final class SecretField extends VBox {

    private final KeyFieldViewModel model;
    private final PasswordField field;
    private final Label shown = Parts.label("", "mono", "revealed");

    /** @param id of the field */
    SecretField(KeyFieldViewModel model, ViewContext context, String id) {
        super(4);
        this.model = model;
        this.field = Parts.id(new Masked(model), id);
        field.setAccessibleText(context.text("keys.field"));
        field.setPromptText(context.text("keys.field.prompt"));
        field.textProperty().bindBidirectional(model.textProperty());
        context.keep(() -> field.textProperty().unbindBidirectional(model.textProperty()));
        shown.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        shown.setMinWidth(0);
        shown.setId(id + "-shown");
        ViewContext.show(shown, false);
        StackPane both = new StackPane(field, shown);
        both.setMinWidth(0);
        Label said = Parts.id(Parts.paragraph("", "caption"), id + "-said");
        context.watch(model.saidProperty(), said::setText);
        context.watch(model.mistakenProperty(), mistaken -> {
            said.getStyleClass().removeAll("problem", "muted");
            said.getStyleClass().add(mistaken ? "problem" : "muted");
        });
        context.showWhileTold(said, model.saidProperty());
        getChildren().setAll(Parts.row(Parts.grow(both), eye(context, id)), said);
    }

    private Button eye(ViewContext context, String id) {
        Button eye = Parts.id(Parts.iconButton(context.text("keys.reveal"), Feather.EYE, () -> {}), id + "-eye");
        eye.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> reveal(true));
        eye.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> reveal(false));
        eye.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.SPACE) {
                reveal(true);
            }
        });
        eye.addEventFilter(KeyEvent.KEY_RELEASED, e -> reveal(false));
        context.watch(eye.focusedProperty(), focused -> {
            if (!focused) {
                reveal(false);
            }
        });
        return eye;
    }

    /** As a label, of which nothing can be copied. */
    private void reveal(boolean now) {
        shown.setText(now ? model.textProperty().get() : "");
        ViewContext.show(shown, now && !shown.getText().isEmpty());
    }

    PasswordField field() {
        return field;
    }

    /** Hands a paste over as it is, and nothing back: what stands in it never comes to the clipboard. */
    private static final class Masked extends PasswordField {

        private final KeyFieldViewModel model;

        Masked(KeyFieldViewModel model) {
            this.model = model;
        }

        @Override
        public void paste() {
            model.paste(ViewContext.copied());
            end();
        }

        @Override
        public void copy() {}

        @Override
        public void cut() {}
    }
}
