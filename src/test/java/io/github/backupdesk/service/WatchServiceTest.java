package io.github.backupdesk.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.FakeHistory;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchServiceTest {

    private final FakeCloud cloud = new FakeCloud();
    private final FakeHistory history = new FakeHistory();
    private final HandClock clock = new HandClock();
    private final WatchService watch = new WatchService(cloud, new Ledger(history), clock, "Test");
    private Attempt accepted = attempt("Test");

    @BeforeEach
    void store() throws StoreException {
        accepted = history.add(accepted);
        history.log.clear();
    }

    private Attempt attempt(String account) {
        return Attempt.planned(Fixtures.NOON, account, "search-prod", null, cloud.write(Fixtures.wholeCluster()))
                .ended(new SubmitOutcome.Accepted(FakeCloud.RECEIPT, FakeCloud.OK));
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "29, 2", "30, 5", "299, 5", "300, 30", "86400, 30"})
    void asksOftenAtFirstAndSeldomLater(int age, int pause) {
        clock.advance(Duration.ofSeconds(age));
        assertEquals(Duration.ofSeconds(pause), watch.pause(accepted));
    }

    @Test
    void writesDownWhatIsNew() throws CloudException, StoreException {
        cloud.tellsJob("IN_PROGRESS", "45");
        Attempt seen = watch.check(accepted);
        assertEquals(seen, history.find(accepted.id()).orElseThrow());
        assertEquals(List.of("save ACCEPTED"), history.log);
    }

    @Test
    void doesNotWriteTheSameTwice() throws CloudException, StoreException {
        cloud.tellsJob("IN_PROGRESS", "45");
        watch.check(watch.check(accepted));
        assertEquals(List.of("save ACCEPTED"), history.log);
    }

    /** Asks as often as it would by itself. */
    private Attempt checkFor(Duration time, Attempt from) throws CloudException, StoreException {
        Instant end = clock.instant().plus(time);
        Attempt row = from;
        while (clock.instant().isBefore(end) && row.watchable()) {
            row = watch.check(row);
            clock.advance(watch.pause(row));
        }
        return row;
    }

    @ParameterizedTest
    @ValueSource(ints = {96026, 90144})
    void aJobIsGoneWhenItWasNotFoundForAMinute(int code) throws CloudException, StoreException {
        cloud.tellsJob(FakeCloud.refused(code, "Job not found."));
        assertTrue(watch.canWatch(checkFor(Duration.ofSeconds(60), accepted)));
        assertEquals(List.of(), history.log);
        Attempt gone = watch.check(accepted);
        assertEquals(code + " Job not found.", gone.watchEnded());
        assertFalse(watch.canWatch(gone));
        assertEquals(gone, stored());
    }

    @Test
    void twoMissesAreNoEndHoweverFarApart() throws CloudException, StoreException {
        cloud.tellsJob(FakeCloud.refused(96026, "Job not found."));
        watch.check(accepted);
        clock.advance(Duration.ofHours(1));
        assertSame(accepted, watch.check(accepted));
        assertFalse(watch.canWatch(watch.check(accepted)));
    }

    @Test
    void aClockThatIsSetBackStartsTheMinuteAnew() throws CloudException, StoreException {
        cloud.tellsJob(FakeCloud.refused(96026, "Job not found."));
        watch.check(accepted);
        watch.check(accepted);
        clock.advance(Duration.ofDays(-3));
        assertSame(accepted, watch.check(accepted));
        clock.advance(Duration.ofSeconds(60));
        assertFalse(watch.canWatch(watch.check(accepted)));
    }

    @Test
    void anAnswerInBetweenStartsTheCountAnew() throws CloudException, StoreException {
        CloudException notFound = FakeCloud.refused(96026, "Job not found.");
        cloud.tellsJob(notFound).tellsJob(notFound).tellsJob("PENDING", "").tellsJob(notFound);
        watch.check(accepted);
        watch.check(accepted);
        clock.advance(Duration.ofMinutes(1));
        Attempt seen = watch.check(accepted);
        assertTrue(watch.check(seen).watchEnded().isEmpty());
        clock.advance(Duration.ofMinutes(1));
        assertTrue(watch.check(seen).watchEnded().isEmpty());
        assertFalse(watch.check(seen).watchEnded().isEmpty());
    }

    @Test
    void aGatewaysNotFoundIsNoEnd() {
        cloud.tellsJob(new CloudException.Refused(new Answer(404, null, "<html>not found</html>", "")));
        for (int i = 0; i < 5; i++) {
            assertThrows(CloudException.Refused.class, () -> watch.check(accepted));
            clock.advance(Duration.ofMinutes(1));
        }
        assertTrue(history.log.isEmpty());
    }

    @Test
    void aNotFoundOfTheApisOwnIsAnEnd() throws CloudException, StoreException {
        cloud.tellsJob(new CloudException.Refused(new Answer(404, 404, "no such job", "")));
        assertEquals(
                "404 no such job", checkFor(Duration.ofMinutes(2), accepted).watchEnded());
    }

    @Test
    void anotherRefusalIsNoEnd() {
        cloud.tellsJob(FakeCloud.refused(80001, "Invalid token"));
        for (int i = 0; i < 5; i++) {
            assertThrows(CloudException.Refused.class, () -> watch.check(accepted));
        }
        assertTrue(history.log.isEmpty());
    }

    @Test
    void aRefusalWithoutACodeIsNoEnd() {
        cloud.tellsJob(FakeCloud.refused(null, "Bad Request"));
        assertThrows(CloudException.Refused.class, () -> watch.check(accepted));
    }

    @Test
    void onlyTheAccountThatMadeAJobCanAskAfterIt() {
        assertTrue(watch.canWatch(accepted));
        assertFalse(watch.canWatch(attempt("Somebody else")));
    }

    @Test
    void whatHasNoReceiptIsNeverAskedAfter() throws CloudException, StoreException {
        Attempt unknown = accepted.ended(new SubmitOutcome.Unknown(SubmitOutcome.UnknownReason.TIMED_OUT, Answer.NONE));
        assertFalse(watch.canWatch(unknown));
        assertSame(unknown, watch.check(unknown));
        assertTrue(cloud.log.isEmpty());
    }

    @Test
    void anUnknownStateIsWatchedOnAndAnEndIsNot() throws CloudException, StoreException {
        cloud.tellsJob("PAUSED_BY_MOON", "").tellsJob("SUCCESSFUL", "100");
        Attempt odd = watch.check(accepted);
        assertTrue(watch.canWatch(odd));
        assertFalse(watch.canWatch(watch.check(odd)));
    }

    private Attempt stored() {
        return history.find(accepted.id()).orElseThrow();
    }

    @Test
    void aRequestThatWaitedItsTurnIsAskedAfterOftenToo() {
        clock.advance(Duration.ofHours(1));
        Attempt late = accepted.with(accepted.trail().sent(clock.instant(), null));
        assertEquals(Duration.ofSeconds(2), watch.pause(late));
    }

    @Test
    void afterTheClockIsSetBackTheQuestionsGoOnAndAreSeldom() {
        clock.advance(Duration.ofDays(-3));
        assertEquals(Duration.ofSeconds(30), watch.pause(accepted));
    }

    @Test
    void whoStopsIsNotToldAnyMore() throws CloudException, StoreException {
        Attempt stopped = watch.stop(accepted);
        assertFalse(watch.canWatch(stopped));
        assertEquals(stopped, stored());
        assertEquals(stopped, watch.stop(accepted));
        assertTrue(cloud.log.isEmpty());
    }

    @Test
    void anAnswerThatWasOnItsWayDoesNotUndoTheStopping() throws CloudException, StoreException {
        cloud.tellsJob("IN_PROGRESS", "45");
        cloud.afterJob = () -> watch.stop(accepted);
        assertFalse(watch.canWatch(watch.check(accepted)));
        assertEquals(Attempt.STOPPED, stored().watchEnded());
    }

    @Test
    void whatIsNotWatchedCannotBeStopped() throws StoreException {
        Attempt unknown = accepted.ended(new SubmitOutcome.Unknown(SubmitOutcome.UnknownReason.TIMED_OUT, Answer.NONE));
        history.save(unknown);
        assertEquals(unknown, watch.stop(unknown));
    }

    @Test
    void whoResumesIsToldAgain() throws CloudException, StoreException {
        cloud.tellsJob("IN_PROGRESS", "45");
        Attempt resumed = watch.resume(watch.stop(accepted));
        assertTrue(watch.canWatch(resumed));
        assertEquals(resumed, stored());
        assertEquals("45", Objects.requireNonNull(watch.check(resumed).job()).progress());
    }

    @Test
    void afterResumingTheCountStartsAnew() throws CloudException, StoreException {
        cloud.tellsJob(FakeCloud.refused(96026, "Job not found."));
        Attempt resumed = watch.resume(checkFor(Duration.ofMinutes(2), accepted));
        assertTrue(watch.canWatch(checkFor(Duration.ofSeconds(60), resumed)));
        assertFalse(watch.canWatch(checkFor(Duration.ofSeconds(30), resumed)));
    }

    @Test
    void aCheckKeepsWhatOthersWroteMeanwhile() throws CloudException, StoreException {
        cloud.tellsJob("IN_PROGRESS", "45");
        cloud.afterJob = () -> history.save(accepted.with(accepted.trail().noted("mine", "OPS-1")));
        assertEquals("mine", watch.check(accepted).trail().note());
        assertEquals("OPS-1", stored().trail().ticket());
    }

    private Attempt matched(String status) throws StoreException {
        Attempt row = accepted.ended(new SubmitOutcome.Matched(backup(status)));
        history.save(row);
        history.log.clear();
        return row;
    }

    private static Backup backup(String status) {
        return Fixtures.backup("b", "CLUSTER", status, Fixtures.NOON);
    }

    private void tellsBackup(String status) {
        cloud.details.put("b", new BackupDetail(backup(status), null, Map.of()));
    }

    @Test
    void whatWasFoundByListingIsFollowedByItsStatus() throws CloudException, StoreException {
        Attempt row = matched("CREATING");
        assertTrue(watch.canWatch(row));
        tellsBackup("CREATING");
        assertEquals(row, watch.check(row));
        assertTrue(history.log.isEmpty());
        tellsBackup("AVAILABLE");
        Attempt done = watch.check(row);
        assertEquals(new SubmitOutcome.Matched(backup("AVAILABLE")), done.outcome());
        assertFalse(watch.canWatch(done));
        assertEquals(done, stored());
        assertEquals(List.of("backup b", "backup b"), cloud.log);
    }

    @Test
    void aRefusedQuestionForABackupIsNoEnd() throws StoreException {
        Attempt row = matched("CREATING");
        cloud.describeTrouble = FakeCloud.refused(96016, "not yours");
        for (int i = 0; i < 5; i++) {
            assertThrows(CloudException.Refused.class, () -> watch.check(row));
            clock.advance(Duration.ofMinutes(1));
        }
        assertEquals(row, stored());
    }

    @Test
    void aBackupThatIsNotThereForAMinuteIsNotAskedAfterAnyMore() throws CloudException, StoreException {
        Attempt row = matched("CREATING");
        assertTrue(watch.canWatch(checkFor(Duration.ofSeconds(60), row)));
        Attempt gone = watch.check(row);
        assertEquals("80000 no such backup", gone.watchEnded());
        assertEquals(gone, stored());
        assertTrue(watch.canResume(gone));
        assertFalse(gone.gone());
    }

    @Test
    void aBackupThatWasDeletedIsGone() throws CloudException, StoreException {
        Attempt row = matched("CREATING");
        tellsBackup("DELETED");
        clock.advance(Duration.ofMinutes(3));
        Attempt gone = watch.check(row);
        assertFalse(watch.canWatch(gone));
        assertEquals(clock.instant(), gone.trail().goneSince());
        assertEquals(gone, stored());
    }

    @Test
    void aBackupsStatusThatWasOnItsWayDoesNotUndoTheStopping() throws CloudException, StoreException {
        Attempt row = matched("CREATING");
        tellsBackup("AVAILABLE");
        Attempt stopped = watch.stop(row);
        assertEquals(stopped, watch.check(row));
        assertEquals(stopped, stored());
    }
}
