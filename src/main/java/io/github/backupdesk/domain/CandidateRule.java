package io.github.backupdesk.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which listed backups may be the one that a request of unknown outcome made (promises.md section 2). The rule proposes; a
 * human decides.
 */
public final class CandidateRule {

    /** Clocks are read in whole seconds, and the request takes its time on the way. */
    private static final Duration BEFORE = Duration.ofSeconds(5);

    /** The deadline of a create call, and half a minute for a server that was late with it. */
    private static final Duration AFTER = Duration.ofSeconds(30 + 30);

    private CandidateRule() {}

    /**
     * @param serverAhead how far the server's clock is ahead now, for a request that knows nothing from before
     * @param taken IDs of backups that other attempts are known to have made
     * @return those that fit by everything that a list tells, oldest first
     */
    public static List<Backup> fitting(Attempt attempt, List<Backup> listed, Duration serverAhead, Set<String> taken) {
        Baseline baseline = attempt.trail().baseline();
        Set<String> known = new HashSet<>(taken);
        if (baseline != null) {
            known.addAll(baseline.backupIds());
        }
        Instant byServer = attempt.leftAt().plus(baseline == null ? serverAhead : baseline.serverAhead());
        String type = attempt.exact().request().scope().type().name();
        return listed.stream()
                .filter(Backup::manual)
                .filter(each -> each.type().equals(type))
                .filter(each -> !known.contains(each.id()))
                .filter(each -> inTime(byServer, each))
                .sorted(Comparator.comparing(
                        Backup::createTime, Comparator.nullsLast(Comparator.<Instant>naturalOrder())))
                .toList();
    }

    /** A backup without a time cannot be ruled out by it. */
    private static boolean inTime(Instant byServer, Backup backup) {
        Instant made = backup.createTime();
        if (made == null) {
            return true;
        }
        return !made.isBefore(byServer.minus(BEFORE)) && !made.isAfter(byServer.plus(AFTER));
    }

    /** Whether a described backup holds what was asked for. Only a collection backup says what it holds. */
    public static boolean sameContent(BackupRequest request, BackupDetail detail) {
        return switch (request.scope()) {
            case BackupScope.WholeCluster whole -> true;
            case BackupScope.Untold untold -> false;
            case BackupScope.Collections some -> {
                Map<String, List<String>> held = detail.collections();
                List<String> names = held.getOrDefault(
                        some.dbName(), some.dbName().equals("default") ? held.getOrDefault("", List.of()) : List.of());
                yield new HashSet<>(names).equals(new HashSet<>(some.collectionNames()));
            }
        };
    }
}
