package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.service.SyncService;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.Fixtures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one session raises, told by its whole story. */
class NoticeWatchTest {

    private static final Duration SOON = Duration.ofSeconds(3);

    private final Desk desk = new Desk();
    private final SyncViewModel sync = new SyncViewModel(
            new SyncService(desk.cloud, desk.ledger, desk.clock, "Test"),
            desk.history,
            desk.background,
            desk.texts,
            () -> 0.5);
    private final NoticesViewModel notices = new NoticesViewModel(desk.background, desk.clock, desk.texts);

    @BeforeEach
    void join() {
        desk.shell.syncWith(sync);
        sync.onlyWhenAsked();
        var watch = new NoticeWatch("p1", () -> "Production", desk.shell, notices);
        assertEquals(List.of(), notices.rows(), watch::toString);
    }

    private List<String> said() {
        return notices.rows().stream()
                .map(row -> row.kind() + " " + row.attemptId() + ": " + row.sentence())
                .toList();
    }

    private Attempt stored(SubmitOutcome outcome) throws StoreException {
        Attempt row = desk.store.add(
                Attempt.planned(Fixtures.NOON, "Test", "search-prod", null, desk.cloud.write(Fixtures.wholeCluster())));
        desk.store.save(row.ended(outcome));
        return row.ended(outcome);
    }

    private void listed(String id) {
        desk.cloud.backups.add(Fixtures.backup(id, "CLUSTER", "AVAILABLE", Fixtures.NOON));
        desk.cloud.details.put(
                id, new BackupDetail(Fixtures.backup(id, "CLUSTER", "AVAILABLE", Fixtures.NOON), null, Map.of()));
    }

    private void allAreGone() {
        desk.cloud.backups.clear();
        desk.cloud.describeTrouble = FakeCloud.refused(96018, "no such cluster");
        sync.now();
        sync.now();
    }

    @Test
    void whatIsOpenOfAnotherAccountIsNotThisOnesNews() throws StoreException {
        Attempt row = desk.store.add(Attempt.planned(
                Fixtures.NOON, "Other", "search-prod", null, desk.cloud.write(Fixtures.wholeCluster())));
        desk.store.save(row.ended(new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE)));
        desk.shell.start();
        assertEquals(1, desk.history.rows().size());
        assertEquals(List.of(), said());
    }

    @Test
    void aRefusedRequestIsRaisedForItsProfileAndEntry() {
        desk.cloud.outcome = new SubmitOutcome.Rejected(new Answer(200, 96021, "not dedicated", ""));
        desk.with(Desk.PROD).create();
        assertEquals(
                List.of(
                        "FAILURE 1: The backup of search-prod was not made. Backups need a Dedicated cluster. Nothing was"
                                + " created."),
                said());
        assertEquals("p1", notices.rows().getFirst().profileId());
        assertEquals("Production", notices.rows().getFirst().profile());
    }

    @Test
    void aJobThatEndsTakesItsNoticeAlong() {
        desk.cloud.tellsJob("SUCCESSFUL", "100");
        desk.with(Desk.PROD).create();
        desk.background.advance(SOON);
        assertEquals(List.of(), said(), "a job that runs is no news");
        desk.background.advance(SOON);
        assertEquals(List.of("SUCCESS 1: The backup of search-prod is made."), said());
    }

    @Test
    void aJobThatFailsIsRaised() {
        desk.cloud.tellsJob("FAILED", "");
        desk.with(Desk.PROD).create();
        desk.background.advance(SOON.plus(SOON));
        assertTrue(said().getFirst().startsWith("FAILURE 1: The backup of search-prod did not come about."));
        assertEquals(1, notices.rows().size());
    }

    @Test
    void whatIsUnknownIsRaisedAndIsNoNewsOnceItIsSettled() {
        desk.cloud.outcome = new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE);
        desk.with(Desk.PROD).create();
        assertTrue(said().getFirst().startsWith("UNKNOWN 1: The request for a backup of search-prod was sent at"));
        Attempt open = desk.history.known(1).orElseThrow();
        desk.history.put(open.with(open.trail().with(open.trail().search().settledAbsent())));
        assertEquals(1, notices.rows().size());
        assertFalse(notices.rows().getFirst().unread());
    }

    @Test
    void theFirstReadingSumsUpWhatIsOpenAndTellsOfNothingElse() throws StoreException {
        stored(new SubmitOutcome.Rejected(Answer.NONE));
        stored(new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE));
        stored(new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE));
        desk.shell.start();
        assertEquals(
                List.of("UNKNOWN 0: 2 requests of earlier runs are of unknown outcome, and their backups may exist."
                        + " Settle them in the history."),
                said());
    }

    @Test
    void theOneThatIsOpenIsToldByItself() throws StoreException {
        stored(new SubmitOutcome.Unknown(UnknownReason.TIMED_OUT, Answer.NONE));
        desk.shell.start();
        assertTrue(said().getFirst().startsWith("UNKNOWN 1: "));
    }

    @Test
    void aHistoryThatCannotBeWrittenOrReadIsRaised() {
        desk.with(Desk.PROD);
        desk.store.failWith(StoreException.Kind.DISK_FULL);
        desk.create();
        assertTrue(said().getFirst().startsWith("FAILURE 0: Not sent: the history could not be written"));
    }

    @Test
    void aFewBackupsThatAreGoneAreToldOneByOneAndManyTogether() {
        listed("b1");
        desk.shell.start();
        sync.now();
        allAreGone();
        assertEquals(List.of("NOTE 1: The backup b1 of search-prod is on the server no more."), said());
        notices.dismissAll();
        desk.cloud.describeTrouble = null;
        for (int n = 10; n < 40; n++) {
            listed("b" + n);
        }
        sync.now();
        assertEquals(List.of(), said(), "that somebody made backups is no news");
        allAreGone();
        assertEquals(List.of("NOTE 0: 30 backups are on the server no more. The history shows which."), said());
    }

    @Test
    void aListThatCannotBeReadForLongIsToldOnce() {
        desk.shell.start();
        desk.cloud.trouble = FakeCloud.unreachable();
        sync.now();
        desk.clock.advance(Duration.ofMinutes(29));
        sync.now();
        assertEquals(List.of(), said());
        desk.clock.advance(Duration.ofMinutes(1));
        sync.now();
        sync.now();
        assertEquals(1, said().size());
        assertTrue(said().getFirst()
                .startsWith("NOTE 0: The service's list of backups could not be read since today 12:00"));
        desk.cloud.trouble = null;
        sync.now();
        desk.cloud.trouble = FakeCloud.unreachable();
        sync.now();
        assertEquals(1, said().size(), "it began anew");
    }

    @Test
    void anEntryIsShownWhateverIsSearchedFor() throws StoreException {
        stored(new SubmitOutcome.Rejected(Answer.NONE));
        desk.shell.start();
        desk.history.search().textProperty().set("no such word");
        desk.background.advance(Duration.ofSeconds(1));
        assertEquals(0, desk.history.rows().size());
        desk.shell.showInHistory(1);
        desk.background.advance(Duration.ofSeconds(1));
        assertEquals(ShellViewModel.Screen.HISTORY, desk.shell.screenProperty().get());
        HistoryRow chosen = desk.history.selectedProperty().get();
        assertEquals(1, chosen == null ? 0 : chosen.id());
    }
}
