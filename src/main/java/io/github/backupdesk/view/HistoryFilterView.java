package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ExportViewModel;
import io.github.backupdesk.viewmodel.HistorySearchViewModel;
import io.github.backupdesk.viewmodel.HistorySearchViewModel.FilterChoice;
import io.github.backupdesk.viewmodel.HistorySearchViewModel.SortChoice;
import io.github.backupdesk.viewmodel.HistoryViewModel;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The filters above the table, which write into the search; the order; and the way out into a file. */
final class HistoryFilterView extends HBox {

    private final HistorySearchViewModel search;
    private final ViewContext context;
    private final MenuButton states;
    private final MenuButton sort;

    HistoryFilterView(HistoryViewModel model, ExportViewModel export, ViewContext context) {
        super(Parts.GAP);
        this.search = model.search();
        this.context = context;
        this.states = filter("state", Feather.FILTER, search::stateChoices);
        MenuButton periods = filter("period", Feather.CALENDAR, search::periodChoices);
        MenuButton clusters = filter(
                "cluster",
                Feather.DATABASE,
                () -> search.clusterChoices(model.selectedProperty().get()));
        this.sort = menu("sort", Feather.BAR_CHART);
        sort.setOnShowing(e -> sort.getItems()
                .setAll(search.sortingProperty().get().stream()
                        .map(this::sortItem)
                        .toList()));
        context.watch(search.sortingProperty(), now -> sort.setText(sorted(now)));
        // A menu without an item never opens, so it could never be filled either.
        sort.getItems().setAll(new MenuItem());
        Button clear = Parts.id(
                Parts.button(context.text("history.filter.clear"), Feather.X, search::clear, "small"), "history-clear");
        context.watch(search.activeProperty(), active -> ViewContext.show(clear, active));
        Button save = Parts.id(
                Parts.button(context.text("export.button"), Feather.DOWNLOAD, export::export, "small"),
                "history-export");
        context.watch(export.runningProperty(), save::setDisable);
        getChildren().setAll(states, periods, clusters, sort, clear, Parts.spring(), save);
        getStyleClass().add("filter-line");
    }

    private MenuButton menu(String name, Ikon icon) {
        MenuButton menu = Parts.id(new MenuButton("", new Glyph(icon)), "history-filter-" + name);
        menu.getStyleClass().add("small");
        menu.setMinWidth(0);
        return menu;
    }

    private MenuButton filter(String name, Ikon icon, Supplier<List<FilterChoice>> choices) {
        MenuButton menu = menu(name, icon);
        menu.setOnShowing(e -> fill(menu, choices.get()));
        context.watch(search.textProperty(), now -> {
            menu.setText(told(name, choices.get()));
            menu.setAccessibleText(menu.getText());
        });
        menu.getItems().setAll(new MenuItem());
        return menu;
    }

    private void fill(MenuButton menu, List<FilterChoice> choices) {
        if (choices.isEmpty()) {
            MenuItem nothing = new MenuItem(context.text("history.filter.cluster.none"));
            nothing.setDisable(true);
            menu.getItems().setAll(nothing);
            return;
        }
        menu.getItems().setAll(choices.stream().map(HistoryFilterView::item).toList());
    }

    private static MenuItem item(FilterChoice choice) {
        CheckMenuItem item = new CheckMenuItem(choice.label());
        item.setMnemonicParsing(false);
        item.setSelected(choice.on());
        item.setOnAction(e -> choice.flip().run());
        return item;
    }

    private MenuItem sortItem(SortChoice choice) {
        MenuItem item = new MenuItem(context.text("history.column." + choice.id()));
        item.setGraphic(choice.sorted() ? new Glyph(arrow(choice)) : null);
        item.setOnAction(e -> choice.press().run());
        return item;
    }

    private static Ikon arrow(SortChoice choice) {
        return choice.descending() ? Feather.ARROW_DOWN : Feather.ARROW_UP;
    }

    /** What the filter lets through, if it does not let everything. */
    private String told(String name, List<FilterChoice> choices) {
        String on = choices.stream()
                .filter(FilterChoice::on)
                .map(FilterChoice::label)
                .collect(Collectors.joining(", "));
        String label = context.text("history.filter." + name);
        return on.isEmpty() ? label : context.text("history.filter.on", label, on);
    }

    private String sorted(List<SortChoice> choices) {
        return choices.stream()
                .filter(SortChoice::sorted)
                .map(each -> context.text(
                        each.descending() ? "history.sorted.down" : "history.sorted.up",
                        context.text("history.column." + each.id())))
                .collect(Collectors.joining());
    }

    void openFilter() {
        states.requestFocus();
        states.show();
    }

    void openSort() {
        sort.requestFocus();
        sort.show();
    }
}
