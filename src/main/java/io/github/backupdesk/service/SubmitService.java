package io.github.backupdesk.service;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.Baseline;
import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.NotSent;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates a backup: writes the row, looks what is there, sends once, writes down what came (promises.md P1 to P3). */
public final class SubmitService {

    private static final Logger LOG = LoggerFactory.getLogger(SubmitService.class);

    private final CloudApi cloud;
    private final Ledger ledger;
    private final Clock clock;
    private final String account;

    public SubmitService(CloudApi cloud, Ledger ledger, Clock clock, String account) {
        this.cloud = cloud;
        this.ledger = ledger;
        this.clock = clock;
        this.account = account;
    }

    /** What came of the wish to send. */
    public sealed interface Sent {

        /**
         * The call has ended.
         *
         * @param kept whether the end stands on disk; if not, it is known to this process alone and the user must be told
         */
        record Ended(Attempt attempt, boolean kept) implements Sent {}

        /** Nothing was sent: another manual backup of the cluster is being made, by whomever. */
        record Busy(Attempt attempt, Backup running) implements Sent {}
    }

    /**
     * Writes the request down. Sends nothing.
     *
     * @param cluster where the backup is made, for its name and region in the row
     * @throws StoreException if the row could not be written; then nothing may be sent
     */
    public Attempt plan(ExactRequest exact, Cluster cluster) throws StoreException {
        return ledger.add(Attempt.planned(clock.instant(), account, cluster.name(), cluster.regionId(), exact));
    }

    /** Whether this account may send it: what was meant for another one's cloud is not for ours. */
    public boolean canSend(Attempt attempt) {
        return attempt.state() == AttemptState.PLANNED && attempt.account().equals(account);
    }

    /** Takes a planned request back. One that has begun to leave is not touched. */
    public Attempt cancel(Attempt planned) throws StoreException {
        return ledger.change(
                planned,
                row -> row.state() == AttemptState.PLANNED
                        ? row.ended(new NotSent(NotSentReason.CANCELLED, Answer.NONE))
                        : row);
    }

    /**
     * Sends a planned request and blocks until the call has ended.
     *
     * @param onRow is told of the row when it has begun to leave
     * @throws StoreException if the row could not be written; then nothing was sent
     */
    public Sent send(Attempt planned, Consumer<? super Attempt> onRow) throws StoreException {
        Optional<List<Backup>> listed = listed(planned);
        Optional<Backup> running =
                listed.flatMap(all -> all.stream().filter(Backup::creating).findFirst());
        if (running.isPresent()) {
            return new Sent.Busy(planned, running.get());
        }
        Baseline before = listed.map(this::baseline).orElse(null);
        Instant now = clock.instant();
        Attempt row = ledger.change(
                planned, stands -> stands.state() == AttemptState.PLANNED ? stands.sending(now, before) : stands);
        if (row.state() != AttemptState.SENDING) {
            // It was taken back while we looked.
            return new Sent.Ended(row, true);
        }
        onRow.accept(row);
        return end(row, create(row.exact()));
    }

    /** What is there already; empty if it cannot be told, which is no reason not to try. */
    private Optional<List<Backup>> listed(Attempt planned) {
        try {
            return Optional.of(cloud.manualBackups(planned.exact().request().clusterId()));
        } catch (CloudException e) {
            LOG.info("no list before attempt {}: {}", planned.id(), e.getMessage());
            return Optional.empty();
        }
    }

    private Baseline baseline(List<Backup> listed) {
        return new Baseline(listed.stream().map(Backup::id).collect(Collectors.toSet()), cloud.serverAhead());
    }

    private SubmitOutcome create(ExactRequest exact) {
        try {
            return cloud.create(exact);
        } catch (RuntimeException | Error e) {
            // It never should; but if it does, the request may have left, and the row may not stay open.
            LOG.error("a create call broke down", e);
            return new SubmitOutcome.Unknown(UnknownReason.PROGRAM_FAULT, Answer.NONE);
        }
    }

    /** The request has left: a full disk may not turn its receipt into an error, so it is tried once more and then told. */
    private Sent end(Attempt row, SubmitOutcome outcome) {
        for (int trial = 1; trial <= 2; trial++) {
            try {
                return new Sent.Ended(ledger.change(row, stands -> stands.ended(outcome)), true);
            } catch (StoreException e) {
                LOG.error("the end of attempt {} could not be written, trial {}: {}", row.id(), trial, e.kind());
            }
        }
        return new Sent.Ended(row.ended(outcome), false);
    }
}
