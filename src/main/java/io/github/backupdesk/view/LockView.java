package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.LockViewModel;
import io.github.backupdesk.viewmodel.ProfileFace;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The last door before requests leave. Enter never goes through it; a press on the button does, or Shortcut and Enter. */
final class LockView extends StackPane {

    private static final double WIDTH = 560;

    private final LockViewModel model;
    private final TextField typed;
    private final Button back;
    private boolean enterHeld;

    LockView(LockViewModel model, ViewContext context) {
        this.model = model;
        Label title = Parts.id(Parts.label("", "lock-title"), "lock-title");
        context.watch(model.titleProperty(), title::setText);
        title.setMaxWidth(Double.MAX_VALUE);
        Label asked = Parts.id(Parts.paragraph("", "large"), "lock-asked");
        context.watch(model.askedProperty(), asked::setText);
        Label task = Parts.id(Parts.paragraph("", "muted"), "lock-task");
        context.watch(model.taskProperty(), task::setText);
        this.typed = Parts.id(new TextField(), "lock-typed");
        typed.setAccessibleText(context.text("lock.name"));
        typed.setPromptText(context.text("lock.name"));
        typed.textProperty().bindBidirectional(model.typedProperty());
        context.keep(() -> typed.textProperty().unbindBidirectional(model.typedProperty()));
        context.watch(model.typingProperty(), typing -> ViewContext.show(typed, typing));
        Button go = Parts.id(Parts.button("", Feather.CHECK, model::confirm, "tone-button"), "lock-go");
        context.watch(model.verbProperty(), go::setText);
        context.watch(model.readyProperty(), ready -> go.setDisable(!ready));
        go.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            // A button takes Enter for a press; here that could be the end of an older gesture.
            if (e.getCode() == KeyCode.ENTER && !e.isShortcutDown()) {
                e.consume();
            }
        });
        this.back = Parts.id(Parts.button(context.text("lock.back"), Feather.ARROW_LEFT, model::cancel), "lock-back");
        VBox inner = new VBox(12, asked, task, typed, Parts.row(Parts.spring(), back, go));
        inner.getStyleClass().add("lock-inner");
        VBox card = new VBox(title, inner);
        card.getStyleClass().add("lock-card");
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        card.setAccessibleRole(AccessibleRole.DIALOG);
        card.setAccessibleText(context.text("lock.accessible"));
        context.watch(model.faceProperty(), face -> dress(card, face));
        getChildren().setAll(card);
        setAlignment(Pos.CENTER);
        getStyleClass().add("lock-scrim");
        context.watch(model.openProperty(), open -> ViewContext.show(this, open));
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        addEventFilter(KeyEvent.KEY_RELEASED, e -> enterHeld = enterHeld && e.getCode() != KeyCode.ENTER);
    }

    private static void dress(Region card, ProfileFace face) {
        card.getStyleClass().removeIf(each -> each.startsWith("tone-"));
        card.getStyleClass().add(face.tone().style());
    }

    private void onKey(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE) {
            model.cancel();
            e.consume();
        } else if (e.getCode() == KeyCode.ENTER && e.isShortcutDown()) {
            // A key that repeats itself is the press that came before.
            if (!enterHeld) {
                model.confirm();
            }
            e.consume();
        }
        enterHeld = enterHeld || e.getCode() == KeyCode.ENTER;
    }

    /**
     * The door has just been opened.
     *
     * @param held whether Enter is still down from what opened it; then it has to be let go first
     */
    void begin(boolean held) {
        enterHeld = held;
        focusStart();
    }

    /** On the harmless button, or on the field. */
    void focusStart() {
        if (model.typingProperty().get()) {
            typed.requestFocus();
        } else {
            back.requestFocus();
        }
    }
}
