package io.github.backupdesk.store;

import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The last good backup of each cluster, out of the newest rows of each phase in which there is one. */
final class LastGood {

    private static final int NEWEST = 100_000;

    private static final String ALL = "SELECT cluster_id, max(planned_at) AS at FROM ("
            + List.of(Phase.DONE, Phase.ELSEWHERE, Phase.BY_POLICY).stream()
                    .map(LastGood::newest)
                    .collect(Collectors.joining(" UNION ALL "))
            + ") GROUP BY cluster_id";

    private LastGood() {}

    /** What was made elsewhere may still be under way, and its phase does not say. */
    private static String newest(Phase phase) {
        return "SELECT cluster_id, planned_at FROM"
                + " (SELECT cluster_id, planned_at, outcome, matched FROM attempt WHERE phase = " + phase.number()
                + " ORDER BY id DESC LIMIT " + NEWEST + ")"
                + " WHERE outcome <> 'LISTED' OR json_extract(matched, '$.status') = 'AVAILABLE'";
    }

    private record Found(ClusterId cluster, Instant at) {}

    static Map<ClusterId, Instant> read(Handle handle) {
        return handle
                .createQuery(ALL)
                .map((row, context) ->
                        new Found(new ClusterId(row.getString("cluster_id")), Instant.ofEpochMilli(row.getLong("at"))))
                .stream()
                .collect(Collectors.toMap(Found::cluster, Found::at));
    }
}
