package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ScopeType;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The two backup types as large choices, each with its consequence. */
final class BackupTypeView extends GridPane {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final ToggleGroup group = new ToggleGroup();

    BackupTypeView(ObjectProperty<ScopeType> type, ViewContext context) {
        setHgap(Parts.GAP);
        for (ScopeType each : ScopeType.values()) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(100.0 / ScopeType.values().length);
            getColumnConstraints().add(half);
            addRow(0, choice(each, type, context));
        }
    }

    private VBox choice(ScopeType each, ObjectProperty<ScopeType> type, ViewContext context) {
        String key = "scope.type." + each.name().toLowerCase(Locale.ROOT);
        String consequence = context.text(key + ".consequence");
        RadioButton button = Parts.id(new RadioButton(context.text(key)), "type-" + each.name());
        button.setToggleGroup(group);
        button.getStyleClass().add("strong");
        button.setWrapText(true);
        button.setMinHeight(USE_PREF_SIZE);
        button.setAccessibleText(context.text(key) + ". " + consequence);
        // Not on its action: the arrow keys choose without one.
        context.keep(button.selectedProperty().subscribe(selected -> {
            if (selected) {
                type.set(each);
            }
        }));
        Label what = Parts.paragraph(consequence, "muted");
        VBox choice = new VBox(2, button, what);
        choice.getStyleClass().add("choice");
        choice.setOnMouseClicked(e -> {
            button.requestFocus();
            type.set(each);
        });
        context.watch(type, now -> {
            button.setSelected(now == each);
            choice.pseudoClassStateChanged(CHOSEN, now == each);
        });
        return choice;
    }
}
