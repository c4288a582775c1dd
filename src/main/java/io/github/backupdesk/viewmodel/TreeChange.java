package io.github.backupdesk.viewmodel;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What one edit did to the visible rows, told in ranges: the toolkit's own builder of changes takes a step for every row.
 * Rows that are gone stand in it as nothing but their number; nobody asks what they were.
 */
final class TreeChange extends ListChangeListener.Change<ScopeRow> {

    private static final ScopeRow GONE = new ScopeRow.CollectionRow(-1, -1, "", "", ScopeRow.Source.LIVE, false);

    /** Rows of the list as it is now that look different or are new, and how many stood there that are gone. */
    private record Part(int from, int to, int removed, boolean update) {}

    private final List<Part> parts = new ArrayList<>();
    private int current = -1;

    TreeChange(ObservableList<ScopeRow> list) {
        super(list);
    }

    /** In the order of the rows. */
    void updated(int from, int to) {
        Part last = parts.isEmpty() ? null : parts.getLast();
        if (last != null && last.update() && last.to() == from) {
            parts.removeLast();
            parts.add(new Part(last.from(), to, 0, true));
        } else if (from < to) {
            parts.add(new Part(from, to, 0, true));
        }
    }

    void added(int from, int to) {
        if (from < to) {
            parts.add(new Part(from, to, 0, false));
        }
    }

    void removed(int at, int count) {
        if (count > 0) {
            parts.add(new Part(at, at, count, false));
        }
    }

    /**
     * All rows are others now. Told as one row instead of all the former ones, and the rest added to it: a list view marks
     * every row of a replacement one by one, and drops its selection only if there is a replacement.
     */
    void replaced(int before, int now) {
        if (before == 0 || now == 0) {
            removed(0, before);
            added(0, now);
        } else {
            parts.add(new Part(0, 1, before, false));
            added(1, now);
        }
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    @Override
    public boolean next() {
        current++;
        return current < parts.size();
    }

    @Override
    public void reset() {
        current = -1;
    }

    private Part part() {
        if (current < 0 || current >= parts.size()) {
            throw new IllegalStateException("next() comes first, and has to say yes");
        }
        return parts.get(current);
    }

    @Override
    public int getFrom() {
        return part().from();
    }

    @Override
    public int getTo() {
        return part().to();
    }

    @Override
    public List<ScopeRow> getRemoved() {
        return Collections.nCopies(part().removed(), GONE);
    }

    /** A list view looks in it for the row that was selected: there, too, without walking over the rows. */
    @Override
    public List<ScopeRow> getAddedSubList() {
        Part part = part();
        return wasAdded() ? new Range(getList(), part.from(), part.to()) : List.of();
    }

    private static final class Range extends AbstractList<ScopeRow> {
        private final List<? extends ScopeRow> rows;
        private final int from;
        private final int to;

        Range(List<? extends ScopeRow> rows, int from, int to) {
            this.rows = rows;
            this.from = from;
            this.to = to;
        }

        @Override
        public ScopeRow get(int index) {
            return rows.get(from + index);
        }

        @Override
        public int size() {
            return to - from;
        }

        @Override
        public int indexOf(@Nullable Object row) {
            int at = rows.indexOf(row);
            return at < from || at >= to ? -1 : at - from;
        }

        @Override
        public boolean contains(@Nullable Object row) {
            return indexOf(row) >= 0;
        }
    }

    @Override
    public boolean wasUpdated() {
        return part().update();
    }

    @Override
    protected int[] getPermutation() {
        return new int[0];
    }
}
