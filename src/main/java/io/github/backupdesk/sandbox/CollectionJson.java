package io.github.backupdesk.sandbox;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A collection as the data plane shows it: a key, a vector, and a text. */
final class CollectionJson {

    private CollectionJson() {}

    static ObjectNode detail(Collection collection) {
        ObjectNode json = Json.object();
        json.putArray("aliases");
        json.put("autoId", false)
                .put("collectionID", collection.collectionId())
                .put("collectionName", collection.name())
                .put("consistencyLevel", "Bounded")
                .put("description", collection.description())
                .put("enableDynamicField", true);
        json.set("fields", fields(collection));
        json.putArray("functions");
        json.putArray("indexes")
                .addObject()
                .put("fieldName", "embedding")
                .put("indexName", "embedding")
                .put("metricType", "COSINE");
        json.put("load", state(collection)).put("partitionsNum", 1).put("shardsNum", 1);
        json.putArray("properties");
        json.putArray("structFields");
        return json;
    }

    private static ArrayNode fields(Collection collection) {
        ArrayNode fields = Json.array();
        fields.add(field(100, "id", "Int64").put("primaryKey", true));
        ObjectNode vector = field(101, "embedding", "FloatVector").put("primaryKey", false);
        vector.putArray("params").addObject().put("key", "dim").put("value", Integer.toString(collection.dimension()));
        fields.add(vector);
        ObjectNode text = field(102, "title", "VarChar").put("primaryKey", false);
        text.putArray("params").addObject().put("key", "max_length").put("value", "512");
        fields.add(text);
        return fields;
    }

    private static ObjectNode field(int id, String name, String type) {
        return Json.object()
                .put("id", id)
                .put("name", name)
                .put("type", type)
                .put("autoId", false)
                .put("description", "")
                .put("partitionKey", false);
    }

    static ObjectNode stats(Collection collection) {
        return Json.object().put("rowCount", collection.rows());
    }

    static ObjectNode loadState(Collection collection) {
        return Json.object()
                .put("loadState", state(collection))
                .put("loadProgress", collection.loaded() ? 100 : 0)
                .put("message", "");
    }

    private static String state(Collection collection) {
        return collection.loaded() ? "LoadStateLoaded" : "LoadStateNotLoad";
    }
}
