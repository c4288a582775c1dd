package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.BackupPolicy;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.JobState;
import io.github.backupdesk.domain.Project;
import io.github.backupdesk.domain.Region;
import io.github.backupdesk.domain.RegionId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turns entries of an answer into words of the trade. Types are taken as they come (contract.md section 7, rows 15, 16 and
 * 36); an entry whose ID we cannot use is none, a region we cannot read is absent.
 */
final class Entries {

    private Entries() {}

    static Optional<Cluster> cluster(JsonNode entry) {
        return ClusterId.check(Json.text(entry, "clusterId")) instanceof ClusterId.Check.Accepted accepted
                ? Optional.of(cluster(accepted.id(), entry))
                : Optional.empty();
    }

    private static Cluster cluster(ClusterId id, JsonNode entry) {
        Integer cuSize = Json.number(entry, "cuSize");
        return new Cluster(
                id,
                Json.text(entry, "clusterName"),
                Json.text(entry, "projectId"),
                region(Json.text(entry, "regionId")),
                Json.text(entry, "plan"),
                Json.text(entry, "cuType"),
                cuSize == null ? 0 : cuSize,
                Json.text(entry, "status"),
                Json.text(entry, "deploymentOption"),
                Json.text(entry, "connectAddress"));
    }

    static Optional<Project> project(JsonNode entry) {
        String id = Json.text(entry, "projectId");
        if (id.isBlank()) {
            return Optional.empty();
        }
        Set<RegionId> regions = entry.path("regionIds").values().stream()
                .flatMap(node -> node.asStringOpt().flatMap(RegionId::parse).stream())
                .collect(Collectors.toSet());
        return Optional.of(new Project(id, Json.text(entry, "projectName"), Json.text(entry, "plan"), regions));
    }

    static Optional<Region> region(JsonNode entry) {
        return RegionId.parse(Json.text(entry, "regionId")).map(id -> new Region(Json.text(entry, "cloudId"), id));
    }

    private static @Nullable RegionId region(String text) {
        return RegionId.parse(text).orElse(null);
    }

    /** @param asked the ID we asked with, which is the one to go on asking with */
    static Job job(String asked, JsonNode entry, Instant now) {
        return new Job(
                asked,
                new JobState(Json.text(entry, "status")),
                Json.text(entry, "progress"),
                Json.text(entry, "reason"),
                now);
    }

    /** @param id the ID to know it by, which is there even where the entry does not repeat it */
    static Backup backup(String id, JsonNode entry) {
        return new Backup(
                id,
                Json.text(entry, "backupName"),
                Json.text(entry, "clusterId"),
                Json.text(entry, "clusterName"),
                Json.text(entry, "backupType"),
                Json.text(entry, "creationMethod"),
                Json.text(entry, "status"),
                Json.amount(entry, "size"),
                ServerTime.iso(Json.text(entry, "createTime")));
    }

    /**
     * A manual backup of that cluster. What was asked for is checked where the entry says it: a scheduled backup, or
     * another cluster's, must not pass for one of ours because a server does not know a filter.
     */
    static Optional<Backup> manualBackup(ClusterId cluster, JsonNode entry) {
        String id = Json.text(entry, "backupId");
        String owner = Json.text(entry, "clusterId");
        boolean asked = (owner.isBlank() || owner.equals(cluster.value()))
                && !Json.text(entry, "creationMethod").equals("AUTO");
        return id.isBlank() || !asked ? Optional.empty() : Optional.of(backup(id, entry));
    }

    /** Any backup whose IDs can be asked with again; others would be rows that nobody could ever look up. */
    static Optional<Backup> listedBackup(JsonNode entry) {
        String id = Json.text(entry, "backupId");
        String owner = Json.text(entry, "clusterId");
        boolean usable = Endpoints.canStandInPath(id)
                && ClusterId.check(owner) instanceof ClusterId.Check.Accepted accepted
                && accepted.id().value().equals(owner);
        return usable ? Optional.of(backup(id, entry)) : Optional.empty();
    }

    static BackupDetail backupDetail(String asked, JsonNode entry) {
        Map<String, Set<String>> content = new LinkedHashMap<>();
        for (JsonNode database : entry.path("dbCollections").values()) {
            gather(database, content);
        }
        // The older shape: collections without a database, or each with its own (contract.md 1.3).
        gather(entry, content);
        Map<String, List<String>> collections = new LinkedHashMap<>();
        content.forEach((database, names) -> collections.put(database, List.copyOf(names)));
        return new BackupDetail(backup(asked, entry), region(Json.text(entry, "regionId")), collections);
    }

    static BackupPolicy policy(JsonNode entry) {
        return new BackupPolicy(
                Json.text(entry, "status"), Json.text(entry, "startTime"), Json.text(entry, "frequency"));
    }

    private static void gather(JsonNode database, Map<String, Set<String>> into) {
        String dbName = Json.text(database, "dbName");
        for (String field : List.of("collections", "collectionNames")) {
            for (JsonNode collection : database.path(field).values()) {
                String name = collection.isString() ? collection.asString() : Json.text(collection, "collectionName");
                String own = Json.text(collection, "dbName");
                if (!name.isBlank()) {
                    into.computeIfAbsent(own.isEmpty() ? dbName : own, _ -> new LinkedHashSet<>())
                            .add(name);
                }
            }
        }
    }
}
