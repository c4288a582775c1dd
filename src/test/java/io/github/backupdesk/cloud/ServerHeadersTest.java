package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawRequest;
import io.github.backupdesk.support.RawServer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers say beside their bodies: A27, A28, A37 and A44. Our clock stands at noon. */
class ServerHeadersTest {

    private static final String EMPTY = "{\"code\":0,\"data\":[]}";
    private static final String RECEIPT = "{\"code\":0,\"data\":{\"backupId\":\"b\",\"jobId\":\"j\"}}";

    private static RawServer saying(String... headers) {
        return RawServer.answering(
                (request, peer) -> peer.answer(200, request.method().equals("GET") ? EMPTY : RECEIPT, headers));
    }

    private static HttpCloudApi api(RawServer server) {
        return new HttpCloudApi(Fixtures.account(server.url()), Fixtures.CLOCK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon, 23 Nov 2026 15:00:00 GMT | PT3H",
                "Mon, 23 Nov 2026 11:59:55 GMT | PT-5S",
                "Mon, 23 Nov 2026 12:00:00 GMT | PT0S",
                "Tue, 23 Nov 2026 15:00:00 GMT | PT0S",
                "2026-11-23T15:00:00Z | PT0S",
                "yesterday | PT0S"
            })
    void measuresTheServersClock(String date, Duration expected) throws CloudException {
        try (RawServer server = saying("Date: " + date);
                HttpCloudApi api = api(server)) {
            assertEquals(Duration.ZERO, api.serverAhead());
            api.regions();
            assertEquals(expected, api.serverAhead());
        }
    }

    @Test
    void measuresItWithEveryAnswerOfTheControlPlaneAndWithNoOther() throws CloudException {
        String[] date = {"Date: Mon, 23 Nov 2026 13:00:00 GMT"};
        try (RawServer server = RawServer.answering((request, peer) -> peer.answer(200, RECEIPT, date));
                HttpCloudApi api = api(server)) {
            api.create(api.write(Fixtures.wholeCluster()), () -> true);
            assertEquals(Duration.ofHours(1), api.serverAhead());
            date[0] = "X-Date: none";
            api.create(api.write(Fixtures.wholeCluster()), () -> true);
            assertEquals(Duration.ofHours(1), api.serverAhead());
        }
        try (RawServer server = RawServer.answering(
                        (request, peer) -> peer.answer(200, EMPTY, "Date: Mon, 23 Nov 2026 13:00:00 GMT"));
                HttpCloudApi api = api(server)) {
            api.databases(Fixtures.cluster(server.url()));
            assertEquals(Duration.ZERO, api.serverAhead());
        }
    }

    @Test
    void readsAPauseInSecondsOrAsADateByTheServersOwnClock() {
        ServerClock clock = new ServerClock(Fixtures.CLOCK);
        assertEquals(Duration.ofSeconds(7), RetryAfter.read(" 7 ", clock));
        assertEquals(Duration.ZERO, RetryAfter.read("0", clock));
        assertEquals(Duration.ofSeconds(1_000_000_000), RetryAfter.read("1000000000", clock));
        assertTrue(Duration.ofDays(9999)
                        .compareTo(java.util.Objects.requireNonNull(RetryAfter.read("9".repeat(99), clock)))
                < 0);
        assertEquals(Duration.ofSeconds(30), RetryAfter.read("Mon, 23 Nov 2026 12:00:30 GMT", clock));
        assertEquals(Duration.ZERO, RetryAfter.read("Wed, 21 Oct 2015 07:28:00 GMT", clock));
        clock.heard("Mon, 23 Nov 2026 15:00:00 GMT");
        assertEquals(Duration.ofSeconds(30), RetryAfter.read("Mon, 23 Nov 2026 15:00:30 GMT", clock));
        Stream.of("", "soon", "-1", "1.5", "1e9", "7s", "\u0667")
                .forEach(text -> assertNull(RetryAfter.read(text, clock)));
        assertNull(RetryAfter.read(null, clock));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After: 7 | 7000",
                "Retry-After: 0 | 1000",
                "Retry-After: Mon, 23 Nov 2026 12:00:30 GMT | 30000",
                "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT | 1000",
                "Retry-After: 1000000000 | 299600",
                "Retry-After: soon | 1000",
                "X-Nothing: 1 | 1000"
            })
    void keepsTheNextCreateBackForAsLongAsTheServerAsks(String header, long millis) {
        HandTicker ticker = new HandTicker();
        try (RawServer server = RawServer.answering((request, peer) -> peer.answer(429, "", header));
                HttpCloudApi api = new HttpCloudApi(
                        Fixtures.account(server.url()), Fixtures.CLOCK, Timeouts.USUAL, new Pace(ticker))) {
            assertEquals(Duration.ZERO, api.createWait());
            var notSent = assertInstanceOf(
                    SubmitOutcome.NotSent.class, api.create(api.write(Fixtures.wholeCluster()), () -> true));
            assertEquals(SubmitOutcome.NotSentReason.THROTTLED, notSent.reason());
            long wait = api.createWait().toMillis();
            assertTrue(wait >= millis && wait <= millis + 400, "wait " + wait);
            api.create(api.write(Fixtures.wholeCluster()), () -> true);
            assertEquals(wait, ticker.millis());
            assertEquals(2, server.posts());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void keepsNothingAServerWantsToBeRemembered(String method) throws CloudException {
        try (RawServer server = saying(
                        "Set-Cookie: session=1; Path=/",
                        "Strict-Transport-Security: max-age=31536000; includeSubDomains",
                        "Alt-Svc: h3=\":443\"; ma=86400");
                HttpCloudApi api = api(server)) {
            for (int n = 0; n < 2; n++) {
                if (method.equals("GET")) {
                    assertEquals(List.of(), api.regions());
                } else {
                    assertInstanceOf(
                            SubmitOutcome.Accepted.class, api.create(api.write(Fixtures.wholeCluster()), () -> true));
                }
            }
            RawRequest second = server.requests().get(1);
            assertEquals(method, second.method());
            assertEquals(List.of(), second.header("Cookie"));
            assertTrue(second.line().endsWith(" HTTP/1.1"));
        }
    }
}
