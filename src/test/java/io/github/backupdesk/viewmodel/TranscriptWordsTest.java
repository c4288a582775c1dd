package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.JobState;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.Search;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.support.Fixtures;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TranscriptWordsTest {

    private static final Texts EN = Texts.in(Locale.ENGLISH);

    private final Desk desk = new Desk();
    private final Attempt planned = Attempt.planned(
            Fixtures.NOON,
            "Test",
            "search-prod",
            null,
            desk.cloud.write(Fixtures.collections("db", List.of("orders"), "aws-us-east-2")));

    private static String of(Attempt attempt) {
        return TranscriptWords.of(EN, new Times(Fixtures.CLOCK), attempt);
    }

    @Test
    void hasEverythingInItsOrder() {
        Attempt row = planned.sending(Fixtures.NOON, null)
                .ended(new SubmitOutcome.Accepted(
                        new Receipt("backup-1", "name-1", "job-1"),
                        new Answer(200, 0, "fine", "req-1").in("{\"code\":0,\"odd\":true}")))
                .seen(new Job("job-1", new JobState("FAILED"), "45", "no room", Fixtures.NOON));
        String told = of(row);
        int at = 0;
        for (String part : List.of(
                "— Sent 23 Nov 2026",
                "POST " + planned.exact().path(),
                "Authorization: Bearer $TOKEN",
                planned.exact().body(),
                "— Answer —",
                "HTTP 200  code 0  fine",
                "requestid: req-1",
                "{\"code\":0,\"odd\":true}",
                "backupId: backup-1",
                "jobId: job-1",
                "aws-us-east-2  requested, not confirmed by the server yet",
                "— Job, last asked",
                "job-1  FAILED  45",
                "no room")) {
            int found = told.indexOf(part, at);
            assertTrue(found >= at, () -> part + " is missing or too early in:\n" + told);
            at = found;
        }
    }

    @Test
    void aLostAnswerHasItsReasonAndWhatFitted() {
        Attempt lost = planned.sending(Fixtures.NOON, null)
                .ended(new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE));
        Search search = Search.NONE.looked(
                Fixtures.NOON,
                List.of(Fixtures.backup("backup-9", "COLLECTION", "CREATING", Fixtures.NOON)),
                Search.Verdict.ONE_FITS);
        String told = of(lost.with(lost.trail().with(search)));
        assertTrue(told.contains("— No answer —\n" + EN.of(UnknownReason.TIMED_OUT)), told);
        assertTrue(told.contains("backup-9  backup-9-name  CREATING  2026-11-23T12:00:00Z"), told);
    }

    @Test
    void whatWasNeverSentDoesNotSayThatItWas() {
        String told = of(planned);
        assertTrue(told.startsWith("— Planned 23 Nov 2026"), told);
        assertEquals(-1, told.indexOf("Answer"));
    }
}
