package io.github.backupdesk.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup as {@code GET /v2/backups} lists it (contract.md 1.2). Texts are as the server sent them; an absent one is
 * empty. The list has neither a region nor a job ID.
 *
 * @param type {@code CLUSTER} or {@code COLLECTION}, or a word we do not know
 * @param creationMethod {@code MANUAL} or {@code AUTO}
 * @param status {@code CREATING}, {@code AVAILABLE}, or a word we do not know
 * @param size in bytes, 0 while it is being made
 * @param createTime by the server's clock; null where it sent none that can be read
 */
public record Backup(
        String id,
        String name,
        String clusterId,
        String clusterName,
        String type,
        String creationMethod,
        String status,
        long size,
        @Nullable Instant createTime) {

    public boolean manual() {
        return creationMethod.equals("MANUAL");
    }

    public boolean creating() {
        return status.equals("CREATING");
    }

    public boolean available() {
        return status.equals("AVAILABLE");
    }

    /** Only describing tells this one; a list leaves such a backup out. */
    public boolean deleted() {
        return status.equals("DELETED");
    }
}
