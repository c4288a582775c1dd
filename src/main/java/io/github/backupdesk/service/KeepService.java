package io.github.backupdesk.service;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import java.util.Objects;

/** Writes down an end that could not be written when it came (promises.md P3, row P16). */
public final class KeepService {

    private final Ledger ledger;

    public KeepService(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Tries once. A row that has come to an end on disk by another way stays as it is there.
     *
     * @param ended known to this process alone
     * @return the row as it stands on disk
     */
    public Attempt keep(Attempt ended) throws StoreException {
        SubmitOutcome outcome = Objects.requireNonNull(ended.outcome(), "it has not ended");
        return ledger.change(ended, stands -> stands.state() == AttemptState.SENDING ? stands.ended(outcome) : stands);
    }
}
