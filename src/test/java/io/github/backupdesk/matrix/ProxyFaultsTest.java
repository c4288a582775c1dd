package io.github.backupdesk.matrix;

import static io.github.backupdesk.domain.AttemptState.NOT_SENT;
import static io.github.backupdesk.domain.AttemptState.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.support.Papers;
import io.github.backupdesk.support.RawServer;
import io.github.backupdesk.viewmodel.HistoryRow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** N20 and N21: what stands between. A proxy is told apart from the service, and never sees the key. */
class ProxyFaultsTest extends MatrixRow {

    /** Builds a client on a computer whose system names that proxy. */
    private static <T> T behindProxy(int port, Supplier<T> build) {
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
            return build.get();
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 407, 502})
    void n20AProxyThatRefusesIsNamedWithItsStatus(int status) {
        RawServer proxy = stranger(RawServer.answering((request, peer) -> {
            peer.answer(status, "secret words of the proxy", "Proxy-Authenticate: Basic realm=\"x\"");
            peer.close();
        }));
        HistoryRow row = behindProxy(proxy.port(), () -> bench("https://api.cloud.zilliz.com"))
                .create();
        assertState(NOT_SENT, row);
        assertExplains("The proxy refused the connection (" + status + ").", row);
        assertTrue(
                proxy.requests().stream().allMatch(request -> request.method().equals("CONNECT")));
        assertTrue(logged().stream().noneMatch(line -> line.contains("secret words")));
    }

    @Test
    void n21AProxyThatDropsTheTunnelAfterTheSendingLeavesItUnknown(@TempDir Path papers) {
        Papers made = new Papers(papers).signed("good", "localhost");
        Service service = known(new Service(made.door("good")));
        RawServer proxy = stranger(RawServer.answering((request, peer) -> {
            peer.send("HTTP/1.1 200 Connection established\r\n\r\n");
            peer.tunnelTo(service.port());
        }));
        service.onCreate = (request, peer) -> {
            proxy.close();
            peer.awaitEnd();
        };
        Bench bench =
                behindProxy(proxy.port(), () -> made.trusting(() -> bench("https://localhost:" + service.port())));
        HistoryRow row = bench.create();
        assertState(UNKNOWN, row);
        assertExplains("The connection broke after the request may have left.", row);
        assertEquals(1, service.creates());
        assertTrue(
                proxy.requests().stream().allMatch(request -> request.method().equals("CONNECT")));
    }
}
