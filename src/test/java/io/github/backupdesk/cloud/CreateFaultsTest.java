package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawPeer;
import io.github.backupdesk.support.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** N01 to N20: what the network can do to a create call, and whether anything may have been sent. */
class CreateFaultsTest {

    private static final Timeouts SHORT =
            new Timeouts(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(3));

    private static SubmitOutcome create(Account account) {
        try (HttpCloudApi api = new HttpCloudApi(account, Fixtures.CLOCK, SHORT)) {
            return api.create(api.write(Fixtures.wholeCluster()), () -> true);
        }
    }

    private static SubmitOutcome createAt(String url) {
        return create(Fixtures.account(url));
    }

    private static void assertNotSent(NotSentReason reason, SubmitOutcome outcome) {
        assertEquals(
                reason, assertInstanceOf(SubmitOutcome.NotSent.class, outcome).reason());
    }

    private static void assertUnknown(UnknownReason reason, SubmitOutcome outcome) {
        assertEquals(
                reason, assertInstanceOf(SubmitOutcome.Unknown.class, outcome).reason());
    }

    @Test
    void saysNotSentWhenNobodyListens() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        SubmitOutcome outcome = assertTimeout(Duration.ofSeconds(2), () -> createAt("http://127.0.0.1:" + closed));
        assertNotSent(NotSentReason.CONNECT_FAILED, outcome);
    }

    @Test
    void saysNotSentWhenTheHostIsUnknown() {
        assertNotSent(NotSentReason.HOST_NOT_FOUND, createAt("https://api.backup-desk.invalid"));
    }

    @Test
    void saysNotSentWhenTheConnectionHangs() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                java.net.Socket first = new java.net.Socket(full.getInetAddress(), full.getLocalPort());
                java.net.Socket second = new java.net.Socket(full.getInetAddress(), full.getLocalPort())) {
            assertTrue(first.isConnected() && second.isConnected());
            assertNotSent(NotSentReason.CONNECT_TIMED_OUT, createAt("http://127.0.0.1:" + full.getLocalPort()));
        }
    }

    @Test
    void saysNotSentWhenTheHandshakeStalls() {
        try (RawServer server = RawServer.greeting(RawPeer::awaitEnd)) {
            long start = System.nanoTime();
            assertNotSent(NotSentReason.CONNECT_TIMED_OUT, createAt(server.url().replace("http:", "https:")));
            assertTrue(
                    Duration.ofNanos(System.nanoTime() - start).toMillis() < 2500, "ends before the whole call would");
        }
    }

    @Test
    void saysNotSentWhenItIsNoTls() {
        try (RawServer server = RawServer.greeting(peer -> peer.send("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
            assertNotSent(NotSentReason.NOT_TLS, createAt(server.url().replace("http:", "https:")));
        }
        try (RawServer server = RawServer.greeting(peer -> {
            peer.skip(10);
            peer.reset();
        })) {
            assertNotSent(NotSentReason.TLS_FAILED, createAt(server.url().replace("http:", "https:")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 407, 502})
    void saysNotSentWhenTheProxyRefusesTheTunnel(int status) {
        try (RawServer proxy = RawServer.answering((request, peer) -> {
            peer.answer(status, "no", "Proxy-Authenticate: Basic realm=\"x\"");
            peer.close();
        })) {
            SubmitOutcome outcome = throughProxy(proxy.port(), () -> createAt("https://api.cloud.zilliz.com"));
            assertNotSent(NotSentReason.PROXY_REFUSED, outcome);
            assertEquals(List.of(), proxy.requests().get(0).header("Authorization"));
            assertEquals("CONNECT", proxy.requests().get(0).method());
        }
    }

    private static SubmitOutcome throughProxy(int port, java.util.function.Supplier<SubmitOutcome> call) {
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(
                        new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {}
        });
        try {
            return call.get();
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void saysUnknownAfterAResetInTheMiddleOfTheRequest() {
        try (RawServer server = RawServer.greeting(peer -> {
            peer.skip(10);
            peer.reset();
        })) {
            assertUnknown(UnknownReason.CONNECTION_LOST, createAt(server.url()));
        }
    }

    @Test
    void endsTheWholeCallWhereBytesOnlyTrickle() {
        try (RawServer server = RawServer.answering((request, peer) -> {
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"code\":0,\"data\":{\"backupId\":\"b1\"");
            peer.awaitEnd();
        })) {
            var unknown = assertInstanceOf(SubmitOutcome.Unknown.class, createAt(server.url()));
            assertEquals(UnknownReason.TIMED_OUT, unknown.reason());
            assertTrue(unknown.answer().message().contains("b1"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 abc\r\n\r\n",
                "HTTP/9 200 OK\r\n\r\n",
                "SSH-2.0-OpenSSH_9\r\n\r\n",
                "\u0000\u0001\u0002\r\n\r\n",
                "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void saysUnknownWhenWhatComesIsNoHttp(String noise) {
        try (RawServer server = RawServer.answering((request, peer) -> {
            peer.send(noise);
            peer.close();
        })) {
            assertInstanceOf(SubmitOutcome.Unknown.class, createAt(server.url()));
            assertEquals(1, server.posts());
        }
    }

    @Test
    void doesNotReadEndlessHeaders() {
        String header = "X-Filler: " + "x".repeat(8000) + "\r\n";
        try (RawServer server = RawServer.answering((request, peer) -> {
            peer.send("HTTP/1.1 200 OK\r\n");
            for (int n = 0; n < 2000; n++) {
                peer.send(header);
            }
        })) {
            assertInstanceOf(SubmitOutcome.Unknown.class, createAt(server.url()));
            assertEquals(1, server.posts());
        }
    }

    @Test
    void reachesAHostWhoseFirstAddressIsDead() {
        try (RawServer server = RawServer.answering((request, peer) -> peer.answer(
                200, "{\"code\":0,\"data\":{\"backupId\":\"b1\",\"backupName\":\"n\",\"jobId\":\"j1\"}}"))) {
            assertInstanceOf(SubmitOutcome.Accepted.class, createAt("http://localhost:" + server.port()));
        }
    }

    @Test
    void saysUnknownWhenInterruptedWhileWaiting() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (RawServer server = RawServer.answering((request, peer) -> {
                    arrived.countDown();
                    peer.awaitEnd();
                });
                HttpCloudApi api = new HttpCloudApi(Fixtures.account(server.url()), Fixtures.CLOCK)) {
            FutureTask<Boolean> work = new FutureTask<>(() -> {
                assertUnknown(
                        UnknownReason.CONNECTION_LOST, api.create(api.write(Fixtures.wholeCluster()), () -> true));
                return Thread.currentThread().isInterrupted();
            });
            Thread thread = Thread.ofPlatform().start(work);
            assertTrue(arrived.await(5, TimeUnit.SECONDS));
            thread.interrupt();
            assertTrue(work.get(2, TimeUnit.SECONDS), "the flag is restored");
        }
    }

    @Test
    void sendsNothingWhenInterruptedBefore() {
        try (RawServer server = RawServer.answering((request, peer) -> peer.answer(200, "{}"))) {
            Thread.currentThread().interrupt();
            SubmitOutcome outcome = createAt(server.url());
            assertTrue(Thread.interrupted());
            assertNotSent(NotSentReason.CANCELLED, outcome);
            assertEquals(0, server.requests().size());
        }
    }

    @Test
    void sendsNothingOnceClosed() {
        try (RawServer server = RawServer.answering((request, peer) -> peer.answer(200, "{}"))) {
            HttpCloudApi api = new HttpCloudApi(Fixtures.account(server.url()), Fixtures.CLOCK, SHORT);
            api.close();
            assertInstanceOf(SubmitOutcome.NotSent.class, api.create(api.write(Fixtures.wholeCluster()), () -> true));
            assertEquals(0, server.requests().size());
        }
    }

    @Test
    void leavesACallUnknownThatIsClosedUnderWay() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (RawServer server = RawServer.answering((request, peer) -> {
            arrived.countDown();
            peer.awaitEnd();
        })) {
            HttpCloudApi api = new HttpCloudApi(Fixtures.account(server.url()), Fixtures.CLOCK);
            FutureTask<SubmitOutcome> work =
                    new FutureTask<>(() -> api.create(api.write(Fixtures.wholeCluster()), () -> true));
            Thread.startVirtualThread(work);
            assertTrue(arrived.await(5, TimeUnit.SECONDS));
            api.close();
            assertUnknown(UnknownReason.CONNECTION_LOST, work.get(2, TimeUnit.SECONDS));
        }
    }
}
