package io.github.backupdesk.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.JobState;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome.Accepted;
import io.github.backupdesk.domain.SubmitOutcome.Matched;
import io.github.backupdesk.service.SweepService.Swept;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.FakeHistory;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.HandClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepServiceTest {

    private final FakeCloud cloud = new FakeCloud();
    private final FakeHistory history = new FakeHistory();
    private final HandClock clock = new HandClock();
    private final SweepService sweep =
            new SweepService(cloud, new WatchService(cloud, new Ledger(history), clock, "Test"), clock);

    private Attempt running(String backupId, String status) throws StoreException {
        Attempt row = history.add(Attempt.planned(Fixtures.NOON, "Test", "", null, cloud.write(Fixtures.wholeCluster()))
                .ended(new Accepted(new Receipt(backupId, "n", "job-" + backupId), FakeCloud.OK)));
        if (!status.isEmpty()) {
            cloud.backups.add(Fixtures.backup(backupId, "CLUSTER", status, Fixtures.NOON));
        }
        return row;
    }

    @Test
    void oneListAnswersForAllThatAreBeingMade() throws CloudException, StoreException {
        List<Attempt> many = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            many.add(running("b" + n, "CREATING"));
        }
        history.log.clear();
        clock.advance(Duration.ofMinutes(1));
        Swept swept = sweep.sweep(many);
        assertEquals(List.of("all backups"), cloud.log);
        assertEquals(50, swept.running().size());
        Job told = swept.running().getFirst().job();
        assertEquals(new Job("job-b0", JobState.CREATING, "", "", clock.instant()), told);
        assertEquals(List.of(), history.log, "nothing has happened to them");
        assertTrue(swept.running().getFirst().watchable());
    }

    @Test
    void thoseThatAreDoneOrNotListedAreAskedAfter() throws CloudException, StoreException {
        cloud.tellsJob("SUCCESSFUL", "100").tellsJob("FAILED", "99");
        Attempt creating = running("b1", "CREATING");
        Attempt done = running("b2", "AVAILABLE");
        Attempt absent = running("b3", "");
        Swept swept = sweep.sweep(List.of(absent, creating, done));
        assertEquals(List.of("all backups", "job job-b2", "job job-b3"), cloud.log);
        assertEquals(
                List.of(done.id(), absent.id()),
                swept.asked().stream().map(Attempt::id).toList());
        assertFalse(swept.asked().stream().anyMatch(Attempt::watchable));
        assertTrue(swept.trouble().isEmpty());
    }

    @Test
    void oneThatWasFoundByListingHasNoJobToTell() throws CloudException, StoreException {
        var found = Fixtures.backup("b1", "CLUSTER", "CREATING", Fixtures.NOON);
        cloud.backups.add(found);
        Attempt row = history.add(Attempt.planned(Fixtures.NOON, "Test", "", null, cloud.write(Fixtures.wholeCluster()))
                .ended(new Matched(found)));
        assertEquals(List.of(row), sweep.sweep(List.of(row)).running());
    }

    @Test
    void aBoundedNumberIsAskedAfterAtATimeTheOldestFirst() throws CloudException, StoreException {
        cloud.tellsJob("SUCCESSFUL", "100");
        List<Attempt> many = new ArrayList<>();
        for (int n = 0; n < SweepService.ASKED_AT_ONCE + 5; n++) {
            many.addFirst(running("b" + n, "AVAILABLE"));
        }
        Swept swept = sweep.sweep(many);
        assertEquals(SweepService.ASKED_AT_ONCE, swept.asked().size());
        assertEquals(1, swept.asked().getFirst().id());
    }

    @Test
    void aJobThatIsRefusedHoldsNobodyUpAndALineThatIsDownIsNotTriedOnAndOn() throws CloudException, StoreException {
        Attempt first = running("b1", "AVAILABLE");
        Attempt second = running("b2", "AVAILABLE");
        cloud.tellsJob(FakeCloud.refused(96016, "not yours")).tellsJob("SUCCESSFUL", "100");
        Swept swept = sweep.sweep(List.of(first, second));
        assertEquals(1, swept.asked().size());
        assertTrue(swept.trouble().isPresent());
        cloud.log.clear();
        cloud.afterList = () -> cloud.trouble = FakeCloud.unreachable();
        assertNotNull(sweep.sweep(List.of(first, second)).trouble().orElseThrow());
        assertEquals(List.of("all backups", "job job-b1"), cloud.log);
    }

    @Test
    void withoutAListNothingIsTold() throws StoreException {
        Attempt row = running("b1", "CREATING");
        cloud.trouble = FakeCloud.unreachable();
        assertThrows(CloudException.class, () -> sweep.sweep(List.of(row)));
    }

    @ParameterizedTest
    @CsvSource({"2, 0, 5", "5, 1, 5", "30, 1, 30", "5, 6, 24", "2, 60, 240"})
    void aSweepTakesItsShareAndNoMore(int shortest, int took, int pause) {
        assertEquals(
                Duration.ofSeconds(pause), SweepService.pause(Duration.ofSeconds(shortest), Duration.ofSeconds(took)));
    }
}
