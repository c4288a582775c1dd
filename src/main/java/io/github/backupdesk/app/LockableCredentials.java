package io.github.backupdesk.app;

import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.DataPlaneKeeper;
import io.github.backupdesk.domain.DataPlaneKey;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The credentials of an account's clusters, which are forgotten when it is locked. A cluster for which somebody has chosen
 * one is never asked with the account's key instead: until it is there again, the cluster is locked. Safe for many threads.
 */
final class LockableCredentials implements DataPlaneKeeper, AutoCloseable {

    private final ClusterCredentials kept;

    /** Clusters that are to be asked with a credential of their own. */
    private final Set<ClusterId> chosen = ConcurrentHashMap.newKeySet();

    private volatile boolean wasLocked;

    /** @param clusters those for which something is kept already */
    LockableCredentials(ClusterCredentials kept, Collection<ClusterId> clusters) {
        this.kept = kept;
        chosen.addAll(clusters);
    }

    @Override
    public Optional<DataPlaneKey> of(ClusterId cluster) {
        Optional<DataPlaneKey> there = kept.of(cluster);
        return there.isEmpty() && wasLocked && chosen.contains(cluster) ? Optional.of(forgotten()) : there;
    }

    /** With which nothing can be asked. */
    private static DataPlaneKey forgotten() {
        try (ApiKey any = ApiKey.parse("forgotten").orElseThrow()) {
            DataPlaneKey none = DataPlaneKey.ofKey(any);
            none.close();
            return none;
        }
    }

    @Override
    public void keep(ClusterId cluster, DataPlaneKey key) throws IOException {
        chosen.add(cluster);
        kept.keep(cluster, key);
    }

    @Override
    public void forget(ClusterId cluster) throws IOException {
        chosen.remove(cluster);
        kept.forget(cluster);
    }

    /** Forgets them until they are read again. */
    void lock() {
        wasLocked = true;
        kept.close();
    }

    /** Reads again what is kept. Blocks. */
    void reload() {
        kept.load(List.copyOf(chosen));
    }

    @Override
    public void close() {
        kept.close();
    }
}
