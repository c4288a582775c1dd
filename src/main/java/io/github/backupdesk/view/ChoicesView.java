package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ScopeChoice;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

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
        getChildren().setAll(choices.stream().map(ChoicesView::button).toList());
        ViewContext.show(this, !choices.isEmpty());
    }

    /** The words say all: the same icon before each would only take room. */
    private static Button button(ScopeChoice choice) {
        Button button = new Button(choice.label());
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> choice.action().run());
        return button;
    }
}
