package io.github.backupdesk.service;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import java.time.Clock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates a backup: writes the row, sends once, writes down what came (promises.md P1 to P3). */
public final class SubmitService {

    private static final Logger LOG = LoggerFactory.getLogger(SubmitService.class);

    private final CloudApi cloud;
    private final HistoryStore history;
    private final Clock clock;
    private final String account;

    public SubmitService(CloudApi cloud, HistoryStore history, Clock clock, String account) {
        this.cloud = cloud;
        this.history = history;
        this.clock = clock;
        this.account = account;
    }

    /**
     * How a submission ended.
     *
     * @param kept whether the end stands on disk; if not, it is known to this process alone and the user must be told
     */
    public record Submitted(Attempt attempt, boolean kept) {}

    /**
     * Blocks until the call has ended.
     *
     * @param cluster where the backup is made, for its name and region in the row
     * @param onRow is told of the row each time it changed on disk
     * @throws StoreException if the row could not be written; then nothing was sent
     */
    public Submitted submit(ExactRequest exact, Cluster cluster, Consumer<? super Attempt> onRow)
            throws StoreException {
        Attempt row = history.add(Attempt.planned(clock.instant(), account, cluster.name(), cluster.regionId(), exact));
        onRow.accept(row);
        row = row.sending();
        history.save(row);
        onRow.accept(row);
        row = row.ended(send(exact));
        return new Submitted(row, keep(row));
    }

    private SubmitOutcome send(ExactRequest exact) {
        try {
            return cloud.create(exact);
        } catch (RuntimeException | Error e) {
            // It never should; but if it does, the request may have left, and the row may not stay open.
            LOG.error("a create call broke down", e);
            return new SubmitOutcome.Unknown(UnknownReason.PROGRAM_FAULT, Answer.NONE);
        }
    }

    private boolean keep(Attempt row) {
        // The request has left: a full disk may not turn its receipt into an error, so it is tried once more and then
        // told.
        for (int trial = 1; trial <= 2; trial++) {
            try {
                history.save(row);
                return true;
            } catch (StoreException e) {
                LOG.error("the end of attempt {} could not be written, trial {}: {}", row.id(), trial, e.kind());
            }
        }
        return false;
    }
}
