package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.CopiesViewModel;
import io.github.backupdesk.viewmodel.RegionRow;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;

/** The card with the regions that can get a copy. */
final class CopiesView extends VBox {

    /** A note stands below the name of its region: beside it, one of the two would be cut. */
    private static final double REGION_GAP = 8;

    private static final double MIN_LIST_HEIGHT = 72;

    private final VBox regions = new VBox(REGION_GAP);

    CopiesView(CopiesViewModel model, ViewContext context) {
        Label state = Parts.id(Parts.paragraph("", "muted"), "copies-state");
        VBox list = new VBox(REGION_GAP, home(model, context), state, regions);
        list.getStyleClass().add("beside-scroll-bar");
        ScrollPane scroll = Parts.grow(Parts.scrolling(list));
        // What a tick means and why one was refused never scroll away; the list gives way to them.
        scroll.setMinHeight(MIN_LIST_HEIGHT);
        Label problem = Parts.id(Parts.paragraph("", "problem"), "copies-problem");
        Label sentence = Parts.id(Parts.paragraph("", "caption"), "copies-sentence");
        VBox card = Parts.grow(Parts.card(
                context.text("copies.title"),
                scroll,
                hidden(model, context),
                typed(model, context),
                problem,
                sentence));
        context.watch(model.stateProperty(), state::setText);
        context.showWhileTold(state, model.stateProperty());
        context.watch(model.problemProperty(), problem::setText);
        context.showWhileTold(problem, model.problemProperty());
        context.watch(model.sentenceProperty(), sentence::setText);
        ListChangeListener<RegionRow> rebuild = change -> fill(model, context);
        model.rows().addListener(rebuild);
        context.keep(() -> model.rows().removeListener(rebuild));
        fill(model, context);
        getChildren().setAll(card);
    }

    private void fill(CopiesViewModel model, ViewContext context) {
        List<Node> lines = new ArrayList<>();
        String group = "";
        for (RegionRow row : model.rows()) {
            if (!row.note().equals(group)) {
                group = row.note();
                lines.add(Parts.paragraph(group, "caption", "muted"));
            }
            lines.add(line(row, context));
        }
        regions.getChildren().setAll(lines);
    }

    private static Node line(RegionRow row, ViewContext context) {
        CheckBox box = Parts.id(new CheckBox(row.city()), "copy-" + row.id());
        box.setAccessibleText(row.city() + " " + row.id() + " " + row.note());
        box.setSelected(row.isTicked());
        context.keep(box.selectedProperty().subscribe(row.tickedProperty()::set));
        context.watch(row.tickedProperty(), box::setSelected);
        box.setMinWidth(Region.USE_PREF_SIZE);
        return line(box, Parts.label(row.idText(), "mono", "muted"), Parts.label(""));
    }

    private static HBox line(Node first, Label id, Label note) {
        id.setMinWidth(Region.USE_PREF_SIZE);
        note.setMinWidth(Region.USE_PREF_SIZE);
        return Parts.row(first, id, Parts.spring(), note);
    }

    /** The home region is no choice, so it is no box: a lock, and that it is always there. */
    private static HBox home(CopiesViewModel model, ViewContext context) {
        Label city = Parts.id(Parts.label("", "strong"), "copy-home");
        city.setGraphic(new Glyph(Feather.LOCK));
        city.setMinWidth(Region.USE_PREF_SIZE);
        context.watch(model.homeProperty(), city::setText);
        Label id = Parts.label("", "mono", "muted");
        context.watch(model.homeIdProperty(), id::setText);
        return line(city, id, Parts.label(context.text("copies.home.always"), "caption", "muted"));
    }

    private static Hyperlink hidden(CopiesViewModel model, ViewContext context) {
        Hyperlink link = Parts.id(new Hyperlink(), "copies-hidden");
        context.watch(model.hiddenCountProperty(), link::setText);
        context.showWhileTold(link, model.hiddenCountProperty());
        link.setOnAction(e -> {
            Label reasons = Parts.paragraph(model.hiddenReasonsProperty().get());
            reasons.setMaxWidth(360);
            VBox content = new VBox(Parts.GAP, reasons);
            content.getStyleClass().add("pop-over-content");
            PopOver pop = new PopOver(content);
            pop.setTitle(context.text("copies.hidden.title"));
            pop.setArrowLocation(PopOver.ArrowLocation.RIGHT_TOP);
            pop.setAnimated(false);
            pop.show(link);
        });
        return link;
    }

    private static HBox typed(CopiesViewModel model, ViewContext context) {
        TextField field = Parts.id(new TextField(model.typedProperty().get()), "copies-typed");
        field.setPromptText(context.text("copies.typed.prompt"));
        field.setAccessibleText(context.text("copies.typed.field"));
        context.keep(field.textProperty().subscribe(model.typedProperty()::set));
        context.watch(model.typedProperty(), now -> {
            if (!now.equals(field.getText())) {
                field.setText(now);
            }
        });
        Button add = Parts.button(context.text("copies.typed.add"), Feather.PLUS, model::addTyped);
        field.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER && !e.isShortcutDown()) {
                model.addTyped();
                e.consume();
            }
        });
        return Parts.row(Parts.grow(field), add);
    }
}
