package io.github.backupdesk.domain;

import java.util.Optional;

/** Which clusters are asked with something else than the key of the account. */
@FunctionalInterface
public interface DataPlaneKeys {

    /** For all of them the account's key. */
    DataPlaneKeys NONE = cluster -> Optional.empty();

    /** What the cluster's own address is told; empty for the account's key. Does not block. */
    Optional<DataPlaneKey> of(ClusterId cluster);
}
