package io.github.backupdesk.sandbox;

import java.util.Objects;

/** The cluster a backup was taken of. A backup outlives its cluster, so it carries the names itself. */
record Owner(String projectId, String clusterId, String clusterName) {

    Owner {
        Objects.requireNonNull(projectId);
        Objects.requireNonNull(clusterId);
        Objects.requireNonNull(clusterName);
    }

    static Owner of(Cluster cluster) {
        return new Owner(cluster.project().projectId(), cluster.clusterId(), cluster.name());
    }
}
