package io.github.backupdesk.sandbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of a create-backup call after all checks (contract.md 1.1). Fields it does not know are ignored. */
record CreateRequest(Content content, List<Region> copies) {

    /** Most refusals of this call share one code and differ in the text only. */
    static Refusal failed(String reason) {
        return Refusal.business(96038, "failed to create backup: " + reason);
    }

    static CreateRequest of(ObjectNode body, Cluster cluster) {
        String backupType = text(body, "backupType");
        if (backupType == null || !(backupType.equals(Content.CLUSTER) || backupType.equals(Content.COLLECTION))) {
            throw Refusal.business(96029, "The backupType must be CLUSTER or COLLECTION.");
        }
        Content content = backupType.equals(Content.CLUSTER)
                ? Content.wholeCluster(cluster.bytes())
                : collections(objects(body, "dbCollections"), cluster);
        return new CreateRequest(content, copies(objects(body, "crossRegionCopies"), cluster.region()));
    }

    private static Content collections(List<ObjectNode> entries, Cluster cluster) {
        if (entries.isEmpty()) {
            throw failed("dbCollections is required when backupType is COLLECTION");
        }
        Set<String> databases = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (ObjectNode entry : entries) {
            databases.add(dbName(entry));
            names.addAll(collectionNames(entry));
        }
        if (databases.size() > 1) {
            throw failed("all collections must belong to the same database");
        }
        Database database = cluster.database(dbName(entries.getFirst()))
                .orElseThrow(() -> failed("database not found: " + dbName(entries.getFirst())));
        if (new HashSet<>(names).size() < names.size()) {
            throw failed("a collection is listed more than once");
        }
        long size = names.stream()
                .mapToLong(name -> collection(database, name).bytes())
                .sum();
        return new Content(Content.COLLECTION, database.name(), names, size);
    }

    private static Collection collection(Database database, String name) {
        return database.collection(name)
                .orElseThrow(() -> failed("collection not found in database " + database.name() + ": " + name));
    }

    /** No database named means the default one. */
    private static String dbName(ObjectNode entry) {
        String name = text(entry, "dbName");
        return name == null || name.isEmpty() ? Database.DEFAULT : name;
    }

    private static List<String> collectionNames(ObjectNode entry) {
        List<String> names = new ArrayList<>();
        for (JsonNode name : array(entry, "collectionNames")) {
            if (!name.isString()) {
                throw Refusal.badParameter("collectionNames holds strings only.");
            }
            names.add(name.stringValue());
        }
        if (names.isEmpty()) {
            throw failed("collectionNames must not be empty");
        }
        return names;
    }

    private static List<Region> copies(List<ObjectNode> entries, Region own) {
        List<Region> copies = new ArrayList<>();
        for (ObjectNode entry : entries) {
            String regionId = text(entry, "regionId");
            Region region = World.region(regionId == null ? "" : regionId);
            checkCopy(region, own);
            if (copies.contains(region)) {
                throw failed("region " + region.regionId() + " is listed more than once in crossRegionCopies");
            }
            copies.add(region);
        }
        return copies;
    }

    private static void checkCopy(Region target, Region own) {
        if (target.equals(own)) {
            throw failed("the backup is created in " + own.regionId() + " already, do not list it as a copy");
        }
        if (!own.knowsCopies()) {
            throw failed("cross-region copies are not supported for clusters on " + own.cloudId());
        }
        if (!target.sameProvider(own)) {
            throw failed("region " + target.regionId() + " is not of the same cloud provider as " + own.regionId());
        }
    }

    private static @Nullable String text(ObjectNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw Refusal.badParameter("The field " + name + " is not a string.");
        }
        return value.stringValue();
    }

    private static List<ObjectNode> objects(ObjectNode node, String name) {
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode entry : array(node, name)) {
            if (!(entry instanceof ObjectNode object)) {
                throw Refusal.badParameter("The field " + name + " holds objects only.");
            }
            objects.add(object);
        }
        return objects;
    }

    /** Absent and null count as empty. */
    private static ArrayNode array(ObjectNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Json.array();
        }
        if (!(value instanceof ArrayNode array)) {
            throw Refusal.badParameter("The field " + name + " is not an array.");
        }
        return array;
    }
}
