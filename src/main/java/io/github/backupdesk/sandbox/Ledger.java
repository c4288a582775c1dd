package io.github.backupdesk.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** All backups there are, the ones of old included. Thread-safe. */
final class Ledger {

    private final List<Backup> backups;
    private final @Nullable StateFile file;

    private Ledger(List<Backup> backups, @Nullable StateFile file) {
        this.backups = backups;
        this.file = file;
    }

    static Ledger open(@Nullable Path stateFile, List<Backup> old) throws IOException {
        if (stateFile == null) {
            return new Ledger(new ArrayList<>(old), null);
        }
        StateFile file = new StateFile(stateFile);
        Map<String, Backup> latest = new LinkedHashMap<>();
        old.forEach(backup -> latest.put(backup.backupId(), backup));
        file.read().forEach(backup -> latest.put(backup.backupId(), backup));
        return new Ledger(new ArrayList<>(latest.values()), file);
    }

    /** What the API shows, newest first. */
    synchronized List<Backup> listed(Instant now) {
        return backups.reversed().stream()
                .filter(backup -> backup.listed(now))
                .sorted(Comparator.comparing((Backup backup) -> backup.span().created())
                        .reversed())
                .toList();
    }

    synchronized Optional<Backup> find(String clusterId, String backupId, Instant now) {
        return backups.stream()
                .filter(backup -> backup.of(clusterId) && backup.backupId().equals(backupId))
                .filter(backup -> backup.known(now))
                .findFirst();
    }

    synchronized Optional<Backup> findJob(String jobId, Instant now) {
        return backups.stream()
                .filter(backup -> backup.jobId().equals(jobId))
                .filter(backup -> backup.span().begun(now))
                .findFirst();
    }

    synchronized Optional<String> clusterOfJob(String jobId) {
        return backups.stream()
                .filter(backup -> backup.jobId().equals(jobId))
                .map(backup -> backup.owner().clusterId())
                .findFirst();
    }

    synchronized boolean knows(String clusterId) {
        return backups.stream().anyMatch(backup -> backup.of(clusterId));
    }

    /**
     * Takes the backups that {@code order} makes, unless a manual backup of this cluster is unfinished: looking and
     * adding are one step, so that of two requests at once only one gets through.
     *
     * @param order is given the number of the first new backup of this cluster
     */
    synchronized List<Backup> place(String clusterId, Instant now, IntFunction<List<Backup>> order) {
        if (backups.stream().anyMatch(backup -> backup.of(clusterId) && backup.manualAndUnfinished(now))) {
            throw CreateRequest.failed("another manual backup of this cluster is in progress");
        }
        int known =
                (int) backups.stream().filter(backup -> backup.of(clusterId)).count();
        List<Backup> placed = order.apply(known + 1);
        if (file != null) {
            file.append(placed);
        }
        backups.addAll(placed);
        return placed;
    }

    /** The backup as it was before it was deleted. */
    synchronized Backup delete(String clusterId, String backupId, Instant now) {
        Backup backup = find(clusterId, backupId, now)
                .filter(found -> !found.status(now).equals("DELETED"))
                .orElseThrow(() -> Refusal.badParameter("The backup does not exist."));
        if (!backup.span().done(now)) {
            throw Refusal.badParameter("The backup is being created.");
        }
        Backup deleted = backup.with(backup.fate().deletedAt(now));
        if (file != null) {
            file.append(List.of(deleted));
        }
        backups.replaceAll(other -> other.equals(backup) ? deleted : other);
        return backup;
    }
}
