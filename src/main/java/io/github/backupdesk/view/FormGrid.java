package io.github.backupdesk.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Lines of a form: what is asked at the left, where it is answered at the right. */
final class FormGrid extends GridPane {

    private static final double LABEL_WIDTH = 128;

    private final ViewContext context;

    FormGrid(ViewContext context) {
        super(Parts.WIDE_GAP, 10);
        this.context = context;
        ColumnConstraints labels = new ColumnConstraints(context.px(LABEL_WIDTH));
        ColumnConstraints controls = new ColumnConstraints();
        controls.setHgrow(Priority.ALWAYS);
        controls.setMinWidth(0);
        getColumnConstraints().setAll(List.of(labels, controls));
    }

    /** A line whose control is named by its label. */
    List<Node> line(String says, Node control) {
        return line(says, control, control);
    }

    /**
     * @param content what stands in the line
     * @param control the one of it that the label names
     * @return both, to be shown or hidden together
     */
    List<Node> line(String says, Node content, Node control) {
        Label label = Parts.paragraph(context.text(says));
        label.setLabelFor(control);
        if (control.getAccessibleText() == null) {
            control.setAccessibleText(context.text(says));
        }
        setValignment(label, VPos.TOP);
        label.setPadding(new Insets(8, 0, 0, 0));
        addRow(getRowCount(), label, content);
        return List.of(label, content);
    }

    /** A field that is bound while this language is spoken. */
    static <T extends TextInputControl> T bound(T field, StringProperty value, ViewContext context) {
        field.textProperty().bindBidirectional(value);
        context.keep(() -> field.textProperty().unbindBidirectional(value));
        return field;
    }

    /** A choice among few words. */
    static <T extends Enum<T>> ComboBox<T> box(
            ObjectProperty<T> chosen, List<T> values, Function<? super T, String> word, ViewContext context) {
        ComboBox<T> box = new ComboBox<>();
        box.setCellFactory(list -> new Worded<>(word));
        box.setButtonCell(new Worded<>(word));
        box.getItems().setAll(values);
        box.valueProperty().bindBidirectional(chosen);
        context.keep(() -> box.valueProperty().unbindBidirectional(chosen));
        return box;
    }

    private static final class Worded<T> extends ListCell<T> {

        private final Function<? super T, String> word;

        Worded(Function<? super T, String> word) {
            this.word = word;
        }

        @Override
        protected void updateItem(T value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty || value == null ? "" : word.apply(value));
        }
    }

    /** A choice whose consequences stand below each word. */
    static <T extends Enum<T>> VBox radios(
            ObjectProperty<T> chosen,
            List<T> values,
            Function<? super T, String> word,
            Function<? super T, String> means,
            ViewContext context) {
        ToggleGroup group = new ToggleGroup();
        List<Node> all = new ArrayList<>();
        for (T each : values) {
            RadioButton button = Parts.id(new RadioButton(word.apply(each)), "choice-" + each.name());
            button.setToggleGroup(group);
            button.setMinHeight(USE_PREF_SIZE);
            button.setAccessibleText(word.apply(each) + ". " + means.apply(each));
            context.watch(chosen, now -> button.setSelected(now == each));
            context.keep(button.selectedProperty().subscribe(selected -> {
                if (selected) {
                    chosen.set(each);
                }
            }));
            Label what = Parts.paragraph(means.apply(each), "caption", "muted");
            what.setPadding(new Insets(0, 0, 0, 26));
            what.setOnMouseClicked(e -> chosen.set(each));
            all.add(new VBox(button, what));
        }
        VBox box = new VBox(6, all.toArray(Node[]::new));
        box.setPadding(new Insets(8, 0, 0, 0));
        return box;
    }
}
