package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawPeer;
import io.github.backupdesk.support.RawServer;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of promises.md section 3, counted where it counts: at the server. Its last column may never change. */
class OneClickOnePostTest {

    private static final String RECEIPT =
            "{\"code\":0,\"data\":{\"backupId\":\"b1\",\"backupName\":\"n\",\"jobId\":\"j1\"}}";
    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(1500));

    /** How a server misbehaves after it has read a create call. */
    private interface Fault {
        void strike(RawPeer peer) throws IOException;
    }

    private record Row(String name, boolean warm, String expected, Fault fault) {}

    private static Stream<Row> rows() {
        return Stream.of(
                new Row("EOF, fresh connection", false, "CONNECTION_LOST", RawPeer::close),
                new Row("reset, fresh connection", false, "CONNECTION_LOST", RawPeer::reset),
                new Row("EOF, warm connection", true, "CONNECTION_LOST", RawPeer::close),
                new Row("reset, warm connection", true, "CONNECTION_LOST", RawPeer::reset),
                new Row("half a status line", true, "CONNECTION_LOST", peer -> {
                    peer.send("HTTP/1.");
                    peer.close();
                }),
                new Row("half a body", true, "CONNECTION_LOST", peer -> {
                    peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"code\":0,");
                    peer.close();
                }),
                new Row("no answer at all", true, "TIMED_OUT", RawPeer::awaitEnd),
                new Row("408", true, "SERVER_FAULT", peer -> peer.answer(408, "", "Connection: close")),
                new Row(
                        "503 with Retry-After: 0",
                        true,
                        "SERVER_FAULT",
                        peer -> peer.answer(503, "", "Retry-After: 0")),
                new Row("421", true, "SERVER_FAULT", peer -> peer.answer(421, "")));
    }

    @TestFactory
    Stream<DynamicTest> sendsOnceWhateverGoesWrong() {
        return rows().map(row -> DynamicTest.dynamicTest(row.name(), () -> {
            try (RawServer server = faulty(row.warm() ? 1 : 0, row.fault());
                    HttpCloudApi api = api(server)) {
                ExactRequest exact = api.write(Fixtures.wholeCluster());
                if (row.warm()) {
                    assertInstanceOf(SubmitOutcome.Accepted.class, api.create(exact, () -> true));
                }
                var unknown = assertInstanceOf(SubmitOutcome.Unknown.class, api.create(exact, () -> true));
                assertEquals(row.expected(), unknown.reason().name());
                assertEquals(row.warm() ? 2 : 1, server.posts());
            }
        }));
    }

    @Test
    void doesNotMindAKeptConnectionThatTheServerClosed() {
        try (RawServer server = RawServer.answering((request, peer) -> {
                    peer.answer(200, RECEIPT);
                    peer.close();
                });
                HttpCloudApi api = api(server)) {
            ExactRequest exact = api.write(Fixtures.wholeCluster());
            assertInstanceOf(SubmitOutcome.Accepted.class, api.create(exact, () -> true));
            assertInstanceOf(SubmitOutcome.Accepted.class, api.create(exact, () -> true));
            assertEquals(2, server.posts());
        }
    }

    @TestFactory
    Stream<DynamicTest> followsNoRedirect() {
        return Stream.of(301, 302, 303, 307, 308)
                .map(status -> DynamicTest.dynamicTest("" + status, () -> {
                    try (RawServer other = RawServer.answering((request, peer) -> peer.answer(200, RECEIPT));
                            RawServer server = RawServer.answering((request, peer) ->
                                    peer.answer(status, RECEIPT, "Location: " + other.url() + request.target()));
                            HttpCloudApi api = api(server)) {
                        var notSent = assertInstanceOf(
                                SubmitOutcome.NotSent.class,
                                api.create(api.write(Fixtures.wholeCluster()), () -> true));
                        assertEquals(SubmitOutcome.NotSentReason.MOVED, notSent.reason());
                        assertTrue(notSent.answer().message().startsWith(other.url()));
                        assertEquals(1, server.posts());
                        assertEquals(0, other.requests().size());
                    }
                }));
    }

    /** Without this the test above could count with a server that cannot count to two. */
    @TestFactory
    Stream<DynamicTest> countsTwoForAnOrdinaryClient() {
        return rows().filter(row -> row.name().matches("EOF, warm.*|408|503.*"))
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    try (RawServer server = faulty(1, row.fault())) {
                        OkHttpClient ordinary = new OkHttpClient();
                        postAsUsual(ordinary, server);
                        postAsUsual(ordinary, server);
                        assertEquals(3, server.posts());
                        ordinary.connectionPool().evictAll();
                    }
                }));
    }

    private static void postAsUsual(OkHttpClient client, RawServer server) {
        RequestBody body = RequestBody.create("{}", MediaType.get("application/json"));
        Request request = new Request.Builder().url(server.url()).post(body).build();
        try (Response response = client.newCall(request).execute()) {
            response.body().string();
        } catch (IOException e) {
            // Whether it fails in the end is not the question; how often it sent is.
        }
    }

    private static HttpCloudApi api(RawServer server) {
        return new HttpCloudApi(Fixtures.account(server.url()), Fixtures.CLOCK, SHORT);
    }

    /** Answers so many requests well, then one badly, then well again, so that a second try would be a success. */
    private static RawServer faulty(int good, Fault fault) {
        int[] left = {good};
        return RawServer.answering((request, peer) -> {
            synchronized (left) {
                if (left[0]-- == 0) {
                    fault.strike(peer);
                    return;
                }
            }
            peer.answer(200, RECEIPT);
        });
    }
}
