package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.KeyQuestion;
import io.github.backupdesk.viewmodel.ProfileCard;
import io.github.backupdesk.viewmodel.ProfileEditorViewModel;
import io.github.backupdesk.viewmodel.ProfilesViewModel;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The chosen profile in full: what it says, what can be done with it, and the key where one is asked for. */
final class ProfileCardView extends VBox {

    private static final double LABEL_WIDTH = 104;

    private final ProfilesViewModel model;
    private final ViewContext context;
    private final Region dot = new Region();
    private final Label name = Parts.id(Parts.label("", "screen-title"), "profile-title");
    private final Label environment = Parts.label("", "badge");
    private final Label state = Parts.id(Parts.label("", "muted"), "profile-state");
    private final Label stale = Parts.id(Parts.paragraph(""), "profile-stale");
    private final GridPane facts = new GridPane(Parts.WIDE_GAP, 6);
    private final Label note = Parts.paragraph("");
    private final Button connect;
    private final Button reconnect;
    private final Button edit;
    private final Button disconnect;
    private final Button delete;
    private final Button fence;
    private final SecretField key;

    ProfileCardView(
            ProfilesViewModel model,
            ProfileEditorViewModel editor,
            ReadOnlyBooleanProperty opening,
            ViewContext context) {
        super(12);
        this.model = model;
        this.context = context;
        dot.getStyleClass().add("environment-dot");
        name.setMinWidth(0);
        environment.setMinWidth(USE_PREF_SIZE);
        state.setMinWidth(USE_PREF_SIZE);
        stale.getStyleClass().addAll("callout", "warning");
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        facts.getColumnConstraints().setAll(new ColumnConstraints(context.px(LABEL_WIDTH)), values);
        this.connect = Parts.id(Parts.button("", Feather.LOG_IN, model::connect, "accent"), "profile-connect");
        this.reconnect = Parts.id(
                Parts.button(context.text("profiles.reconnect"), Feather.REFRESH_CW, model::reconnect),
                "profile-reconnect");
        this.edit = Parts.id(Parts.button(context.text("profiles.edit"), Feather.EDIT_2, editor::edit), "profile-edit");
        this.disconnect = Parts.id(
                Parts.button(context.text("profiles.disconnect"), Feather.LOG_OUT, model::disconnect),
                "profile-disconnect");
        this.delete = Parts.id(
                Parts.button(context.text("profiles.delete"), Feather.TRASH_2, model::delete), "profile-delete");
        this.fence = Parts.id(
                Parts.button(context.text("profiles.fence"), Feather.SHIELD, model::editFence), "profile-fence");
        delete.setTooltip(new Tooltip(context.text("profiles.delete.tip")));
        FlowPane buttons = new FlowPane(Parts.GAP, Parts.GAP, connect, reconnect, edit, fence, disconnect, delete);
        buttons.setMinHeight(USE_PREF_SIZE);
        VBox card = Parts.card(Parts.row(dot, name, environment, Parts.spring(), state), stale, facts, note, buttons);
        card.setSpacing(12);
        this.key = new SecretField(model.question().field(), context, "key");
        getChildren()
                .setAll(
                        told(model.unsavedProperty(), "profiles-unsaved"),
                        told(model.troubleProperty(), "profiles-trouble"),
                        waiting(opening),
                        question(model.question()),
                        card);
        context.watch(model.cardProperty(), this::show);
        context.watch(model.question().openProperty(), open -> {
            // One button at a time is what Enter presses.
            connect.setDefaultButton(!open);
            if (open) {
                key.field().requestFocus();
            }
        });
    }

    private void show(@Nullable ProfileCard card) {
        setVisible(card != null);
        if (card == null) {
            return;
        }
        dot.getStyleClass().setAll("environment-dot", card.row().tone().style());
        name.setText(card.row().name());
        environment.setText(card.row().environment());
        state.setText(card.row().state());
        stale.setText(card.stale());
        ViewContext.show(stale, card.isStale());
        facts.getChildren().clear();
        for (ProfileCard.Fact each : card.facts()) {
            Label value = Parts.paragraph(context.visible(each.value()));
            Label about = Parts.label(each.name(), "muted");
            GridPane.setValignment(about, VPos.TOP);
            facts.addRow(facts.getRowCount(), about, value);
        }
        ViewContext.show(facts, !card.facts().isEmpty());
        note.setText(context.visibleLines(card.note()));
        ViewContext.show(note, !card.note().isBlank());
        connect.setText(card.verb());
        ViewContext.show(reconnect, card.isStale());
        ViewContext.show(edit, !card.row().demo());
        ViewContext.show(fence, card.fenced());
        ViewContext.show(disconnect, card.row().open());
        ViewContext.show(delete, !card.row().demo());
    }

    private Node told(ReadOnlyStringProperty says, String id) {
        Label told = Parts.id(Parts.paragraph(""), id);
        told.getStyleClass().addAll("callout", "trouble");
        told.setMaxWidth(Double.MAX_VALUE);
        context.watch(says, told::setText);
        context.showWhileTold(told, says);
        return told;
    }

    private Node waiting(ReadOnlyBooleanProperty opening) {
        Label told = Parts.paragraph(context.text("profiles.reading"));
        Button instead = Parts.id(new Button(context.text("profiles.askInstead")), "ask-instead");
        instead.getStyleClass().add("small");
        instead.setMinWidth(USE_PREF_SIZE);
        instead.setOnAction(e -> model.askInstead());
        VBox reading = new VBox(Parts.GAP, told, instead);
        context.watch(model.readingProperty(), now -> ViewContext.show(reading, now));
        Label open = Parts.paragraph(context.text("profiles.opening"));
        context.watch(opening, now -> ViewContext.show(open, now));
        VBox box = new VBox(Parts.GAP, reading, open);
        box.getStyleClass().addAll("callout", "progress");
        Runnable tell = () -> ViewContext.show(box, model.readingProperty().get() || opening.get());
        context.watch(model.readingProperty(), now -> tell.run());
        context.watch(opening, now -> tell.run());
        return box;
    }

    private Node question(KeyQuestion question) {
        Label why = Parts.id(Parts.paragraph(""), "key-why");
        context.watch(question.whyProperty(), why::setText);
        CheckBox keep = Parts.id(new CheckBox(), "key-keep");
        context.watch(model.cardProperty(), card -> keep.setText(context.text("keys.keep", model.keychain())));
        keep.setWrapText(true);
        keep.selectedProperty().bindBidirectional(question.keepProperty());
        context.keep(() -> keep.selectedProperty().unbindBidirectional(question.keepProperty()));
        context.watch(question.keepableProperty(), able -> ViewContext.show(keep, able));
        Button answer = Parts.id(
                Parts.button(context.text("profiles.connect"), Feather.LOG_IN, model::answer, "accent"), "key-connect");
        Label title = Parts.label("", "card-title");
        context.watch(question.openProperty(), open -> {
            ProfileCard card = model.cardProperty().get();
            title.setText(
                    card == null ? "" : context.text("keys.question", card.row().name()));
        });
        VBox box = Parts.card(title, why, key, keep, Parts.row(answer));
        context.watch(question.openProperty(), open -> ViewContext.show(box, open));
        key.field().addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER) {
                model.answer();
                e.consume();
            }
        });
        return box;
    }

    /** The field for the key while one is asked for. */
    boolean focusKey() {
        boolean asked = model.question().openProperty().get();
        if (asked) {
            key.field().requestFocus();
        }
        return asked;
    }
}
