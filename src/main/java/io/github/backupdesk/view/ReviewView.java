package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ReviewViewModel;
import io.github.backupdesk.viewmodel.ReviewViewModel.Form;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;

/** One request before it is sent, and the button that sends it. */
final class ReviewView extends VBox {

    private static final double LINE_HEIGHT = 20;

    private final Button confirm;

    ReviewView(ReviewViewModel model, ViewContext context, Runnable onBack, Runnable onConfirm, boolean sandbox) {
        this.confirm = Parts.id(Parts.button("", Feather.CHECK, onConfirm, sandbox ? "success" : "danger"), "create");
        context.watch(model.confirmProperty(), confirm::setText);
        Button back = Parts.id(Parts.button(context.text("review.back"), Feather.ARROW_LEFT, onBack), "back");
        Label once = Parts.label(context.text("review.once"), "muted");
        HBox foot = Parts.row(once, Parts.spring(), back, confirm);
        HBox middle = new HBox(12, notes(model, context), exact(model, context));
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinHeight(0);
        getChildren()
                .setAll(
                        NewBackupView.title(context.text("review.title"), context.text("review.subtitle")),
                        words(model, context),
                        middle,
                        foot);
        getStyleClass().add("screen");
    }

    private static VBox words(ReviewViewModel model, ViewContext context) {
        Label sentence = Parts.id(Parts.paragraph("", "large"), "review-words");
        Label consequence = Parts.id(Parts.paragraph("", "large", "strong"), "review-consequence");
        context.watch(model.wordsProperty(), sentence::setText);
        context.watch(model.consequenceProperty(), consequence::setText);
        Label warning = Parts.id(Parts.paragraph("", "callout", "warning", "slim"), "review-again");
        context.watch(model.warningProperty(), warning::setText);
        context.showWhileTold(warning, model.warningProperty());
        VBox card = new VBox(4, sentence, consequence, warning);
        card.getStyleClass().add("card-surface");
        return card;
    }

    private static VBox notes(ReviewViewModel model, ViewContext context) {
        GridPane places = new GridPane(12, 6);
        fillFrom(context, model.places(), () -> {
            places.getChildren().clear();
            model.places()
                    .forEach(place -> places.addRow(
                            places.getRowCount(),
                            whole(Parts.label(place.city(), "strong")),
                            whole(Parts.label(place.regionId(), "mono", "muted")),
                            Parts.label(place.what(), "muted")));
        });
        VBox notes = new VBox(Parts.GAP);
        fillFrom(
                context,
                model.notes(),
                () -> notes.getChildren()
                        .setAll(model.notes().stream()
                                .map(text -> Parts.paragraph(text, "muted"))
                                .toList()));
        ScrollPane scroll = Parts.grow(new ScrollPane(notes));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("quiet-scroll");
        VBox card = Parts.card(
                context.text("review.places"),
                places,
                Parts.label(context.text("review.notes"), "card-title", "spaced"),
                scroll);
        card.setPrefWidth(380);
        card.setMinWidth(330);
        return card;
    }

    private static Label whole(Label label) {
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static <T> void fillFrom(ViewContext context, ObservableList<T> list, Runnable fill) {
        ListChangeListener<T> refill = change -> fill.run();
        list.addListener(refill);
        context.keep(() -> list.removeListener(refill));
        fill.run();
    }

    private static VBox exact(ReviewViewModel model, ViewContext context) {
        SegmentedButton forms = new SegmentedButton();
        for (Form form : Form.values()) {
            ToggleButton button = Parts.id(
                    new ToggleButton(context.text("review.form." + form.name().toLowerCase(Locale.ROOT))),
                    "form-" + form.name());
            button.setOnAction(e -> {
                model.formProperty().set(form);
                button.setSelected(true);
            });
            context.watch(model.formProperty(), now -> button.setSelected(now == form));
            forms.getButtons().add(button);
        }
        Button copy = Parts.id(
                Parts.button(context.text("button.copy"), Feather.COPY, () -> ViewContext.copy(model.exactText())),
                "copy-exact");
        ListView<String> lines = Parts.grow(Parts.id(new ListView<>(model.lines()), "exact-lines"));
        lines.setFixedCellSize(LINE_HEIGHT);
        lines.setAccessibleText(context.text("review.exact.lines"));
        lines.setCellFactory(view -> new LineCell(context));
        lines.getStyleClass().add("code");
        VBox card = Parts.grow(new VBox(
                Parts.GAP,
                Parts.row(Parts.label(context.text("review.exact"), "card-title"), Parts.spring(), copy),
                forms,
                lines));
        card.getStyleClass().add("card-surface");
        card.setMinWidth(0);
        return card;
    }

    void focusConfirm() {
        confirm.requestFocus();
    }

    /** One line of the request. A list shows ten thousand of them as quickly as ten. */
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
