package io.github.backupdesk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.HistoryOrder;
import io.github.backupdesk.domain.HistoryOrder.Column;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.Phase;
import io.github.backupdesk.domain.States;
import io.github.backupdesk.domain.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searching a hundred thousand rows, against a plain look at each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {

    private static final int ROWS = 100_000;
    private static final int PAGE = 50;
    private static final ZoneId KATHMANDU = ZoneId.of("Asia/Kathmandu");

    private static final PlainSearch PLAIN = new PlainSearch(KATHMANDU, SearchTest::small);

    private final List<Attempt> oldestFirst = new ArrayList<>();
    private final List<SearchText> texts = new ArrayList<>();
    private SqliteHistoryStore store;

    @BeforeAll
    void fill(@TempDir Path folder) throws StoreException, SQLException {
        Path file = folder.resolve("history.db");
        ManyAttempts.fill(file, ROWS, 20261123, attempt -> {
            oldestFirst.add(attempt);
            texts.add(SearchText.of(attempt));
        });
        store = SqliteHistoryStore.open(file, Options.standard().at(Clock.system(KATHMANDU)));
    }

    @AfterAll
    void close() {
        store.close();
    }

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    static IntStream fewSeeds() {
        return IntStream.range(0, 30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSearchFindsWhatAPlainLookFinds(int seed) throws StoreException {
        Random random = new Random(seed);
        List<String> parts = new ArrayList<>();
        SearchText model = texts.get(random.nextInt(ROWS));
        for (int i = random.nextInt(3); i >= 0; i--) {
            parts.add(part(random, model));
        }
        same(String.join(" ", parts), random);
    }

    private String part(Random random, SearchText model) {
        return switch (random.nextInt(12)) {
            case 0 -> "cluster:" + piece(random, model.cluster());
            case 1 -> "region:" + piece(random, model.region());
            case 2 -> "id:" + piece(random, model.number() + "none");
            case 3 -> "ticket:" + piece(random, "OPS-1" + random.nextInt(100));
            case 4 ->
                "state:"
                        + List.of(
                                        "unknown",
                                        "rejected",
                                        "Successful",
                                        "paused_x",
                                        "planned",
                                        "none",
                                        "open,done",
                                        "open")
                                .get(random.nextInt(8));
            case 5 -> "after:" + LocalDate.of(2024, 1, 1).plusDays(random.nextInt(100));
            case 6 -> "before:" + LocalDate.of(2024, 1, 1).plusDays(random.nextInt(100));
            case 11 ->
                "plan:"
                        + List.of("240101", "240102-1", "240100-50-ABC", "24", "none")
                                .get(random.nextInt(5));
            case 7 -> List.of("12", "a", "zz", "pr", "9").get(random.nextInt(5));
            case 8 -> List.of("订", "%", "é", "🧊", "_o", "\u2603").get(random.nextInt(6));
            default -> piece(random, model.rest());
        };
    }

    /** Some characters of one of the texts, in other letters. */
    private static String piece(Random random, String joined) {
        List<String> all = joined.lines().filter(each -> !each.isEmpty()).toList();
        String text = all.get(random.nextInt(all.size()));
        int[] characters = text.codePoints().toArray();
        int from = random.nextInt(characters.length);
        int length = Math.min(characters.length - from, 1 + random.nextInt(12));
        String piece = new String(characters, from, length);
        return '"' + (random.nextBoolean() ? piece.toUpperCase(Locale.ROOT) : piece).replace('"', '?') + '"';
    }

    /** Every order, on pages that go on where the one before ended, against sorting all that a plain look finds. */
    @ParameterizedTest
    @MethodSource("fewSeeds")
    void aSearchInAnyOrderReadsOnWhereItsPageEnded(int seed) throws StoreException {
        Random random = new Random(seed);
        HistoryOrder order = new HistoryOrder(List.of(Column.values()).get(random.nextInt(4)), random.nextBoolean());
        HistoryQuery query = HistoryQuery.parse(
                switch (seed % 6) {
                    case 5 ->
                        List.of("plan:24", "plan:240101 state:done", "plan:24 state:open", "plan:24 orders")
                                .get(random.nextInt(4));
                    case 0 ->
                        "state:"
                                + List.of("open,failed", "done", "running,paused_x", "planned")
                                        .get(random.nextInt(4));
                    case 1 -> part(random, texts.get(random.nextInt(ROWS)));
                    case 2 -> "cluster:o before:2024-03-01 state:failed,cancelled";
                    case 3 -> piece(random, texts.get(random.nextInt(ROWS)).rest());
                    default -> "";
                });
        List<Attempt> all = IntStream.range(0, ROWS)
                .filter(i -> PLAIN.holds(query, oldestFirst.get(i), texts.get(i)))
                .mapToObj(oldestFirst::get)
                .map(row -> Map.entry(order.place(row), row))
                .sorted(Map.Entry.comparingByKey(order::compare))
                .map(Map.Entry::getValue)
                .toList();
        int from = all.isEmpty() ? 0 : random.nextInt(all.size());
        List<Attempt> found = new ArrayList<>();
        for (int page = 0; page < 3; page++) {
            int at = from + found.size();
            HistoryOrder.Place after = at == 0 ? null : order.place(all.get(at - 1));
            found.addAll(store.find(query, order, PAGE, after));
        }
        List<Attempt> expected = all.subList(from, Math.min(from + 3 * PAGE, all.size()));
        assertEquals(
                expected.stream().map(Attempt::id).toList(),
                found.stream().map(Attempt::id).toList(),
                query + " " + order);
        assertEquals(expected, found);
    }

    private void same(String typed, Random random) throws StoreException {
        HistoryQuery query = HistoryQuery.parse(typed);
        long before = random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(ROWS);
        List<Attempt> expected = plainly(query, before);
        assertEquals(expected, store.find(query, PAGE, before), typed);
    }

    private List<Attempt> plainly(HistoryQuery query, long before) {
        List<Attempt> found = new ArrayList<>();
        for (int i = (int) Math.min(ROWS, before - 1) - 1; i >= 0 && found.size() < PAGE; i--) {
            if (PLAIN.holds(query, oldestFirst.get(i), texts.get(i))) {
                found.add(oldestFirst.get(i));
            }
        }
        return found;
    }

    private static String small(String text) {
        return text.replaceAll("\\p{Cntrl}", " ")
                .replaceAll("\\p{Cs}", "\uFFFD")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** I17, and what a fuzzer would try next. */
    static List<String> hostile() {
        return List.of(
                "' OR 1=1 --",
                "\"",
                "\"\"\"",
                "*",
                "a*",
                "%",
                "%%%",
                "_",
                "___",
                "NEAR(",
                "NEAR(a b, 3)",
                "AND",
                "OR NOT",
                "abc AND",
                "cluster : x",
                "{rest}: a",
                "^abc",
                "-abc",
                "abc)",
                "\\",
                "\0",
                "\0\0\0abc",
                "\uD83E",
                "a\uDC00b",
                "🧊",
                "🧊🧊🧊",
                "cluster:\"",
                "state:' OR 1=1 --",
                "id:*",
                "region:%",
                "ticket:'",
                "plan:%",
                "plan:' plan:\0 plan:\uD83E plan:\uDBFF\uDFFF",
                "after:+999999999-12-31",
                "before:-999999999-01-01",
                "after:0000-01-01",
                "x".repeat(10_000),
                "a ".repeat(5_000),
                "🧊 ".repeat(3_000),
                "\"".repeat(10_001),
                IntStream.range(0, 3_000).mapToObj(Integer::toString).reduce("", (a, b) -> a + " " + b),
                IntStream.range(0, 2_000).mapToObj(i -> "state:s" + i).reduce("", (a, b) -> a + " " + b));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void i17AnythingTypedHasResultsOrNoneButNeverAnError(String typed) throws StoreException {
        HistoryQuery query = HistoryQuery.parse(typed);
        // A tenth of it on a free machine.
        List<Attempt> found = assertTimeout(Duration.ofSeconds(1), () -> store.find(query, PAGE, Long.MAX_VALUE));
        if (query.words().size() < 50) {
            assertEquals(plainly(query, Long.MAX_VALUE), found, typed);
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void soHasAnythingThatWasNotParsed(String typed) throws StoreException {
        List<String> raw = List.of(typed);
        store.find(
                new HistoryQuery(raw, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null, null),
                9,
                99);
        List<States> states = List.of(new States(Set.of(Phase.DONE, Phase.OPEN), raw));
        store.find(
                new HistoryQuery(raw, raw, states, raw, raw, raw, raw, LocalDate.MIN, LocalDate.MAX),
                9,
                Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "state:successful", "cluster:o before:2024-03-01", "12"})
    void pagesRunThroughAllResultsWithoutGapOrRepeat(String typed) throws StoreException {
        HistoryQuery query = HistoryQuery.parse(typed);
        long before = Long.MAX_VALUE;
        List<Long> found = new ArrayList<>();
        for (int page = 0; page < 40; page++) {
            List<Attempt> next = store.find(query, PAGE, before);
            next.forEach(each -> found.add(each.id()));
            before = next.getLast().id();
        }
        List<Long> expected = IntStream.iterate(ROWS - 1, i -> i >= 0, i -> i - 1)
                .filter(i -> PLAIN.holds(query, oldestFirst.get(i), texts.get(i)))
                .mapToObj(i -> i + 1L)
                .limit(40 * PAGE)
                .toList();
        assertEquals(expected, found);
    }

    @Test
    void anInterruptEndsASearchAndNotTheStore() throws StoreException {
        HistoryQuery slow = HistoryQuery.parse("region:z1");
        Thread.currentThread().interrupt();
        assertThrows(StoreException.class, () -> store.find(slow, PAGE, Long.MAX_VALUE));
        assertTrue(Thread.interrupted(), "it stays interrupted");
        assertEquals(List.of(), store.find(slow, PAGE, Long.MAX_VALUE));
    }

    @Test
    void newsAreFoundAtOnceAndOldTextsNoLonger(@TempDir Path other) throws StoreException {
        try (var small = SqliteHistoryStore.open(other.resolve("history.db"))) {
            Attempt planned = small.add(Samples.collections("Orders"));
            assertEquals(List.of(planned), small.find(HistoryQuery.parse("rder state:planned"), 9, 9));
            Attempt noted = planned.ended(Samples.ACCEPTED).with(planned.trail().noted("rehearsal", "OPS-7"));
            small.save(noted);
            assertEquals(List.of(), small.find(HistoryQuery.parse("\"planned\""), 9, 9));
            for (String typed : List.of("hearsal", "ticket:s-7", "id:031a", "re", "op", "state:accepted rders")) {
                assertEquals(List.of(noted), small.find(HistoryQuery.parse(typed), 9, 9), typed);
            }
        }
    }
}
