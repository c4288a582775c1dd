package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.LayoutViewModel;
import io.github.backupdesk.viewmodel.TableLook;
import io.github.backupdesk.viewmodel.TableLook.Column;
import io.github.backupdesk.viewmodel.TableLook.Sort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;

/** Arranges the columns of a table as somebody has left them, and tells how they are left now. */
final class ColumnMemory<S> {

    private final TableView<S> table;
    private final String name;
    private final ViewContext context;
    private final LayoutViewModel layout;
    private final Consumer<Optional<Sort>> sort;
    private final ViewContext perColumn;

    /** Only what was pulled by hand: some tables give their columns other widths with every size of the window. */
    private final Map<String, Double> widths = new HashMap<>();

    private final Map<TableColumn<S, ?>, Double> usualWidths = new HashMap<>();
    private List<TableColumn<S, ?>> usual = List.of();
    private boolean arranging;
    private boolean listening;

    /** @param sort sorts the table anew; called with nothing where nothing is known */
    ColumnMemory(TableView<S> table, String name, ViewContext context, Consumer<Optional<Sort>> sort) {
        this.table = table;
        this.name = name;
        this.context = context;
        this.layout = context.layout();
        this.sort = sort;
        this.perColumn = context.part();
        context.keep(layout.resetsProperty().subscribe((was, now) -> {
            widths.clear();
            arrange();
            sort.accept(Optional.empty());
        }));
    }

    /** The name of a column, the same in every language. */
    static <T extends TableColumn<?, ?>> T named(String id, T column) {
        column.setUserData(id);
        return column;
    }

    private static String id(TableColumn<?, ?> column) {
        return String.valueOf(column.getUserData());
    }

    /** Shows these columns, given in their usual order. */
    void show(List<TableColumn<S, ?>> columns) {
        usual = List.copyOf(columns);
        usualWidths.clear();
        perColumn.end();
        for (TableColumn<S, ?> each : usual) {
            usualWidths.put(each, each.getPrefWidth());
            perColumn.keep(each.widthProperty().subscribe((was, now) -> {
                if (table.isPressed()) {
                    widths.put(id(each), now.doubleValue());
                    remember();
                }
            }));
            perColumn.keep(each.sortTypeProperty().subscribe((was, now) -> remember()));
            perColumn.keep(each.visibleProperty().subscribe((was, now) -> remember()));
        }
        arrange();
    }

    /** Sorts as it was left, and follows from now on: what comes before is how the table comes, and nobody's wish. */
    void listen() {
        ListChangeListener<Object> moved = change -> remember();
        table.getColumns().addListener(moved);
        table.getSortOrder().addListener(moved);
        context.keep(() -> table.getColumns().removeListener(moved));
        context.keep(() -> table.getSortOrder().removeListener(moved));
        listening = true;
        layout.table(name).flatMap(TableLook::sortedBy).ifPresent(by -> sort.accept(Optional.of(by)));
    }

    private void arrange() {
        arranging = true;
        try {
            List<Column> left = layout.table(name).map(TableLook::columns).orElse(List.of());
            Map<String, Column> byId = new HashMap<>();
            left.forEach(each -> byId.put(each.id(), each));
            for (TableColumn<S, ?> each : usual) {
                Column look = byId.getOrDefault(id(each), new Column(id(each), 0, true));
                if (look.width() > 0) {
                    widths.put(look.id(), look.width());
                }
                double width = look.width() > 0 ? look.width() : usualWidths.getOrDefault(each, each.getPrefWidth());
                each.setPrefWidth(Math.clamp(width, each.getMinWidth(), each.getMaxWidth()));
                each.setVisible(look.shown());
            }
            table.getColumns().setAll(inOrder(left.stream().map(Column::id).toList()));
        } finally {
            arranging = false;
        }
    }

    /** What is new since then stands behind what it usually stands behind. */
    private List<TableColumn<S, ?>> inOrder(List<String> ids) {
        List<TableColumn<S, ?>> ordered = new ArrayList<>();
        for (String id : ids) {
            usual.stream().filter(each -> id(each).equals(id)).findFirst().ifPresent(ordered::add);
        }
        for (int at = 0; at < usual.size(); at++) {
            if (!ordered.contains(usual.get(at))) {
                ordered.add(at == 0 ? 0 : ordered.indexOf(usual.get(at - 1)) + 1, usual.get(at));
            }
        }
        return ordered;
    }

    private void remember() {
        if (arranging || !listening) {
            return;
        }
        List<Column> now = new ArrayList<>(table.getColumns().stream()
                .map(each -> new Column(id(each), widths.getOrDefault(id(each), 0.0), each.isVisible()))
                .toList());
        // The columns of another plan come back with it.
        layout.table(name).stream()
                .flatMap(was -> was.columns().stream())
                .filter(was -> now.stream().noneMatch(each -> each.id().equals(was.id())))
                .toList()
                .forEach(now::add);
        Optional<Sort> by = table.getSortOrder().stream()
                .findFirst()
                .map(each -> new Sort(id(each), each.getSortType() == SortType.DESCENDING));
        layout.arrange(name, new TableLook(now, by));
    }
}
