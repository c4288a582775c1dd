package io.github.backupdesk.domain;

import java.util.Comparator;

/** In what order the history is read. Among equals the newest comes first, so that the order of two rows is never open. */
public record HistoryOrder(Column column, boolean descending) {

    /** What can be sorted by. */
    public enum Column {
        /** The moment of planning, told by the ID: a clock may be set back, an ID never is. */
        WHEN,
        /** The cluster's name, or its ID where it has none. */
        CLUSTER,
        /** The {@link Phase}, from what wants looking at to what is over. */
        STATE,
        /** The backup's name; rows without one come after all names. */
        BACKUP_NAME
    }

    public static final HistoryOrder NEWEST = new HistoryOrder(Column.WHEN, true);

    /** Stands after every name there can be. */
    private static final String AFTER_ALL = Character.toString(Character.MAX_CODE_POINT);

    /**
     * A place in an order, to go on after it.
     *
     * @param text what the row is sorted by, if that is a text; else empty
     * @param number the same, if that is a number; else 0
     */
    public record Place(String text, int number, long id) {}

    /** The place of a row as it stands. */
    public Place place(Attempt attempt) {
        return new Place(
                text(attempt), column == Column.STATE ? Phase.of(attempt).number() : 0, attempt.id());
    }

    private String text(Attempt attempt) {
        return switch (column) {
            case WHEN, STATE -> "";
            case CLUSTER -> cluster(attempt);
            case BACKUP_NAME -> attempt.backupName().isEmpty() ? AFTER_ALL : attempt.backupName();
        };
    }

    private static String cluster(Attempt attempt) {
        return attempt.clusterName().isEmpty()
                ? attempt.exact().request().clusterId().value()
                : attempt.clusterName();
    }

    /** The order that comes of a press on a column's heading: the other way round, or another column from its beginning. */
    public HistoryOrder pressed(Column wanted) {
        return wanted == column
                ? new HistoryOrder(column, !descending)
                : new HistoryOrder(wanted, wanted == Column.WHEN);
    }

    public Comparator<Attempt> comparator() {
        return Comparator.comparing(this::place, this::compare);
    }

    /** Negative if the one place is before the other. */
    public int compare(Place one, Place other) {
        if (column == Column.WHEN) {
            return descending ? Long.compare(other.id(), one.id()) : Long.compare(one.id(), other.id());
        }
        int ascending = column == Column.STATE
                ? Integer.compare(one.number(), other.number())
                : compare(one.text(), other.text());
        int so = descending ? -ascending : ascending;
        return so == 0 ? Long.compare(other.id(), one.id()) : so;
    }

    /** As the history's file compares: small letters for those of ASCII, then by character. */
    private static int compare(String one, String other) {
        int[] left = folded(one);
        int[] right = folded(other);
        for (int at = 0; at < Math.min(left.length, right.length); at++) {
            if (left[at] != right[at]) {
                return Integer.compare(left[at], right[at]);
            }
        }
        return Integer.compare(left.length, right.length);
    }

    private static int[] folded(String text) {
        return text.codePoints()
                .map(c -> c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)
                .toArray();
    }
}
