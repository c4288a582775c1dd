package io.github.backupdesk.sandbox;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Projects, clouds and regions (contract.md 1.10 and 1.11). */
final class ProjectEndpoints {

    private final World world;

    ProjectEndpoints(World world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        routes.get("/v2/projects", _ -> projects())
                .get("/v2/projects/{P}", call -> project(world.project(call.path("P"))))
                .get("/v2/clouds", _ -> clouds())
                .get("/v2/regions", ProjectEndpoints::regions);
    }

    private JsonNode projects() {
        ArrayNode projects = Json.array();
        world.projects().forEach(project -> projects.add(project(project)));
        return projects;
    }

    private ObjectNode project(Project project) {
        long instances = world.clusters().stream()
                .filter(cluster -> cluster.project().equals(project))
                .count();
        ObjectNode json = Json.object()
                .put("projectId", project.projectId())
                .put("projectName", project.name())
                .put("description", project.description());
        json.set("regionIds", Json.strings(project.regionIds()));
        return json.put("instanceCount", instances)
                .put("createTime", project.createTime())
                .put("plan", project.plan())
                .put("orgType", "SAAS");
    }

    private static JsonNode clouds() {
        ArrayNode clouds = Json.array();
        Region.Cloud.ALL.forEach(
                cloud -> clouds.addObject().put("cloudId", cloud.cloudId()).put("description", cloud.description()));
        return clouds;
    }

    private static JsonNode regions(Call call) {
        String cloudId = call.query("cloudId");
        List<Region> found = Region.ALL.stream()
                .filter(region -> cloudId == null || region.cloudId().equals(cloudId))
                .toList();
        if (found.isEmpty()) {
            throw Refusal.business(96000, "The cloud ID is invalid.");
        }
        ArrayNode regions = Json.array();
        found.forEach(region -> regions.addObject()
                .put("cloudId", region.cloudId())
                .put("regionId", region.regionId())
                .put("domain", region.domain()));
        return regions;
    }
}
