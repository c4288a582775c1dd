package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.FailureSimulatorViewModel;
import io.github.backupdesk.viewmodel.FaultField;
import io.github.backupdesk.viewmodel.FaultRow;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One bad day: its switch, what it does, and, while it is on, what it is told. */
final class FaultRowView extends HBox {

    private static final double FIELD_WIDTH = 148;
    private static final double CHOICE_WIDTH = 300;

    private final FaultRow row;
    private final FailureSimulatorViewModel model;
    private final ViewContext context;

    /** A check box for those who listen; the style makes it a switch for those who look. */
    private final CheckBox onOff = new CheckBox();

    FaultRowView(FaultRow row, FailureSimulatorViewModel model, ViewContext context, Consumer<FaultRowView> onFocus) {
        super(Parts.WIDE_GAP);
        this.row = row;
        this.model = model;
        this.context = context;
        Parts.id(onOff, "fault-" + row.id());
        onOff.getStyleClass().add("switch");
        onOff.setAccessibleText(context.visible(row.name()));
        onOff.setAccessibleHelp(row.explanation());
        onOff.setOnAction(e -> model.turn(row, onOff.isSelected()));
        context.watch(row.onProperty(), onOff::setSelected);
        context.keep(onOff.focusedProperty().subscribe(focused -> {
            if (focused) {
                onFocus.accept(this);
            }
        }));
        FlowPane fields = fields();
        VBox words = Parts.grow(new VBox(2, heading(), Parts.paragraph(row.explanation(), "muted"), fields));
        // The height that the row reserves is that of fields wrapped at this length, not at the width they really get.
        fields.prefWrapLengthProperty().bind(words.widthProperty());
        words.getChildren()
                .addAll(told("problem", "problem", row.problemProperty()), told("said", "mono", row.saidProperty()));
        words.setMinWidth(0);
        getChildren().setAll(onOff, words);
        getStyleClass().add("fault-row");
        // After the fields, which come and go with it.
        context.keep(row.onProperty().subscribe((was, on) -> {
            if (switchFocused()) {
                onFocus.accept(this);
            }
        }));
    }

    private Node heading() {
        Label name = Parts.label(context.visible(row.name()), "strong");
        name.setOnMouseClicked(e -> onOff.fire());
        Label hits = Parts.label("", "caption", "muted");
        context.watch(row.hitsProperty(), hits::setText);
        return Parts.row(name, Parts.label(context.visible(row.id()), "mono", "muted"), Parts.spring(), hits);
    }

    private Label told(String id, String style, ObservableValue<String> text) {
        Label label = Parts.id(Parts.paragraph("", style), "fault-" + row.id() + "-" + id);
        context.watch(text, label::setText);
        context.showWhileTold(label, text);
        return label;
    }

    private FlowPane fields() {
        FlowPane fields = new FlowPane(Parts.GAP, Parts.GAP);
        fields.getStyleClass().add("fault-fields");
        row.fields().forEach(field -> fields.getChildren().add(labelled(field)));
        context.watch(
                row.onProperty(),
                on -> ViewContext.show(fields, on && !row.fields().isEmpty()));
        return fields;
    }

    private VBox labelled(FaultField field) {
        Control control = field.choices().isEmpty() ? text(field) : choice(field);
        Parts.id(control, "fault-" + row.id() + "-" + field.id());
        control.setAccessibleText(context.visible(row.name() + " – " + field.name()));
        return new VBox(2, Parts.label(context.visible(field.name()), "caption", "muted"), control);
    }

    /** What is typed goes out with Enter, or when the field is left. */
    private TextField text(FaultField field) {
        TextField text = new TextField(field.valueProperty().get());
        text.setPrefWidth(context.px(FIELD_WIDTH));
        context.keep(text.textProperty().subscribe(field.valueProperty()::set));
        context.watch(field.valueProperty(), now -> {
            if (!now.equals(text.getText())) {
                text.setText(now);
            }
        });
        text.setOnAction(e -> model.apply(row));
        context.keep(text.focusedProperty().subscribe((was, focused) -> {
            if (!focused) {
                model.apply(row);
            }
        }));
        return text;
    }

    private ComboBox<String> choice(FaultField field) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(field.choices());
        box.setPrefWidth(context.px(field.choices().size() > 2 ? CHOICE_WIDTH : FIELD_WIDTH));
        context.watch(field.valueProperty(), box::setValue);
        box.setOnAction(e -> {
            // Also called when the value comes from below; that is no choice.
            if (!field.valueProperty().get().equals(box.getValue())) {
                field.valueProperty().set(box.getValue());
                model.apply(row);
            }
        });
        return box;
    }

    void focusSwitch() {
        onOff.requestFocus();
    }

    boolean switchFocused() {
        return onOff.isFocused();
    }
}
