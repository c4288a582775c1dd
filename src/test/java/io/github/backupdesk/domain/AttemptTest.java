package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttemptTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.5Z");
    private static final Receipt RECEIPT = new Receipt("b", "n", "j");
    private static final SubmitOutcome ACCEPTED = new SubmitOutcome.Accepted(RECEIPT, Answer.NONE);
    private static final ExactRequest EXACT = new ExactRequest(
            new BackupRequest(new ClusterId("in01-a"), new BackupScope.WholeCluster(), List.of()), "/p", "{}");

    private final Attempt planned = Attempt.planned(NOON, "Production", "c", null, EXACT);

    @Test
    void aPlannedOneKnowsNothingYet() {
        assertEquals(AttemptState.PLANNED, planned.state());
        assertEquals(0, planned.id());
        assertEquals("", planned.watchEnded());
        assertNull(planned.outcome());
        assertNull(planned.receipt());
        assertFalse(planned.watchable());
    }

    @Test
    void aTimeIsCutToTheMillisecond() {
        assertEquals(planned, Attempt.planned(NOON.plusNanos(999_999), "Production", "c", null, EXACT));
    }

    @Test
    void everyOutcomeHasItsState() {
        Attempt sending = planned.withId(7).sending();
        assertEquals(AttemptState.SENDING, sending.state());
        assertEquals(AttemptState.ACCEPTED, sending.ended(ACCEPTED).state());
        assertEquals(
                AttemptState.REJECTED,
                sending.ended(new SubmitOutcome.Rejected(Answer.NONE)).state());
        assertEquals(
                AttemptState.NOT_SENT,
                sending.ended(new SubmitOutcome.NotSent(NotSentReason.THROTTLED, Answer.NONE))
                        .state());
        assertEquals(
                AttemptState.UNKNOWN,
                sending.ended(new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE))
                        .state());
    }

    @Test
    void onlyPlannedAndSendingAreNotSettled() {
        assertEquals(
                EnumSet.of(AttemptState.PLANNED, AttemptState.SENDING),
                EnumSet.copyOf(Stream.of(AttemptState.values())
                        .filter(state -> !state.settled())
                        .toList()));
    }

    @Test
    void whatWasAskedStaysTheSameAllTheWay() {
        Attempt end = planned.withId(7).sending().ended(ACCEPTED).seen(job("FAILED"));
        assertEquals(
                new Attempt(
                        7, NOON, "Production", "c", null, EXACT, AttemptState.ACCEPTED, ACCEPTED, job("FAILED"), ""),
                end);
        assertEquals(RECEIPT, end.receipt());
    }

    @Test
    void anAcceptedOneIsWatchedUntilItsJobEnds() {
        Attempt accepted = planned.sending().ended(ACCEPTED);
        assertTrue(accepted.watchable());
        assertTrue(accepted.seen(job("IN_PROGRESS")).watchable());
        assertTrue(accepted.seen(job("PAUSED_X")).watchable());
        assertFalse(accepted.seen(job("SUCCESSFUL")).watchable());
        assertFalse(accepted.seen(job("CANCELLED")).watchable());
    }

    @Test
    void watchingCanBeGivenUpAndTakenUpAgain() {
        Attempt given = planned.sending().ended(ACCEPTED).unwatched("unknown to the server");
        assertFalse(given.watchable());
        assertTrue(given.seen(job("IN_PROGRESS")).watchable());
    }

    @Test
    void whatHasNoReceiptIsNotWatched() {
        assertFalse(planned.sending().watchable());
        assertFalse(planned.ended(new SubmitOutcome.Unknown(UnknownReason.NO_RECEIPT, Answer.NONE))
                .watchable());
    }

    private static Job job(String state) {
        return new Job("j", new JobState(state), "", "", NOON);
    }
}
