package io.github.backupdesk.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.Baseline;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Copy;
import io.github.backupdesk.domain.Copy.Stage;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.Search;
import io.github.backupdesk.domain.Search.Verdict;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome.Accepted;
import io.github.backupdesk.domain.SubmitOutcome.Matched;
import io.github.backupdesk.domain.SubmitOutcome.Unknown;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.FakeHistory;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.HandClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconcileServiceTest {

    private final FakeCloud cloud = new FakeCloud();
    private final FakeHistory history = new FakeHistory();
    private final HandClock clock = new HandClock();
    private final Ledger ledger = new Ledger(history);
    private final ReconcileService reconcile = new ReconcileService(cloud, ledger, clock, "Test");

    @AfterEach
    void nothingIsEverSent() {
        assertEquals(List.of(), cloud.created);
    }

    private Attempt lost(BackupRequest request) throws StoreException {
        return lost("Test", request);
    }

    private Attempt lost(String account, BackupRequest request) throws StoreException {
        Attempt row = history.add(Attempt.planned(Fixtures.NOON, account, "search-prod", null, cloud.write(request)));
        row = row.sending(Fixtures.NOON, new Baseline(Set.of("old"), Duration.ZERO))
                .ended(new Unknown(UnknownReason.TIMED_OUT, Answer.NONE));
        history.save(row);
        history.log.clear();
        return row;
    }

    private Attempt lost() throws StoreException {
        return lost(Fixtures.wholeCluster());
    }

    private static Backup made(String id) {
        return Fixtures.backup(id, "CLUSTER", "CREATING", Fixtures.NOON.plusSeconds(1));
    }

    private Backup listsCollections(String id, String... names) {
        Backup backup = Fixtures.backup(id, "COLLECTION", "CREATING", Fixtures.NOON);
        cloud.backups.add(backup);
        cloud.details.put(id, new BackupDetail(backup, null, Map.of("", List.of(names))));
        return backup;
    }

    private static Search search(Attempt attempt) {
        return attempt.trail().search();
    }

    private Attempt stored(Attempt row) {
        return history.find(row.id()).orElseThrow();
    }

    @Test
    void looksFiveTimesInTheFirstMinuteAndThenNoMore() throws Exception {
        Attempt row = lost();
        List<Long> looks = new ArrayList<>();
        long at = 0;
        for (Optional<Duration> pause = reconcile.pause(row); pause.isPresent(); pause = reconcile.pause(row)) {
            at += pause.get().toSeconds();
            looks.add(at);
            clock.advance(pause.get());
            assertEquals(Verdict.OPEN, search(row).verdict());
            row = reconcile.look(row);
            assertEquals(clock.instant(), search(row).lastLook());
        }
        assertEquals(List.of(2L, 5L, 15L, 30L, 60L), looks);
        assertEquals(Verdict.NO_TRACE, search(row).verdict());
        assertEquals(AttemptState.UNKNOWN, row.state());
        assertEquals(row, stored(row));
    }

    @Test
    void aRowThatWasLookedForTooOftenIsNotLookedForByItself() throws Exception {
        Attempt row = lost();
        for (int looks : new int[] {5, 6, 1_000}) {
            Search search = new Search(looks, Fixtures.NOON.plusSeconds(60), List.of(), Verdict.OPEN);
            Attempt worn = row.with(row.trail().with(search));
            assertTrue(reconcile.canLook(worn));
            assertEquals(Optional.empty(), reconcile.pause(worn));
        }
    }

    @Test
    void impatienceDoesNotEndTheSearch() throws Exception {
        Attempt row = lost();
        clock.advance(Duration.ofSeconds(3));
        for (int i = 0; i < 5; i++) {
            row = reconcile.look(row);
        }
        List<Long> pauses = new ArrayList<>();
        for (Optional<Duration> pause = reconcile.pause(row); pause.isPresent(); pause = reconcile.pause(row)) {
            assertEquals(Verdict.OPEN, search(row).verdict());
            pauses.add(pause.get().toSeconds());
            clock.advance(pause.get());
            row = reconcile.look(row);
        }
        assertEquals(List.of(2L, 10L, 15L, 30L), pauses);
        assertEquals(Verdict.NO_TRACE, search(row).verdict());
        assertEquals(9, search(row).looks());
    }

    @Test
    void aLossThatIsNoticedLateIsLookedForAtOnceAndAsOften() throws Exception {
        Attempt row = lost();
        clock.advance(Duration.ofSeconds(31));
        List<Long> pauses = new ArrayList<>();
        for (Optional<Duration> pause = reconcile.pause(row); pause.isPresent(); pause = reconcile.pause(row)) {
            assertEquals(Verdict.OPEN, search(row).verdict());
            pauses.add(pause.get().toSeconds());
            clock.advance(pause.get());
            row = reconcile.look(row);
        }
        assertEquals(List.of(0L, 29L, 10L, 15L, 30L), pauses);
        assertEquals(Verdict.NO_TRACE, search(row).verdict());
    }

    @Test
    void aClockThatIsSetBackDoesNotEndTheLooking() throws Exception {
        Attempt row = lost();
        clock.advance(Duration.ofDays(-3));
        assertEquals(Optional.of(Duration.ofSeconds(60)), reconcile.pause(row));
        assertEquals(Verdict.OPEN, search(reconcile.look(row)).verdict());
    }

    @Test
    void oneThatFitsIsProposedAndNotTaken() throws Exception {
        cloud.backups.add(made("old"));
        cloud.backups.add(made("new"));
        Attempt row = reconcile.look(lost());
        assertEquals(new Search(1, Fixtures.NOON, List.of(made("new")), Verdict.ONE_FITS), search(row));
        assertEquals(AttemptState.UNKNOWN, row.state());
        assertTrue(row.openQuestion());
        assertEquals(Optional.empty(), reconcile.pause(row));
        assertEquals(row, stored(row));
    }

    @Test
    void severalThatFitAreLeftToTheHuman() throws Exception {
        cloud.backups.addAll(List.of(made("a"), made("b")));
        Attempt row = reconcile.look(lost());
        assertEquals(Verdict.SEVERAL_FIT, search(row).verdict());
        assertEquals(cloud.backups, search(row).candidates());
        assertEquals(Optional.empty(), reconcile.pause(row));
    }

    @Test
    void aBackupThatAppearsLateIsStillFound() throws Exception {
        Attempt row = lost();
        clock.advance(Duration.ofSeconds(5));
        row = reconcile.look(row);
        assertEquals(Optional.of(Duration.ofSeconds(10)), reconcile.pause(row));
        cloud.backups.add(made("new"));
        assertEquals(Verdict.ONE_FITS, search(reconcile.look(row)).verdict());
    }

    @Test
    void aHumanMayLookAgainAfterTheLast() throws Exception {
        Attempt row = lost();
        clock.advance(Duration.ofSeconds(60));
        for (int i = 0; i < 5; i++) {
            row = reconcile.look(row);
        }
        assertEquals(Verdict.NO_TRACE, search(reconcile.look(row)).verdict());
        cloud.backups.add(made("new"));
        assertEquals(Verdict.ONE_FITS, search(reconcile.look(row)).verdict());
    }

    @Test
    void collectionsAreToldApartByDescribing() throws Exception {
        Backup mine = listsCollections("mine", "b", "a");
        listsCollections("another", "a");
        Attempt row = reconcile.look(lost(Fixtures.collections("default", List.of("a", "b"))));
        assertEquals(List.of(mine), search(row).candidates());
        assertEquals(List.of("backups " + Fixtures.CLUSTER_ID, "backup mine", "backup another"), cloud.log);
    }

    @Test
    void aWholeClusterNeedsNoDescribing() throws Exception {
        cloud.backups.add(made("new"));
        reconcile.look(lost());
        assertEquals(List.of("backups " + Fixtures.CLUSTER_ID), cloud.log);
    }

    @Test
    void whatAnotherAttemptMadeIsNotProposed() throws Exception {
        Attempt accepted = lost().ended(new Accepted(FakeCloud.RECEIPT, FakeCloud.OK));
        history.save(accepted);
        cloud.backups.addAll(List.of(made(FakeCloud.RECEIPT.backupId()), made("new")));
        assertEquals(List.of(made("new")), search(reconcile.look(lost())).candidates());
    }

    @Test
    void aCopyOfAnotherAttemptIsNotProposed() throws Exception {
        Attempt accepted = lost().ended(new Accepted(FakeCloud.RECEIPT, FakeCloud.OK));
        Copy copy = new Copy(new RegionId("aws-us-east-2"), Stage.SEEN, "copy", Fixtures.NOON);
        history.save(accepted.with(accepted.trail().with(List.of(copy))));
        cloud.backups.addAll(List.of(made("copy"), made("new")));
        assertEquals(List.of(made("new")), search(reconcile.look(lost())).candidates());
    }

    @Test
    void aListThatCannotBeReadWasNoLook() throws Exception {
        Attempt row = lost();
        cloud.trouble = FakeCloud.unreachable();
        assertThrows(CloudException.class, () -> reconcile.look(row));
        assertEquals(List.of(), history.log);
        assertEquals(Optional.of(Duration.ofSeconds(2)), reconcile.pause(stored(row)));
    }

    @Test
    void aDescriptionThatCannotBeReadWasNoLook() throws Exception {
        Attempt row = lost(Fixtures.collections("default", List.of("a")));
        listsCollections("mine", "a");
        cloud.describeTrouble = FakeCloud.unreachable();
        assertThrows(CloudException.class, () -> reconcile.look(row));
        assertEquals(row, stored(row));
    }

    @Test
    void whatCannotBeDescribedCannotBeRuledOut() throws Exception {
        Backup mine = listsCollections("mine", "a");
        for (CloudException trouble : List.of(
                FakeCloud.refused(90000, "no such backup"), new CloudException.AddressNotTrusted("elsewhere"))) {
            cloud.describeTrouble = trouble;
            Attempt row = reconcile.look(lost(Fixtures.collections("default", List.of("a"))));
            assertEquals(new Search(1, Fixtures.NOON, List.of(mine), Verdict.ONE_FITS), search(row));
        }
    }

    @Test
    void whatTheHumanConfirmsIsMatched() throws Exception {
        Attempt row = reconcile.confirm(lost(), made("new"));
        assertEquals(new Matched(made("new")), row.outcome());
        assertEquals(AttemptState.ACCEPTED, row.state());
        assertEquals(row, stored(row));
        assertFalse(reconcile.canLook(row));
    }

    @Test
    void whatTheHumanSaysDoesNotExistIsSettled() throws Exception {
        Attempt row = reconcile.settleAbsent(reconcile.look(lost()));
        assertEquals(Verdict.SETTLED_ABSENT, search(row).verdict());
        assertEquals(1, search(row).looks());
        assertEquals(AttemptState.UNKNOWN, row.state());
        assertEquals(Optional.empty(), reconcile.pause(row));
        assertEquals(row, stored(row));
    }

    @Test
    void theFirstWordOfAHumanCounts() throws Exception {
        Attempt row = lost();
        Attempt confirmed = reconcile.confirm(row, made("new"));
        assertEquals(confirmed, reconcile.settleAbsent(row));
        assertEquals(confirmed, reconcile.confirm(row, made("another")));
        assertEquals(confirmed, stored(row));
        Attempt other = lost();
        Attempt settled = reconcile.settleAbsent(other);
        assertEquals(settled, reconcile.confirm(other, made("new")));
        assertEquals(settled, stored(other));
    }

    @Test
    void anAnswerThatComesAfterTheHumansWordChangesNothing() throws Exception {
        Attempt row = lost();
        cloud.backups.add(made("new"));
        cloud.afterList = () -> reconcile.settleAbsent(row);
        assertEquals(Verdict.SETTLED_ABSENT, search(reconcile.look(row)).verdict());
        Attempt other = lost();
        cloud.afterList = () -> reconcile.confirm(other, made("new"));
        assertEquals(new Matched(made("new")), reconcile.look(other).outcome());
    }

    @Test
    void onlyTheAccountThatSentItCanLook() throws Exception {
        Attempt foreign = lost("Somebody else", Fixtures.wholeCluster());
        assertFalse(reconcile.canLook(foreign));
        assertEquals(Optional.empty(), reconcile.pause(foreign));
        assertTrue(reconcile.canLook(lost()));
    }

    @Test
    void anotherAccountsQuestionIsNeitherLookedForNorSettled() throws Exception {
        Attempt foreign = lost("Somebody else", Fixtures.wholeCluster());
        cloud.backups.add(made("new"));
        assertEquals(foreign, reconcile.look(foreign));
        assertEquals(foreign, reconcile.confirm(foreign, made("new")));
        assertEquals(foreign, reconcile.settleAbsent(foreign));
        assertEquals(foreign, reconcile.settleSentAgain(foreign));
        assertEquals(List.of(), cloud.log);
        assertEquals(List.of(), history.log);
    }

    @Test
    void aBackupIsConfirmedForOneAttemptOnly() throws Exception {
        cloud.backups.add(made("new"));
        Attempt first = reconcile.look(lost());
        Attempt second = reconcile.look(lost());
        assertEquals("new", reconcile.confirm(first, made("new")).backupId());
        assertEquals(second, reconcile.confirm(second, made("new")));
        assertTrue(stored(second).openQuestion());
        assertEquals(List.of(), search(reconcile.look(second)).candidates());
    }

    @Test
    void aRowOfTheSameBackupAsMadeElsewhereIsNoBar() throws Exception {
        history.add(Attempt.elsewhere(Fixtures.NOON, "Test", Fixtures.CLUSTER_ID, made("new")));
        Attempt row = lost();
        assertEquals("new", reconcile.confirm(row, made("new")).backupId());
        assertEquals(1, history.count());
    }

    @Test
    void whatWasSentAgainIsSettledAndItsBackupStaysOurs() throws Exception {
        Attempt row = reconcile.settleSentAgain(reconcile.look(lost()));
        assertEquals(new Search(1, Fixtures.NOON, List.of(), Verdict.SENT_AGAIN), search(row));
        assertEquals(Optional.empty(), reconcile.pause(row));
        assertFalse(row.openQuestion());
        assertTrue(row.claims());
        assertEquals(row, stored(row));
        assertEquals(row, reconcile.settleAbsent(row));
    }

    @Test
    void whatIsNoQuestionIsNotLookedFor() throws Exception {
        Attempt accepted = lost().ended(new Accepted(FakeCloud.RECEIPT, FakeCloud.OK));
        assertFalse(reconcile.canLook(accepted));
        assertEquals(Optional.empty(), reconcile.pause(accepted));
    }
}
