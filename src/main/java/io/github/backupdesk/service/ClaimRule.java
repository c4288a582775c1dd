package io.github.backupdesk.service;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.Baseline;
import io.github.backupdesk.domain.CandidateRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Whether a listed backup may be one of our own that is not known as such yet. What may be ours is not called made
 * elsewhere; it is looked at again once the question is settled.
 */
final class ClaimRule {

    /** Clocks are read in whole seconds. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private ClaimRule() {}

    /**
     * @param attempt one that {@link Attempt#claims}
     * @param serverAhead how far the server's clock is ahead now
     */
    static boolean mayHaveMade(Attempt attempt, Backup backup, Instant now, Duration serverAhead) {
        boolean here = attempt.exact().request().clusterId().value().equals(backup.clusterId());
        if (!here || !backup.manual()) {
            return false;
        }
        return attempt.state() == AttemptState.ACCEPTED
                ? mayBeCopy(attempt, backup, now, serverAhead)
                : !CandidateRule.fitting(attempt, List.of(backup), serverAhead, Set.of())
                        .isEmpty();
    }

    /** As long as its copies are looked for, anything like them that came after it may be one. */
    private static boolean mayBeCopy(Attempt attempt, Backup backup, Instant now, Duration serverAhead) {
        Baseline before = attempt.trail().baseline();
        Instant made = backup.createTime();
        Instant since = attempt.leftAt()
                .plus(before == null ? serverAhead : before.serverAhead())
                .minus(CLOCKS_DIFFER);
        boolean older = made != null && made.isBefore(since);
        return !older
                && (before == null || !before.backupIds().contains(backup.id()))
                && backup.type().equals(attempt.exact().request().scope().type().name())
                && Duration.between(attempt.leftAt(), now).compareTo(CopyService.PATIENCE) < 0;
    }
}
