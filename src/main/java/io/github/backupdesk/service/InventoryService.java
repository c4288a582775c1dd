package io.github.backupdesk.service;

import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.CollectionFacts;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Reads what is inside a cluster, from its own data plane. There is no call for everything at once, so the collections are
 * read database by database; several callers may share one queue of databases to read side by side.
 */
public final class InventoryService {

    private final CloudApi cloud;

    public InventoryService(CloudApi cloud) {
        this.cloud = cloud;
    }

    /** The collections of one database, or why they could not be read. */
    public sealed interface Content {
        String dbName();

        record Listed(String dbName, List<String> collectionNames) implements Content {
            public Listed {
                collectionNames = List.copyOf(collectionNames);
            }
        }

        record Unreadable(String dbName, CloudException why) implements Content {}
    }

    public List<String> databases(Cluster cluster) throws CloudException {
        return cloud.databases(cluster);
    }

    /** What one collection is like. */
    public CollectionFacts facts(Cluster cluster, String dbName, String collectionName) throws CloudException {
        return cloud.collection(cluster, dbName, collectionName);
    }

    /**
     * Reads the databases of the queue until it is empty or the thread is interrupted. A database that cannot be read does
     * not keep the others from being read.
     */
    public void read(Cluster cluster, Queue<String> dbNames, Consumer<? super Content> found) {
        String dbName;
        while (!Thread.currentThread().isInterrupted() && (dbName = dbNames.poll()) != null) {
            found.accept(content(cluster, dbName));
        }
    }

    private Content content(Cluster cluster, String dbName) {
        try {
            return new Content.Listed(dbName, cloud.collections(cluster, dbName));
        } catch (CloudException e) {
            return new Content.Unreadable(dbName, e);
        }
    }
}
