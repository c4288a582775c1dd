package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.viewmodel.ShellViewModel.Screen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From a row of the history back into the form. */
class RunAgainTest {

    private static final RegionId OHIO = new RegionId("aws-us-east-2");

    private final Desk desk = new Desk();

    private void choose(Attempt row) {
        desk.history.put(row);
        desk.history.selectedProperty().set(desk.history.rows().getFirst());
        desk.shell.go(Screen.HISTORY);
    }

    private Attempt attempt(ExactRequest exact) throws StoreException {
        return desk.store.add(Attempt.planned(Fixtures.NOON, "Test", "search-prod", null, exact));
    }

    private void wanted(String dbName, String... names) throws StoreException {
        var request = Fixtures.collections(dbName, List.of(names), OHIO.value());
        choose(attempt(desk.cloud.write(request)));
    }

    private String clusterText() {
        return desk.cluster.textProperty().get();
    }

    @Test
    void theFormHoldsTheSameRequestAndNothingIsSent() throws StoreException {
        desk.shell.start();
        wanted("default", "gone_since", "orders");
        long sent = desk.log.stream().filter(each -> each.startsWith("create")).count();
        desk.shell.runAgain();
        assertEquals(Screen.NEW_BACKUP, desk.shell.screenProperty().get());
        assertEquals(
                desk.history.rows().getFirst().attempt().exact().request(),
                desk.form.settle().getFirst().request());
        assertTrue(desk.form.filledProperty().get().contains("Nothing has been sent"));
        assertFalse(desk.form.canPutBackProperty().get(), "there was nothing to lose");
        assertEquals(
                sent,
                desk.log.stream().filter(each -> each.startsWith("create")).count());
    }

    @Test
    void namesThatTheClusterDoesNotHaveComeAsTypedAndTheOthersAsItsOwn() throws StoreException {
        desk.with(Desk.PROD);
        var request = new BackupRequest(
                Desk.PROD.id(), new BackupScope.Collections("default", List.of("gone_since", "orders")), List.of());
        choose(attempt(desk.cloud.write(request)));
        desk.shell.runAgain();
        assertEquals(ScopeRow.Source.LIVE, desk.row("default", "orders").source());
        assertEquals(ScopeRow.Source.TYPED, desk.row("default", "gone_since").source());
        assertEquals(request, desk.form.settle().getFirst().request());
    }

    @Test
    void whatWasTypedBeforeCanBePutBack() throws StoreException {
        desk.with(Desk.PROD).tick("default", "users").tick("archive", "old");
        desk.copies.tick(OHIO, true);
        var ticks = desk.scope.ticks();
        wanted("default", "orders");
        desk.shell.runAgain();
        assertEquals(Fixtures.CLUSTER_ID.value(), clusterText());
        assertTrue(desk.form.canPutBackProperty().get());
        desk.form.putBack();
        assertEquals(Desk.PROD.id().value(), clusterText());
        assertEquals(ticks, desk.scope.ticks());
        assertEquals(List.of(OHIO), desk.copies.chosen());
        assertEquals("", desk.form.filledProperty().get());
        assertFalse(desk.form.canPutBackProperty().get());
    }

    @Test
    void soCanTicksOfTheVerySameCluster() throws StoreException {
        desk.with(Desk.PROD).tick("default", "users");
        choose(attempt(desk.cloud.write(new BackupRequest(Desk.PROD.id(), new BackupScope.WholeCluster(), List.of()))));
        desk.shell.runAgain();
        assertEquals(ScopeType.CLUSTER, desk.scope.typeProperty().get());
        desk.form.putBack();
        assertEquals(ScopeType.COLLECTION, desk.scope.typeProperty().get());
        assertEquals(List.of("users"), desk.scope.ticks().get("default"));
    }

    @Test
    void halfAnIdThatWasTypedIsPutBackAsHalfAnId() throws StoreException {
        desk.shell.start();
        desk.cluster.textProperty().set("in01-ha");
        wanted("default", "orders");
        desk.shell.runAgain();
        desk.form.putBack();
        assertEquals("in01-ha", clusterText());
        assertTrue(desk.cluster.clusterProperty().get().isEmpty());
    }

    private Attempt elsewhere(String type) throws StoreException {
        return desk.store.add(Attempt.elsewhere(
                Fixtures.NOON, "Test", Desk.PROD.id(), Fixtures.backup("elsewhere", type, "AVAILABLE", Fixtures.NOON)));
    }

    @Test
    void aBackupOfEverythingThatWasMadeElsewhereCanBeMadeHere() throws StoreException {
        desk.shell.start();
        choose(elsewhere("CLUSTER"));
        desk.shell.runAgain();
        assertEquals(Screen.NEW_BACKUP, desk.shell.screenProperty().get());
        assertEquals(Desk.PROD.id().value(), clusterText());
    }

    @Test
    void aRowWhoseRequestIsNotKnownSaysSo() throws StoreException {
        desk.shell.start();
        choose(elsewhere("COLLECTION"));
        desk.shell.runAgain();
        assertEquals(Screen.HISTORY, desk.shell.screenProperty().get());
        Notice told = desk.shell.noticeProperty().get();
        assertTrue(told != null && told.text().contains("not known for this row"), () -> "" + told);
        assertEquals("", clusterText());
    }

    @Test
    void theSentenceGoesWithTheRequestThatWasSent() throws StoreException {
        desk.with(Desk.PROD);
        choose(attempt(desk.cloud.write(new BackupRequest(Desk.PROD.id(), new BackupScope.WholeCluster(), List.of()))));
        desk.shell.runAgain();
        desk.speakChinese();
        assertTrue(Desk.chinese(desk.form.filledProperty().get()));
        desk.create();
        assertEquals("", desk.form.filledProperty().get());
    }
}
