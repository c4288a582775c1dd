package io.github.backupdesk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.Phase;
import io.github.backupdesk.domain.PlanPart;
import io.github.backupdesk.domain.States;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {

    private static final int NOW = Options.standard().version();
    private static final Migration NEXT =
            new Migration(NOW + 1, List.of("CREATE TABLE label (attempt_id INTEGER, text TEXT)"));
    private static final Migration AFTER =
            new Migration(NOW + 2, List.of("INSERT INTO label VALUES (1, 'x')", "CREATE TABLE broken ("));

    @TempDir
    Path folder;

    private Path file;
    private Attempt stored;

    @BeforeEach
    void storeWithTheSchemaOfToday() throws StoreException {
        file = folder.resolve("history.db");
        try (var store = SqliteHistoryStore.open(file)) {
            stored = store.add(Samples.collections("a", "b"));
        }
    }

    @Test
    void anOlderHistoryIsCopiedAndBroughtForward() throws Exception {
        try (var store = SqliteHistoryStore.open(file, with(NEXT))) {
            assertEquals(stored, store.find(stored.id()).orElseThrow());
        }
        assertEquals(NOW + 1, version(file));
        Path copy = folder.resolve("history.db.before-" + (NOW + 1));
        assertEquals(NOW, version(copy));
        Path elsewhere = Files.createDirectory(folder.resolve("older")).resolve("history.db");
        try (var older = SqliteHistoryStore.open(Files.copy(copy, elsewhere))) {
            assertEquals(List.of(stored), older.newest(9, Long.MAX_VALUE));
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
        }
    }

    @Test
    void aStepThatFailsLeavesTheFileAtTheStepBefore() throws Exception {
        Options broken = with(NEXT, AFTER);
        assertThrows(StoreException.class, () -> SqliteHistoryStore.open(file, broken));
        assertEquals(NOW + 1, version(file));
        try (var store = SqliteHistoryStore.open(file, with(NEXT))) {
            assertEquals(1, store.count());
        }
        assertEquals("0", ask(file, "SELECT count(*) FROM label"));
        assertTrue(Files.exists(folder.resolve("history.db.before-" + (NOW + 2))));
    }

    @Test
    void aNewHistoryGoesThroughEveryStepAndNeedsNoCopy() throws Exception {
        file = folder.resolve("fresh/history.db");
        SqliteHistoryStore.open(file, with(NEXT)).close();
        assertEquals(NOW + 1, version(file));
        assertFalse(Files.exists(folder.resolve("fresh/history.db.before-" + (NOW + 1))));
    }

    @Test
    void theStepsAreNumberedWithoutAGap() {
        List<Integer> numbers =
                Schema.MIGRATIONS.stream().map(Migration::version).toList();
        assertEquals(Stream.iterate(1, n -> n + 1).limit(numbers.size()).toList(), numbers);
    }

    /** A file that the first version wrote, with a row for each way an attempt can go. */
    @Test
    void theFirstVersionsHistoryIsReadAndSearched() throws Exception {
        file = Files.createDirectory(folder.resolve("first")).resolve("history.db");
        try (var resource = MigrationTest.class.getResourceAsStream("history-1.db")) {
            Files.copy(Objects.requireNonNull(resource), file);
        }
        List<Attempt> expected = firstVersionsRows();
        try (var store = SqliteHistoryStore.open(file)) {
            assertEquals(Optional.empty(), store.recovery());
            assertEquals(expected, store.newest(99, Long.MAX_VALUE).reversed());
            assertEquals(List.of(expected.get(6)), store.openQuestions());
            assertEquals(List.of(expected.get(0), expected.get(1), expected.get(2)), store.unfinished());
            for (Attempt each : expected) {
                HistoryQuery itsPhase = HistoryQuery.ALL.in(List.of(States.of(Set.of(Phase.of(each)))));
                assertTrue(store.find(itsPhase, 99, Long.MAX_VALUE).contains(each), () -> "" + Phase.of(each));
            }
            assertEquals(List.of(expected.get(2)), store.find(HistoryQuery.parse("der_it CAFÉ"), 9, Long.MAX_VALUE));
            Attempt noted = expected.get(6).with(expected.get(6).trail().noted("seen in the console", "T-1"));
            store.save(noted);
            assertEquals(List.of(noted), store.find(HistoryQuery.parse("ticket:t-1"), 9, Long.MAX_VALUE));
        }
        assertEquals(1, version(file.resolveSibling("history.db.before-" + NOW)));
        Files.delete(file);
        try (var store = SqliteHistoryStore.open(file)) {
            assertEquals(8, store.recovery().orElseThrow().rows(), "its rows stand in the receipts now");
            assertEquals(expected.subList(0, 6), store.newest(99, 7).reversed());
        }
    }

    /** A file that the second version wrote: what a sync asks for is worked out for rows that knew nothing of it. */
    @Test
    void theSecondVersionsRowsAreKnownToASync() throws Exception {
        file = Files.createDirectory(folder.resolve("second")).resolve("history.db");
        try (var resource = MigrationTest.class.getResourceAsStream("history-2.db")) {
            Files.copy(Objects.requireNonNull(resource), file);
        }
        try (var store = SqliteHistoryStore.open(file)) {
            assertEquals(Optional.empty(), store.recovery());
            List<Attempt> rows = store.newest(99, Long.MAX_VALUE).reversed();
            assertEquals(9, rows.size());
            assertEquals("seen by us", rows.getFirst().trail().note());
            for (Attempt each : rows) {
                assertEquals(each.claims(), ids(store.claiming()).contains(each.id()), each::toString);
                assertEquals(
                        each.onServer(),
                        ids(store.onServerExcept("Production", List.of(), 99, Long.MAX_VALUE))
                                .contains(each.id()),
                        each::toString);
            }
            assertEquals(List.of(7L, 6L, 4L, 3L, 2L), ids(store.claiming()));
            assertEquals(List.of(1L), ids(store.withBackups(List.of("backup2_copy", "nobody's"))));
            assertEquals(List.of(6L), ids(store.withBackups(List.of("found"))));
            Attempt gone = rows.getFirst().with(rows.getFirst().trail().gone(Samples.NOON));
            store.save(gone);
            assertEquals(List.of(gone), store.find(HistoryQuery.parse("state:gone"), 9, Long.MAX_VALUE));
        }
    }

    /** A file that the third version wrote: it knew of no plans, and takes one now. */
    @Test
    void theThirdVersionsHistoryTakesAPlan() throws Exception {
        file = Files.createDirectory(folder.resolve("third")).resolve("history.db");
        try (var resource = MigrationTest.class.getResourceAsStream("history-3.db")) {
            Files.copy(Objects.requireNonNull(resource), file);
        }
        assertEquals(3, version(file));
        List<Attempt> planned = List.of(inPlan(1, 0), inPlan(2, 0));
        try (var store = SqliteHistoryStore.open(file)) {
            assertEquals(Optional.empty(), store.recovery());
            List<Attempt> rows = store.newest(99, Long.MAX_VALUE).reversed();
            assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), ids(rows));
            assertTrue(rows.stream().allMatch(each -> each.trail().plan() == null));
            assertEquals("seen by us", rows.getFirst().trail().note());
            assertEquals(List.of(), store.find(HistoryQuery.parse("plan:2"), 9, Long.MAX_VALUE));
            planned = store.addAll(planned);
            assertEquals(planned, store.ofPlan("261123-120000-abc"));
        }
        assertEquals(3, version(file.resolveSibling("history.db.before-" + NOW)));
        Files.delete(file);
        try (var store = SqliteHistoryStore.open(file)) {
            assertEquals(8, store.recovery().orElseThrow().rows(), "plans stand in the receipts too");
            assertEquals(planned, store.ofPlan("261123-120000-abc"));
            assertEquals(planned.reversed(), store.find(HistoryQuery.parse("plan:261123-12"), 9, Long.MAX_VALUE));
        }
    }

    private static Attempt inPlan(int position, long again) {
        Attempt planned = Samples.planned();
        return planned.with(
                planned.trail().in(new PlanPart("261123-120000-abc", position, PlanPart.Policy.STOP, again)));
    }

    private static List<Long> ids(List<Attempt> attempts) {
        return attempts.stream().map(Attempt::id).toList();
    }

    private static List<Attempt> firstVersionsRows() {
        Attempt planned = Samples.planned();
        Attempt orders = Samples.collections("orders", "order_items", "Café");
        return List.of(
                planned.withId(1),
                planned.withId(2).sending(),
                orders.withId(3).ended(Samples.ACCEPTED),
                planned.withId(4).ended(Samples.ACCEPTED).seen(Samples.job("SUCCESSFUL")),
                planned.withId(5)
                        .ended(new SubmitOutcome.Rejected(
                                new Answer(409, 96038, "another backup is running ⏳", "req-9"))),
                planned.withId(6)
                        .ended(new SubmitOutcome.NotSent(NotSentReason.THROTTLED, new Answer(429, null, "", ""))),
                planned.withId(7)
                        .ended(new SubmitOutcome.Unknown(
                                UnknownReason.SERVER_FAULT, new Answer(502, null, "<html> \uD83E end", ""))),
                Samples.collections("a")
                        .withId(8)
                        .ended(Samples.ACCEPTED)
                        .seen(Samples.job("IN_PROGRESS"))
                        .unwatched("no longer known to the server"));
    }

    private static Options with(Migration... further) {
        return Options.standard()
                .withMigrations(Stream.concat(Schema.MIGRATIONS.stream(), Stream.of(further))
                        .toList());
    }

    private static int version(Path file) throws Exception {
        return Integer.parseInt(ask(file, "PRAGMA user_version"));
    }

    private static String ask(Path file, String sql) throws Exception {
        try (var connection = Connections.maker(file, Options.standard())) {
            return Connections.text(connection, sql);
        }
    }
}
