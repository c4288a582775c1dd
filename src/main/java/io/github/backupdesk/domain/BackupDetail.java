package io.github.backupdesk.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A backup as describing it tells (contract.md 1.3): the only place that says in which region it lies and what is in it.
 *
 * @param regionId null where the server sent none that we can read
 * @param collections the names of collections by database; the default database may be called by an empty name
 */
public record BackupDetail(Backup backup, @Nullable RegionId regionId, Map<String, List<String>> collections) {

    public BackupDetail {
        collections = Map.copyOf(collections);
    }

    /** What is known of a backup that was listed and not described. */
    public static BackupDetail listed(Backup backup) {
        return new BackupDetail(backup, null, Map.of());
    }
}
