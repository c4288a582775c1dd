package io.github.backupdesk.sandbox;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One backup file in one region, as settled when it was requested; a copy in another region is a backup of its own.
 * Written to the state file as it stands.
 *
 * @param expireTime null for a manual backup, which is kept for ever
 * @param fate absent in state files of older versions, which stands for the usual one
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
        @Nullable Instant expireTime,
        Fate fate) {

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
        fate = Objects.requireNonNullElse(fate, Fate.USUAL);
    }

    Backup with(Fate other) {
        return new Backup(
                backupId, backupName, jobId, owner, regionId, creationMethod, content, span, expireTime, other);
    }

    String status(Instant now) {
        boolean expired = expireTime != null && !now.isBefore(expireTime);
        if (expired || fate.deleted(now)) {
            return "DELETED";
        }
        return span.done(now) ? "AVAILABLE" : "CREATING";
    }

    /** A backup that failed is no backup, and is gone when its job is over. */
    boolean known(Instant now) {
        return span.begun(now) && !fate.gone(now) && !failed(now);
    }

    boolean listed(Instant now) {
        return known(now) && fate.listable(now) && !status(now).equals("DELETED");
    }

    boolean failed(Instant now) {
        return fate.failure() != null && span.done(now);
    }

    String jobStatus(Instant now) {
        return failed(now) ? "FAILED" : span.jobStatus(now);
    }

    /** Percent; a job that failed did not get to the end. */
    long progress(Instant now) {
        return failed(now) ? 99 : span.progress(now);
    }

    /** Why it failed, or empty. */
    String reason(Instant now) {
        String failure = fate.failure();
        return failure != null && span.done(now) ? failure : "";
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
