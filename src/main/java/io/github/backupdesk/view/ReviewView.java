package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ProfileFace;
import io.github.backupdesk.viewmodel.ReviewLine;
import io.github.backupdesk.viewmodel.ReviewViewModel;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Requests before they are sent, and the button that sends them. */
final class ReviewView extends VBox {

    /** While a press on the button cannot mean what stands there now. */
    private static final PseudoClass FRESH = PseudoClass.getPseudoClass("fresh");

    private static final double SIDE_WIDTH = 444;
    private static final double SIDE_LEAST = 432;

    private final Button confirm;

    ReviewView(
            ReviewViewModel model,
            ViewContext context,
            Runnable onBack,
            Runnable onConfirm,
            ReadOnlyObjectProperty<ProfileFace> face) {
        this.confirm = Parts.id(Parts.button("", Feather.CHECK, onConfirm, "tone-button"), "create");
        context.watch(model.confirmProperty(), verb -> dress(verb, face.get(), context));
        context.watch(face, now -> dress(model.confirmProperty().get(), now, context));
        context.watch(model.blockerProperty(), why -> confirm.setDisable(!why.isEmpty()));
        context.watch(model.freshProperty(), fresh -> confirm.pseudoClassStateChanged(FRESH, fresh));
        ExactRequestView exact = Parts.grow(new ExactRequestView(model, context, this::focusConfirm));
        HBox middle = new HBox(12, side(model, context), exact);
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinHeight(0);
        middle.getStyleClass().add("columns");
        HBox title = NewBackupView.title(context.text("review.title"), context.text("review.subtitle"));
        // In a low window the words say it as well.
        title.getStyleClass().add("spare");
        getChildren().setAll(title, words(model, context), lines(model, context), middle, foot(model, context, onBack));
        getStyleClass().add("screen");
    }

    /** It carries the colour and the word of the environment, which is the last that is seen before it is pressed. */
    private void dress(String verb, ProfileFace face, ViewContext context) {
        confirm.setText(
                face.demo() ? verb : context.text("review.confirm.on", verb, face.environment(context.texts())));
        confirm.getStyleClass().removeIf(each -> each.startsWith("tone-") && !each.equals("tone-button"));
        confirm.getStyleClass().add(face.tone().style());
    }

    private static ReviewLinesView lines(ReviewViewModel model, ViewContext context) {
        ReviewLinesView lines = new ReviewLinesView(model, context);
        ListChangeListener<ReviewLine> resize =
                change -> lines.room(model.requests().size());
        model.requests().addListener(resize);
        context.keep(() -> model.requests().removeListener(resize));
        lines.room(model.requests().size());
        return lines;
    }

    private HBox foot(ReviewViewModel model, ViewContext context, Runnable onBack) {
        Label once = Parts.label(context.text("review.once"), "muted", "caption");
        Label said = Parts.id(Parts.paragraph("", "caption"), "review-said");
        Label why = Parts.id(Parts.paragraph("", "problem", "caption"), "review-blocker");
        context.watch(model.saidProperty(), said::setText);
        context.watch(model.blockerProperty(), why::setText);
        Runnable choose = () -> {
            boolean blocked = !model.blockerProperty().get().isEmpty();
            boolean told = !model.saidProperty().get().isEmpty();
            ViewContext.show(why, blocked);
            ViewContext.show(said, told && !blocked);
            ViewContext.show(once, !told && !blocked);
        };
        context.watch(model.saidProperty(), now -> choose.run());
        context.watch(model.blockerProperty(), now -> choose.run());
        Button back = Parts.id(Parts.button(context.text("review.back"), Feather.ARROW_LEFT, onBack), "back");
        Button dry = Parts.id(Parts.button(context.text("review.dry"), Feather.EYE, model::dryRun), "dry-run");
        dry.setTooltip(new Tooltip(context.text("review.dry.tip")));
        Runnable allow = () -> dry.setDisable(
                model.dryingProperty().get() || model.editor().openProperty().get());
        context.watch(model.dryingProperty(), now -> allow.run());
        context.watch(model.editor().openProperty(), now -> allow.run());
        HBox told = Parts.grow(Parts.row(once, said, why));
        told.setMinWidth(0);
        return Parts.row(told, stopAtFirstError(model, context), back, dry, confirm);
    }

    /** What becomes of the others, asked only where there are any. */
    private static CheckBox stopAtFirstError(ReviewViewModel model, ViewContext context) {
        CheckBox box = Parts.id(new CheckBox(context.text("review.stopAtFirstError")), "stop-at-first-error");
        box.setTooltip(new Tooltip(context.text("review.stopAtFirstError.tip")));
        box.selectedProperty().bindBidirectional(model.stopAtFirstErrorProperty());
        context.keep(() -> box.selectedProperty().unbindBidirectional(model.stopAtFirstErrorProperty()));
        context.watch(model.severalProperty(), several -> ViewContext.show(box, several));
        return box;
    }

    private static VBox words(ReviewViewModel model, ViewContext context) {
        Label all = Parts.id(Parts.paragraph("", "large", "strong"), "review-summary");
        context.watch(model.summaryProperty(), all::setText);
        context.showWhileTold(all, model.summaryProperty());
        Label sentence = Parts.id(Parts.paragraph("", "large"), "review-words");
        Label consequence = Parts.id(Parts.paragraph("", "large", "strong"), "review-consequence");
        context.watch(model.wordsProperty(), sentence::setText);
        context.watch(model.consequenceProperty(), consequence::setText);
        Label warning = Parts.id(Parts.paragraph("", "callout", "warning", "slim"), "review-again");
        context.watch(model.warningProperty(), warning::setText);
        context.showWhileTold(warning, model.warningProperty());
        VBox card = new VBox(4, all, sentence, consequence, warning);
        card.getStyleClass().add("card-surface");
        return card;
    }

    /** Checks and costs below each other; what does not fit can be scrolled to. */
    private static ScrollPane side(ReviewViewModel model, ViewContext context) {
        VBox card = new VBox(10, new ChecksView(model, context), new CostView(model.cost(), context));
        card.getStyleClass().add("card-surface");
        ScrollPane scroll = Parts.id(Parts.scrolling(card), "review-side");
        scroll.setPrefWidth(context.px(SIDE_WIDTH));
        scroll.setMinWidth(SIDE_LEAST);
        return scroll;
    }

    void focusConfirm() {
        confirm.requestFocus();
    }
}
