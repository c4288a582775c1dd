package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.RegionFenceViewModel;
import io.github.backupdesk.viewmodel.RegionFenceViewModel.Kind;
import io.github.backupdesk.viewmodel.RegionFenceViewModel.Place;
import io.github.backupdesk.viewmodel.RegionFenceViewModel.RuleRow;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** What the fence of the account forbids, and how to change it. */
final class RegionFenceView {

    private static final double MIN_HEIGHT = 72;

    private final RegionFenceViewModel model;
    private final ViewContext context;
    private final VBox rules = new VBox(Parts.GAP);
    private final ComboBox<Kind> kind = new ComboBox<>();
    private final ComboBox<Place> place = new ComboBox<>();
    private Runnable leave = () -> {};

    RegionFenceView(RegionFenceViewModel model, ViewContext context) {
        this.model = model;
        this.context = context;
    }

    void onLeave(Runnable action) {
        leave = action;
    }

    void focusFirst() {
        kind.requestFocus();
    }

    VBox card() {
        ListChangeListener<RuleRow> refill = change -> fill();
        model.rules().addListener(refill);
        context.keep(() -> model.rules().removeListener(refill));
        fill();
        rules.getStyleClass().add("beside-scroll-bar");
        Label told = Parts.id(Parts.paragraph("", "caption"), "fence-told");
        Label problem = Parts.id(Parts.paragraph("", "problem"), "fence-problem");
        context.watch(model.toldProperty(), told::setText);
        context.showWhileTold(told, model.toldProperty());
        context.watch(model.problemProperty(), problem::setText);
        context.showWhileTold(problem, model.problemProperty());
        VBox card = Parts.card(
                heading(),
                Parts.paragraph(context.text("fence.explain"), "caption", "muted"),
                new HBox(Parts.GAP, kinds(), Parts.grow(places()), Parts.grow(region())),
                Parts.row(Parts.grow(note()), forbid()),
                told,
                problem,
                Parts.grow(scroll()));
        card.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                back();
                e.consume();
            }
        });
        return card;
    }

    private void back() {
        model.leave();
        leave.run();
    }

    private void fill() {
        List<Node> lines = new ArrayList<>();
        Node focused = rules.getScene() == null ? null : rules.getScene().getFocusOwner();
        String was = focused == null ? null : focused.getId();
        for (RuleRow row : model.rules()) {
            lines.add(line(row, lines.size()));
        }
        if (lines.isEmpty()) {
            lines.add(Parts.label(context.text("fence.none"), "muted"));
        }
        rules.getChildren().setAll(lines);
        Node same = was == null ? null : rules.lookup("#" + was);
        if (same != null) {
            same.requestFocus();
        } else if (was != null && was.startsWith("fence-allow-")) {
            kind.requestFocus();
        }
    }

    private Node line(RuleRow row, int at) {
        Label words = Parts.paragraph(row.words());
        words.setGraphic(new Glyph(Feather.LOCK));
        Label note = Parts.paragraph(row.note(), "caption", "muted");
        ViewContext.show(note, !row.note().isEmpty());
        String says = context.text(row.armed() ? "fence.allow.sure" : "fence.allow");
        Button allow =
                Parts.id(Parts.button(says, Feather.UNLOCK, () -> model.allowAgain(row), "small"), "fence-allow-" + at);
        allow.setAccessibleText(context.text("fence.allow.accessible", says, row.words()));
        if (row.armed()) {
            allow.getStyleClass().add("danger");
        }
        return new VBox(4, words, note, allow);
    }

    private ComboBox<Kind> kinds() {
        kind.getItems().setAll(Kind.values());
        kind.setConverter(shown(each -> context.text("fence.kind." + each.name())));
        kind.setValue(model.kindProperty().get());
        kind.setAccessibleText(context.text("fence.kind"));
        context.keep(kind.valueProperty().subscribe(model.kindProperty()::set));
        return wide(Parts.id(kind, "fence-kind"));
    }

    private ComboBox<Place> places() {
        place.getItems().setAll(model.places());
        place.setConverter(shown(Place::name));
        place.setValue(model.chosenPlace());
        place.setAccessibleText(context.text("fence.place"));
        context.keep(place.valueProperty().subscribe(model::choose));
        context.watch(model.kindProperty(), now -> ViewContext.show(place, now != Kind.REGION));
        return wide(Parts.id(place, "fence-place"));
    }

    private static <T> ComboBox<T> wide(ComboBox<T> box) {
        box.setMaxWidth(Double.MAX_VALUE);
        box.setMinHeight(Region.USE_PREF_SIZE);
        return box;
    }

    private TextField region() {
        TextField field = field("fence-region", "fence.region", model.regionProperty());
        context.watch(model.kindProperty(), now -> ViewContext.show(field, now == Kind.REGION));
        return field;
    }

    private TextField note() {
        return field("fence-note", "fence.note", model.noteProperty());
    }

    private TextField field(String id, String says, StringProperty value) {
        TextField field = Parts.id(new TextField(value.get()), id);
        field.setPromptText(context.text(says));
        field.setAccessibleText(context.text(says));
        field.setMinHeight(Region.USE_PREF_SIZE);
        context.keep(field.textProperty().subscribe(value::set));
        context.watch(value, now -> {
            if (!now.equals(field.getText())) {
                field.setText(now);
            }
        });
        field.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER && !e.isShortcutDown()) {
                model.forbid();
                e.consume();
            }
        });
        return field;
    }

    private ScrollPane scroll() {
        ScrollPane scroll = Parts.scrolling(rules);
        scroll.setMinHeight(MIN_HEIGHT);
        return scroll;
    }

    private HBox heading() {
        Hyperlink back = Parts.id(new Hyperlink(context.text("fence.back")), "fence-back");
        back.setOnAction(e -> back());
        HBox line = Parts.row(Parts.label(context.text("fence.title"), "card-title"), Parts.spring(), back);
        line.getStyleClass().add("card-heading");
        return line;
    }

    private Button forbid() {
        return Parts.id(Parts.button(context.text("fence.forbid"), Feather.LOCK, model::forbid), "fence-forbid");
    }

    @FunctionalInterface
    private interface Name<T> {
        String of(T each);
    }

    private static <T> StringConverter<T> shown(Name<T> name) {
        return new StringConverter<>() {
            @Override
            public String toString(T each) {
                return each == null ? "" : name.of(each);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        };
    }
}
