package io.github.backupdesk.service;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.Baseline;
import io.github.backupdesk.domain.CandidateRule;
import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.Copy;
import io.github.backupdesk.domain.Copy.Stage;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Proves copies. The service gives out no job for a copy, so the only proof is a backup that was not there before and that
 * lies in the region that was asked for (contract.md section 7, row 11).
 */
public final class CopyService {

    static final Duration PATIENCE = Duration.ofHours(6);

    /** Clocks are read in whole seconds. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private final CloudApi cloud;
    private final Ledger ledger;
    private final Clock clock;
    private final String account;

    public CopyService(CloudApi cloud, Ledger ledger, Clock clock, String account) {
        this.cloud = cloud;
        this.ledger = ledger;
        this.clock = clock;
        this.account = account;
    }

    /** How long to wait before the next look; empty if there is nothing to look for. */
    public Optional<Duration> pause(Attempt attempt) {
        Duration age = Duration.between(attempt.leftAt(), clock.instant());
        boolean open = attempt.account().equals(account)
                && attempt.originalMade()
                && age.compareTo(PATIENCE) < 0
                && attempt.trail().copies().stream().anyMatch(copy -> copy.stage() != Stage.AVAILABLE);
        if (!open) {
            return Optional.empty();
        }
        // After the clock was set back it would stay new for ever.
        boolean isNew = !age.isNegative() && age.compareTo(Duration.ofMinutes(5)) < 0;
        return Optional.of(isNew ? Duration.ofSeconds(5) : Duration.ofSeconds(60));
    }

    /** Looks once which copies are to be seen, and writes that down. */
    public Attempt look(Attempt attempt) throws CloudException, StoreException {
        ClusterId cluster = attempt.exact().request().clusterId();
        Set<String> taken = ledger.madeByOthers(attempt);
        attempt.trail().copies().forEach(copy -> taken.add(copy.backupId()));
        Map<String, Backup> listed = new HashMap<>();
        Map<RegionId, Backup> seen = new HashMap<>();
        for (Backup each : oldestFirst(cloud.manualBackups(cluster))) {
            listed.put(each.id(), each);
            if (!taken.contains(each.id()) && mayBeCopy(attempt, each)) {
                BackupDetail detail = cloud.backup(cluster, each.id());
                if (detail.regionId() != null
                        && CandidateRule.sameContent(attempt.exact().request(), detail)) {
                    seen.putIfAbsent(detail.regionId(), each);
                }
            }
        }
        Instant now = clock.instant();
        return ledger.change(
                attempt,
                row -> row.with(row.trail()
                        .with(row.trail().copies().stream()
                                .map(copy -> proven(copy, of(copy, listed, seen), now))
                                .toList())));
    }

    private static List<Backup> oldestFirst(List<Backup> listed) {
        return listed.stream()
                .sorted(Comparator.comparing(
                        Backup::createTime, Comparator.nullsLast(Comparator.<Instant>naturalOrder())))
                .toList();
    }

    /** A copy that was seen once stays the same backup, whatever else comes to lie in its region. */
    private static @Nullable Backup of(Copy copy, Map<String, Backup> listed, Map<RegionId, Backup> seen) {
        return copy.backupId().isEmpty() ? seen.get(copy.regionId()) : listed.get(copy.backupId());
    }

    private boolean mayBeCopy(Attempt attempt, Backup backup) {
        Baseline baseline = attempt.trail().baseline();
        boolean isNew = baseline == null
                ? madeSince(attempt, backup)
                : !baseline.backupIds().contains(backup.id());
        return isNew
                && !backup.id().equals(attempt.backupId())
                && backup.type().equals(attempt.exact().request().scope().type().name());
    }

    /** Without a list from before, only its time can tell a copy from older backups in its region. */
    private boolean madeSince(Attempt attempt, Backup backup) {
        Instant made = backup.createTime();
        return made != null
                && !made.isBefore(attempt.leftAt().plus(cloud.serverAhead()).minus(CLOCKS_DIFFER));
    }

    private static Copy proven(Copy copy, @Nullable Backup backup, Instant now) {
        if (backup == null) {
            return copy;
        }
        Stage stage = backup.available() ? Stage.AVAILABLE : Stage.SEEN;
        boolean same = copy.stage() == stage && copy.backupId().equals(backup.id());
        return same ? copy : new Copy(copy.regionId(), stage, backup.id(), now);
    }

    /** How many of the copies are there. */
    public static long proven(List<Copy> copies) {
        return copies.stream().filter(copy -> copy.stage() == Stage.AVAILABLE).count();
    }
}
