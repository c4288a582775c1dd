package io.github.backupdesk.domain;

import java.util.HashSet;
import java.util.List;

/**
 * One create-backup call, complete and legal by construction.
 *
 * @param copies the regions that get a permanent copy besides the home region, none twice
 */
public record BackupRequest(ClusterId clusterId, BackupScope scope, List<RegionId> copies) {

    public BackupRequest {
        copies = List.copyOf(copies);
        if (new HashSet<>(copies).size() != copies.size()) {
            throw new IllegalArgumentException("a copy region is named twice");
        }
    }

    /** How many permanent backups exist after it: the original and each copy. */
    public int permanentBackups() {
        return 1 + copies.size();
    }
}
