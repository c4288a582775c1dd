package io.github.backupdesk.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A backup on the wire, with the gaps of the real API: no region and no job in a list. */
final class BackupJson {

    private BackupJson() {}

    static ObjectNode item(Backup backup, ServerTime time) {
        Instant now = time.now();
        ObjectNode json = Json.object()
                .put("projectId", backup.owner().projectId())
                .put("backupId", backup.backupId())
                .put("backupName", backup.backupName())
                .put("backupType", backup.content().backupType())
                .put("creationMethod", backup.creationMethod())
                .put("size", backup.size(now))
                .put(
                        "expireTime",
                        Optional.ofNullable(backup.expireTime()).map(time::show).orElse(""))
                .put("clusterId", backup.owner().clusterId())
                .put("clusterName", backup.owner().clusterName())
                .put("createTime", time.show(backup.span().created()))
                .put("status", backup.status(now));
        if (backup.content().wholeCluster()) {
            json.set("restoreNewInstancePolicies", Json.strings(List.of("LATEST")));
        }
        return json;
    }

    /** @param cluster null when it is gone */
    static ObjectNode detail(Backup backup, @Nullable Cluster cluster, ServerTime time) {
        ObjectNode json = item(backup, time).put("regionId", backup.regionId());
        boolean whole = backup.content().wholeCluster();
        if (whole) {
            // What the examples on the reference page still show.
            json.set("collections", Json.array());
        }
        if (cluster != null && !(whole && backup.creationMethod().equals(Backup.AUTO))) {
            json.set("dbCollections", dbCollections(backup.content(), cluster));
        }
        return json;
    }

    private static ArrayNode dbCollections(Content content, Cluster cluster) {
        ArrayNode databases = Json.array();
        cluster.databases().stream()
                .filter(database -> content.wholeCluster() || content.dbName().equals(database.name()))
                .forEach(database -> databases.add(database(database, content)));
        return databases;
    }

    /** The default database is named by an empty string here, as the real API may do it. */
    private static ObjectNode database(Database database, Content content) {
        ArrayNode collections = Json.array();
        database.collections().stream()
                .filter(collection ->
                        content.wholeCluster() || content.collectionNames().contains(collection.name()))
                .forEach(collection -> collections.add(collection(collection)));
        String name = database.name().equals(Database.DEFAULT) ? "" : database.name();
        ObjectNode json = Json.object().put("dbName", name);
        json.set("collections", collections);
        return json;
    }

    private static ObjectNode collection(Collection collection) {
        return Json.object()
                .put("collectionName", collection.name())
                .put("description", collection.description())
                .put("status", collection.loaded() ? "LOADED" : "UNLOADED");
    }
}
