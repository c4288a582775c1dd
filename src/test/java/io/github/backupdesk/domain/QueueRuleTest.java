package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.backupdesk.domain.SubmitOutcome.NotSent;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import io.github.backupdesk.domain.SubmitOutcome.Rejected;
import io.github.backupdesk.domain.SubmitOutcome.Unknown;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.Fixtures;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QueueRuleTest {

    private static final Set<Long> ALL = Set.of(1L, 2L, 3L, 4L);

    private final Attempt mine = planned(3);

    private static Attempt planned(long id) {
        return of("Test", Fixtures.CLUSTER_ID.value()).withId(id);
    }

    private static Attempt of(String account, String cluster) {
        BackupRequest request = new BackupRequest(new ClusterId(cluster), new BackupScope.WholeCluster(), List.of());
        return Attempt.planned(Fixtures.NOON, account, "c", null, new FakeCloud().write(request));
    }

    private static Attempt accepted(long id) {
        return planned(id).ended(new SubmitOutcome.Accepted(FakeCloud.RECEIPT, FakeCloud.OK));
    }

    private static Attempt seen(String state) {
        return accepted(1).seen(new Job("j", new JobState(state), "", "", Fixtures.NOON));
    }

    private static Attempt matched(String status) {
        return planned(1).ended(new SubmitOutcome.Matched(Fixtures.backup("b", "CLUSTER", status, Fixtures.NOON)));
    }

    private static Attempt unknown(long id) {
        return planned(id).ended(new Unknown(UnknownReason.TIMED_OUT, Answer.NONE));
    }

    private void waitsFor(Attempt other) {
        assertEquals(Optional.of(other), QueueRule.waitsFor(mine, List.of(mine, other), ALL));
    }

    private void doesNotWaitFor(Attempt other) {
        assertEquals(Optional.empty(), QueueRule.waitsFor(mine, List.of(mine, other), ALL));
    }

    @Test
    void nobodyWaitsForHisOwnRowAsItStandsByNow() {
        for (Attempt now : List.of(mine.sending(), unknown(mine.id()), accepted(mine.id()))) {
            assertEquals(Optional.empty(), QueueRule.waitsFor(mine, List.of(now), ALL));
        }
    }

    private static Attempt inPlan(long id, String cluster, PlanPart.Policy policy) {
        Attempt planned = of("Test", cluster).withId(id);
        return planned.with(planned.trail().in(new PlanPart("plan", (int) id, policy, 0)));
    }

    @Test
    void aPlanThatStopsLeavesOneCallAtATimeWhateverTheCluster() {
        Attempt third = inPlan(3, "in01-c", PlanPart.Policy.STOP);
        Attempt second = inPlan(2, "in01-b", PlanPart.Policy.STOP);
        Attempt fourth = inPlan(4, "in01-d", PlanPart.Policy.STOP);
        assertEquals(Optional.of(second), QueueRule.waitsFor(third, List.of(third, second, fourth), ALL));
        assertEquals(Optional.of(fourth.sending()), QueueRule.waitsFor(third, List.of(third, fourth.sending()), ALL));
        assertEquals(Optional.empty(), QueueRule.waitsFor(third, List.of(third, second), Set.of(3L)));
        Attempt accepted = second.ended(new SubmitOutcome.Accepted(FakeCloud.RECEIPT, FakeCloud.OK));
        assertEquals(Optional.empty(), QueueRule.waitsFor(third, List.of(third, accepted), ALL));
        Attempt refused = second.ended(new SubmitOutcome.Rejected(Answer.NONE));
        assertEquals(Optional.empty(), QueueRule.waitsFor(third, List.of(third, refused), ALL));
    }

    @Test
    void aPlanThatGoesOnLeavesSideBySide() {
        Attempt second = inPlan(2, "in01-b", PlanPart.Policy.GO_ON);
        Attempt third = inPlan(3, "in01-c", PlanPart.Policy.GO_ON);
        assertEquals(Optional.empty(), QueueRule.waitsFor(third, List.of(third, second), ALL));
        Attempt alike = inPlan(3, "in01-b", PlanPart.Policy.GO_ON);
        assertEquals(Optional.of(second), QueueRule.waitsFor(alike, List.of(alike, second), ALL));
        Attempt alone = of("Test", "in01-c").withId(3);
        assertEquals(Optional.empty(), QueueRule.waitsFor(alone, List.of(alone, second.sending()), ALL));
    }

    @Test
    void nobodyWaitsForHimself() {
        assertEquals(Optional.empty(), QueueRule.waitsFor(mine, List.of(mine, mine), ALL));
        assertEquals(Optional.empty(), QueueRule.waitsFor(mine, List.of(), ALL));
    }

    @Test
    void whatIsBeingSentComesFirstWhateverItsNumber() {
        waitsFor(planned(1).sending());
        waitsFor(planned(4).sending());
    }

    @Test
    void whatWasAcceptedIsWaitedForUntilItsEnd() {
        waitsFor(accepted(1));
        waitsFor(accepted(4));
        waitsFor(seen("IN_PROGRESS"));
        waitsFor(seen("PAUSED_BY_MOON"));
        doesNotWaitFor(seen("SUCCESSFUL"));
        doesNotWaitFor(seen("FAILED"));
        doesNotWaitFor(accepted(1).unwatched("stopped"));
    }

    @Test
    void whatWasFoundByListingIsWaitedForUntilItsEnd() {
        waitsFor(matched("CREATING"));
        doesNotWaitFor(matched("AVAILABLE"));
    }

    @Test
    void anOpenQuestionIsWaitedForUntilItIsSettled() {
        Attempt unknown = unknown(1);
        waitsFor(unknown);
        waitsFor(unknown(4));
        doesNotWaitFor(unknown.with(unknown.trail().with(Search.NONE.settledAbsent())));
        doesNotWaitFor(unknown.with(unknown.trail().with(Search.NONE.sentAgain())));
    }

    @Test
    void whatNeverStartedHoldsNobodyUp() {
        doesNotWaitFor(planned(1).ended(new Rejected(Answer.NONE)));
        doesNotWaitFor(planned(1).ended(new NotSent(NotSentReason.CANCELLED, Answer.NONE)));
    }

    @Test
    void earlierPlannedOnesComeFirstIfTheyWantToBeSent() {
        waitsFor(planned(1));
        doesNotWaitFor(planned(4));
        assertEquals(Optional.empty(), QueueRule.waitsFor(mine, List.of(planned(1)), Set.of(3L)));
    }

    @Test
    void anotherAccountOrClusterIsNoMatterOfOurs() {
        doesNotWaitFor(
                of("Somebody else", Fixtures.CLUSTER_ID.value()).withId(1).sending());
        doesNotWaitFor(of("Test", "in01-other").withId(1).sending());
    }

    @Test
    void ofSeveralTheOldestIsNamed() {
        List<Attempt> all =
                LongStream.of(4, 2, 1, 3).mapToObj(QueueRuleTest::planned).toList();
        assertEquals(Optional.of(planned(1)), QueueRule.waitsFor(mine, all, ALL));
        assertEquals(Optional.of(planned(2)), QueueRule.waitsFor(mine, all, Set.of(2L, 3L)));
    }
}
