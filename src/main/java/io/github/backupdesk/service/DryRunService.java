package io.github.backupdesk.service;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome.NotSent;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import java.time.Clock;

/** Writes down that a request was gone through and not sent. Its row has ended from the start, so nothing ever sends it. */
public final class DryRunService {

    private final Ledger ledger;
    private final Clock clock;
    private final String account;

    public DryRunService(Ledger ledger, Clock clock, String account) {
        this.ledger = ledger;
        this.clock = clock;
        this.account = account;
    }

    /** @param checked what was looked at and how it was, a line each */
    public Attempt keep(ExactRequest exact, Cluster cluster, String checked) throws StoreException {
        NotSent dry = new NotSent(NotSentReason.DRY_RUN, new Answer(0, null, checked, ""));
        return ledger.add(Attempt.planned(clock.instant(), account, cluster.name(), cluster.regionId(), exact)
                .ended(dry));
    }
}
