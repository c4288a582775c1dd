package io.github.backupdesk.domain;

import java.util.LinkedHashSet;
import java.util.List;

/** What a backup holds: everything, or named collections of exactly one database (contract.md section 7, rows 1 to 5). */
public sealed interface BackupScope {

    BackupType type();

    /** Everything in the cluster. */
    record WholeCluster() implements BackupScope {
        @Override
        public BackupType type() {
            return BackupType.CLUSTER;
        }
    }

    /** Collections that nobody here has named: the backup was made elsewhere, and only describing it tells what it holds. */
    record Untold() implements BackupScope {
        @Override
        public BackupType type() {
            return BackupType.COLLECTION;
        }
    }

    /** Named collections of one database: at least one, none twice, in the order in which they are sent. */
    record Collections(String dbName, List<String> collectionNames) implements BackupScope {
        public Collections {
            collectionNames = List.copyOf(collectionNames);
            if (dbName.isBlank()) {
                throw new IllegalArgumentException("a collection backup names its database");
            }
            if (collectionNames.isEmpty()) {
                throw new IllegalArgumentException("a collection backup names at least one collection");
            }
            if (collectionNames.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("a collection has a name");
            }
            if (new LinkedHashSet<>(collectionNames).size() != collectionNames.size()) {
                throw new IllegalArgumentException("a collection is named twice");
            }
        }

        @Override
        public BackupType type() {
            return BackupType.COLLECTION;
        }
    }
}
