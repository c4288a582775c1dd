package io.github.backupdesk.service;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.StoreException;
import java.util.function.UnaryOperator;

/**
 * The one place that changes a row. The watching of a job, the looking for a lost backup and the user's notes all change the
 * same row at their own times, so each change is made to the row as it stands, never to a copy from earlier.
 */
public final class Ledger {

    private final HistoryStore history;

    public Ledger(HistoryStore history) {
        this.history = history;
    }

    public Attempt add(Attempt attempt) throws StoreException {
        return history.add(attempt);
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
