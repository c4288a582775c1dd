package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupPolicy;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.PastBackups;
import io.github.backupdesk.service.CheckService.Told;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known so far of one request and its cluster; null is what was not told yet.
 *
 * @param listed the cluster as it stands among those; empty if it does not
 * @param keyAcceptedAt in milliseconds since 1970, the last time that the service answered at all; 0 if it never has
 * @param waitsFor the number of an entry of our own that goes first
 * @param missing names that are not in the database
 * @param barrier why the request may not be sent, in words; empty if it may
 */
record ClusterFacts(
        @Nullable Told<List<Cluster>> clusters,
        Optional<Cluster> listed,
        long keyAcceptedAt,
        @Nullable Told<List<Backup>> manual,
        @Nullable Told<BackupPolicy> policy,
        @Nullable Told<PastBackups> past,
        @Nullable Told<List<String>> missing,
        Optional<Long> waitsFor,
        String barrier) {}
