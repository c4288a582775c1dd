package io.github.backupdesk.sandbox;

import java.time.Clock;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Clusters (contract.md 1.9). */
final class ClusterEndpoints {

    /** Nobody listens there: what a client without the private link sees. */
    private static final String UNREACHABLE = "http://127.0.0.1:1";

    private final World world;
    private final Ledger ledger;
    private final Clock clock;
    private final String baseUrl;

    ClusterEndpoints(World world, Ledger ledger, Clock clock, String baseUrl) {
        this.world = world;
        this.ledger = ledger;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    void addTo(Routes routes) {
        routes.get("/v2/clusters", this::list).get("/v2/clusters/{C}", call -> detail(world.cluster(call.path("C"))));
    }

    private JsonNode list(Call call) {
        Page page = Page.of(call);
        String regionId = call.query("region");
        Region wanted = regionId == null ? null : World.region(regionId);
        List<Cluster> found = world.clusters().stream()
                .filter(cluster -> wanted == null || cluster.region().equals(wanted))
                .toList();
        return page.of(found, "clusters", this::item);
    }

    private ObjectNode item(Cluster cluster) {
        String address =
                cluster.condition().reachable() ? baseUrl + DataPlane.PREFIX + cluster.clusterId() : UNREACHABLE;
        ObjectNode json = Json.object()
                .put("clusterId", cluster.clusterId())
                .put("clusterName", cluster.name())
                .put("description", cluster.description())
                .put("projectId", cluster.project().projectId())
                .put("regionId", cluster.region().regionId())
                .put("plan", plan(cluster))
                .put("cuType", cluster.kind() == Kind.DEDICATED ? "Performance-optimized" : "")
                .put("cuSize", cluster.cuSize())
                .put("status", cluster.condition().status())
                .put("connectAddress", address)
                .put("privateLinkAddress", cluster.condition().reachable() ? "" : UNREACHABLE)
                .put("createTime", cluster.createTime())
                .putNull("globalClusterMeta");
        if (!cluster.condition().recorded2025()) {
            json.put("deploymentOption", cluster.kind().deploymentOption);
        }
        return json;
    }

    /** A free cluster was recorded with the plan Serverless; Business Critical is a plan of projects only. */
    private static String plan(Cluster cluster) {
        if (cluster.kind() != Kind.DEDICATED) {
            return "Serverless";
        }
        return cluster.project().plan().equals("Standard") ? "Standard" : "Enterprise";
    }

    private ObjectNode detail(Cluster cluster) {
        long backups = ledger.listed(clock.instant()).stream()
                .filter(backup -> backup.of(cluster.clusterId()))
                .count();
        boolean dedicated = cluster.kind() == Kind.DEDICATED;
        ObjectNode json = item(cluster)
                .put("replica", dedicated ? 1 : 0)
                .put("storageSize", cluster.bytes())
                .put("snapshotNumber", backups)
                .put("createProgress", 100);
        if (dedicated) {
            ObjectNode autoscaling = json.putObject("autoscaling");
            autoscaling.set("cu", fixed(cluster.cuSize()));
            autoscaling.set("replica", fixed(1));
        }
        return json;
    }

    private static ObjectNode fixed(int size) {
        ObjectNode range = Json.object().put("min", size).put("max", size);
        range.putArray("schedules");
        return range;
    }
}
