package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ScopeChoice;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;

/** A button for each way out that is offered; it takes no room while there is none. */
final class ChoicesView extends FlowPane {

    ChoicesView(ObservableList<ScopeChoice> choices, ViewContext context) {
        super(Parts.GAP, Parts.GAP);
        // By itself it would ask for one line, and the card below would be cut.
        setMinHeight(USE_PREF_SIZE);
        ListChangeListener<ScopeChoice> offer = change -> show(choices);
        choices.addListener(offer);
        context.keep(() -> choices.removeListener(offer));
        show(choices);
    }

    private void show(ObservableList<ScopeChoice> choices) {
        getChildren()
                .setAll(choices.stream()
                        .map(choice ->
                                Parts.button(choice.label(), Feather.CORNER_DOWN_RIGHT, choice.action(), "small"))
                        .toList());
        ViewContext.show(this, !choices.isEmpty());
    }
}
