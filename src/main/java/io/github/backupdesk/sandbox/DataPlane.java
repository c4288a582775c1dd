package io.github.backupdesk.sandbox;

import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is inside the clusters (contract.md section 2), in the manner and with the codes of Milvus. */
final class DataPlane {

    static final String PREFIX = "/data/";

    private final World world;

    DataPlane(World world) {
        this.world = world;
    }

    void addTo(Routes routes) {
        String base = PREFIX + "{C}/v2/vectordb/";
        routes.post(base + "databases/list", this::databases)
                .post(base + "collections/list", this::collections)
                .post(base + "collections/describe", call -> ofCollection(call, CollectionJson::detail))
                .post(base + "collections/get_stats", call -> ofCollection(call, CollectionJson::stats))
                .post(base + "collections/get_load_state", call -> ofCollection(call, CollectionJson::loadState));
    }

    private JsonNode databases(Call call) {
        Cluster cluster = cluster(call);
        call.milvusObject();
        return Json.strings(cluster.databases().stream().map(Database::name).toList());
    }

    private JsonNode collections(Call call) {
        ArrayNode names = Json.array();
        database(cluster(call), call.milvusObject()).collections().forEach(collection -> names.add(collection.name()));
        return names;
    }

    private JsonNode ofCollection(Call call, Function<Collection, JsonNode> answer) {
        ObjectNode body = call.milvusObject();
        String name = text(body, "collectionName");
        if (name.isEmpty()) {
            throw Refusal.business(1802, "missing required parameters, error: collectionName");
        }
        Database database = database(cluster(call), body);
        return answer.apply(database.collection(name)
                .orElseThrow(() -> Refusal.business(
                        100, "can't find collection[database=%s][collection=%s]".formatted(database.name(), name))));
    }

    /** Behind a private link there is nobody, not even here. */
    private Cluster cluster(Call call) {
        Cluster cluster = world.findCluster(call.path("C"))
                .filter(found -> found.condition().reachable())
                .orElseThrow(() -> Refusal.http(404, "No cluster answers at this address."));
        if (!cluster.condition().running()) {
            throw Refusal.business(2, "service unavailable");
        }
        return cluster;
    }

    private static Database database(Cluster cluster, ObjectNode body) {
        String given = text(body, "dbName");
        String name = given.isEmpty() ? Database.DEFAULT : given;
        return cluster.database(name)
                .orElseThrow(() -> Refusal.business(800, "database not found[database=" + name + "]"));
    }

    /** Absent counts as empty. */
    private static String text(ObjectNode body, String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw Refusal.business(1801, "can only accept json format request, error: " + name + " is not a string");
        }
        return value.stringValue();
    }
}
