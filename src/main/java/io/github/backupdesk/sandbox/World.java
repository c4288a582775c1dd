package io.github.backupdesk.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** All that stands still: projects, regions, clusters and what is in them. */
record World(List<Project> projects, List<Cluster> clusters) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    static boolean wellFormed(String id) {
        return ID.matcher(id).matches();
    }

    /** The cluster a path or a filter names. */
    Cluster cluster(String clusterId) {
        checkClusterId(clusterId);
        return findCluster(clusterId)
                .orElseThrow(() -> Refusal.business(96018, "The cluster does not exist: " + clusterId));
    }

    Optional<Cluster> findCluster(String clusterId) {
        return clusters.stream()
                .filter(cluster -> cluster.clusterId().equals(clusterId))
                .findFirst();
    }

    static void checkClusterId(String clusterId) {
        if (!wellFormed(clusterId)) {
            throw Refusal.business(96036, "The cluster ID is invalid.");
        }
    }

    Project project(String projectId) {
        return projects.stream()
                .filter(project -> project.projectId().equals(projectId))
                .findFirst()
                .orElseThrow(() -> Refusal.business(96005, "The project ID is invalid."));
    }

    static Region region(String regionId) {
        return Region.ALL.stream()
                .filter(region -> region.regionId().equals(regionId))
                .findFirst()
                .orElseThrow(() -> Refusal.business(96001, "The region ID is invalid."));
    }
}
