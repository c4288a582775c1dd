package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.BodyEditor;
import io.github.backupdesk.viewmodel.ReviewViewModel;
import io.github.backupdesk.viewmodel.ReviewViewModel.Form;
import java.util.Locale;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;

/** The exact request in its forms, and its body as a text that can be edited. */
final class ExactRequestView extends VBox {

    private static final double LINE_HEIGHT = 17;

    /** Up to so many lines each may be as high as it needs to be seen whole; more are quick only if all are equal. */
    private static final int WRAPPED = 300;

    private final TextArea area = Parts.grow(Parts.id(new TextArea(), "body-text"));

    ExactRequestView(ReviewViewModel model, ViewContext context, Runnable onClosed) {
        super(Parts.GAP);
        BodyEditor editor = model.editor();
        VBox shown = Parts.grow(new VBox(Parts.GAP, head(model, context), lines(model, context)));
        VBox edited = Parts.grow(editing(editor, context));
        getChildren().setAll(shown, edited);
        getStyleClass().add("card-surface");
        setMinWidth(0);
        context.keep(editor.openProperty().subscribe(open -> {
            boolean closed = edited.isVisible() && !open;
            ViewContext.show(shown, !open);
            ViewContext.show(edited, open);
            if (open) {
                area.requestFocus();
            } else if (closed) {
                onClosed.run();
            }
        }));
    }

    private static HBox head(ReviewViewModel model, ViewContext context) {
        SegmentedButton forms = new SegmentedButton();
        for (Form form : Form.values()) {
            ToggleButton button = Parts.id(
                    new ToggleButton(context.text("review.form." + form.name().toLowerCase(Locale.ROOT))),
                    "form-" + form.name());
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(e -> {
                model.formProperty().set(form);
                button.setSelected(true);
            });
            context.watch(model.formProperty(), now -> button.setSelected(now == form));
            forms.getButtons().add(button);
        }
        forms.getStyleClass().add("forms");
        Button edit =
                Parts.id(Parts.button(context.text("review.edit"), Feather.EDIT_2, model::edit, "small"), "edit-body");
        Button copy = Parts.id(
                Parts.iconButton(context.text("button.copy"), Feather.COPY, () -> ViewContext.copy(model.exactText())),
                "copy-exact");
        return Parts.row(forms, Parts.spring(), edit, copy);
    }

    private static ListView<String> lines(ReviewViewModel model, ViewContext context) {
        ListView<String> lines = Parts.grow(Parts.id(new ListView<>(model.lines()), "exact-lines"));
        lines.setAccessibleText(context.text("review.exact.lines"));
        lines.setMinHeight(0);
        lines.setCellFactory(view -> new LineCell(context));
        lines.getStyleClass().add("code");
        Runnable measure = () -> lines.setFixedCellSize(model.lines().size() > WRAPPED ? LINE_HEIGHT : -1);
        ListChangeListener<String> remeasure = change -> measure.run();
        model.lines().addListener(remeasure);
        context.keep(() -> model.lines().removeListener(remeasure));
        measure.run();
        return lines;
    }

    private VBox editing(BodyEditor editor, ViewContext context) {
        Label title = Parts.label(context.text("review.edit.title"), "card-title");
        area.setAccessibleText(context.text("review.edit.title"));
        area.getStyleClass().add("code-area");
        area.setMinHeight(0);
        area.setText(editor.textProperty().get());
        ChangeListener<String> follow = (o, was, is) -> {
            if (!is.equals(area.getText())) {
                area.setText(is);
            }
        };
        editor.textProperty().addListener(follow);
        context.keep(() -> editor.textProperty().removeListener(follow));
        context.keep(area.textProperty().subscribe(editor.textProperty()::set));
        Label problem = Parts.id(Parts.paragraph("", "problem"), "body-problem");
        context.watch(editor.problemProperty(), problem::setText);
        context.showWhileTold(problem, editor.problemProperty());
        Label reminder = Parts.id(Parts.paragraph("", "hint"), "body-reminder");
        context.watch(editor.reminderProperty(), reminder::setText);
        context.showWhileTold(reminder, editor.reminderProperty());
        Label rule = Parts.paragraph(context.text("review.edit.rule"), "muted", "caption");
        Button use = Parts.id(
                Parts.button(context.text("review.edit.use"), Feather.CHECK, editor::use, "accent"), "body-use");
        Button discard =
                Parts.id(Parts.button(context.text("review.edit.discard"), Feather.X, editor::discard), "body-discard");
        context.watch(editor.usableProperty(), usable -> use.setDisable(!usable));
        return new VBox(Parts.GAP, title, area, problem, reminder, rule, Parts.row(Parts.spring(), discard, use));
    }

    /** One line of the request. A list shows ten thousand of them as quickly as ten. */
    private static final class LineCell extends ListCell<String> {

        private final ViewContext context;

        LineCell(ViewContext context) {
            this.context = context;
            setWrapText(true);
            // Without a width of its own it is as wide as the list, and a long line goes on below.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(String line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty || line == null ? null : context.visible(line));
        }
    }
}
