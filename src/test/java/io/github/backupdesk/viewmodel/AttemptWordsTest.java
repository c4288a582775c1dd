package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.JobState;
import io.github.backupdesk.domain.Search;
import io.github.backupdesk.domain.Sighting;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.viewmodel.HistoryRow.Look;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptWordsTest {

    private static final Texts EN = Texts.in(Locale.ENGLISH);

    private static Attempt planned() {
        return Attempt.planned(
                Fixtures.NOON,
                "Test",
                "",
                null,
                new FakeCloud().write(Fixtures.collections("default", List.of("a"), "aws-us-east-2")));
    }

    private static HistoryRow row(Attempt attempt) {
        return AttemptWords.row(EN, new Times(Fixtures.CLOCK), attempt);
    }

    private static HistoryRow refused(int status, @Nullable Integer code, String message) {
        return row(planned().ended(new SubmitOutcome.Rejected(new Answer(status, code, message, ""))));
    }

    private static HistoryRow seen(String state, String progress, String reason) {
        return row(planned()
                .ended(new SubmitOutcome.Accepted(FakeCloud.RECEIPT, FakeCloud.OK))
                .seen(new Job("job-031a8e", new JobState(state), progress, reason, Fixtures.NOON)));
    }

    private static Attempt elsewhere(String method, String status) {
        Backup made = new Backup("b1", "n1", "in01-a", "prod", "COLLECTION", method, status, 1, Fixtures.NOON);
        return Attempt.elsewhere(Fixtures.NOON, "Test", new ClusterId("in01-a"), made);
    }

    @ParameterizedTest
    @CsvSource({
        "MANUAL, AVAILABLE, Made elsewhere, NEUTRAL",
        "MANUAL, CREATING, Made elsewhere, RUNNING",
        "AUTO, AVAILABLE, Made by policy, NEUTRAL"
    })
    void whatWasMadeElsewhereSaysSo(String method, String status, String state, Look look) {
        HistoryRow row = row(elsewhere(method, status));
        assertEquals(state, row.state());
        assertEquals(look, row.look());
        assertEquals("b1\n", row.ids());
        assertEquals("n1", row.backupName());
        assertEquals("", row.sent());
        assertTrue(row.explanation().contains("Nothing was sent from here"), row.explanation());
    }

    @Test
    void whatItHoldsIsToldOnceItWasDescribed() {
        Attempt untold = elsewhere("MANUAL", "AVAILABLE");
        assertEquals("collections, not told which", row(untold).scope());
        Sighting sighting = Objects.requireNonNull(untold.sighting());
        BackupDetail told =
                new BackupDetail(sighting.backup(), null, Map.of("", List.of("a"), "zoo", List.of("b", "c")));
        Attempt described = untold.ended(new SubmitOutcome.Listed(sighting.described(told)));
        assertEquals("default, zoo · 3", row(described).scope());
        assertEquals("COLLECTION", row(described).type());
    }

    @Test
    void whatIsGoneSaysSinceWhenWhosoeverMadeIt() {
        Attempt ours = planned()
                .ended(new SubmitOutcome.Accepted(FakeCloud.RECEIPT, FakeCloud.OK))
                .seen(new Job("j", new JobState("SUCCESSFUL"), "100", "", Fixtures.NOON));
        for (Attempt each : List.of(ours, elsewhere("AUTO", "AVAILABLE"))) {
            HistoryRow gone = row(each.with(each.trail().gone(Fixtures.NOON.minusSeconds(3_600))));
            assertEquals("Gone on server", gone.state());
            assertEquals(Look.NEUTRAL, gone.look());
            assertTrue(gone.explanation().contains("11:00:00"), gone.explanation());
            assertTrue(gone.hasIds());
        }
    }

    @Test
    void aJobThatTheListShowsIsSaidToBeKnownFromTheList() {
        HistoryRow row = seen("CREATING", "", "");
        assertEquals(Look.RUNNING, row.look());
        assertTrue(row.percent().isEmpty());
        assertTrue(row.explanation().contains("CREATING at 12:00:00"), row.explanation());
    }

    @Test
    void whatTheListShowsAsMadeIsDoneAndSaysHowThatIsKnown() {
        HistoryRow row = seen("BACKUP_AVAILABLE", "", "");
        assertEquals("Done", row.state());
        assertEquals(Look.DONE, row.look());
        assertTrue(row.explanation().contains("AVAILABLE at 12:00:00"), row.explanation());
        assertTrue(row.explanation().contains("Copies follow"), row.explanation());
    }

    @Test
    void aMatchedBackupThatIsNotKnownAnyMoreSaysSo() {
        Backup backup = Fixtures.backup("b1", "CLUSTER", "CREATING", Fixtures.NOON);
        HistoryRow row = row(planned().ended(new SubmitOutcome.Matched(backup)).unwatched("80000 no such backup"));
        assertEquals("Not known any more", row.state());
        assertEquals(Look.UNKNOWN, row.look());
        assertTrue(row.explanation().contains("knows this backup (80000 no such backup)"), row.explanation());
    }

    @ParameterizedTest
    @CsvSource({
        "80001, The service refused this key.",
        "96018, The service does not know this cluster.",
        "4711, The service refused the request."
    })
    void i07ARefusalHasItsOwnWordsAndOurs(int code, String start) {
        HistoryRow row = refused(200, code, "it's {0} 'no'");
        assertEquals(code + " it's {0} 'no'", row.said());
        assertTrue(row.explanation().startsWith(start), row.explanation());
        assertTrue(row.explanation().contains("Nothing was created."));
    }

    @Test
    void aRefusalWithoutACodeTellsItsStatus() {
        assertEquals("HTTP 403 Forbidden", refused(403, null, "Forbidden").said());
    }

    @Test
    void aReceiptThatAnotherAttemptGotAsWellSaysSo() {
        Attempt accepted = planned().ended(new SubmitOutcome.Accepted(FakeCloud.RECEIPT, FakeCloud.OK));
        String alone = row(accepted).explanation();
        assertEquals(
                "The service gave entry #12 the same IDs, so only one of the two may exist. " + alone,
                row(accepted.with(accepted.trail().sameReceiptAs(12))).explanation());
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, Unknown, UNKNOWN, It is looked for in the service's list",
        "ONE_FITS, Unknown, UNKNOWN, only you can say so",
        "SEVERAL_FIT, Unknown, UNKNOWN, only you can say so",
        "NO_TRACE, Unknown, UNKNOWN, showed no trace of it",
        "SETTLED_ABSENT, Settled as absent, NEUTRAL, You said that the backup does not exist",
        "SENT_AGAIN, Sent again, NEUTRAL, You sent it again"
    })
    void whatIsUnknownSaysHowFarTheLookingHasCome(Search.Verdict verdict, String state, Look look, String words) {
        Attempt lost = planned().ended(new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE));
        HistoryRow row = row(lost.with(lost.trail().with(Search.NONE.looked(Fixtures.NOON, List.of(), verdict))));
        assertEquals(state, row.state());
        assertEquals(look, row.look());
        assertTrue(row.explanation().contains(words), row.explanation());
        assertEquals(verdict == Search.Verdict.OPEN, row.explanation().contains("It is looked for"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsUnknownIsNeverCalledSuccessOrFailure(UnknownReason reason) {
        HistoryRow row = row(planned().ended(new SubmitOutcome.Unknown(reason, Answer.NONE)));
        assertEquals(Look.UNKNOWN, row.look());
        assertTrue(row.explanation().contains("The backup may exist."), row.explanation());
        assertTrue(row.explanation().contains("12:00:00"));
        assertFalse(row.hasIds());
        assertEquals("", row.said());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DRY_RUN")
    void whatWasNotSentSaysWhyAndThatNothingWasCreated(NotSentReason reason) {
        HistoryRow row = row(planned().ended(new SubmitOutcome.NotSent(reason, Answer.NONE)));
        assertEquals("Not sent", row.state());
        assertTrue(row.explanation().startsWith("Not sent, so nothing was created."));
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, Waiting, PENDING",
        "IN_PROGRESS, Running, RUNNING",
        "SUCCESSFUL, Done, DONE",
        "FAILED, Failed, FAILED",
        "CANCELED, Cancelled, FAILED",
        "CANCELING, Cancelling, RUNNING",
        "successful, successful, UNKNOWN",
        "RESTING, RESTING, UNKNOWN",
    })
    void everyStateHasItsWordAndLook(String state, String word, Look look) {
        HistoryRow row = seen(state, "", "");
        assertEquals(word, row.state());
        assertEquals(look, row.look());
    }

    @ParameterizedTest
    @CsvSource({"45, 45 %", "45%, 45%", "half, half", "NaN, NaN"})
    void progressIsTheServersOwn(String told, String shown) {
        assertEquals(shown, seen("IN_PROGRESS", told, "").progress());
    }

    @Test
    void aFailedJobTellsItsReason() {
        assertEquals(
                "The job ended as FAILED: no space",
                seen("FAILED", "", "no space").explanation());
        assertEquals(
                "The job ended as FAILED: the service gave no reason.",
                seen("FAILED", "", " ").explanation());
    }

    @Test
    void aJobCoversTheOriginalAndThatIsSaid() {
        assertTrue(
                seen("SUCCESSFUL", "100", "").explanation().contains("Copies follow; each counts as there only once"));
    }

    @Test
    void whatComesFromElsewhereIsMadeVisible() {
        assertEquals("1 ⟨U+202E⟩⟨U+0000⟩", refused(200, 1, "\u202e\u0000").said());
    }

    @Test
    void aTypedClusterIsCalledByItsId() {
        assertEquals(Fixtures.CLUSTER_ID.value(), row(planned()).cluster());
        assertEquals("home, Ohio aws-us-east-2", row(planned()).regionsInFull());
    }

    @Test
    void aLostOneNamesTheTimeOfItsSendingAndNotOfItsPlanning() {
        HistoryRow row = row(planned()
                .sending(Fixtures.NOON.plusSeconds(3_600), null)
                .ended(new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE)));
        assertTrue(row.explanation().contains("13:00:00"), row.explanation());
    }

    @ParameterizedTest
    @CsvSource({"CREATING, Running, RUNNING", "AVAILABLE, Done, DONE", "RESTING, RESTING, UNKNOWN"})
    void whatWasFoundByListingTellsItsStatusAndHasNoJob(String status, String word, Look look) {
        HistoryRow row = row(
                planned().ended(new SubmitOutcome.Matched(Fixtures.backup("b", "COLLECTION", status, Fixtures.NOON))));
        assertEquals(word, row.state());
        assertEquals(look, row.look());
        assertEquals("b", row.backupId());
        assertEquals("b-name", row.backupName());
        assertEquals("", row.jobId());
        assertTrue(row.explanation().contains("confirmed by you"), row.explanation());
    }
}
