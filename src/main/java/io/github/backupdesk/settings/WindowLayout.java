package io.github.backupdesk.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How somebody has arranged the window. What is not there is as it comes.
 *
 * @param frame where the window is while it is not maximised
 * @param dividers by the name of the divided pane, where it is divided, from 0 to 1
 * @param tables by the name of the table
 */
public record WindowLayout(
        Optional<Frame> frame, boolean maximised, Map<String, Double> dividers, Map<String, Table> tables) {

    public static final WindowLayout NONE = new WindowLayout(Optional.empty(), false, Map.of(), Map.of());

    public WindowLayout {
        dividers = Map.copyOf(dividers);
        tables = Map.copyOf(tables);
    }

    /** A rectangle on the desktop, which may lie left of or above its origin. */
    public record Frame(double x, double y, double width, double height) {}

    /**
     * The columns of one table.
     *
     * @param columns from left to right
     * @param sortedBy the column that it is sorted by; empty if by none
     */
    public record Table(List<Column> columns, Optional<Sort> sortedBy) {

        public Table {
            columns = List.copyOf(columns);
        }
    }

    /** @param width 0 if nobody has changed it */
    public record Column(String id, double width, boolean shown) {}

    /** By which column, and whether from the end. */
    public record Sort(String id, boolean descending) {}

    public WindowLayout withFrame(Frame now) {
        return new WindowLayout(Optional.of(now), maximised, dividers, tables);
    }

    public WindowLayout withMaximised(boolean now) {
        return new WindowLayout(frame, now, dividers, tables);
    }

    public WindowLayout withDivider(String name, double at) {
        return new WindowLayout(frame, maximised, with(dividers, name, at), tables);
    }

    public WindowLayout withTable(String name, Table now) {
        return new WindowLayout(frame, maximised, dividers, with(tables, name, now));
    }

    private static <T> Map<String, T> with(Map<String, T> map, String name, T value) {
        Map<String, T> changed = new TreeMap<>(map);
        changed.put(name, value);
        return changed;
    }
}
