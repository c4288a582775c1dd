package io.github.backupdesk.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Who has to wait for whom: one manual backup at a time in each cluster (contract.md 4.1), different clusters side by side.
 * A plan that stops at its first error leaves one call at a time, in order and across clusters: were they side by side, others
 * would be on their way already by the time that the first error is known.
 */
public final class QueueRule {

    private QueueRule() {}

    /**
     * What a planned attempt waits for among the others of its account; empty if it may go.
     *
     * @param queued the attempts of this run that are planned and want to be sent; others that are planned hold nobody up
     */
    public static Optional<Attempt> waitsFor(Attempt planned, Collection<Attempt> all, Collection<Long> queued) {
        return all.stream()
                .filter(other -> other.id() != planned.id())
                .filter(other -> other.account().equals(planned.account()))
                .filter(other -> sameCluster(other, planned)
                        ? inTheWay(other, planned, queued)
                        : PlanRule.stops(planned)
                                && PlanRule.together(other, planned)
                                && comesFirst(other, planned, queued))
                .min(Comparator.comparingLong(Attempt::id));
    }

    /** Whether the one can be in the way of the other at all. */
    public static boolean concerns(Attempt other, Attempt planned) {
        return sameCluster(other, planned) || (PlanRule.stops(planned) && PlanRule.together(other, planned));
    }

    private static boolean inTheWay(Attempt other, Attempt planned, Collection<Long> queued) {
        return switch (other.state()) {
            case SENDING -> true;
            case UNKNOWN -> other.openQuestion();
            case ACCEPTED -> other.watchable();
            case PLANNED -> comesFirst(other, planned, queued);
            case REJECTED, NOT_SENT, ELSEWHERE -> false;
        };
    }

    /** Until its call has ended. */
    private static boolean comesFirst(Attempt other, Attempt planned, Collection<Long> queued) {
        return switch (other.state()) {
            case SENDING -> true;
            case PLANNED -> other.id() < planned.id() && queued.contains(other.id());
            case ACCEPTED, REJECTED, NOT_SENT, UNKNOWN, ELSEWHERE -> false;
        };
    }

    /** Whether both are for the same cluster. */
    public static boolean sameCluster(Attempt one, Attempt other) {
        return one.exact().request().clusterId().equals(other.exact().request().clusterId());
    }
}
