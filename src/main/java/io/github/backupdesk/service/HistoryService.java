package io.github.backupdesk.service;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome.Unknown;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import java.util.ArrayList;
import java.util.List;

/** Reads the record of attempts. */
public final class HistoryService {

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

    /** The newest for which the query holds, newest first; open questions come with the first page, however old. */
    public List<Attempt> page(HistoryQuery query, int limit) throws StoreException {
        if (!query.isAll()) {
            return history.find(query, limit, Long.MAX_VALUE);
        }
        List<Attempt> page = new ArrayList<>(history.newest(limit, Long.MAX_VALUE));
        history.openQuestions().stream().filter(each -> !page.contains(each)).forEach(page::add);
        return page;
    }

    /** Those that come after a given one in {@link #page}. */
    public List<Attempt> olderThan(HistoryQuery query, Attempt attempt, int limit) throws StoreException {
        return query.isAll() ? history.newest(limit, attempt.id()) : history.find(query, limit, attempt.id());
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
