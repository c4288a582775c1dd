package io.github.backupdesk.service;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.Baseline;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proves copies. The service gives out no job for a copy, so the only proof is a backup that was not there before and that
 * lies in the region that was asked for (contract.md section 7, row 11).
 */
public final class CopyService {

    private static final Duration PATIENCE = Duration.ofHours(6);

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
        Duration age = Duration.between(attempt.plannedAt(), clock.instant());
        boolean open = attempt.account().equals(account)
                && attempt.originalMade()
                && age.compareTo(PATIENCE) < 0
                && attempt.trail().copies().stream().anyMatch(copy -> copy.stage() != Stage.AVAILABLE);
        if (!open) {
            return Optional.empty();
        }
        return Optional.of(age.compareTo(Duration.ofMinutes(5)) < 0 ? Duration.ofSeconds(5) : Duration.ofSeconds(60));
    }

    /** Looks once which copies are to be seen, and writes that down. */
    public Attempt look(Attempt attempt) throws CloudException, StoreException {
        ClusterId cluster = attempt.exact().request().clusterId();
        Map<RegionId, Backup> seen = new HashMap<>();
        for (Backup each : cloud.manualBackups(cluster)) {
            if (mayBeCopy(attempt, each)) {
                BackupDetail detail = cloud.backup(cluster, each.id());
                if (detail.regionId() != null) {
                    seen.putIfAbsent(detail.regionId(), each);
                }
            }
        }
        Instant now = clock.instant();
        return ledger.change(
                attempt,
                row -> row.with(row.trail()
                        .with(row.trail().copies().stream()
                                .map(copy -> proven(copy, seen.get(copy.regionId()), now))
                                .toList())));
    }

    private static boolean mayBeCopy(Attempt attempt, Backup backup) {
        Baseline baseline = attempt.trail().baseline();
        boolean isNew = baseline == null || !baseline.backupIds().contains(backup.id());
        return isNew
                && !backup.id().equals(attempt.backupId())
                && backup.type().equals(attempt.exact().request().scope().type().name());
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
