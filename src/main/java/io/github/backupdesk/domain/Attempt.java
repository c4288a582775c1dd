package io.github.backupdesk.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of the history: what was asked, of whom, and everything known of how it went.
 *
 * @param id ascending in the order of planning; 0 before it was stored
 * @param plannedAt by our clock, UTC; cut to the millisecond, which is what the history keeps
 * @param account the account's display name, never its key
 * @param clusterName empty if the cluster was typed
 * @param homeRegion null if unknown
 * @param exact the request, with the very text that was sent
 * @param outcome how the call ended; null until it has
 * @param job the last that the server told of the job; null before the first answer
 * @param watchEnded why the job is no longer asked after although no end was seen; empty while it is, or after an end
 * @param trail what gathers around it: when it was sent, what was known before, its copies, the user's notes
 */
public record Attempt(
        long id,
        Instant plannedAt,
        String account,
        String clusterName,
        @Nullable RegionId homeRegion,
        ExactRequest exact,
        AttemptState state,
        @Nullable SubmitOutcome outcome,
        @Nullable Job job,
        String watchEnded,
        Trail trail) {

    public Attempt(
            long id,
            Instant plannedAt,
            String account,
            String clusterName,
            @Nullable RegionId homeRegion,
            ExactRequest exact,
            AttemptState state,
            @Nullable SubmitOutcome outcome,
            @Nullable Job job,
            String watchEnded) {
        this(
                id,
                plannedAt,
                account,
                clusterName,
                homeRegion,
                exact,
                state,
                outcome,
                job,
                watchEnded,
                Trail.NONE.with(
                        exact.request().copies().stream().map(Copy::requested).toList()));
    }

    /** Stands for the user's own wish among the reasons why a job is no longer asked after. */
    public static final String STOPPED = "stopped by the user";

    public Attempt {
        plannedAt = plannedAt.truncatedTo(ChronoUnit.MILLIS);
        if (outcome instanceof SubmitOutcome.Listed listed
                && listed.sighting().detail().regionId() != null) {
            homeRegion = listed.sighting().detail().regionId();
        }
    }

    /** A row that nothing was done for yet. */
    public static Attempt planned(
            Instant at, String account, String clusterName, @Nullable RegionId homeRegion, ExactRequest exact) {
        return new Attempt(0, at, account, clusterName, homeRegion, exact, AttemptState.PLANNED, null, null, "");
    }

    /**
     * A row for a backup that was made elsewhere.
     *
     * @param at when it was made, or else when it was first seen
     */
    public static Attempt elsewhere(Instant at, String account, ClusterId cluster, Backup listed) {
        BackupScope scope = listed.type().equals(BackupType.COLLECTION.name())
                ? new BackupScope.Untold()
                : new BackupScope.WholeCluster();
        ExactRequest none = ExactRequest.none(new BackupRequest(cluster, scope, List.of()));
        return planned(at, account, listed.clusterName(), null, none)
                .ended(new SubmitOutcome.Listed(Sighting.of(listed)));
    }

    /** What was asked for, or would have to be for such a backup; empty if that is not known. */
    public Optional<BackupRequest> asked() {
        BackupRequest request = exact.request();
        return switch (outcome) {
            case SubmitOutcome.Listed listed ->
                listed.sighting().scope().map(scope -> new BackupRequest(request.clusterId(), scope, List.of()));
            case null, default -> Optional.of(request);
        };
    }

    public Attempt withId(long newId) {
        return new Attempt(
                newId, plannedAt, account, clusterName, homeRegion, exact, state, outcome, job, watchEnded, trail);
    }

    public Attempt sending() {
        return in(AttemptState.SENDING, outcome);
    }

    /** Begins to leave, after a look at what was there before. */
    public Attempt sending(Instant at, @Nullable Baseline before) {
        return in(AttemptState.SENDING, outcome).with(trail.sent(at, before));
    }

    /** Was turned away before it was looked at: as if it had never left. */
    public Attempt stayed() {
        return in(AttemptState.PLANNED, null).with(trail.unsent());
    }

    public Attempt ended(SubmitOutcome how) {
        AttemptState end = switch (how) {
            case SubmitOutcome.Accepted a -> AttemptState.ACCEPTED;
            case SubmitOutcome.Matched m -> AttemptState.ACCEPTED;
            case SubmitOutcome.Listed l -> AttemptState.ELSEWHERE;
            case SubmitOutcome.Rejected r -> AttemptState.REJECTED;
            case SubmitOutcome.NotSent n -> AttemptState.NOT_SENT;
            case SubmitOutcome.Unknown u -> AttemptState.UNKNOWN;
        };
        return in(end, how);
    }

    private Attempt in(AttemptState newState, @Nullable SubmitOutcome how) {
        return new Attempt(
                id, plannedAt, account, clusterName, homeRegion, exact, newState, how, job, watchEnded, trail);
    }

    public Attempt seen(Job newJob) {
        return new Attempt(
                id, plannedAt, account, clusterName, homeRegion, exact, state, outcome, newJob.after(job), "", trail);
    }

    public Attempt unwatched(String why) {
        return new Attempt(id, plannedAt, account, clusterName, homeRegion, exact, state, outcome, job, why, trail);
    }

    public Attempt with(Trail newTrail) {
        return new Attempt(
                id, plannedAt, account, clusterName, homeRegion, exact, state, outcome, job, watchEnded, newTrail);
    }

    /** When it began to leave; when it was planned, where that is all that is known. */
    public Instant leftAt() {
        Instant sent = trail.sentAt();
        return sent == null ? plannedAt : sent;
    }

    /** The ID of the backup, from the receipt or found by listing; empty if there is none. */
    public String backupId() {
        return switch (outcome) {
            case SubmitOutcome.Accepted accepted -> accepted.receipt().backupId();
            case SubmitOutcome.Matched matched -> matched.backup().id();
            case SubmitOutcome.Listed listed -> listed.sighting().backup().id();
            case null, default -> "";
        };
    }

    /** Whether that backup is its own, or one of its copies. */
    public boolean owns(String id) {
        return !id.isEmpty()
                && (id.equals(backupId())
                        || trail.copies().stream()
                                .anyMatch(copy -> copy.backupId().equals(id)));
    }

    /** The name of the backup, from the receipt or found by listing; empty if there is none. */
    public String backupName() {
        return switch (outcome) {
            case SubmitOutcome.Accepted accepted -> accepted.receipt().backupName();
            case SubmitOutcome.Matched matched -> matched.backup().name();
            case SubmitOutcome.Listed listed -> listed.sighting().backup().name();
            case null, default -> "";
        };
    }

    /** Whether it was gone through only, and never meant to be sent. */
    public boolean dryRun() {
        return outcome instanceof SubmitOutcome.NotSent notSent
                && notSent.reason() == SubmitOutcome.NotSentReason.DRY_RUN;
    }

    /** Whether somebody has still to say what became of it. */
    public boolean openQuestion() {
        return state == AttemptState.UNKNOWN && !trail.search().verdict().settled();
    }

    /** The receipt, if the call was accepted. */
    public @Nullable Receipt receipt() {
        return outcome instanceof SubmitOutcome.Accepted accepted ? accepted.receipt() : null;
    }

    /** Whether the server is still to be asked how it goes. */
    public boolean watchable() {
        return watchEnded.isEmpty()
                && switch (outcome) {
                    case SubmitOutcome.Accepted accepted ->
                        job == null || !job.state().terminal();
                    case SubmitOutcome.Matched matched -> matched.backup().creating();
                    case null, default -> false;
                };
    }

    /** Whether the original is known to be made; its copies follow only then. */
    public boolean originalMade() {
        return switch (outcome) {
            case SubmitOutcome.Accepted accepted -> job != null && job.state().successful();
            case SubmitOutcome.Matched matched -> matched.backup().available();
            case null, default -> false;
        };
    }

    /** What is known of the backup, if it was made elsewhere. */
    public @Nullable Sighting sighting() {
        return outcome instanceof SubmitOutcome.Listed listed ? listed.sighting() : null;
    }

    /** Whether its backup was on the server and was seen to be there no more. */
    public boolean gone() {
        return trail.goneSince() != null;
    }

    /** Whether its backup was on the server when that was last looked at. */
    public boolean onServer() {
        return !gone() && (state == AttemptState.ELSEWHERE || originalMade());
    }

    /**
     * Whether it may have made a backup that nobody knows to be its own yet: the answer is on its way or was lost, or a copy
     * was asked for and not seen.
     */
    public boolean claims() {
        return switch (state) {
            case SENDING -> true;
            case UNKNOWN -> trail.search().verdict() != Search.Verdict.SETTLED_ABSENT;
            case ACCEPTED -> awaitsCopies();
            case PLANNED, REJECTED, NOT_SENT, ELSEWHERE -> false;
        };
    }

    private boolean awaitsCopies() {
        boolean failed = job != null && job.state().failed();
        return !failed
                && trail.copies().stream().anyMatch(copy -> copy.backupId().isEmpty());
    }
}
