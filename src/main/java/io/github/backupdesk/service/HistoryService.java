package io.github.backupdesk.service;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome.Unknown;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
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

    /** The newest first. */
    public List<Attempt> newest(int limit) throws StoreException {
        return history.newest(limit, Long.MAX_VALUE);
    }

    /** Those that come after a given one in {@link #newest}. */
    public List<Attempt> olderThan(Attempt attempt, int limit) throws StoreException {
        return history.newest(limit, attempt.id());
    }

    /** Those whose end is not known, however old. */
    public List<Attempt> unfinished() throws StoreException {
        return history.unfinished();
    }

    public long count() throws StoreException {
        return history.count();
    }
}
