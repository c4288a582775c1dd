package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.PatternViewModel;
import io.github.backupdesk.viewmodel.ScopeViewModel;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** What stands above the tree: the filter that ticks by pattern as well, and the ways for names to come in. */
final class ScopeToolView extends VBox {

    private final CustomTextField filter = Parts.id(new CustomTextField(), "scope-filter");

    /** How names come in besides being loaded. */
    record Ways(Runnable add, Runnable paste, Runnable open) {}

    ScopeToolView(ScopeViewModel model, PatternViewModel pattern, ViewContext context, Ways ways) {
        super(4);
        filter.setLeft(Parts.fieldIcon());
        filter.setPromptText(context.text("scope.filter.prompt"));
        filter.setAccessibleText(context.text("scope.filter"));
        filter.setText(model.filterProperty().get());
        filter.setOnAction(e -> pattern.tick());
        context.keep(filter.textProperty().subscribe(model.filterProperty()::set));
        Button add = Parts.id(Parts.button(context.text("scope.add"), Feather.PLUS, ways.add()), "scope-add");
        add.setTooltip(new Tooltip(context.text("scope.add.tip")));
        MenuButton lists =
                Parts.id(new MenuButton(context.text("names.menu"), new Glyph(Feather.CLIPBOARD)), "scope-lists");
        lists.getItems()
                .setAll(
                        item(context.text("names.paste"), Feather.CLIPBOARD, ways.paste()),
                        item(context.text("names.open"), Feather.FOLDER, ways.open()));
        lists.setTooltip(new Tooltip(context.text("names.menu.tip")));
        lists.setMinWidth(USE_PREF_SIZE);
        Button load = Parts.id(Parts.button(context.text("scope.load"), Feather.REFRESH_CW, model::load), "scope-load");
        load.setTooltip(new Tooltip(context.text("scope.load.tip")));
        ToggleButton facts = Parts.id(new ToggleButton(null, new Glyph(Feather.BAR_CHART_2)), "scope-facts");
        facts.setAccessibleText(context.text("scope.facts"));
        facts.setTooltip(new Tooltip(context.text("scope.facts.tip")));
        facts.setSelected(model.facts().wantedProperty().get());
        context.keep(facts.selectedProperty().subscribe(model.facts().wantedProperty()::set));
        context.watch(model.facts().wantedProperty(), facts::setSelected);
        Label matches = Parts.id(Parts.paragraph("", "caption"), "scope-matches");
        context.watch(pattern.toldProperty(), matches::setText);
        context.showWhileTold(matches, pattern.toldProperty());
        HBox line = Parts.row(Parts.grow(filter), add, lists, load);
        model.dataPlaneKey().ifPresent(key -> {
            String says = context.text("credential.open");
            // As high as its neighbours, which the small buttons of icons are not.
            Button credential = Parts.id(Parts.button("", Feather.KEY, key::open), "scope-credential");
            credential.setAccessibleText(says);
            credential.setTooltip(new Tooltip(says));
            line.getChildren().add(credential);
        });
        line.getChildren().add(facts);
        getChildren().setAll(line, matches);
    }

    private static MenuItem item(String text, Ikon icon, Runnable action) {
        MenuItem item = new MenuItem(text, new Glyph(icon));
        item.setOnAction(e -> action.run());
        return item;
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }
}
