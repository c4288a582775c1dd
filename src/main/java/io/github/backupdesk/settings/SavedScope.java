package io.github.backupdesk.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A choice of what to back up that was given a name, to be used again, perhaps for another cluster.
 *
 * @param name what the user calls it; no two are called alike
 * @param type {@code CLUSTER} or {@code COLLECTION}
 * @param collections by database
 * @param patterns those by which some of them were found, as they were typed
 * @param clusterId the cluster it was made for; empty if none was chosen
 * @param clusterName empty if the cluster has none
 * @param savedAt when, as ISO 8601 in UTC
 */
public record SavedScope(
        String name,
        String type,
        Map<String, List<String>> collections,
        List<String> patterns,
        String clusterId,
        String clusterName,
        String savedAt) {

    public SavedScope {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        collections.forEach((dbName, names) -> copy.put(dbName, List.copyOf(names)));
        collections = Collections.unmodifiableMap(copy);
        patterns = List.copyOf(patterns);
    }

    public SavedScope named(String newName) {
        return new SavedScope(newName, type, collections, patterns, clusterId, clusterName, savedAt);
    }

    /** How many collections it names. */
    public int size() {
        return collections.values().stream().mapToInt(List::size).sum();
    }
}
