package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.CopiesViewModel;
import io.github.backupdesk.viewmodel.CoverageViewModel;
import io.github.backupdesk.viewmodel.RegionRow;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The regions by continent: a tick, a city and an ID, what lies there already at the right, and what is to be known before
 * ticking below: beside the name, one of the two would be cut.
 */
final class RegionListView extends ScrollPane {

    private static final double REGION_GAP = 6;

    /** What a tick means and why one was refused never scroll away; the list gives way to them. */
    private static final double MIN_HEIGHT = 72;

    private static final String COPY = "copy-";

    private final VBox regions = new VBox(REGION_GAP);

    RegionListView(CopiesViewModel model, ViewContext context) {
        Label state = Parts.id(Parts.paragraph("", "muted"), "copies-state");
        VBox list =
                new VBox(REGION_GAP, head(model, context), home(model, context), saved(model, context), state, regions);
        list.getStyleClass().add("beside-scroll-bar");
        setContent(list);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        setMinHeight(MIN_HEIGHT);
        getStyleClass().add("quiet-scroll");
        context.watch(model.stateProperty(), state::setText);
        context.showWhileTold(state, model.stateProperty());
        ViewContext lines = context.part();
        ListChangeListener<RegionRow> rebuild = change -> fill(model, lines);
        model.rows().addListener(rebuild);
        context.keep(() -> model.rows().removeListener(rebuild));
        fill(model, lines);
    }

    private void fill(CopiesViewModel model, ViewContext context) {
        context.end();
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        String id = focused == null ? null : focused.getId();
        String was = id != null && id.startsWith(COPY) ? id : null;
        List<Node> lines = new ArrayList<>();
        String group = "";
        for (RegionRow row : model.rows()) {
            if (!row.continent().equals(group)) {
                group = row.continent();
                lines.add(Parts.label(group, "caption", "group"));
            }
            lines.add(line(row, context));
        }
        if (model.rows().isEmpty() && !model.typedProperty().get().isBlank()) {
            lines.add(Parts.paragraph(context.text("copies.search.none"), "muted"));
        }
        regions.getChildren().setAll(lines);
        Node same = was == null ? null : regions.lookup("#" + was);
        if (same != null) {
            same.requestFocus();
        }
    }

    private static Node line(RegionRow row, ViewContext context) {
        Label mark = mark(row.markProperty(), row.toldProperty(), context);
        Node name = row.isLocked() ? locked(row) : box(row, context);
        Label id = Parts.label(row.idText(), "mono", "small-mono", "muted");
        id.setMinWidth(0);
        HBox first = Parts.row(name, id, Parts.spring(), mark);
        Label note = Parts.paragraph(row.note(), "region-note", row.isLocked() ? "hint" : "muted");
        return row.note().isEmpty() ? first : new VBox(first, note);
    }

    private static CheckBox box(RegionRow row, ViewContext context) {
        CheckBox box = Parts.id(new CheckBox(row.city()), COPY + row.id());
        context.watch(
                row.toldProperty(),
                told -> box.setAccessibleText((row.city() + " " + row.id() + " " + row.note() + " " + told).strip()));
        box.setSelected(row.isTicked());
        context.keep(box.selectedProperty().subscribe(row.tickedProperty()::set));
        context.watch(row.tickedProperty(), box::setSelected);
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    /** A forbidden region is no choice, so it is no box, and Tab does not stop at it. */
    private static Label locked(RegionRow row) {
        Label city = Parts.id(Parts.label(row.city(), "muted"), "locked-" + row.id());
        city.setGraphic(new Glyph(Feather.LOCK));
        city.setMinWidth(Region.USE_PREF_SIZE);
        city.setAccessibleText(row.city() + " " + row.id() + " " + row.note());
        return city;
    }

    private static Label mark(ObservableValue<String> text, ObservableValue<String> told, ViewContext context) {
        Label mark = Parts.label("", "caption", "muted");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        Tooltip tip = new Tooltip();
        mark.setTooltip(tip);
        context.watch(text, mark::setText);
        context.watch(told, now -> {
            mark.setAccessibleText(now);
            tip.setText(now);
        });
        return mark;
    }

    /** What the home region is, and as of when the column at the right is known: every figure has its date. */
    private static Node head(CopiesViewModel model, ViewContext context) {
        Label always = Parts.label(context.text("copies.home.always"), "caption", "group");
        always.setMinWidth(Region.USE_PREF_SIZE);
        Label date = Parts.id(Parts.paragraph("", "caption", "muted", "coverage-date"), "coverage-date");
        date.setMaxWidth(Double.MAX_VALUE);
        ViewContext.show(date, false);
        model.coverage().map(CoverageViewModel::dateProperty).ifPresent(told -> {
            context.watch(told, date::setText);
            context.showWhileTold(date, told);
        });
        return Parts.row(always, Parts.grow(date));
    }

    /** The home region is no choice, so it is no box: a lock, and that it is always there. */
    private static Node home(CopiesViewModel model, ViewContext context) {
        Label city = Parts.id(Parts.label("", "strong"), "copy-home");
        city.setGraphic(new Glyph(Feather.LOCK));
        city.setMinWidth(Region.USE_PREF_SIZE);
        context.watch(model.homeProperty(), city::setText);
        Label id = Parts.label("", "mono", "small-mono", "muted");
        context.watch(model.homeIdProperty(), id::setText);
        Label mark = mark(model.homeMarkProperty(), model.homeToldProperty(), context);
        return Parts.row(city, id, Parts.spring(), mark);
    }

    private static HBox saved(CopiesViewModel model, ViewContext context) {
        Label told = Parts.id(Parts.paragraph("", "caption", "hint"), "copies-saved");
        Button refresh = Parts.id(
                Parts.iconButton(context.text("copies.saved.refresh"), Feather.REFRESH_CW, model::load),
                "copies-refresh");
        refresh.getStyleClass().add("small");
        HBox line = Parts.row(Parts.grow(told), refresh);
        context.watch(model.savedProperty(), told::setText);
        context.watch(model.savedProperty(), now -> ViewContext.show(line, !now.isEmpty()));
        return line;
    }
}
