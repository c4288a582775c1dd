package io.github.backupdesk.store;

import io.github.backupdesk.domain.HistoryOrder;

/** What rows are sorted by, as SQL: the same words in the indexes and in the queries, for only then are the indexes used. */
final class SortColumns {

    static final String CLUSTER = "coalesce(nullif(cluster_name, ''), cluster_id) COLLATE NOCASE";
    static final String BACKUP_NAME = "coalesce(nullif(backup_name, ''), char(1114111)) COLLATE NOCASE";
    static final String MATCHED_STATUS = "json_extract(matched, '$.status') COLLATE NOCASE";

    /** The phase of rows that were written before there was such a column; see {@code Phase}. */
    static final String FORMER_PHASE = """
            CASE
              WHEN state = 'PLANNED' THEN 20
              WHEN state = 'SENDING' THEN 30
              WHEN state = 'REJECTED' THEN 120
              WHEN state = 'NOT_SENT' THEN 130
              WHEN state = 'UNKNOWN' THEN iif(open_question, 10, 140)
              WHEN watch_ended = 'stopped by the user' THEN 70
              WHEN watch_ended <> '' THEN 80
              WHEN outcome = 'MATCHED' THEN CASE json_extract(matched, '$.status')
                WHEN 'AVAILABLE' THEN 150 WHEN 'CREATING' THEN 60 ELSE 90 END
              WHEN seen_state IS NULL THEN 40
              ELSE CASE seen_state
                WHEN 'PENDING' THEN 50
                WHEN 'IN_PROGRESS' THEN 60
                WHEN 'CANCELING' THEN 60
                WHEN 'SUCCESSFUL' THEN 150
                WHEN 'FAILED' THEN 100
                WHEN 'ERROR' THEN 100
                WHEN 'CANCELED' THEN 110
                WHEN 'CANCELLED' THEN 110
                ELSE 90 END
            END""";

    private SortColumns() {}

    static String of(HistoryOrder order) {
        return switch (order.column()) {
            case WHEN -> "attempt.id";
            case CLUSTER -> CLUSTER;
            case STATE -> "attempt.phase";
            case BACKUP_NAME -> BACKUP_NAME;
        };
    }

    /** The index that gives the order without sorting. */
    static String index(HistoryOrder order) {
        String way = order.descending() ? "down" : "up";
        return switch (order.column()) {
            case WHEN -> throw new IllegalArgumentException("the rows themselves are in this order");
            case CLUSTER -> "attempt_cluster_" + way;
            case STATE -> "attempt_phase_" + way;
            case BACKUP_NAME -> "attempt_backup_name";
        };
    }
}
