package io.github.backupdesk.service;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.StoreException;

/** Keeps the user's own words beside an attempt. */
public final class NoteService {

    private final Ledger ledger;

    public NoteService(Ledger ledger) {
        this.ledger = ledger;
    }

    public Attempt note(Attempt attempt, String note, String ticket) throws StoreException {
        return ledger.change(attempt, row -> row.with(row.trail().noted(note.strip(), ticket.strip())));
    }
}
