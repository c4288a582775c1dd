package io.github.backupdesk.matrix;

import static io.github.backupdesk.domain.AttemptState.ACCEPTED;
import static io.github.backupdesk.domain.AttemptState.NOT_SENT;
import static io.github.backupdesk.domain.AttemptState.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.backupdesk.support.Papers;
import io.github.backupdesk.support.RawServer;
import io.github.backupdesk.viewmodel.HistoryRow;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** N05 to N09, N24, N25: who the other side is. The handshake comes before the key, so nothing of it leaves. */
class TlsFaultsTest extends MatrixRow {

    private static final AtomicReference<Papers> PAPERS = new AtomicReference<>();

    @BeforeAll
    static void makePapers(@TempDir Path folder) {
        PAPERS.set(new Papers(folder)
                .signed("good", "localhost")
                .signed("other", "other.example")
                .signed("expired", "localhost", "-startdate", "-400d", "-validity", "30")
                .signed("early", "localhost", "-startdate", "+400d", "-validity", "30")
                .selfSigned("self", "localhost"));
    }

    private static Papers papers() {
        return PAPERS.get();
    }

    private Service behind(String alias) {
        return known(new Service(papers().door(alias)));
    }

    private static String https(Service service) {
        return "https://localhost:" + service.port();
    }

    private static void assertNothingSent(String why, HistoryRow row) {
        assertState(NOT_SENT, row);
        assertExplains("Not sent, so nothing was created.", row);
        assertExplains(why, row);
    }

    /** The list is what the user meets first, so it has to say it as well. */
    private static void assertListSays(String part, Bench bench) {
        bench.shell.form().cluster().load();
        assertSays(part, bench.shell.form().cluster().listingTextProperty().get());
    }

    @Test
    void n05ASelfSignedCertificateIsNamedWithItsHostAndNotTrusted() {
        Service service = behind("self");
        Bench bench = papers().trusting(() -> bench(https(service)));
        assertNothingSent("The certificate of localhost is not trusted: it was issued by localhost", bench.create());
        assertListSays("localhost could not be reached: its certificate is not trusted", bench);
        assertEquals(List.of(), service.requests());
    }

    @Test
    void n06ACertificateForAnotherHostIsCalledThat() {
        Service service = behind("other");
        Bench bench = papers().trusting(() -> bench(https(service)));
        assertNothingSent("The certificate is for other.example, not for localhost.", bench.create());
        assertListSays("the certificate is for other.example", bench);
        assertEquals(List.of(), service.requests());
    }

    @Test
    void n07AnExpiredCertificateIsToldWithBothDates() {
        Service service = behind("expired");
        Bench bench = papers().trusting(() -> bench(https(service)));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        HistoryRow row = bench.create();
        assertNothingSent("expired on " + today.minusDays(370), row);
        assertExplains("this computer's date is " + today, row);
        assertListSays("expired on " + today.minusDays(370), bench);
        assertEquals(List.of(), service.requests());
    }

    @Test
    void n07ACertificateThatIsNotYetValidIsToldWithBothDates() {
        Service service = behind("early");
        Bench bench = papers().trusting(() -> bench(https(service)));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        HistoryRow row = bench.create();
        assertNothingSent("valid from " + today.plusDays(400) + " on only", row);
        assertExplains("this computer's date is " + today, row);
        assertEquals(List.of(), service.requests());
    }

    @Test
    void n08AnAuthorityNobodyKnowsIsNamedAndWorksOnceItIsTrusted() {
        Service service = behind("good");
        Bench bench = bench(https(service));
        HistoryRow row = bench.create();
        assertNothingSent("it was issued by Corporate CA", row);
        assertExplains("If that is your company", row);
        assertEquals(List.of(), service.requests());
        bench.close();
        Bench trusting = papers().trusting(() -> bench(https(service)));
        assertState(ACCEPTED, trusting.create());
        assertEquals(1, service.creates());
    }

    @Test
    void n09AServerThatKnowsOnlyOldProtocolsIsCalledTooOld() {
        // A server that goes down to TLS 1.0, and one with which no cipher is shared.
        byte[] oldHello = new byte[5 + 4 + 38];
        System.arraycopy(new byte[] {0x16, 3, 1, 0, 42, 2, 0, 0, 38, 3, 1}, 0, oldHello, 0, 11);
        oldHello[5 + 4 + 2 + 32 + 1] = (byte) 0xC0;
        oldHello[5 + 4 + 2 + 32 + 2] = 0x13;
        for (byte[] answer : new byte[][] {oldHello, {0x15, 3, 3, 0, 2, 2, 70}, {0x15, 3, 3, 0, 2, 2, 40}}) {
            RawServer old = stranger(RawServer.greeting(peer -> {
                peer.send(answer);
                peer.awaitEnd();
            }));
            try (Bench bench = bench(old.url().replace("http:", "https:"))) {
                assertNothingSent("The encryption that 127.0.0.1 offers is too old to be safe.", bench.create());
            }
        }
    }

    @Test
    void n24AServerThatSpeaksOnlyHttp2EndsInTheHandshake() {
        Service service = known(new Service(papers().doorSpeaking("good", "h2")));
        service.onCreate = (request, peer) -> {
            throw new AssertionError("a create call was made");
        };
        HistoryRow row = papers().trusting(() -> bench(https(service))).create();
        assertNothingSent("The secure connection to localhost could not be made.", row);
        assertEquals(0, service.creates());
    }

    @Test
    void n24AServerThatAnswersInHttp2FramesIsNotTheApiAndIsAskedOnce() {
        Service service = service();
        service.onCreate = (request, peer) -> {
            peer.send(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
            peer.close();
        };
        HistoryRow row = bench(service).create();
        assertState(UNKNOWN, row);
        assertEquals(1, service.creates());
    }

    private static InetAddress loopback(int last) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }

    @Test
    void n25AHostThatMovesToAnotherAddressIsCheckedAnew() throws Exception {
        AtomicReference<InetAddress> at = new AtomicReference<>(loopback(1));
        Service right = known(new Service(papers().door("good", loopback(1), 0)));
        Service wrong = known(new Service(papers().door("other", loopback(2), right.port())));
        right.onCreate = (request, peer) -> {
            peer.answer(200, Service.RECEIPT, "Connection: close");
            peer.close();
        };
        Bench bench = papers().trusting(() -> bench(https(right), AMPLE, name -> List.of(at.get())));
        assertState(ACCEPTED, bench.create());
        at.set(loopback(2));
        HistoryRow moved = bench.create("in01-fedcba987654321");
        assertNothingSent("The certificate is for other.example, not for localhost.", moved);
        assertEquals(List.of(), wrong.requests());
        at.set(loopback(1));
        assertState(ACCEPTED, bench.create("in01-abcdef012345678"));
        assertEquals(2, right.creates());
    }
}
