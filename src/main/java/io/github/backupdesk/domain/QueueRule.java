package io.github.backupdesk.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Who has to wait for whom: one manual backup at a time in each cluster (contract.md 4.1), different clusters side by side.
 */
public final class QueueRule {

    private QueueRule() {}

    /**
     * What a planned attempt waits for among the others of its account and cluster; empty if it may go.
     *
     * @param queued the attempts of this run that are planned and want to be sent; others that are planned hold nobody up
     */
    public static Optional<Attempt> waitsFor(Attempt planned, Collection<Attempt> all, Collection<Long> queued) {
        return all.stream()
                .filter(other -> other.id() != planned.id())
                .filter(other -> other.account().equals(planned.account()))
                .filter(other -> clusterOf(other).equals(clusterOf(planned)))
                .filter(other -> inTheWay(other, planned, queued))
                .min(Comparator.comparingLong(Attempt::id));
    }

    private static boolean inTheWay(Attempt other, Attempt planned, Collection<Long> queued) {
        return switch (other.state()) {
            case SENDING -> true;
            case UNKNOWN -> other.openQuestion();
            case ACCEPTED -> other.watchable();
            case PLANNED -> other.id() < planned.id() && queued.contains(other.id());
            case REJECTED, NOT_SENT, ELSEWHERE -> false;
        };
    }

    private static ClusterId clusterOf(Attempt attempt) {
        return attempt.exact().request().clusterId();
    }
}
