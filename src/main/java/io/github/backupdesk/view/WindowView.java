package io.github.backupdesk.view;

import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.ShellViewModel;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The root of the window. All state lives in the view models, so another language simply gets new views over the same
 * models.
 */
public final class WindowView extends StackPane {

    public static final double DEFAULT_WIDTH = 1280;
    public static final double DEFAULT_HEIGHT = 800;
    public static final double MIN_WIDTH = 960;
    public static final double MIN_HEIGHT = 600;

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private final ShellViewModel model;
    private @Nullable ViewContext context;

    public WindowView(ShellViewModel model) {
        this.model = model;
        model.preferences().textsProperty().subscribe(this::speak);
        // Lengths that follow the text are taken when the views are made.
        model.preferences()
                .textSizeProperty()
                .subscribe(
                        (was, now) -> speak(model.preferences().textsProperty().get()));
    }

    private void speak(Texts texts) {
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        if (context != null) {
            context.end();
        }
        ViewContext fresh =
                new ViewContext(texts, model.preferences().textSizeProperty().get() / 100.0);
        context = fresh;
        ShellView shell = new ShellView(model, fresh);
        getChildren().setAll(shell);
        if (getScene() != null) {
            // Some controls take their content in only when they are styled; until then nothing in them can be found.
            shell.applyCss();
        }
        Node same = focused == null || focused.getId() == null ? null : lookup("#" + focused.getId());
        if (same != null) {
            same.requestFocus();
        } else {
            shell.focusScreen();
        }
    }

    /** Puts the focus where the work begins; to be called once the window is shown. */
    public void focusStart() {
        if (getChildren().getFirst() instanceof ShellView shell) {
            shell.focusScreen();
        }
    }

    /** Says whether the theme is a dark one, for the few rules that differ. */
    public void dark(boolean dark) {
        pseudoClassStateChanged(DARK, dark);
    }
}
