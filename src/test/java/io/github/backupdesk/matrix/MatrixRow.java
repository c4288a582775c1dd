package io.github.backupdesk.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.cloud.Timeouts;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.support.CapturedLog;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawServer;
import io.github.backupdesk.viewmodel.HistoryRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every row of the matrix has in common: a bench to try it on, and rule G afterwards. At most one POST at the service
 * for each confirmation; a row on disk for each, whose outcome is final or unknown; the key nowhere but in the requests to
 * the service; no exception that nobody caught. That the window never freezes, and the clipboard, are for the tests that
 * have a window.
 */
abstract class MatrixRow {

    /** Long enough for a slow machine that answers. */
    static final Timeouts AMPLE = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10));

    /** For rows in which the end of patience is what happens. */
    static final Timeouts BRIEF = new Timeouts(Duration.ofMillis(400), Duration.ofSeconds(10), Duration.ofMillis(700));

    /** Without the part that a harmless text might have as well. */
    private static final String BARE_KEY = Fixtures.CANARY.substring("zk-".length());

    @TempDir
    Path folder = Path.of("");

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final List<Bench> benches = new ArrayList<>();
    private final List<Service> services = new ArrayList<>();
    private final List<RawServer> strangers = new ArrayList<>();
    private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
    private CapturedLog log = new CapturedLog();

    @BeforeEach
    void listen() {
        log.close();
        log = new CapturedLog();
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
    }

    @AfterEach
    void ruleG() throws Exception {
        try {
            assertSentOnceAtMost();
            assertNoKeyIn(folder);
            closeAll();
            assertEveryRowSettled();
            assertNoKeyIn(folder);
        } finally {
            closeAll();
            log.close();
            System.setOut(out);
            System.setErr(err);
            Thread.setDefaultUncaughtExceptionHandler(handler);
        }
        assertFalse(log.everything().contains(BARE_KEY), "the key is in the log");
        assertFalse(printed.toString(StandardCharsets.UTF_8).contains(BARE_KEY), "the key was printed");
        for (RawServer stranger : strangers) {
            assertFalse(stranger.requests().toString().contains(BARE_KEY), "the key went to a stranger");
        }
        assertEquals(List.of(), uncaught);
    }

    private void closeAll() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    private List<String> confirmed() {
        return benches.stream().flatMap(bench -> bench.confirmed().stream()).toList();
    }

    /** Request by request, so that one which was never sent cannot hide one that was sent twice. */
    private void assertSentOnceAtMost() {
        List<String> posts =
                services.stream().flatMap(service -> service.created().stream()).toList();
        for (String each : Set.copyOf(posts)) {
            int times = Collections.frequency(posts, each);
            int confirmations = Collections.frequency(confirmed(), each);
            assertTrue(
                    times <= mostPosts(confirmations),
                    times + " POSTs for " + confirmations + " confirmations of " + each);
        }
    }

    /** Refusals for the pace apart, which were never looked at, one each. */
    long mostPosts(int confirmations) {
        return confirmations;
    }

    private void assertEveryRowSettled() throws Exception {
        if (benches.isEmpty()) {
            return;
        }
        try (var store = Bench.open(folder)) {
            var rows = store.newest(1_000, Long.MAX_VALUE);
            assertEquals(confirmed().size(), rows.size(), "a row for each confirmation");
            rows.forEach(row -> assertTrue(mayStay(row.state()), row.id() + " is " + row.state()));
        }
    }

    /** Whether a row may be left in that state: with an end, or unknown. */
    boolean mayStay(AttemptState state) {
        return state.settled();
    }

    private static void assertNoKeyIn(Path folder) throws IOException {
        byte[] wide = BARE_KEY.getBytes(StandardCharsets.UTF_16LE);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(bytes.contains(BARE_KEY), "the key is in " + file);
                assertFalse(bytes.contains(new String(wide, StandardCharsets.ISO_8859_1)), "the key is in " + file);
            }
        }
    }

    <T extends AutoCloseable> T closing(T resource) {
        open.push(resource);
        return resource;
    }

    Service service() {
        return known(new Service());
    }

    /** Counts what reaches it for rule G, and ends it with the row. */
    Service known(Service service) {
        services.add(service);
        return closing(service);
    }

    /** A server that has no business with the key. */
    RawServer stranger(RawServer server) {
        strangers.add(server);
        return closing(server);
    }

    Bench bench(Service service) {
        return bench(service.url());
    }

    Bench bench(String url) {
        return bench(url, AMPLE);
    }

    Bench bench(String url, Timeouts timeouts) {
        return bench(url, timeouts, Dns.SYSTEM);
    }

    Bench bench(String url, Timeouts timeouts, Dns names) {
        Bench bench = closing(new Bench(folder, url, timeouts, names));
        benches.add(bench);
        return bench;
    }

    /** What was logged so far, line by line. */
    List<String> logged() {
        return log.lines();
    }

    static void assertState(AttemptState state, HistoryRow row) {
        assertEquals(state, row.attempt().state(), row.explanation() + " " + row.said());
    }

    static void assertSays(String part, String text) {
        assertTrue(text.contains(part), "“" + part + "” is not in: " + text);
    }

    static void assertExplains(String part, HistoryRow row) {
        assertSays(part, row.explanation());
        assertFalse(row.explanation().contains("null"), row.explanation());
    }
}
