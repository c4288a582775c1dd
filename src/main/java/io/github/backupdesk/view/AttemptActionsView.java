package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.AttemptViewModel;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** What may be done with the chosen attempt, as buttons: only those that make sense now. */
final class AttemptActionsView extends HBox {

    AttemptActionsView(AttemptViewModel model, ViewContext context, Runnable onAgain) {
        super(Parts.GAP);
        Button stop = button(context, "attempt.stop", Feather.EYE_OFF, model::stopWatching, model.watchedProperty());
        stop.setTooltip(new Tooltip(context.text("attempt.stop.tip")));
        Button again = Parts.id(
                Parts.button(context.text("attempt.again"), Feather.REPEAT, onAgain, "small"), "attempt-again");
        again.setTooltip(new Tooltip(context.text("attempt.again.tip")));
        getChildren()
                .setAll(
                        again,
                        button(
                                context,
                                "attempt.blocker",
                                Feather.CORNER_LEFT_UP,
                                model::showBlocker,
                                model.blockedProperty()),
                        button(context, "attempt.send", Feather.SEND, model::send, model.sendableProperty()),
                        button(context, "attempt.discard", Feather.X, model::cancel, model.cancellableProperty()),
                        stop,
                        button(context, "attempt.resume", Feather.EYE, model::watchAgain, model.unwatchedProperty()));
    }

    private static Button button(
            ViewContext context, String key, Ikon icon, Runnable action, ObservableValue<Boolean> sensible) {
        Button button = Parts.id(Parts.button(context.text(key), icon, action, "small"), key.replace('.', '-'));
        context.watch(sensible, now -> ViewContext.show(button, now));
        return button;
    }
}
