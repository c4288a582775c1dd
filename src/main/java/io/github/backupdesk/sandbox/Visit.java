package io.github.backupdesk.sandbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request, by what faults are switched on for.
 *
 * @param clusterId null when the request is about no single cluster
 */
record Visit(Route route, @Nullable String clusterId) {

    static Visit of(Routes.Match match, Map<String, String> query, Ledger ledger) {
        String jobId = match.path().get("J");
        if (jobId != null) {
            return new Visit(match.route(), ledger.clusterOfJob(jobId).orElse(null));
        }
        String inPath = match.path().get("C");
        return new Visit(match.route(), inPath == null ? query.get("clusterId") : inPath);
    }
}
