package io.github.backupdesk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.Copy;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.Sighting;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.Listed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows for backups made elsewhere, and what a sync asks for. */
class ElsewhereTest {

    private static final ClusterId CLUSTER = new ClusterId("in01-0123456789abcde");

    @TempDir
    Path folder;

    private Path file;
    private SqliteHistoryStore store;

    @BeforeEach
    void open() throws StoreException {
        file = folder.resolve("history.db");
        store = SqliteHistoryStore.open(file);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() throws StoreException {
        store.close();
        store = SqliteHistoryStore.open(file);
    }

    private static Attempt elsewhere(String id) {
        return elsewhere(id, "MANUAL");
    }

    private static Attempt elsewhere(String id, String method) {
        Backup made = new Backup(
                id, "n " + id, CLUSTER.value(), "Dedicated-01", "COLLECTION", method, "AVAILABLE", 7, Samples.NOON);
        return Attempt.elsewhere(Samples.NOON, "Production", CLUSTER, made);
    }

    private Attempt saved(Attempt attempt) throws StoreException {
        store.save(attempt);
        return attempt;
    }

    private static Attempt described(Attempt row) {
        Sighting sighting = Objects.requireNonNull(row.sighting());
        BackupDetail told = new BackupDetail(
                sighting.backup(), Samples.OREGON, Map.of("", List.of("orders"), "zoo", List.of("b", "a")));
        return row.ended(new Listed(sighting.described(told)));
    }

    private List<Attempt> found(String query) throws StoreException {
        return store.find(HistoryQuery.parse(query), 9, Long.MAX_VALUE);
    }

    @Test
    void theyComeBackExactlyFromTheFileAndFromTheReceiptsAlone() throws Exception {
        List<Attempt> added = store.addAll(List.of(elsewhere("b1"), elsewhere("b2", "AUTO"), elsewhere("b3")));
        saved(described(added.get(0)));
        Attempt gone = saved(added.get(2).with(added.get(2).trail().gone(Samples.NOON)));
        List<Attempt> all = List.of(gone, added.get(1), described(added.get(0)));
        assertEquals(List.of(1L, 2L, 3L), added.stream().map(Attempt::id).toList());
        assertEquals(all, store.newest(9, Long.MAX_VALUE));
        reopen();
        assertEquals(all, store.newest(9, Long.MAX_VALUE));
        store.close();
        Files.delete(file);
        open();
        assertEquals(all, store.newest(9, Long.MAX_VALUE));
        assertEquals(0, store.recovery().orElseThrow().missing());
    }

    @Test
    void theyAreFoundByWhatTheyAreAndByWhatTheyHold() throws StoreException {
        Attempt ours =
                saved(store.add(Samples.planned()).ended(Samples.ACCEPTED).seen(Samples.job("SUCCESSFUL")));
        Attempt byHand = saved(described(store.addAll(List.of(elsewhere("b1"))).getFirst()));
        Attempt byPolicy = store.addAll(List.of(elsewhere("b2", "AUTO"))).getFirst();
        assertEquals(List.of(byPolicy, byHand), found("state:elsewhere"));
        assertEquals(List.of(byPolicy), found("state:by_policy cluster:dedicated"));
        assertEquals(List.of(byHand), found("orders"));
        assertEquals(List.of(byHand), found("region:aws-us-west-2 zoo"));
        assertEquals(List.of(), found("state:gone"));
        Attempt gone = saved(ours.with(ours.trail().gone(Samples.NOON)));
        assertEquals(List.of(gone), found("state:gone"));
        assertEquals(List.of(gone), found("state:gone state:SUCCESSFUL"));
        saved(ours);
        assertEquals(List.of(), found("state:gone"));
    }

    @Test
    void rowsAreKnownByTheirBackupsAndByTheirCopies() throws StoreException {
        Attempt ours = store.add(Samples.planned()).ended(Samples.ACCEPTED);
        Copy seen = new Copy(new RegionId("aws-us-east-2"), Copy.Stage.SEEN, "copy", Samples.NOON);
        ours = saved(ours.with(ours.trail().with(List.of(seen))));
        Attempt other = store.addAll(List.of(elsewhere("b1"))).getFirst();
        assertEquals(List.of(ours), store.withBackups(List.of("copy")));
        assertEquals(List.of(ours, other), store.withBackups(List.of("b1", "backup0_c7b18539b97", "x")));
        Copy later = new Copy(new RegionId("aws-us-east-2"), Copy.Stage.SEEN, "another", Samples.NOON);
        saved(ours.with(ours.trail().with(List.of(later))));
        assertEquals(List.of(), store.withBackups(List.of("copy")));
    }

    @Test
    void thoseOnTheServerComeInPagesWithoutTheListedOnes() throws StoreException {
        List<Attempt> all = store.addAll(List.of(elsewhere("b1"), elsewhere("b2"), elsewhere("b3"), elsewhere("b4")));
        saved(all.get(1).with(all.get(1).trail().gone(Samples.NOON)));
        saved(store.add(Samples.planned()).ended(Samples.ACCEPTED).seen(Samples.job("IN_PROGRESS")));
        assertEquals(
                List.of(all.get(3), all.get(2)), store.onServerExcept("Production", List.of("b1"), 9, Long.MAX_VALUE));
        List<Attempt> first = store.onServerExcept("Production", List.of("b3"), 1, Long.MAX_VALUE);
        assertEquals(List.of(all.get(3)), first);
        assertEquals(
                List.of(all.get(0)),
                store.onServerExcept(
                        "Production", List.of("b3"), 9, first.getFirst().id()));
        assertEquals(List.of(), store.onServerExcept("Somebody", List.of(), 9, Long.MAX_VALUE));
    }

    @Test
    void thoseThatMayOwnAnUnknownBackupAreTold() throws StoreException {
        Attempt sending = saved(store.add(Samples.planned()).sending());
        store.add(Samples.planned());
        Attempt copying = saved(store.add(Samples.planned()).ended(Samples.ACCEPTED));
        Attempt lost = saved(store.add(Samples.planned())
                .ended(new SubmitOutcome.Unknown(SubmitOutcome.UnknownReason.TIMED_OUT, Answer.NONE)));
        assertEquals(List.of(lost, copying, sending), store.claiming());
    }

    @Test
    void oneThatIsTakenBackStaysAwayWhateverIsRebuilt() throws Exception {
        List<Attempt> two = store.addAll(List.of(elsewhere("b1"), elsewhere("b2")));
        store.remove(two.get(1));
        assertEquals(Optional.empty(), store.find(two.get(1).id()));
        assertEquals(List.of(), found("b2"));
        reopen();
        assertEquals(Optional.empty(), store.recovery(), "the number of the last row is not missed");
        Attempt next = store.add(Samples.planned());
        assertEquals(3, next.id());
        store.close();
        Files.delete(file);
        open();
        assertEquals(List.of(next, two.get(0)), store.newest(9, Long.MAX_VALUE));
        assertEquals(0, store.recovery().orElseThrow().missing());
    }

    @Test
    void whatWasAskedForHereIsNeverTakenBack() throws StoreException {
        Attempt ours = saved(store.add(Samples.planned()).ended(Samples.ACCEPTED));
        assertThrows(StoreException.class, () -> store.remove(ours));
        assertTrue(store.find(ours.id()).isPresent());
    }
}
