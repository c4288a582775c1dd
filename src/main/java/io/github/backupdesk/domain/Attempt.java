package io.github.backupdesk.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        String watchEnded) {

    public Attempt {
        plannedAt = plannedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A row that nothing was done for yet. */
    public static Attempt planned(
            Instant at, String account, String clusterName, @Nullable RegionId homeRegion, ExactRequest exact) {
        return new Attempt(0, at, account, clusterName, homeRegion, exact, AttemptState.PLANNED, null, null, "");
    }

    public Attempt withId(long newId) {
        return new Attempt(newId, plannedAt, account, clusterName, homeRegion, exact, state, outcome, job, watchEnded);
    }

    public Attempt sending() {
        return new Attempt(
                id, plannedAt, account, clusterName, homeRegion, exact, AttemptState.SENDING, outcome, job, watchEnded);
    }

    public Attempt ended(SubmitOutcome how) {
        AttemptState end = switch (how) {
            case SubmitOutcome.Accepted a -> AttemptState.ACCEPTED;
            case SubmitOutcome.Rejected r -> AttemptState.REJECTED;
            case SubmitOutcome.NotSent n -> AttemptState.NOT_SENT;
            case SubmitOutcome.Unknown u -> AttemptState.UNKNOWN;
        };
        return new Attempt(id, plannedAt, account, clusterName, homeRegion, exact, end, how, job, watchEnded);
    }

    public Attempt seen(Job newJob) {
        return new Attempt(id, plannedAt, account, clusterName, homeRegion, exact, state, outcome, newJob, "");
    }

    public Attempt unwatched(String why) {
        return new Attempt(id, plannedAt, account, clusterName, homeRegion, exact, state, outcome, job, why);
    }

    /** The receipt, if the call was accepted. */
    public @Nullable Receipt receipt() {
        return outcome instanceof SubmitOutcome.Accepted accepted ? accepted.receipt() : null;
    }

    /** Whether the server is still to be asked how the job goes. */
    public boolean watchable() {
        return receipt() != null
                && watchEnded.isEmpty()
                && (job == null || !job.state().terminal());
    }
}
