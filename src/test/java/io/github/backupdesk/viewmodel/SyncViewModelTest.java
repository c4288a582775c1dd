package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome.Matched;
import io.github.backupdesk.service.SyncService;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.viewmodel.ShellViewModel.Screen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyncViewModelTest {

    private static final String LIST = "all backups";

    private final Desk desk = new Desk();
    private final SyncViewModel sync = new SyncViewModel(
            new SyncService(desk.cloud, desk.ledger, desk.clock, "Test"),
            desk.history,
            desk.background,
            desk.texts,
            () -> 0.5);

    @BeforeEach
    void join() {
        desk.shell.syncWith(sync);
    }

    private void listed(String id) {
        Backup backup = Fixtures.backup(id, "CLUSTER", "AVAILABLE", Fixtures.NOON);
        desk.cloud.backups.add(backup);
        desk.cloud.details.put(id, new BackupDetail(backup, null, Map.of()));
    }

    private long lists() {
        return desk.log.stream().filter(LIST::equals).count();
    }

    private String line() {
        return sync.lineProperty().get();
    }

    @Test
    void itSyncsOnceTheHistoryIsReadAndEveryFiveMinutes() {
        listed("b1");
        listed("b2");
        desk.shell.start();
        assertEquals(1, lists());
        assertEquals("Checked 12:00:00: 2 new backups made elsewhere, 0 gone.", line());
        assertEquals(
                List.of(AttemptState.ELSEWHERE, AttemptState.ELSEWHERE),
                desk.history.rows().stream().map(row -> row.attempt().state()).toList());
        desk.background.advance(Duration.ofSeconds(299));
        assertEquals(1, lists());
        desk.background.advance(Duration.ofSeconds(1));
        assertEquals(2, lists());
        desk.speakChinese();
        assertTrue(Desk.chinese(line()), line());
    }

    @Test
    void itSyncsWhenItIsAskedToAndNeverTwiceAtATime() {
        desk.shell.start();
        desk.shell.go(Screen.HISTORY);
        desk.background.hold();
        desk.shell.refresh();
        desk.shell.refresh();
        sync.now();
        assertTrue(sync.runningProperty().get());
        desk.background.release();
        assertFalse(sync.runningProperty().get());
        assertEquals(2, lists());
        desk.background.advance(Duration.ofMinutes(5));
        assertEquals(3, lists(), "the wait begins anew");
    }

    @Test
    void aRunThatShowsItsOwnDoingsAloneSyncsOnlyWhenItIsAskedTo() {
        sync.onlyWhenAsked();
        desk.shell.start();
        assertEquals(0, lists());
        desk.shell.refresh();
        desk.background.advance(Duration.ofHours(1));
        assertEquals(1, lists());
    }

    @Test
    void whatIsGoneIsSaidInTheLineAndInTheRow() {
        listed("b1");
        desk.shell.start();
        desk.cloud.backups.clear();
        desk.cloud.describeTrouble = FakeCloud.refused(96018, "no such cluster");
        sync.now();
        sync.now();
        assertEquals("Checked 12:00:00: no new backups made elsewhere, 1 gone.", line());
        assertEquals("Gone on server", desk.history.rows().getFirst().state());
    }

    @Test
    void aListThatCannotBeReadKeepsTheRowsAndGivesThemAnAge() {
        desk.cloud.trouble = FakeCloud.unreachable();
        desk.shell.start();
        assertTrue(line().startsWith("The list of backups could not be read"), line());
        desk.cloud.trouble = null;
        listed("b1");
        desk.clock.advance(Duration.ofMinutes(5));
        desk.background.advance(Duration.ofMinutes(5));
        desk.cloud.trouble = FakeCloud.unreachable();
        desk.clock.advance(Duration.ofMinutes(5));
        desk.background.advance(Duration.ofMinutes(5));
        assertTrue(line().startsWith("Last checked 12:05:00."), line());
        assertEquals(1, desk.history.rows().size());
    }

    @Test
    void manyAtOnceAreReadWithTheirPage() {
        IntStream.range(0, 60).forEach(n -> listed("b" + n));
        desk.shell.start();
        assertEquals(60, desk.history.rows().size());
        assertTrue(desk.history.tallyProperty().get().startsWith("60 "));
    }

    @Test
    void aRowThatTurnsOutToBeOursTakesTheOthersPlace() throws StoreException {
        listed("b1");
        desk.shell.start();
        Attempt planned = desk.store.add(
                Attempt.planned(Fixtures.NOON, "Test", "", null, desk.cloud.write(Fixtures.wholeCluster())));
        desk.history.put(planned);
        assertEquals(2, desk.history.rows().size());
        desk.history.put(desk.ledger.change(planned, row -> row.ended(new Matched(desk.cloud.backups.getFirst()))));
        assertEquals(
                List.of(planned.id()),
                desk.history.rows().stream().map(HistoryRow::id).toList());
    }

    @Test
    void theIdsAtHandAreOurOwnUnlessAnothersRowIsChosen() {
        listed("b1");
        desk.shell.start();
        assertEquals("", desk.shell.idsAtHand());
        desk.shell.go(Screen.HISTORY);
        desk.history.selectedProperty().set(desk.history.rows().getFirst());
        assertEquals("b1\n", desk.shell.idsAtHand());
        assertFalse(desk.attempt.cancellableProperty().get()
                || desk.attempt.sendableProperty().get()
                || desk.attempt.watchedProperty().get()
                || desk.attempt.unwatchedProperty().get()
                || desk.attempt.openProperty().get());
        desk.attempt.noteProperty().set("from the console");
        desk.attempt.saveNote();
        assertEquals(
                "from the console",
                desk.history.rows().getFirst().attempt().trail().note());
    }
}
