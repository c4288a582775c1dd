package io.github.backupdesk.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.Copy;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.Trail;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.FakeHistory;
import io.github.backupdesk.support.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private final FakeHistory history = new FakeHistory();
    private final Ledger ledger = new Ledger(history);

    private Attempt added() throws StoreException {
        Attempt row = ledger.add(Attempt.planned(
                Fixtures.NOON, "Test", "search-prod", null, new FakeCloud().write(Fixtures.wholeCluster())));
        history.log.clear();
        return row;
    }

    private Attempt stored(Attempt row) {
        return history.find(row.id()).orElseThrow();
    }

    private static Attempt noted(Attempt row, String more) {
        Trail trail = row.trail();
        return row.with(trail.noted(trail.note() + more, trail.ticket()));
    }

    @Test
    void aChangeIsMadeToTheRowAsItStands() throws StoreException {
        Attempt old = added();
        ledger.change(old, Attempt::sending);
        Attempt now = ledger.change(old, row -> noted(row, "mine"));
        assertEquals(AttemptState.SENDING, now.state());
        assertEquals("mine", now.trail().note());
        assertEquals(now, stored(old));
    }

    @Test
    void whatChangesNothingIsNotWritten() throws StoreException {
        Attempt row = added();
        assertEquals(row, ledger.change(row, same -> same));
        assertEquals(List.of(), history.log);
    }

    @Test
    void whatCouldNotBeWrittenDidNotHappen() throws StoreException {
        Attempt row = added();
        history.failAfter(0, 1);
        assertThrows(StoreException.class, () -> ledger.change(row, Attempt::sending));
        assertEquals(row, stored(row));
    }

    private Attempt elsewhere(String id) throws StoreException {
        return history.add(Attempt.elsewhere(
                Fixtures.NOON, "Test", Fixtures.CLUSTER_ID, Fixtures.backup(id, "CLUSTER", "CREATING", Fixtures.NOON)));
    }

    @Test
    void whatTurnsOutToBeOursStandsOnceWithTheUsersWords() throws StoreException {
        Attempt lost = added();
        Attempt other = elsewhere("b1");
        ledger.change(other, row -> noted(row, "seen in the console"));
        ledger.change(lost, row -> noted(row, "mine"));
        assertEquals(Set.of(), ledger.madeByOthers(lost), "it may be ours");
        Backup found = Fixtures.backup("b1", "CLUSTER", "AVAILABLE", Fixtures.NOON);
        Attempt confirmed = ledger.change(lost, row -> row.ended(new SubmitOutcome.Matched(found)));
        assertEquals("mine\nseen in the console", confirmed.trail().note());
        assertEquals(List.of(confirmed), history.newest(9, Long.MAX_VALUE));
    }

    @Test
    void aCopyThatIsProvenLateStandsOnceToo() throws StoreException {
        Attempt made = added();
        elsewhere("c1");
        Attempt another = elsewhere("c2");
        Copy seen = new Copy(new RegionId("aws-us-east-2"), Copy.Stage.SEEN, "c1", Fixtures.NOON);
        Attempt proven = ledger.change(made, row -> row.with(row.trail().with(List.of(seen))));
        assertEquals(List.of(another, proven), history.newest(9, Long.MAX_VALUE));
        assertEquals(Set.of("c1"), ledger.madeByOthers(another));
    }

    @Test
    void manyAtOnceLoseNothing() throws Exception {
        Attempt row = added();
        List<Callable<Attempt>> changes = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            changes.add(() -> ledger.change(row, stands -> noted(stands, "x")));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Attempt> each : threads.invokeAll(changes)) {
                assertEquals(row.id(), result(each).id());
            }
        }
        assertEquals("x".repeat(500), stored(row).trail().note());
        assertEquals(500, history.log.size());
    }

    private static Attempt result(Future<Attempt> change) throws InterruptedException {
        try {
            return change.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
