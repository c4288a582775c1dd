package io.github.backupdesk.sandbox;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** When clusters are backed up by schedule (contract.md 1.7). Can only be read here: nothing of it can be changed. */
final class PolicyEndpoints {

    /** Those that have automatic backups from the start; these begin in the window. */
    private static final Set<String> SCHEDULED = Set.of(SampleWorld.SEARCH_PROD, SampleWorld.ORDERS_PROD);

    private final World world;

    PolicyEndpoints(World world) {
        this.world = world;
    }

    /** To be added before the backups, for else the last word of the path would be the ID of one. */
    void addTo(Routes routes) {
        routes.get("/v2/clusters/{C}/backups/policy", call -> policy(world.cluster(call.path("C"))));
    }

    private static JsonNode policy(Cluster cluster) {
        switch (cluster.kind()) {
            case FREE -> throw Refusal.business(96021, "This operation is not supported on a free cluster.");
            case SERVERLESS ->
                throw Refusal.business(96022, "This operation is not supported on a serverless cluster.");
            case DEDICATED -> {
                // Those have one, or none.
            }
        }
        boolean scheduled = SCHEDULED.contains(cluster.clusterId());
        ObjectNode json = Json.object()
                .put("clusterId", cluster.clusterId())
                .put("status", scheduled ? "ENABLED" : "DISABLED")
                .put("startTime", scheduled ? "02:00-04:00" : null)
                .put("frequency", scheduled ? "1,2,3,4,5,6,7" : null)
                .put("retentionDays", scheduled ? 7 : 0);
        json.putArray("crossRegionCopies");
        return json;
    }
}
