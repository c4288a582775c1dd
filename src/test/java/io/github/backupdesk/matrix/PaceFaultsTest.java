package io.github.backupdesk.matrix;

import static io.github.backupdesk.domain.AttemptState.ACCEPTED;
import static io.github.backupdesk.domain.AttemptState.NOT_SENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.viewmodel.HistoryRow;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A27 to A29: refusals for the pace. Such a request was never looked at, so it may be sent again, in the open and bounded. */
class PaceFaultsTest extends MatrixRow {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** A refused request was not looked at: for rule G, only what was looked at counts. */
    @Override
    long mostPosts(int confirmations) {
        return 1_000;
    }

    private static Service refusing(Service service, String header) {
        service.onCreate = (request, peer) -> peer.answer(429, "", header);
        return service;
    }

    /** Seconds until there are so many create calls. */
    private static int secondsUntil(int creates, Bench bench, Service service, int most) {
        int seconds = 0;
        while (service.creates() < creates && seconds < most) {
            bench.pass(SECOND);
            seconds++;
        }
        assertEquals(creates, service.creates(), "after " + seconds + " s");
        return seconds;
    }

    @Test
    void a27APauseIsWaitedOutInTheOpenAndThenItIsSentOnce() {
        Service service = refusing(service(), "Retry-After: 7");
        Bench bench = bench(service);
        HistoryRow first = bench.create();
        assertEquals("Waiting", first.state());
        assertExplains("asked for a pause", first);
        assertExplains("(7 s)", first);
        HistoryRow second = bench.create();
        assertExplains("Entry #1 of this cluster comes first.", second);
        service.onCreate = (request, peer) -> peer.answer(200, Service.RECEIPT);
        bench.pass(Duration.ofSeconds(3));
        assertExplains("(4 s)", bench.row(1));
        int seconds = 3 + secondsUntil(2, bench, service, 60);
        assertTrue(seconds == 7 || seconds == 8, "sent after " + seconds + " s");
        assertState(ACCEPTED, bench.row(1));
        bench.shell.history().selectedProperty().set(bench.row(2));
        bench.shell.attempt().cancel();
        assertState(NOT_SENT, bench.row(2));
        assertEquals(2, service.creates());
    }

    @Test
    void a27APauseCanBeEndedByTakingTheRequestBack() {
        Service service = refusing(service(), "Retry-After: 7");
        Bench bench = bench(service);
        bench.create();
        bench.chosen().cancel();
        assertState(NOT_SENT, bench.row());
        bench.pass(Duration.ofMinutes(1));
        assertEquals(1, service.creates());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Nothing: 1 | 1 | 3",
                "Retry-After: soon | 1 | 3",
                "Retry-After: Mon, 23 Nov 2026 12:00:30 GMT | 30 | 32",
                "Retry-After: 1000000000 | 295 | 305"
            })
    void a28AnOddPauseIsKeptWithinBounds(String header, int least, int most) {
        Service service = refusing(service(), header);
        Bench bench = bench(service);
        assertEquals("Waiting", bench.create().state());
        service.onCreate = (request, peer) -> peer.answer(200, Service.RECEIPT);
        int seconds = secondsUntil(2, bench, service, 400);
        assertTrue(seconds >= least && seconds <= most, "sent after " + seconds + " s");
        assertState(ACCEPTED, bench.row());
    }

    @Test
    void a29ARefusalForEverIsGivenUpAfterTenMinutes() {
        Service service = refusing(service(), "Retry-After: 30");
        Bench bench = bench(service);
        bench.create();
        bench.pass(Duration.ofMinutes(9));
        assertEquals(AttemptState.PLANNED, bench.row().attempt().state());
        bench.pass(Duration.ofMinutes(3));
        assertState(NOT_SENT, bench.row());
        assertExplains("The service asked to slow down", bench.row());
        long posts = service.creates();
        assertTrue(posts <= 22, posts + " POSTs in ten minutes");
        bench.pass(Duration.ofMinutes(10));
        assertEquals(posts, service.creates());
    }
}
