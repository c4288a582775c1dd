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
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;

/** The exact request in its forms, and its body as a text that can be edited. */
final class ExactRequestView extends VBox {

    private static final double LINE_HEIGHT = 17;
    private static final double WIDTH = 430;

    /** Up to so many lines are wrapped where they are too long. */
    private static final int WHOLE = 300;

    private final TextArea area = Parts.grow(Parts.id(new TextArea(), "body-text"));

    ExactRequestView(ReviewViewModel model, ViewContext context, Runnable onClosed) {
        super(Parts.GAP);
        BodyEditor editor = model.editor();
        VBox shown = Parts.grow(new VBox(Parts.GAP, head(model, context), lines(model, context)));
        VBox edited = Parts.grow(editing(editor, context));
        getChildren().setAll(shown, edited);
        getStyleClass().add("card-surface");
        setMinWidth(0);
        setPrefWidth(context.px(WIDTH));
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
        Button edit = Parts.id(new Button(context.text("review.edit")), "edit-body");
        edit.getStyleClass().add("small");
        edit.setMinWidth(USE_PREF_SIZE);
        edit.setOnAction(e -> model.edit());
        edit.setTooltip(new Tooltip(context.text("review.edit.tip")));
        Button copy = Parts.id(
                Parts.iconButton(context.text("button.copy"), Feather.COPY, () -> ViewContext.copy(model.exactText())),
                "copy-exact");
        return Parts.row(forms, Parts.spring(), edit, copy);
    }

    /** A list shows ten thousand lines as quickly as ten; few are shown whole, however long they are. */
    private static StackPane lines(ReviewViewModel model, ViewContext context) {
        ListView<String> many = Parts.id(new ListView<>(model.lines()), "exact-lines");
        many.setAccessibleText(context.text("review.exact.lines"));
        many.setFixedCellSize(context.px(LINE_HEIGHT));
        many.setMinHeight(0);
        many.setCellFactory(view -> new LineCell(context));
        many.getStyleClass().add("code");
        Label text = Parts.id(Parts.paragraph("", "mono", "small-mono"), "exact-text");
        ScrollPane few = Parts.id(new ScrollPane(text), "exact-few");
        few.setAccessibleText(context.text("review.exact.lines"));
        few.setFitToWidth(true);
        few.setMinHeight(0);
        few.getStyleClass().add("code");
        Runnable fill = () -> {
            boolean whole = model.lines().size() <= WHOLE;
            text.setText(whole ? context.visibleLines(String.join("\n", model.lines())) : "");
            ViewContext.show(few, whole);
            ViewContext.show(many, !whole);
        };
        ListChangeListener<String> refill = change -> fill.run();
        model.lines().addListener(refill);
        context.keep(() -> model.lines().removeListener(refill));
        fill.run();
        StackPane both = Parts.grow(new StackPane(many, few));
        both.setMinHeight(0);
        return both;
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

    /** One line of the request. */
    private static final class LineCell extends ListCell<String> {

        private final ViewContext context;

        LineCell(ViewContext context) {
            this.context = context;
        }

        @Override
        protected void updateItem(String line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty || line == null ? null : context.visible(line));
        }
    }
}
