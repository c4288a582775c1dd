package io.github.backupdesk.domain;

import io.github.backupdesk.domain.PlanPart.Policy;
import io.github.backupdesk.domain.SubmitOutcome.NotSent;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the rows of one plan mean for each other. */
public final class PlanRule {

    private PlanRule() {}

    /** Whether the other is of the same plan. */
    public static boolean together(Attempt one, Attempt other) {
        PlanPart mine = one.trail().plan();
        PlanPart its = other.trail().plan();
        return mine != null && its != null && mine.plan().equals(its.plan());
    }

    /** Whether it is sent only while all of its plan goes well. */
    public static boolean stops(Attempt attempt) {
        PlanPart part = attempt.trail().plan();
        return part != null && part.policy() == Policy.STOP;
    }

    /**
     * Whether the call has gone wrong: refused, of unknown outcome, or not sent though it was wanted. What the user took back
     * is no error, nor is what was never meant to be sent, nor one that waits for its pace.
     */
    public static boolean wentWrong(Attempt attempt) {
        return switch (attempt.state()) {
            case REJECTED, UNKNOWN -> true;
            case NOT_SENT -> !notWanted(attempt);
            case PLANNED, SENDING, ACCEPTED, ELSEWHERE -> false;
        };
    }

    /** Because of which the rest of such a plan is held: the first in order that went wrong. Empty if it goes on. */
    public static Optional<Attempt> firstError(Collection<Attempt> plan) {
        return plan.stream()
                .filter(PlanRule::stops)
                .filter(PlanRule::wentWrong)
                .min(Comparator.comparingLong(Attempt::id));
    }

    /**
     * Those that surely have made nothing and may be planned once more: refused or not sent, and not planned again already.
     * Never one of unknown outcome, and none that the user took back or only tried.
     */
    public static List<Attempt> again(Collection<Attempt> plan) {
        Set<Long> replaced = replaced(plan);
        return plan.stream()
                .filter(each -> each.state() == AttemptState.REJECTED || each.state() == AttemptState.NOT_SENT)
                .filter(each -> !notWanted(each) && !replaced.contains(each.id()))
                .sorted(Comparator.comparingLong(Attempt::id))
                .toList();
    }

    /** The IDs of those in whose place others were planned. */
    public static Set<Long> replaced(Collection<Attempt> plan) {
        return plan.stream()
                .map(each -> each.trail().plan())
                .filter(part -> part != null && part.again() != 0)
                .map(PlanPart::again)
                .collect(Collectors.toSet());
    }

    private static boolean notWanted(Attempt attempt) {
        return attempt.dryRun()
                || (attempt.outcome() instanceof NotSent notSent && notSent.reason() == NotSentReason.CANCELLED);
    }
}
