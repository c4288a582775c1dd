package io.github.backupdesk.matrix;

import static io.github.backupdesk.domain.AttemptState.ACCEPTED;
import static io.github.backupdesk.domain.AttemptState.NOT_SENT;
import static io.github.backupdesk.domain.AttemptState.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.cloud.Timeouts;
import io.github.backupdesk.support.RawServer;
import io.github.backupdesk.viewmodel.HistoryRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** N01 to N04, N10, N23: before a connection stands. Nothing is sent, and that is said. */
class NetworkFaultsTest extends MatrixRow {

    /** No row waits for these; that they are what the rows demand is asserted here. */
    @Test
    void n03AndN10AndN14WaitForAsLongAsTheirRowsSay() {
        assertEquals(Duration.ofSeconds(10), Timeouts.USUAL.connect());
        assertEquals(Duration.ofSeconds(30), Timeouts.USUAL.create());
        // Rule G: an end within 35 s, with the second that a call may overstay its own limit.
        assertTrue(Timeouts.USUAL.create().plusSeconds(2).compareTo(Duration.ofSeconds(35)) < 0);
    }

    private static String closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    private static void assertNothingSent(HistoryRow row) {
        assertState(NOT_SENT, row);
        assertEquals("Not sent", row.state());
        assertExplains("Not sent, so nothing was created.", row);
        assertExplains("You can try again.", row);
    }

    @Test
    void n01ConnectionRefusedNamesTheHostAndSaysThatNothingWasSent() throws IOException {
        Bench bench = bench(closedPort());
        long start = System.nanoTime();
        HistoryRow row = bench.create();
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 1000);
        assertNothingSent(row);
        assertExplains("Could not connect to 127.0.0.1.", row);
        assertEquals(row.explanation(), bench.notice().text());
        assertEquals(
                row.clusterId(), bench.shell.form().cluster().textProperty().get(), "the form is kept");
    }

    @Test
    void n02AnUnknownHostIsNamedAndTellsItselfFromARefusal() {
        HistoryRow row = bench("https://api.backup-desk.invalid").create();
        assertNothingSent(row);
        assertExplains("api.backup-desk.invalid was not found. Check network and VPN.", row);
    }

    @Test
    void n03AConnectionThatHangsEndsInTime() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
            assertTrue(first.isConnected() && second.isConnected());
            HistoryRow row =
                    bench("http://127.0.0.1:" + full.getLocalPort(), BRIEF).create();
            assertNothingSent(row);
            assertExplains("Could not connect to 127.0.0.1 in time.", row);
        }
    }

    @Test
    void n04ASignInPageGetsNoByteOfTheKeyAndIsSuspected() {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        RawServer portal = stranger(RawServer.greeting(peer -> {
            peer.send("HTTP/1.1 302 Found\r\nLocation: http://portal.example/login\r\nContent-Length: 0\r\n\r\n");
            heard.writeBytes(peer.takeAll());
        }));
        HistoryRow row = bench(portal.url().replace("http:", "https:")).create();
        assertNothingSent(row);
        assertExplains("sign-in page", row);
        assertFalse(heard.toString(StandardCharsets.ISO_8859_1).contains("CANARY"));
        assertFalse(heard.toString(StandardCharsets.ISO_8859_1).contains("POST"));
    }

    @Test
    void n04APageInPlaceOfTheAnswerIsCalledNotTheApi() {
        Service service = service();
        service.onCreate = (request, peer) -> peer.answer(200, "<html><h1>Welcome to Hotel Wi-Fi</h1></html>");
        HistoryRow row = bench(service).create();
        assertState(UNKNOWN, row);
        assertExplains("What answered is not the API.", row);
        assertSays("Welcome to Hotel Wi-Fi", row.said());
        assertEquals(1, service.creates());
    }

    @Test
    void n10AServerThatStallsInTheHandshakeEndsAsNotSent() {
        RawServer silent = stranger(RawServer.greeting(peer -> peer.takeAll()));
        HistoryRow row = bench(silent.url().replace("http:", "https:"), BRIEF).create();
        assertNothingSent(row);
        assertExplains("Could not connect to 127.0.0.1 in time.", row);
    }

    private static InetAddress loopback(int length) throws UnknownHostException {
        byte[] address = new byte[length];
        address[length - 1] = 1;
        address[0] = (byte) (length == 4 ? 127 : 0);
        return InetAddress.getByAddress(address);
    }

    @Test
    void n23AHostWhoseFirstAddressIsDeadIsReachedBySecond() {
        Service service = service();
        Bench bench = bench("http://localhost:" + service.port(), AMPLE, name -> List.of(loopback(16), loopback(4)));
        long start = System.nanoTime();
        assertState(ACCEPTED, bench.create());
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 2000);
        assertEquals(1, service.creates());
    }
}
