package io.github.backupdesk.domain;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a backup of the same scope that was made, or may have been.
 *
 * @param attempt the row that stands for it
 * @param at when it was made
 * @param size in bytes; 0 if it is not known
 */
public record PastBackup(Attempt attempt, Instant at, long size) {

    /** Whether the row stands for a backup of this scope that is there, is being made, or may be. The order of names does not count. */
    public static boolean isOne(Attempt attempt, BackupScope scope) {
        return may(attempt)
                && attempt.asked()
                        .map(BackupRequest::scope)
                        .filter(held -> same(held, scope))
                        .isPresent();
    }

    private static boolean may(Attempt attempt) {
        return switch (attempt.state()) {
            case SENDING -> true;
            case UNKNOWN -> attempt.openQuestion();
            case ACCEPTED -> {
                Job job = attempt.job();
                yield job == null || !job.state().failed();
            }
            case ELSEWHERE -> true;
            case PLANNED, REJECTED, NOT_SENT -> false;
        };
    }

    private static boolean same(BackupScope held, BackupScope scope) {
        if (held instanceof BackupScope.Collections its && scope instanceof BackupScope.Collections mine) {
            return mine.dbName().equals(its.dbName())
                    && mine.collectionNames().size() == its.collectionNames().size()
                    && new HashSet<>(mine.collectionNames()).containsAll(its.collectionNames());
        }
        return held instanceof BackupScope.WholeCluster && scope instanceof BackupScope.WholeCluster;
    }

    /** @param listed the cluster's manual backups as the service has just told them, which know sizes that the row does not */
    public static PastBackup of(Attempt attempt, List<Backup> listed) {
        Optional<Backup> told = listed.stream()
                .filter(each -> !each.id().isEmpty() && each.id().equals(attempt.backupId()))
                .findFirst()
                .or(() -> own(attempt));
        if (told.isEmpty()) {
            return new PastBackup(attempt, attempt.leftAt(), 0);
        }
        Instant made = told.get().createTime();
        return new PastBackup(
                attempt, made == null ? attempt.leftAt() : made, told.get().size());
    }

    private static Optional<Backup> own(Attempt attempt) {
        return switch (attempt.outcome()) {
            case SubmitOutcome.Matched matched -> Optional.of(matched.backup());
            case SubmitOutcome.Listed listed -> Optional.of(listed.sighting().backup());
            case null, default -> Optional.empty();
        };
    }
}
