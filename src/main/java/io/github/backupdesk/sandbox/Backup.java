package io.github.backupdesk.sandbox;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One backup file in one region, as settled when it was requested; a copy in another region is a backup of its own.
 * Written to the state file as it stands.
 *
 * @param expireTime null for a manual backup, which is kept for ever
 */
record Backup(
        String backupId,
        String backupName,
        String jobId,
        Owner owner,
        String regionId,
        String creationMethod,
        Content content,
        Span span,
        @Nullable Instant expireTime) {

    static final String MANUAL = "MANUAL";
    static final String AUTO = "AUTO";

    Backup {
        Objects.requireNonNull(backupId);
        Objects.requireNonNull(backupName);
        Objects.requireNonNull(jobId);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(regionId);
        Objects.requireNonNull(creationMethod);
        Objects.requireNonNull(content);
        Objects.requireNonNull(span);
    }

    String status(Instant now) {
        if (expireTime != null && !now.isBefore(expireTime)) {
            return "DELETED";
        }
        return span.done(now) ? "AVAILABLE" : "CREATING";
    }

    boolean listed(Instant now) {
        return span.begun(now) && !status(now).equals("DELETED");
    }

    /** Unknown, and so 0, while the backup is made. */
    long size(Instant now) {
        return span.done(now) ? content.size() : 0;
    }

    boolean of(String clusterId) {
        return owner.clusterId().equals(clusterId);
    }

    /** Also true for a copy that waits for its original. */
    boolean manualAndUnfinished(Instant now) {
        return creationMethod.equals(MANUAL) && !span.done(now);
    }
}
