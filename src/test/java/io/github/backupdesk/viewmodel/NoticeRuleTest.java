package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.Copy;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.JobState;
import io.github.backupdesk.domain.Phase;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.NotSent;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.viewmodel.NoticeRule.News;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeRuleTest {

    private static final Attempt PLANNED = Attempt.planned(
                    Fixtures.NOON, "Test", "search-prod", null, new ExactRequest(Fixtures.wholeCluster(), "/p", "{}"))
            .withId(7);
    private static final Attempt ACCEPTED =
            PLANNED.ended(new SubmitOutcome.Accepted(new Receipt("b", "n", "j"), Answer.NONE));
    private static final Attempt UNKNOWN =
            PLANNED.ended(new SubmitOutcome.Unknown(SubmitOutcome.UnknownReason.TIMED_OUT, Answer.NONE));

    private static final Map<Phase, Attempt> EACH = new EnumMap<>(Map.ofEntries(
            Map.entry(Phase.OPEN, UNKNOWN),
            Map.entry(Phase.PLANNED, PLANNED),
            Map.entry(Phase.SENDING, PLANNED.sending()),
            Map.entry(Phase.ACCEPTED, ACCEPTED),
            Map.entry(Phase.WAITING, job("PENDING")),
            Map.entry(Phase.RUNNING, job("IN_PROGRESS")),
            Map.entry(Phase.STOPPED, ACCEPTED.unwatched(Attempt.STOPPED)),
            Map.entry(Phase.GONE, ACCEPTED.unwatched("no such job")),
            Map.entry(Phase.OTHER, job("PAUSED_BY_MOON")),
            Map.entry(Phase.FAILED, job("FAILED")),
            Map.entry(Phase.CANCELLED, job("CANCELED")),
            Map.entry(Phase.REJECTED, PLANNED.ended(new SubmitOutcome.Rejected(Answer.NONE))),
            Map.entry(Phase.NOT_SENT, notSent(NotSentReason.CONNECT_FAILED)),
            Map.entry(Phase.DRY_RUN, notSent(NotSentReason.DRY_RUN)),
            Map.entry(
                    Phase.ABSENT,
                    UNKNOWN.with(UNKNOWN.trail().with(UNKNOWN.trail().search().settledAbsent()))),
            Map.entry(
                    Phase.SENT_AGAIN,
                    UNKNOWN.with(UNKNOWN.trail().with(UNKNOWN.trail().search().sentAgain()))),
            Map.entry(Phase.DONE, job("SUCCESSFUL")),
            Map.entry(Phase.ELSEWHERE, elsewhere("MANUAL")),
            Map.entry(Phase.BY_POLICY, elsewhere("AUTO")),
            Map.entry(Phase.DELETED, gone(job("SUCCESSFUL")))));

    private static Attempt sample(Phase phase) {
        return Objects.requireNonNull(EACH.get(phase));
    }

    private static Attempt job(String state) {
        return ACCEPTED.seen(new Job("j", new JobState(state), "", "", Fixtures.NOON));
    }

    private static Attempt notSent(NotSentReason reason) {
        return PLANNED.ended(new NotSent(reason, Answer.NONE));
    }

    private static Attempt elsewhere(String method) {
        Backup backup = new Backup(
                "b", "n", Fixtures.CLUSTER_ID.value(), "search-prod", "CLUSTER", method, "AVAILABLE", 1, Fixtures.NOON);
        return Attempt.elsewhere(Fixtures.NOON, "Test", Fixtures.CLUSTER_ID, backup)
                .withId(7);
    }

    private static Attempt gone(Attempt attempt) {
        return attempt.with(attempt.trail().gone(Fixtures.NOON));
    }

    private static Attempt copies(Copy.Stage stage) {
        Attempt done = job("SUCCESSFUL");
        return done.with(done.trail()
                .with(List.of(
                        new Copy(new RegionId("aws-us-east-2"), Copy.Stage.AVAILABLE, "c1", Fixtures.NOON),
                        new Copy(new RegionId("aws-eu-central-1"), stage, "c2", Fixtures.NOON))));
    }

    /** What each end is worth, whatever was before it; the rest are worth nothing or depend on it. */
    private static Optional<News> worth(Phase is) {
        return switch (is) {
            case OPEN -> Optional.of(News.UNKNOWN);
            case REJECTED -> Optional.of(News.REFUSED);
            case NOT_SENT -> Optional.of(News.NOT_SENT);
            case FAILED, CANCELLED -> Optional.of(News.FAILED);
            case GONE -> Optional.of(News.JOB_GONE);
            case DELETED -> Optional.of(News.BACKUP_GONE);
            default -> Optional.empty();
        };
    }

    @ParameterizedTest
    @EnumSource
    void everyPhaseHasItsSample(Phase phase) {
        assertEquals(phase, Phase.of(sample(phase)));
    }

    @ParameterizedTest
    @EnumSource
    void everyStepFromOnePhaseToAnotherIsWorthWhatItsEndIs(Phase is) {
        Set<Phase> underWay =
                Set.of(Phase.ACCEPTED, Phase.WAITING, Phase.RUNNING, Phase.OTHER, Phase.STOPPED, Phase.GONE);
        EACH.forEach((was, before) -> {
            Optional<News> expected = was == is ? Optional.empty() : worth(is);
            if (is == Phase.DONE && underWay.contains(was)) {
                expected = Optional.of(News.DONE);
            }
            if (is == Phase.DELETED && was == Phase.BY_POLICY) {
                expected = Optional.empty();
            }
            assertEquals(expected, NoticeRule.of(before, sample(is)), was + " to " + is);
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyKnewBeforeIsWorthOnlyWhatIsBadInItself(Phase is) {
        assertEquals(worth(is), NoticeRule.of(null, sample(is)));
    }

    @Test
    void whatTheUserTookBackIsNoNews() {
        assertEquals(Optional.empty(), NoticeRule.of(PLANNED, notSent(NotSentReason.CANCELLED)));
    }

    @Test
    void aScheduledBackupThatExpiresIsNoNews() {
        assertEquals(Optional.empty(), NoticeRule.of(elsewhere("AUTO"), gone(elsewhere("AUTO"))));
        assertEquals(Optional.empty(), NoticeRule.of(null, gone(elsewhere("AUTO"))));
        assertEquals(Optional.of(News.BACKUP_GONE), NoticeRule.of(elsewhere("MANUAL"), gone(elsewhere("MANUAL"))));
    }

    @Test
    void theLastCopyIsNewsAndTheOnesBeforeAreNot() {
        assertEquals(Optional.empty(), NoticeRule.of(copies(Copy.Stage.REQUESTED), copies(Copy.Stage.SEEN)));
        assertEquals(
                Optional.of(News.COPIES_THERE), NoticeRule.of(copies(Copy.Stage.SEEN), copies(Copy.Stage.AVAILABLE)));
        assertEquals(Optional.empty(), NoticeRule.of(copies(Copy.Stage.AVAILABLE), copies(Copy.Stage.AVAILABLE)));
    }

    @Test
    void aNoteThatIsAddedIsNoNews() {
        EACH.values()
                .forEach(each -> assertEquals(
                        Optional.empty(),
                        NoticeRule.of(each, each.with(each.trail().noted("seen", "OPS-1")))));
    }

    @Test
    void onlyAnOpenQuestionCanBeSettled() {
        assertTrue(NoticeRule.settles(UNKNOWN, sample(Phase.ABSENT)));
        assertTrue(NoticeRule.settles(
                UNKNOWN, UNKNOWN.ended(new SubmitOutcome.Matched(Fixtures.backup("b", "CLUSTER", "AVAILABLE", null)))));
        assertFalse(NoticeRule.settles(UNKNOWN, UNKNOWN));
        assertFalse(NoticeRule.settles(PLANNED, sample(Phase.REJECTED)));
        assertFalse(NoticeRule.settles(null, sample(Phase.ABSENT)));
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSED, FAILURE",
        "NOT_SENT, FAILURE",
        "FAILED, FAILURE",
        "UNKNOWN, UNKNOWN",
        "FITS, UNKNOWN",
        "NO_TRACE, UNKNOWN",
        "JOB_GONE, UNKNOWN",
        "DONE, SUCCESS",
        "COPIES_THERE, SUCCESS",
        "BACKUP_GONE, NOTE"
    })
    void allNewsHasItsKind(News news, NoticeKind kind) {
        assertEquals(kind, news.kind());
    }
}
