package io.github.backupdesk.service;

import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.DataPlaneKeeper;
import io.github.backupdesk.domain.DataPlaneKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps them for this session, in memory alone. */
public final class SessionDataPlaneKeys implements DataPlaneKeeper, AutoCloseable {

    private final Map<ClusterId, DataPlaneKey> kept = new ConcurrentHashMap<>();

    @Override
    public Optional<DataPlaneKey> of(ClusterId cluster) {
        return Optional.ofNullable(kept.get(cluster));
    }

    @Override
    public void keep(ClusterId cluster, DataPlaneKey key) {
        DataPlaneKey before = kept.put(cluster, key);
        if (before != null && before != key) {
            before.close();
        }
    }

    @Override
    public void forget(ClusterId cluster) {
        DataPlaneKey before = kept.remove(cluster);
        if (before != null) {
            before.close();
        }
    }

    /** Forgets all of them: the session is locked, or over. */
    @Override
    public void close() {
        kept.keySet().forEach(this::forget);
    }
}
