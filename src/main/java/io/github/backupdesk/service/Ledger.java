package io.github.backupdesk.service;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Copy;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.StoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one place that changes a row. The watching of a job, the looking for a lost backup and the user's notes all change the
 * same row at their own times, so each change is made to the row as it stands, never to a copy from earlier.
 */
public final class Ledger {

    private static final int OTHERS = 1_000;

    private final HistoryStore history;

    public Ledger(HistoryStore history) {
        this.history = history;
    }

    public Attempt add(Attempt attempt) throws StoreException {
        return history.add(attempt);
    }

    /** The IDs of the backups, copies included, that other attempts for the same cluster are known to have made. */
    public Set<String> madeByOthers(Attempt attempt) throws StoreException {
        String cluster = attempt.exact().request().clusterId().value();
        return history.find(HistoryQuery.ofCluster(cluster), OTHERS, Long.MAX_VALUE).stream()
                .filter(other -> other.id() != attempt.id())
                .flatMap(Ledger::made)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Another attempt that the service gave the same backup ID or job ID; one account may see it go wrong for another. */
    public Optional<Attempt> sameReceipt(Attempt attempt) throws StoreException {
        Receipt ours = attempt.receipt();
        if (ours == null) {
            return Optional.empty();
        }
        List<Attempt> alike = new ArrayList<>();
        for (String id : List.of(ours.jobId(), ours.backupId())) {
            alike.addAll(history.find(HistoryQuery.ofId(id), OTHERS, Long.MAX_VALUE));
        }
        return alike.stream()
                .filter(other -> other.id() != attempt.id())
                .filter(other -> sameIds(ours, other))
                .findFirst();
    }

    private static boolean sameIds(Receipt ours, Attempt other) {
        Receipt theirs = other.receipt();
        return ours.backupId().equals(other.backupId())
                || (theirs != null && ours.jobId().equals(theirs.jobId()));
    }

    private static Stream<String> made(Attempt attempt) {
        return Stream.concat(
                Stream.of(attempt.backupId()), attempt.trail().copies().stream().map(Copy::backupId));
    }

    /** Applies the change to the row as it stands on disk; writes only if that changes anything. */
    public synchronized Attempt change(Attempt known, UnaryOperator<Attempt> change) throws StoreException {
        Attempt stands = history.find(known.id()).orElse(known);
        Attempt changed = change.apply(stands);
        if (!changed.equals(stands)) {
            history.save(changed);
        }
        return changed;
    }
}
