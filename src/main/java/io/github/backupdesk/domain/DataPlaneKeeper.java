package io.github.backupdesk.domain;

import java.io.IOException;

/** Keeps what single clusters are asked with. Keeping and forgetting may block, for a keychain may ask the user. */
public interface DataPlaneKeeper extends DataPlaneKeys {

    /**
     * Uses it from now on; whatever was kept for the cluster before is forgotten.
     *
     * @throws IOException if it is used for this session alone, since it could not be kept for longer
     */
    void keep(ClusterId cluster, DataPlaneKey key) throws IOException;

    /**
     * Asks the cluster with the account's key again.
     *
     * @throws IOException if it is forgotten here, but could not be taken from where it was kept
     */
    void forget(ClusterId cluster) throws IOException;
}
