package io.github.backupdesk.sandbox;

import java.util.List;
import java.util.Optional;

/**
 * A cluster of the pretend cloud.
 *
 * @param cuSize compute units; 0 unless dedicated
 */
record Cluster(
        String clusterId,
        String name,
        String description,
        Project project,
        Region region,
        Kind kind,
        int cuSize,
        Condition condition,
        String createTime,
        List<Database> databases) {

    Cluster describedAs(String text) {
        return new Cluster(clusterId, name, text, project, region, kind, cuSize, condition, createTime, databases);
    }

    Cluster in(Condition other) {
        return new Cluster(clusterId, name, description, project, region, kind, cuSize, other, createTime, databases);
    }

    Optional<Database> database(String wanted) {
        return databases.stream()
                .filter(database -> database.name().equals(wanted))
                .findFirst();
    }

    long bytes() {
        return databases.stream()
                .flatMap(database -> database.collections().stream())
                .mapToLong(Collection::bytes)
                .sum();
    }
}
