package io.github.backupdesk.service;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.Copy;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.Trail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
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

    /** Adds rows, all or none: where one cannot be written, none is. */
    public List<Attempt> addAll(List<Attempt> attempts) throws StoreException {
        return history.addAll(attempts);
    }

    /** Adds rows to a plan. Looking at it and adding are one step, so that no two can answer the same rows. */
    public synchronized List<Attempt> addToPlan(String plan, Function<List<Attempt>, List<Attempt>> further)
            throws StoreException {
        List<Attempt> fresh = further.apply(history.ofPlan(plan));
        return fresh.isEmpty() ? List.of() : history.addAll(fresh);
    }

    /** What a list came to. */
    public record Taken(List<Attempt> known, List<Attempt> added) {}

    /**
     * Adds a row for each listed backup that is nobody's: no row has it, as its backup or as a copy, and none may have made
     * it. Looking and adding are one step, so that no request can come to own one in between.
     *
     * @param asRow the row for a backup made elsewhere
     * @param mayHaveMade whether an attempt that {@link Attempt#claims} may have made the backup
     */
    public synchronized Taken takeIn(
            List<Backup> listed, Function<Backup, Attempt> asRow, BiPredicate<Attempt, Backup> mayHaveMade)
            throws StoreException {
        List<Attempt> claiming = history.claiming();
        List<Attempt> known =
                history.withBackups(listed.stream().map(Backup::id).toList());
        Set<String> owned = known.stream().flatMap(Ledger::made).collect(Collectors.toSet());
        List<Attempt> fresh = listed.stream()
                .filter(backup -> !owned.contains(backup.id()))
                .filter(backup -> claiming.stream().noneMatch(each -> mayHaveMade.test(each, backup)))
                .map(asRow)
                .toList();
        return new Taken(known, fresh.isEmpty() ? List.of() : history.addAll(fresh));
    }

    /** The attempts of that account whose backups were on the server and are none of these. */
    public List<Attempt> onServerExcept(String account, Collection<String> backupIds, int limit, long before)
            throws StoreException {
        return history.onServerExcept(account, backupIds, limit, before);
    }

    /**
     * The IDs of the backups, copies included, that other attempts for the same cluster are known to have made. What is only
     * known to be made elsewhere may turn out to be ours.
     */
    public Set<String> madeByOthers(Attempt attempt) throws StoreException {
        String cluster = attempt.exact().request().clusterId().value();
        return history.find(HistoryQuery.ofCluster(cluster), OTHERS, Long.MAX_VALUE).stream()
                .filter(other -> other.id() != attempt.id() && other.state() != AttemptState.ELSEWHERE)
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
                .filter(other -> other.id() != attempt.id() && other.state() != AttemptState.ELSEWHERE)
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
        Set<String> claimed = made(changed).filter(id -> !id.isEmpty()).collect(Collectors.toSet());
        claimed.removeAll(made(stands).toList());
        return claimed.isEmpty() || changed.state() == AttemptState.ELSEWHERE ? changed : merged(changed, claimed);
    }

    /** The same, unless another attempt is known to have made that backup; looking and changing are one step. */
    public synchronized Attempt changeUnlessMadeByAnother(Attempt known, String backupId, UnaryOperator<Attempt> change)
            throws StoreException {
        boolean taken = history.withBackups(List.of(backupId)).stream()
                .anyMatch(other -> other.id() != known.id() && other.state() != AttemptState.ELSEWHERE);
        return change(known, taken ? UnaryOperator.identity() : change);
    }

    /** The same, for a row that may have been merged into another meanwhile; empty if it was. */
    public synchronized Optional<Attempt> changeIfThere(Attempt known, UnaryOperator<Attempt> change)
            throws StoreException {
        return history.find(known.id()).isPresent() ? Optional.of(change(known, change)) : Optional.empty();
    }

    /** A backup that stood as made elsewhere has turned out to be this attempt's: one row of it is enough. */
    private Attempt merged(Attempt owner, Set<String> backupIds) throws StoreException {
        Attempt merged = owner;
        for (Attempt other : history.withBackups(backupIds)) {
            if (other.state() == AttemptState.ELSEWHERE) {
                merged = merge(merged, other);
            }
        }
        return merged;
    }

    /** Removes the row of a backup made elsewhere in favour of the one that has made it; the user's words are kept. */
    public synchronized Attempt merge(Attempt owner, Attempt elsewhere) throws StoreException {
        Attempt stands = history.find(owner.id()).orElse(owner);
        Optional<Attempt> other = history.find(elsewhere.id());
        if (other.isEmpty()) {
            // Somebody was faster.
            return stands;
        }
        Trail its = other.get().trail();
        Attempt merged = stands.with(stands.trail()
                .noted(
                        joined(stands.trail().note(), its.note(), "\n"),
                        joined(stands.trail().ticket(), its.ticket(), " ")));
        if (!merged.equals(stands)) {
            history.save(merged);
        }
        history.remove(other.get());
        return merged;
    }

    private static String joined(String mine, String other, String between) {
        if (mine.isEmpty() || other.isEmpty() || mine.equals(other)) {
            return mine.isEmpty() ? other : mine;
        }
        return mine + between + other;
    }
}
