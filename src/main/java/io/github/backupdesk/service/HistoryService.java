package io.github.backupdesk.service;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.HistoryOrder;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome.Unknown;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import java.util.ArrayList;
import java.util.List;

/** Reads the record of attempts. */
public final class HistoryService {

    /** More open questions than this are shown where they stand in the order. */
    private static final int MOST_OPEN = 1_000;

    /** More than the foot of any window shows. */
    private static final int RECENT = 20;

    private final HistoryStore history;

    public HistoryService(HistoryStore history) {
        this.history = history;
    }

    /**
     * To be called once at start, before anything is sent: whatever was under way when the program last ended has an unknown
     * outcome now (promises.md section 2, last row).
     */
    public void settleInterrupted() throws StoreException {
        for (Attempt attempt : history.unfinished()) {
            if (attempt.state() == AttemptState.SENDING) {
                history.save(attempt.ended(new Unknown(UnknownReason.PROGRAM_ENDED, Answer.NONE)));
            }
        }
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
        List<Attempt> allOpen = history.openQuestions();
        List<Attempt> open =
                query.isAll() ? allOpen : history.find(query.openQuestions(), HistoryOrder.NEWEST, MOST_OPEN, null);
        List<Attempt> recent = new ArrayList<>(history.newest(RECENT, Long.MAX_VALUE));
        allOpen.stream().filter(each -> !recent.contains(each)).forEach(recent::add);
        return new Page(history.find(query, order, limit, null), open, recent);
    }

    /** Those that come after a place in the order. */
    public List<Attempt> after(HistoryQuery query, HistoryOrder order, HistoryOrder.Place place, int limit)
            throws StoreException {
        return history.find(query, order, limit, place);
    }

    /** Those that may still change or hold others up, however old. */
    public List<Attempt> unsettled() throws StoreException {
        List<Attempt> all = new ArrayList<>(history.unfinished());
        all.addAll(history.openQuestions());
        return all;
    }

    public long count() throws StoreException {
        return history.count();
    }
}
