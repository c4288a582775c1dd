package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.PlanPart.Policy;
import io.github.backupdesk.domain.SubmitOutcome.NotSent;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import io.github.backupdesk.domain.SubmitOutcome.Rejected;
import io.github.backupdesk.domain.SubmitOutcome.Unknown;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanRuleTest {

    private static final SubmitOutcome ACCEPTED = new SubmitOutcome.Accepted(FakeCloud.RECEIPT, FakeCloud.OK);
    private static final SubmitOutcome REFUSED = new Rejected(Answer.NONE);
    private static final SubmitOutcome LOST = new Unknown(UnknownReason.TIMED_OUT, Answer.NONE);
    private static final SubmitOutcome OFFLINE = new NotSent(NotSentReason.CONNECT_FAILED, Answer.NONE);
    private static final SubmitOutcome FENCED = new NotSent(NotSentReason.FENCED, Answer.NONE);
    private static final SubmitOutcome DRY_RUN = new NotSent(NotSentReason.DRY_RUN, Answer.NONE);
    private static final SubmitOutcome TAKEN_BACK = new NotSent(NotSentReason.CANCELLED, Answer.NONE);

    private static Attempt planned(long id, String plan, Policy policy, long again) {
        BackupRequest request = Fixtures.collections("db", List.of("a"));
        Attempt alone = Attempt.planned(Fixtures.NOON, "Test", "c", null, new FakeCloud().write(request))
                .withId(id);
        return alone.with(alone.trail().in(new PlanPart(plan, (int) id, policy, again)));
    }

    private static Attempt planned(long id) {
        return planned(id, "a", Policy.STOP, 0);
    }

    @Test
    void onlyWhatWentWrongIsAnError() {
        assertTrue(Stream.of(REFUSED, LOST, OFFLINE, FENCED)
                .allMatch(how -> PlanRule.wentWrong(planned(1).ended(how))));
        assertTrue(Stream.of(ACCEPTED, TAKEN_BACK, DRY_RUN)
                .noneMatch(how -> PlanRule.wentWrong(planned(1).ended(how))));
        assertFalse(PlanRule.wentWrong(planned(1)));
        assertFalse(PlanRule.wentWrong(planned(1).sending()));
    }

    @Test
    void theFirstErrorInOrderHoldsTheRestAndOnlyWhereThePlanStops() {
        Attempt first = planned(2).ended(LOST);
        List<Attempt> plan = List.of(planned(4).ended(REFUSED), planned(1).ended(ACCEPTED), first, planned(3));
        assertEquals(Optional.of(first), PlanRule.firstError(plan));
        assertEquals(Optional.empty(), PlanRule.firstError(List.of(planned(1).ended(TAKEN_BACK), planned(2))));
        Attempt goesOn = planned(1, "a", Policy.GO_ON, 0).ended(REFUSED);
        assertEquals(Optional.empty(), PlanRule.firstError(List.of(goesOn)));
    }

    @Test
    void onlyWhatSurelyMadeNothingIsPlannedAgainAndOnlyOnce() {
        Attempt refused = planned(1).ended(REFUSED);
        Attempt offline = planned(2).ended(OFFLINE);
        Attempt fenced = planned(10).ended(FENCED);
        List<Attempt> plan = List.of(
                offline,
                refused,
                planned(3).ended(LOST),
                planned(4).ended(ACCEPTED),
                planned(5).ended(TAKEN_BACK),
                planned(6).sending(),
                planned(7),
                planned(9).ended(DRY_RUN),
                fenced);
        assertEquals(List.of(refused, offline, fenced), PlanRule.again(plan));
        Attempt inItsPlace = planned(8, "a", Policy.STOP, 1);
        assertEquals(List.of(offline), PlanRule.again(List.of(refused, offline, inItsPlace)));
        assertEquals(List.of(offline), PlanRule.again(List.of(refused, offline, inItsPlace.ended(ACCEPTED))));
    }

    @Test
    void rowsBelongTogetherByTheirPlanAlone() {
        assertTrue(PlanRule.together(planned(1), planned(2)));
        assertFalse(PlanRule.together(planned(1), planned(2, "b", Policy.STOP, 0)));
        Attempt alone = planned(1).with(Trail.NONE);
        assertFalse(PlanRule.together(alone, planned(2)));
        assertFalse(PlanRule.together(planned(2), alone));
        assertFalse(PlanRule.together(alone, alone));
        assertFalse(PlanRule.stops(alone));
    }

    @Test
    void idsSortByTimeAndDifferWithinASecond() {
        Random random = new Random(1);
        Instant noon = Instant.parse("2026-11-23T12:00:00.123Z");
        String first = PlanPart.newId(noon, random);
        assertTrue(first.matches("261123-120000-[a-z2-9]{3}"), first);
        assertNotEquals(first, PlanPart.newId(noon, random));
        assertTrue(first.compareTo(PlanPart.newId(noon.plusSeconds(1), random)) < 0);
    }
}
