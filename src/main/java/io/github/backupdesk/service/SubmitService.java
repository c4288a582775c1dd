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
import io.github.backupdesk.domain.RegionFence;
import io.github.backupdesk.domain.Search;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.NotSent;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import io.github.backupdesk.domain.SubmitOutcome.Rejected;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates a backup: writes the row, looks what is there, sends once, writes down what came (promises.md P1 to P3). */
public final class SubmitService {

    private static final Logger LOG = LoggerFactory.getLogger(SubmitService.class);

    /** How long a request is sent again that is turned away for the pace, before it is given up (row A29). */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int CONFLICT = 409;

    private final CloudApi cloud;
    private final Ledger ledger;
    private final Clock clock;
    private final String account;
    private final Map<Long, Instant> refusedSince = new ConcurrentHashMap<>();

    private volatile Supplier<RegionFence> fence = () -> RegionFence.NONE;

    /** The program itself is one party, each request that has begun to leave another. */
    private final Phaser underWay = new Phaser(1);

    /** The phase in which the program itself has ended; negative until it has. */
    private int endPhase = -1;

    public SubmitService(CloudApi cloud, Ledger ledger, Clock clock, String account) {
        this.cloud = cloud;
        this.ledger = ledger;
        this.clock = clock;
        this.account = account;
    }

    /**
     * Holds every request against the fence of the account, as it stands at the very moment when the request would leave: it
     * may have been planned before there was a fence.
     */
    public void fencedBy(Supplier<RegionFence> accountsFence) {
        fence = accountsFence;
    }

    private boolean forbidden(Attempt row) {
        return fence.get().breach(row.exact().request()).isPresent();
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

        /** Turned away unseen, for the pace; it is planned again and may be sent after the pause. */
        record Throttled(Attempt attempt, Duration pause) implements Sent {}
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

    /** How long a request that is sent now would have to wait for the pace of the account, at least. */
    public Duration pause() {
        return cloud.createWait();
    }

    /**
     * Sends a planned request and blocks until the call has ended. The row stays planned while the request waits for its
     * turn at the account's pace, and can be taken back until then.
     *
     * @param onRow is told of the row when it has begun to leave
     * @param stillWanted asked at the very moment when the request would leave; if it is not, the row stays planned
     * @throws StoreException if the row could not be written; then nothing was sent
     */
    public Sent send(Attempt planned, Consumer<? super Attempt> onRow, BooleanSupplier stillWanted)
            throws StoreException {
        Optional<List<Backup>> listed = listed(planned);
        Optional<Backup> running =
                listed.flatMap(all -> all.stream().filter(Backup::creating).findFirst());
        if (running.isPresent()) {
            return new Sent.Busy(planned, running.get());
        }
        Leaving leaving = new Leaving(planned, listed.map(this::baseline).orElse(null), onRow, stillWanted);
        try {
            return sent(leaving);
        } finally {
            if (leaving.begun()) {
                underWay.arriveAndDeregister();
            }
        }
    }

    /**
     * Waits until no request is under way any more, or the patience is over: a program that ends can often still write down
     * what a moment later would have been unknown. Nothing is to be sent after it; it may be waited for once more.
     */
    public synchronized boolean awaitEnds(Duration patience) throws InterruptedException {
        if (endPhase < 0) {
            endPhase = underWay.arrive();
        }
        try {
            underWay.awaitAdvanceInterruptibly(endPhase, patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private Sent sent(Leaving leaving) throws StoreException {
        SubmitOutcome outcome = create(leaving);
        if (leaving.problem != null) {
            throw leaving.problem;
        }
        if (!leaving.begun()) {
            return stayed(leaving.row, outcome);
        }
        boolean again = outcome instanceof NotSent notSent
                && notSent.reason() == NotSentReason.THROTTLED
                && hasPatience(leaving.row);
        return again ? putBack(leaving.row, outcome) : end(leaving.row, outcome);
    }

    /** It was taken back or held while it waited, or the program ends, or it could not be sent at all. */
    private Sent stayed(Attempt row, SubmitOutcome outcome) throws StoreException {
        boolean waits = outcome instanceof NotSent notSent && notSent.reason() == NotSentReason.CANCELLED;
        Attempt stands =
                waits ? row : ledger.change(row, now -> now.state() == AttemptState.PLANNED ? now.ended(outcome) : now);
        return new Sent.Ended(stands, true);
    }

    private boolean hasPatience(Attempt attempt) {
        Instant now = clock.instant();
        Instant first = refusedSince.computeIfAbsent(attempt.id(), _ -> now);
        return Duration.between(first, now).compareTo(PATIENCE) < 0;
    }

    /** Refused before it was looked at, for the pace alone: it waits as if it had never left. */
    private Sent putBack(Attempt row, SubmitOutcome outcome) {
        try {
            return new Sent.Throttled(
                    ledger.change(row, stands -> stands.state() == AttemptState.SENDING ? stands.stayed() : stands),
                    cloud.createWait());
        } catch (StoreException e) {
            LOG.error("that attempt {} waits again could not be written: {}", row.id(), e.kind());
            return end(row, outcome);
        }
    }

    /** Writes down that a request leaves, at the very moment when it may. */
    private final class Leaving implements CloudApi.Departure {

        private final @Nullable Baseline before;
        private final Consumer<? super Attempt> onRow;
        private final BooleanSupplier stillWanted;
        private Attempt row;
        private @Nullable StoreException problem;
        private boolean begun;

        Leaving(
                Attempt planned,
                @Nullable Baseline before,
                Consumer<? super Attempt> onRow,
                BooleanSupplier stillWanted) {
            this.row = planned;
            this.before = before;
            this.onRow = onRow;
            this.stillWanted = stillWanted;
        }

        @Override
        public boolean begins() {
            AtomicBoolean moved = new AtomicBoolean();
            try {
                row = ledger.change(row, stands -> {
                    if (stands.state() != AttemptState.PLANNED || !stillWanted.getAsBoolean()) {
                        return stands;
                    }
                    if (forbidden(stands)) {
                        return stands.ended(new NotSent(NotSentReason.FENCED, Answer.NONE));
                    }
                    moved.set(true);
                    return stands.sending(clock.instant(), before);
                });
            } catch (StoreException e) {
                problem = e;
                return false;
            }
            if (moved.get()) {
                begun = true;
                underWay.register();
                onRow.accept(row);
            }
            return moved.get();
        }

        /** Whether it was this sending that the row has left with, and not another of the same row. */
        boolean begun() {
            return begun;
        }
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

    private SubmitOutcome create(Leaving leaving) {
        try {
            return cloud.create(leaving.row.exact(), leaving);
        } catch (RuntimeException | Error e) {
            if (!leaving.begun()) {
                throw e;
            }
            // It never should; but if it does, the request may have left, and the row may not stay open.
            LOG.error("a create call broke down", e);
            return new SubmitOutcome.Unknown(UnknownReason.PROGRAM_FAULT, Answer.NONE);
        }
    }

    /** A conflict is most often another backup that is being made; one look tells which (row A24). */
    private Attempt comparedWithWhatRuns(Attempt ended) {
        if (!(ended.outcome() instanceof Rejected rejected) || rejected.answer().httpStatus() != CONFLICT) {
            return ended;
        }
        List<Backup> running = listed(ended).orElse(List.of()).stream()
                .filter(Backup::creating)
                .toList();
        try {
            return ledger.change(
                    ended,
                    row -> row.with(row.trail()
                            .with(row.trail().search().looked(clock.instant(), running, Search.Verdict.OPEN))));
        } catch (StoreException e) {
            LOG.warn("what attempt {} conflicts with could not be written: {}", ended.id(), e.kind());
            return ended;
        }
    }

    /** Two receipts of the same IDs are both kept, and each says so of the other. */
    private Attempt compared(Attempt ended) {
        try {
            Optional<Attempt> same = ledger.sameReceipt(ended);
            if (same.isEmpty()) {
                return ended;
            }
            long other = same.get().id();
            ledger.change(same.get(), row -> row.with(row.trail().sameReceiptAs(ended.id())));
            return ledger.change(ended, row -> row.with(row.trail().sameReceiptAs(other)));
        } catch (StoreException e) {
            LOG.warn("whether attempt {} has a receipt of its own could not be told: {}", ended.id(), e.kind());
            return ended;
        }
    }

    /** The request has left: a full disk may not turn its receipt into an error, so it is tried once more and then told. */
    private Sent end(Attempt row, SubmitOutcome outcome) {
        refusedSince.remove(row.id());
        for (int trial = 1; trial <= 2; trial++) {
            try {
                return new Sent.Ended(
                        comparedWithWhatRuns(compared(ledger.change(row, stands -> stands.ended(outcome)))), true);
            } catch (StoreException e) {
                LOG.error("the end of attempt {} could not be written, trial {}: {}", row.id(), trial, e.kind());
            }
        }
        return new Sent.Ended(row.ended(outcome), false);
    }
}
