package io.github.backupdesk.matrix;

import static io.github.backupdesk.domain.AttemptState.ACCEPTED;
import static io.github.backupdesk.domain.AttemptState.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.cloud.Timeouts;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Search.Verdict;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawPeer;
import io.github.backupdesk.support.RawServer;
import io.github.backupdesk.viewmodel.HistoryRow;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** N11 to N19: the request may have left. The outcome is unknown, is looked for, and is never sent again. */
class LostAnswersTest extends MatrixRow {

    private static final String OTHER_CLUSTER = "in01-fedcba987654321";

    private static void assertUnknown(String why, HistoryRow row) {
        assertState(UNKNOWN, row);
        assertEquals("Unknown", row.state());
        assertTrue(row.pinned());
        assertExplains("cannot tell what became of it", row);
        assertExplains(why, row);
        assertExplains("The backup may exist. We will not send it again by ourselves.", row);
    }

    /** Lets the looks happen, and sees that they only look. */
    private static void assertLooksAndSendsNothing(Bench bench, Service service) {
        long posts = service.creates();
        long lists = service.lists();
        bench.pass(Duration.ofSeconds(3));
        assertTrue(service.lists() > lists, "it was looked for");
        bench.pass(Duration.ofMinutes(2));
        assertEquals(posts, service.creates());
    }

    /** A connection that was used before, in which a client is tempted to send again. */
    private Bench warm(Service service) {
        Bench bench = bench(service);
        assertState(ACCEPTED, bench.create(OTHER_CLUSTER));
        return bench;
    }

    private interface End {
        void of(RawPeer peer) throws IOException;
    }

    private void lostAfterReading(Timeouts timeouts, End end, String why) {
        Service fresh = service();
        fresh.onCreate = (request, peer) -> end.of(peer);
        Bench bench = bench(fresh.url(), timeouts);
        assertUnknown(why, bench.create());
        assertEquals(1, fresh.creates());
        assertLooksAndSendsNothing(bench, fresh);
    }

    private void lostAfterReadingWarm(End end, String why) {
        Service service = service();
        Bench bench = warm(service);
        service.onCreate = (request, peer) -> end.of(peer);
        assertUnknown(why, bench.create());
        assertEquals(2, service.creates());
        assertLooksAndSendsNothing(bench, service);
    }

    @Test
    void n11AResetInTheMiddleOfTheRequestIsUnknown() {
        AtomicInteger begun = new AtomicInteger();
        RawServer server = closing(RawServer.greeting(peer -> {
            if (peer.take(10).startsWith("POST ")) {
                begun.incrementAndGet();
            }
            peer.reset();
        }));
        Bench bench = bench(server.url());
        assertUnknown("The connection broke after the request may have left.", bench.create());
        assertEquals(1, begun.get());
        bench.pass(Duration.ofMinutes(2));
        assertEquals(1, begun.get());
    }

    @Test
    void n12AResetAfterTheRequestWasReadIsUnknownAndSentOnce() {
        lostAfterReading(AMPLE, RawPeer::reset, "The connection broke");
    }

    @Test
    void n12AResetOnAWarmConnectionIsUnknownAndSentOnce() {
        lostAfterReadingWarm(RawPeer::reset, "The connection broke");
    }

    @Test
    void n13AnEndAfterTheRequestWasReadIsUnknownAndSentOnce() {
        lostAfterReading(AMPLE, RawPeer::close, "The connection broke");
    }

    @Test
    void n13AnEndOnAWarmConnectionIsUnknownAndSentOnce() {
        lostAfterReadingWarm(RawPeer::close, "The connection broke");
    }

    @Test
    void n14NoAnswerIsUnknownAndLookedForFiveTimesInAMinute() {
        Service service = service();
        service.onCreate = (request, peer) -> peer.awaitEnd();
        Bench bench = bench(service.url(), BRIEF);
        assertUnknown("No answer came in time.", bench.create());
        assertEquals(1, service.lists(), "the list before the sending");
        List<Integer> looks = new ArrayList<>();
        for (int second = 1; second <= 90; second++) {
            long before = service.lists();
            bench.pass(Duration.ofSeconds(1));
            if (service.lists() > before) {
                looks.add(second);
            }
        }
        assertEquals(List.of(2, 5, 15, 30, 60), looks);
        assertSays("no trace found", bench.chosen().searchProperty().get());
        assertEquals(1, service.creates());
    }

    @Test
    void n15AnAnswerThatComesTooLateIsFoundByListingAndConfirmedByAHuman() {
        Service service = service();
        service.onCreate = (request, peer) -> {
            peer.awaitEnd();
            service.backups.add(Service.backup("backup-7", "\"" + Fixtures.NOON.plusSeconds(31) + "\""));
        };
        Bench bench = bench(service.url(), BRIEF);
        assertUnknown("No answer came in time.", bench.create());
        bench.pass(Duration.ofSeconds(61));
        var attempt = bench.chosen();
        assertEquals(1, attempt.candidates().size(), attempt.searchProperty().get());
        attempt.confirm(attempt.candidates().getFirst());
        Attempt stored = bench.stored().getFirst();
        assertEquals(ACCEPTED, stored.state());
        assertEquals("backup-7", stored.backupId());
        assertEquals(Verdict.ONE_FITS, stored.trail().search().verdict());
        assertEquals(1, service.creates());
    }

    @Test
    void n16AConnectionThatWentStaleIsNotNoticed() {
        Service service = service();
        service.onCreate = (request, peer) -> {
            peer.answer(200, Service.RECEIPT);
            peer.close();
        };
        service.onList = (request, peer) -> {
            peer.answer(200, "{\"code\":0,\"data\":[]}");
            peer.close();
        };
        Bench bench = bench(service);
        assertState(ACCEPTED, bench.create(OTHER_CLUSTER));
        assertState(ACCEPTED, bench.create());
        assertEquals(2, service.creates());
    }

    /** Bytes that come, but never enough of them. */
    private static void trickle(RawPeer peer, String bytes) throws IOException {
        for (int n = 0; n < 1000 && !peer.closedWithin(Duration.ofMillis(50)); n++) {
            peer.send(bytes);
        }
    }

    @Test
    void n17HeadersByTheByteEndWithTheWholeCall() {
        lostAfterReading(
                BRIEF,
                peer -> {
                    peer.send("HTTP/1.1 200 OK\r\nX-Slow: ");
                    trickle(peer, "x");
                },
                "No answer came in time.");
    }

    @Test
    void n18ABodyByTheByteEndsWithTheWholeCall() {
        lostAfterReading(
                BRIEF,
                peer -> {
                    peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
                    trickle(peer, " ");
                },
                "No answer came in time.");
    }

    /** The client ends the reading at 256 KiB of heads, which looks to us like a connection that broke. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"})
    void n19EndlessInterimAnswersAreCutShort(String interim) {
        Service service = service();
        AtomicInteger sent = new AtomicInteger();
        service.onCreate = (request, peer) -> {
            while (true) {
                peer.send(interim);
                sent.incrementAndGet();
            }
        };
        Bench bench = bench(service);
        long start = System.nanoTime();
        HistoryRow row = bench.create();
        assertUnknown("The connection broke", row);
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 2000, sent + " were sent");
        assertEquals(1, service.creates());
    }

    @Test
    void n19EndlessHeadersAreCutShort() {
        Service service = service();
        AtomicInteger sent = new AtomicInteger();
        String header = "X-Filler: " + "x".repeat(8000) + "\r\n";
        service.onCreate = (request, peer) -> {
            peer.send("HTTP/1.1 200 OK\r\n");
            for (; sent.get() < 2000; sent.incrementAndGet()) {
                peer.send(header);
            }
        };
        Bench bench = bench(service);
        long start = System.nanoTime();
        assertUnknown("The connection broke", bench.create());
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 2000);
        assertTrue(sent.get() < 2000, "not all 16 MB were taken");
        assertEquals(1, service.creates());
    }
}
