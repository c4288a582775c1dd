package io.github.backupdesk.sandbox;

import java.util.List;
import java.util.Objects;

/**
 * What a backup holds.
 *
 * @param backupType {@code CLUSTER} or {@code COLLECTION}
 * @param dbName and {@code collectionNames} are empty for the backup of a whole cluster
 * @param size bytes, once it is done
 */
record Content(String backupType, String dbName, List<String> collectionNames, long size) {

    static final String CLUSTER = "CLUSTER";
    static final String COLLECTION = "COLLECTION";

    Content {
        Objects.requireNonNull(backupType);
        Objects.requireNonNull(dbName);
        collectionNames = List.copyOf(collectionNames);
    }

    static Content wholeCluster(long size) {
        return new Content(CLUSTER, "", List.of(), size);
    }

    boolean wholeCluster() {
        return backupType.equals(CLUSTER);
    }
}
