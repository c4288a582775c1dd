package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawPeer;
import io.github.backupdesk.support.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A10 to A15: bodies that are too large, packed, or in no known writing. */
class HostileBodyTest {

    private static final String RECEIPT =
            "{\"code\":0,\"data\":{\"backupId\":\"b1\",\"backupName\":\"n\",\"jobId\":\"j1\"}}";

    private static SubmitOutcome create(RawServer server) {
        try (HttpCloudApi api = new HttpCloudApi(Fixtures.account(server.url()), Fixtures.CLOCK)) {
            return api.create(api.write(Fixtures.wholeCluster()), () -> true);
        }
    }

    private static SubmitOutcome createWithBody(byte[] body, String... headers) {
        try (RawServer server = RawServer.answering((request, peer) -> answer(peer, body, headers))) {
            return create(server);
        }
    }

    private static void answer(RawPeer peer, byte[] body, String... headers) throws IOException {
        String extra = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n" + extra + "\r\n");
        peer.send(body);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(int length) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(new byte[length]);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1073741824", "Transfer-Encoding: chunked"})
    void stopsReadingAGibibyteEarly(String length) throws Exception {
        // A first call, so that the loading of classes is not measured.
        createWithBody(utf8(RECEIPT));
        byte[] chunk = utf8("40000\r\n" + " ".repeat(0x40000) + "\r\n");
        AtomicLong taken = new AtomicLong();
        CountDownLatch stopped = new CountDownLatch(1);
        try (RawServer server = RawServer.answering((request, peer) -> {
            try {
                peer.send("HTTP/1.1 200 OK\r\n" + length + "\r\n\r\n");
                for (int n = 0; n < 4096; n++) {
                    peer.send(chunk);
                    taken.addAndGet(chunk.length);
                }
            } finally {
                stopped.countDown();
            }
        })) {
            long start = System.nanoTime();
            var unknown = assertInstanceOf(SubmitOutcome.Unknown.class, create(server));
            assertEquals(UnknownReason.TOO_LARGE, unknown.reason());
            assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 3000);
            assertTrue(stopped.await(2, TimeUnit.SECONDS));
            assertTrue(taken.get() < 32 * 1024 * 1024, () -> "the server could send " + taken);
        }
    }

    @Test
    void doesNotUnpack() throws IOException {
        byte[] bomb = packed(100 * 1024 * 1024);
        for (String encoding : new String[] {"gzip", "GZIP", "deflate", "br", "zstd", "x"}) {
            var unknown = assertInstanceOf(
                    SubmitOutcome.Unknown.class, createWithBody(bomb, "Content-Encoding: " + encoding));
            assertEquals(UnknownReason.UNREADABLE, unknown.reason());
        }
    }

    @Test
    void readsAnAnswerThatOnlyLooksOdd() {
        assertInstanceOf(SubmitOutcome.Accepted.class, createWithBody(utf8("\uFEFF" + RECEIPT)));
        assertInstanceOf(SubmitOutcome.Accepted.class, createWithBody(utf8(RECEIPT), "Content-Encoding: identity"));
        assertInstanceOf(SubmitOutcome.Accepted.class, createWithBody(utf8(RECEIPT), "Content-Type: text/html"));
        assertInstanceOf(SubmitOutcome.Accepted.class, createWithBody(utf8("\r\n " + RECEIPT + " \n")));
    }

    @Test
    void acceptsASpoiltNameButNoSpoiltId() {
        byte[] name = RECEIPT.replace("\"n\"", "\"\u00ff\"").getBytes(StandardCharsets.ISO_8859_1);
        var accepted = assertInstanceOf(SubmitOutcome.Accepted.class, createWithBody(name));
        assertEquals("\uFFFD", accepted.receipt().backupName());
        byte[] id = RECEIPT.replace("\"j1\"", "\"j\u00ff\"").getBytes(StandardCharsets.ISO_8859_1);
        var unknown = assertInstanceOf(SubmitOutcome.Unknown.class, createWithBody(id));
        assertEquals(UnknownReason.UNREADABLE, unknown.reason());
        assertInstanceOf(SubmitOutcome.Unknown.class, createWithBody(RECEIPT.getBytes(StandardCharsets.UTF_16)));
    }

    @Test
    void keepsNoMoreOfAHeaderThanAPersonCanRead() {
        String id = "r".repeat(300);
        for (String sent : new String[] {id, id + "x".repeat(7_000)}) {
            var accepted =
                    assertInstanceOf(SubmitOutcome.Accepted.class, createWithBody(utf8(RECEIPT), "requestid: " + sent));
            assertEquals(id, accepted.answer().requestId());
        }
    }

    @Test
    void strikesOutAKeyThatIsEchoedInEscapes() {
        String echoed = Fixtures.CANARY.replace("-", "\\u002d").replace("C", "\\u0043");
        var rejected = assertInstanceOf(
                SubmitOutcome.Rejected.class,
                createWithBody(utf8("{\"code\":7,\"message\":\"the \\\"key\\\" " + echoed + " is bad\"}")));
        assertEquals("the \"key\" [key] is bad", rejected.answer().message());
        assertEquals(7, rejected.answer().code());
        var accepted = assertInstanceOf(
                SubmitOutcome.Accepted.class, createWithBody(utf8(RECEIPT.replace("\"n\"", "\"" + echoed + "\""))));
        assertEquals("[key]", accepted.receipt().backupName());
    }

    @Test
    void keepsTheRequestIdAndNoCookies() {
        try (RawServer server = RawServer.answering((request, peer) -> peer.answer(
                        200,
                        "{\"code\":96036,\"message\":\"bad \u202E\\u001b[31m id\"}",
                        "RequestId: abc-1",
                        "Set-Cookie: a=b",
                        "Strict-Transport-Security: max-age=9",
                        "Alt-Svc: h2=\":443\""));
                HttpCloudApi api = new HttpCloudApi(Fixtures.account(server.url()), Fixtures.CLOCK)) {
            api.create(api.write(Fixtures.wholeCluster()), () -> true);
            var rejected = assertInstanceOf(
                    SubmitOutcome.Rejected.class, api.create(api.write(Fixtures.wholeCluster()), () -> true));
            assertEquals("abc-1", rejected.answer().requestId());
            assertEquals("bad \u202E\u001b[31m id", rejected.answer().message());
            assertFalse(server.requests().get(1).headers().toString().contains("a=b"));
        }
    }
}
