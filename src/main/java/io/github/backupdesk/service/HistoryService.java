package io.github.backupdesk.service;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.HistoryOrder;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome.Unknown;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the record of attempts. */
public final class HistoryService {

    /** More open questions than this are shown where they stand in the order. */
    private static final int MOST_OPEN = 1_000;

    /** More than the foot of any window shows. */
    private static final int RECENT = 20;

    private final HistoryStore history;
    private final Ledger ledger;

    /** The attempts that an earlier run left under way and that are not settled on disk yet; null until they were looked for. */
    private volatile @Nullable Set<Long> interrupted;

    public HistoryService(HistoryStore history, Ledger ledger) {
        this.history = history;
        this.ledger = ledger;
    }

    /**
     * To be called at start, before anything is sent: whatever was under way when the program last ended has an unknown
     * outcome now (promises.md section 2, last row). Where that cannot be written it is told as if it were, and every further
     * call tries again; what this run has begun to send is never touched.
     */
    public synchronized void settleInterrupted() throws StoreException {
        Set<Long> left = interrupted;
        if (left == null) {
            left = Collections.synchronizedSet(new LinkedHashSet<>());
            for (Attempt each : history.unfinished()) {
                if (each.state() == AttemptState.SENDING) {
                    left.add(each.id());
                }
            }
            interrupted = left;
        }
        for (long id : List.copyOf(left)) {
            Optional<Attempt> row = history.find(id);
            if (row.isPresent()) {
                ledger.change(row.get(), HistoryService::settled);
            }
            left.remove(id);
        }
    }

    private static Attempt settled(Attempt stands) {
        return stands.state() == AttemptState.SENDING
                ? stands.ended(new Unknown(UnknownReason.PROGRAM_ENDED, Answer.NONE))
                : stands;
    }

    /** The row as it is to be told: what an earlier run left under way is unknown, though that may not be written yet. */
    public Attempt told(Attempt row) {
        Set<Long> left = interrupted;
        return left != null && left.contains(row.id()) ? settled(row) : row;
    }

    private List<Attempt> told(List<Attempt> rows) {
        return rows.stream().map(this::told).toList();
    }

    /**
     * A page of the history.
     *
     * @param rows in the order that was asked for
     * @param openQuestions those of the whole history for which the query holds, for they are shown first in every order
     * @param recent the newest of all and all open questions, whatever is searched for
     */
    public record Page(List<Attempt> rows, List<Attempt> openQuestions, List<Attempt> recent) {}

    /** The first page of those for which the query holds. */
    public Page page(HistoryQuery query, HistoryOrder order, int limit) throws StoreException {
        List<Attempt> allOpen = allOpen();
        List<Attempt> open =
                query.isAll() ? allOpen : history.find(query.openQuestions(), HistoryOrder.NEWEST, MOST_OPEN, null);
        List<Attempt> recent = new ArrayList<>(told(history.newest(RECENT, Long.MAX_VALUE)));
        allOpen.stream().filter(each -> !recent.contains(each)).forEach(recent::add);
        return new Page(told(history.find(query, order, limit, null)), open, recent);
    }

    private List<Attempt> allOpen() throws StoreException {
        List<Attempt> all = new ArrayList<>(history.openQuestions());
        Set<Long> left = interrupted;
        for (long id : left == null ? Set.<Long>of() : Set.copyOf(left)) {
            history.find(id).map(this::told).filter(Attempt::openQuestion).ifPresent(all::add);
        }
        return all;
    }

    /** Those that come after a place in the order. */
    public List<Attempt> after(HistoryQuery query, HistoryOrder order, HistoryOrder.Place place, int limit)
            throws StoreException {
        return told(history.find(query, order, limit, place));
    }

    /** The entry of that number. */
    public Optional<Attempt> find(long id) throws StoreException {
        return history.find(id).map(this::told);
    }

    /** All that is known of a plan, oldest first: its rows. */
    public List<Attempt> ofPlan(String plan) throws StoreException {
        return told(history.ofPlan(plan));
    }

    /** Those that may still change or hold others up, however old. */
    public List<Attempt> unsettled() throws StoreException {
        List<Attempt> all = new ArrayList<>(told(history.unfinished()));
        all.addAll(history.openQuestions());
        return all;
    }

    /** When the last good backup of each cluster was made, whoever made it; a cluster without one is left out. */
    public Map<ClusterId, Instant> lastGood() throws StoreException {
        return history.lastGood();
    }

    public long count() throws StoreException {
        return history.count();
    }
}
