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

    private static Backup backup(String status) {
        return new Backup("b2", "n2", "in01-a", "c", "CLUSTER", "MANUAL", status, 0, NOON);
    }

    private Attempt matched(String status) {
        return planned.ended(new SubmitOutcome.Matched(backup(status)));
    }

    @Test
    void aMatchedOneIsAcceptedWithoutAReceipt() {
        assertEquals(AttemptState.ACCEPTED, matched("CREATING").state());
        assertNull(matched("CREATING").receipt());
        assertEquals("b2", matched("CREATING").backupId());
        assertEquals("b", planned.ended(ACCEPTED).backupId());
        assertEquals("", planned.backupId());
    }

    @Test
    void aMatchedOneIsWatchedWhileItIsBeingMade() {
        assertTrue(matched("CREATING").watchable());
        assertFalse(matched("CREATING").unwatched("stopped").watchable());
        assertFalse(matched("AVAILABLE").watchable());
        assertFalse(matched("DELETED").watchable());
    }

    @Test
    void theOriginalIsMadeOnceItsJobOrItsStatusSaysSo() {
        assertFalse(planned.originalMade());
        assertFalse(planned.ended(ACCEPTED).originalMade());
        assertFalse(planned.ended(ACCEPTED).seen(job("IN_PROGRESS")).originalMade());
        assertFalse(planned.ended(ACCEPTED).seen(job("FAILED")).originalMade());
        assertTrue(planned.ended(ACCEPTED).seen(job("SUCCESSFUL")).originalMade());
        assertFalse(matched("CREATING").originalMade());
        assertTrue(matched("AVAILABLE").originalMade());
        assertFalse(planned.ended(new SubmitOutcome.Rejected(Answer.NONE)).originalMade());
    }

    @Test
    void aQuestionIsOpenUntilAHumanHasSettledIt() {
        Attempt unknown = planned.sending().ended(new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE));
        assertTrue(unknown.openQuestion());
        for (Search.Verdict verdict : Search.Verdict.values()) {
            Search search = Search.NONE.looked(NOON, List.of(), verdict);
            assertEquals(
                    verdict != Search.Verdict.SETTLED_ABSENT && verdict != Search.Verdict.SENT_AGAIN,
                    unknown.with(unknown.trail().with(search)).openQuestion());
        }
        assertFalse(unknown.ended(new SubmitOutcome.Matched(backup("CREATING"))).openQuestion());
        assertFalse(planned.openQuestion());
        assertFalse(planned.sending().openQuestion());
        assertFalse(planned.ended(ACCEPTED).openQuestion());
    }

    @Test
    void copiesAreRequestedFromTheStart() {
        RegionId region = new RegionId("aws-us-east-2");
        BackupRequest request =
                new BackupRequest(new ClusterId("in01-a"), new BackupScope.WholeCluster(), List.of(region));
        Attempt attempt = Attempt.planned(NOON, "Production", "c", null, new ExactRequest(request, "/p", "{}"));
        assertEquals(List.of(Copy.requested(region)), attempt.trail().copies());
        assertEquals(
                attempt.trail().copies(), attempt.sending(NOON, null).trail().copies());
    }

    private static Job job(String state) {
        return new Job("j", new JobState(state), "", "", NOON);
    }
}
