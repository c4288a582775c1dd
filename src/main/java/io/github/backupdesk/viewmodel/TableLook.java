package io.github.backupdesk.viewmodel;

import io.github.backupdesk.settings.WindowLayout;
import java.util.List;
import java.util.Optional;

/**
 * How a table is arranged.
 *
 * @param columns from left to right
 * @param sortedBy empty if by nothing
 */
public record TableLook(List<Column> columns, Optional<Sort> sortedBy) {

    public TableLook {
        columns = List.copyOf(columns);
    }

    /** @param width 0 if nobody has changed it */
    public record Column(String id, double width, boolean shown) {}

    /** By which column, and whether from the end. */
    public record Sort(String id, boolean descending) {}

    static TableLook of(WindowLayout.Table table) {
        return new TableLook(
                table.columns().stream()
                        .map(each -> new Column(each.id(), each.width(), each.shown()))
                        .toList(),
                table.sortedBy().map(by -> new Sort(by.id(), by.descending())));
    }

    WindowLayout.Table kept() {
        return new WindowLayout.Table(
                columns.stream()
                        .map(each -> new WindowLayout.Column(each.id(), each.width(), each.shown()))
                        .toList(),
                sortedBy.map(by -> new WindowLayout.Sort(by.id(), by.descending())));
    }
}
