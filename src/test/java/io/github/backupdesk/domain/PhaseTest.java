package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.backupdesk.support.Fixtures;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PhaseTest {

    private static final Attempt PLANNED = Attempt.planned(
            Fixtures.NOON, "Test", "search-prod", null, new ExactRequest(Fixtures.wholeCluster(), "/path", "{}"));
    private static final Attempt ACCEPTED =
            PLANNED.ended(new SubmitOutcome.Accepted(new Receipt("b", "n", "j"), Answer.NONE));
    private static final Attempt UNKNOWN =
            PLANNED.ended(new SubmitOutcome.Unknown(SubmitOutcome.UnknownReason.TIMED_OUT, Answer.NONE));

    @ParameterizedTest
    @CsvSource({
        "PENDING, WAITING",
        "IN_PROGRESS, RUNNING",
        "CANCELING, RUNNING",
        "SUCCESSFUL, DONE",
        "FAILED, FAILED",
        "ERROR, FAILED",
        "CANCELED, CANCELLED",
        "CANCELLED, CANCELLED",
        "PAUSED_BY_MOON, OTHER",
        "successful, OTHER"
    })
    void theJobsStateCountsOnceThereIsOne(String state, Phase phase) {
        assertEquals(phase, Phase.of(ACCEPTED.seen(new Job("j", new JobState(state), "", "", Fixtures.NOON))));
    }

    @ParameterizedTest
    @CsvSource({"CREATING, RUNNING", "AVAILABLE, DONE", "DELETED, OTHER"})
    void soDoesTheMatchedBackups(String status, Phase phase) {
        Backup backup = Fixtures.backup("b", "CLUSTER", status, null);
        assertEquals(phase, Phase.of(UNKNOWN.ended(new SubmitOutcome.Matched(backup))));
    }

    @Test
    void whatIsNoLongerWatchedIsNotRunning() {
        Attempt running = ACCEPTED.seen(new Job("j", new JobState("IN_PROGRESS"), "", "", Fixtures.NOON));
        assertEquals(Phase.STOPPED, Phase.of(running.unwatched(Attempt.STOPPED)));
        assertEquals(Phase.GONE, Phase.of(running.unwatched("job not found")));
        assertEquals(Phase.ACCEPTED, Phase.of(ACCEPTED));
    }

    @Test
    void aQuestionIsOpenUntilItIsSettled() {
        assertEquals(Phase.OPEN, Phase.of(UNKNOWN));
        assertEquals(
                Phase.ABSENT,
                Phase.of(UNKNOWN.with(
                        UNKNOWN.trail().with(UNKNOWN.trail().search().settledAbsent()))));
        assertEquals(
                Phase.SENT_AGAIN,
                Phase.of(UNKNOWN.with(
                        UNKNOWN.trail().with(UNKNOWN.trail().search().sentAgain()))));
    }

    @ParameterizedTest
    @EnumSource
    void everyStateHasItsPhases(AttemptState state) {
        Set<Phase> phases = Phase.of(state);
        assertEquals(phases, Phase.named(state.name().toLowerCase(Locale.ROOT)).orElseThrow());
        // A dry run has a word of its own, and no other stands for it.
        assertEquals(
                EnumSet.complementOf(EnumSet.of(Phase.DRY_RUN)),
                EnumSet.copyOf(Arrays.stream(AttemptState.values())
                        .flatMap(each -> Phase.of(each).stream())
                        .toList()));
    }

    @Test
    void theNumbersDifferAndAscend() {
        assertEquals(
                Phase.values().length,
                Arrays.stream(Phase.values()).mapToInt(Phase::number).distinct().count());
    }
}
