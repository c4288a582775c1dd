package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.CloudException.Unreachable;
import io.github.backupdesk.domain.CloudException.Unreachable.Cause;
import io.github.backupdesk.domain.ConnectionProbe.Target;
import io.github.backupdesk.domain.ConnectionStep;
import io.github.backupdesk.domain.ConnectionStep.Kind;
import io.github.backupdesk.domain.ConnectionStep.Outcome;
import io.github.backupdesk.domain.ConnectionStep.Voucher;
import io.github.backupdesk.domain.Network;
import io.github.backupdesk.domain.Network.Way;
import io.github.backupdesk.domain.PemCertificates;
import io.github.backupdesk.domain.ProxyLogin;
import io.github.backupdesk.domain.ServerCertificate;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.Papers;
import io.github.backupdesk.support.RawPeer;
import io.github.backupdesk.support.RawRequest;
import io.github.backupdesk.support.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way to a service in its steps: each may be where it ends, and nothing is sent before the server has shown who it is. */
class HttpConnectionProbeTest {

    private static final String PROJECTS = "{\"code\":0,\"data\":[{\"projectId\":\"p1\"},{\"projectId\":\"p2\"}]}";
    private static final String CLUSTERS = "{\"code\":0,\"data\":{\"count\":9,\"clusters\":["
            + "{\"clusterId\":\"in01-0123456789abcde\",\"deploymentOption\":\"Dedicated\"},"
            + "{\"clusterId\":\"in05-0123456789abcde\",\"deploymentOption\":\"Serverless\"}]}}";
    private static final Timeouts SHORT =
            new Timeouts(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(5));
    private static final AtomicReference<Papers> PAPERS = new AtomicReference<>();

    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void makePapers(@TempDir Path folder) {
        PAPERS.set(new Papers(folder)
                .signed("good", "localhost")
                .signed("other", "other.example")
                .signed("late", "localhost", "-startdate", "-400d", "-validity", "30")
                .selfSigned("self", "localhost"));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private RawServer known(RawServer server) {
        open.add(server);
        return server;
    }

    private static void serve(RawRequest request, RawPeer peer) throws IOException {
        peer.answer(200, request.target().startsWith("/v2/projects") ? PROJECTS : CLUSTERS);
    }

    private RawServer behind(String alias) {
        return known(RawServer.answering(PAPERS.get().door(alias), HttpConnectionProbeTest::serve));
    }

    private static Map<Kind, Outcome> probe(String url, Network network) {
        return probe(url, network, Dns.SYSTEM, Timeouts.USUAL);
    }

    private static Map<Kind, Outcome> probe(String url, Network network, Dns names, Timeouts timeouts) {
        List<ConnectionStep> steps = new ArrayList<>();
        new HttpConnectionProbe(Fixtures.CLOCK, timeouts, names, way -> new Proxies(way, null, Map.of()))
                .probe(new Target(BaseUrl.parse(url), Fixtures.key(), network), steps::add);
        assertEquals(
                List.of(Kind.values()), steps.stream().map(ConnectionStep::kind).toList());
        assertFalse(steps.toString().contains("CANARY"));
        Map<Kind, Outcome> outcomes = new EnumMap<>(Kind.class);
        steps.forEach(step -> outcomes.put(step.kind(), step.outcome()));
        return outcomes;
    }

    private static Outcome.Failed failed(Map<Kind, Outcome> steps, Kind at) {
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, steps.get(at), steps.toString());
        for (Kind each : Kind.values()) {
            if (each.compareTo(at) > 0) {
                assertEquals(new Outcome.NotReached(), steps.get(each));
            }
        }
        return failed;
    }

    private static Unreachable unreachable(Map<Kind, Outcome> steps, Kind at) {
        return assertInstanceOf(Unreachable.class, failed(steps, at).why());
    }

    private static Network direct(String... pem) {
        return new Network(new Way.Direct(), List.of(pem));
    }

    private static Network by(int port, ProxyLogin login, String... pem) {
        return new Network(new Way.Proxy("127.0.0.1", port, login), List.of(pem));
    }

    private static String at(RawServer server) {
        return "https://localhost:" + server.port();
    }

    @Test
    void whatIsRightIsToldStepByStepAndEachListIsAskedForOnce() {
        RawServer server = behind("good");
        Map<Kind, Outcome> steps = probe(at(server), direct(PAPERS.get().authority()));
        assertInstanceOf(Outcome.Resolved.class, steps.get(Kind.DNS));
        assertEquals(new Outcome.Connected(""), steps.get(Kind.WAY));
        Outcome.Secured secured = assertInstanceOf(Outcome.Secured.class, steps.get(Kind.TLS));
        assertEquals("TLSv1.3", secured.protocol());
        assertEquals(Voucher.PROFILE, secured.voucher());
        assertTrue(secured.certificate().issuer().contains("Corporate CA"));
        assertEquals(new Outcome.Listed(2, 0), steps.get(Kind.PROJECTS));
        assertEquals(new Outcome.Listed(9, 1), steps.get(Kind.CLUSTERS));
        assertEquals(
                List.of("GET /v2/projects HTTP/1.1", "GET /v2/clusters?pageSize=100&currentPage=1 HTTP/1.1"),
                server.requests().stream().map(RawRequest::line).toList());
    }

    @Test
    void anAuthorityOfJavaIsTold() {
        RawServer server = behind("good");
        Map<Kind, Outcome> steps = PAPERS.get().trusting(() -> probe(at(server), direct()));
        assertEquals(
                Voucher.PUBLIC,
                assertInstanceOf(Outcome.Secured.class, steps.get(Kind.TLS)).voucher());
    }

    @Test
    void plainHttpOnThisComputerIsCalledThat() {
        RawServer server = known(RawServer.answering(HttpConnectionProbeTest::serve));
        Map<Kind, Outcome> steps = probe(server.url(), direct());
        assertEquals(new Outcome.NotEncrypted(), steps.get(Kind.TLS));
        assertEquals(new Outcome.Listed(9, 1), steps.get(Kind.CLUSTERS));
    }

    @Test
    void aNameThatNobodyKnowsEndsAtTheName() {
        Unreachable why = unreachable(probe("https://api.backup-desk.invalid", direct()), Kind.DNS);
        assertEquals(Cause.HOST_NOT_FOUND, why.why());
        assertEquals("api.backup-desk.invalid", why.host());
    }

    @Test
    void aClosedDoorEndsOnTheWay() {
        RawServer server = behind("good");
        server.close();
        assertEquals(
                Cause.CONNECT_FAILED,
                unreachable(probe(at(server), direct()), Kind.WAY).why());
    }

    @Test
    void anUnknownAuthorityIsShownWithItsFingerprintAndWorksOnceTheProfileTrustsIt() {
        RawServer server = behind("good");
        Outcome.Failed failed = failed(probe(at(server), direct()), Kind.TLS);
        assertEquals(
                Cause.NOT_TRUSTED,
                assertInstanceOf(Unreachable.class, failed.why()).why());
        assertEquals("CN=localhost", failed.shown().orElseThrow().subject());
        ServerCertificate authority = failed.authority().orElseThrow();
        assertTrue(authority.authority());
        assertTrue(authority.subject().contains("Corporate CA"));
        assertTrue(authority.fingerprint().matches("([0-9A-F]{2}:){31}[0-9A-F]{2}"));
        assertEquals(
                new PemCertificates.Reading.Read(List.of(authority)),
                PemCertificates.read(PAPERS.get().authority().getBytes(StandardCharsets.US_ASCII)));
        assertEquals(0, server.requests().size());
        assertEquals(
                new Outcome.Listed(2, 0),
                probe(at(server), direct(authority.pem())).get(Kind.PROJECTS));
    }

    @ParameterizedTest
    @CsvSource({"self, NOT_TRUSTED", "other, WRONG_NAME", "late, EXPIRED"})
    void aWrongCertificateIsShownAndTheKeyStaysHere(String alias, Cause why) {
        RawServer server = behind(alias);
        Outcome.Failed failed = failed(probe(at(server), direct(PAPERS.get().authority())), Kind.TLS);
        assertEquals(why, assertInstanceOf(Unreachable.class, failed.why()).why());
        assertTrue(failed.shown().orElseThrow().subject().startsWith("CN="));
        // A server's own certificate is no authority.
        assertEquals(alias.equals("self"), failed.authority().isEmpty());
        assertEquals(0, server.requests().size());
    }

    @Test
    void aStalledHandshakeEndsThere() {
        RawServer server = known(RawServer.greeting(RawPeer::awaitEnd));
        assertEquals(
                Cause.TIMED_OUT,
                unreachable(probe(server.url().replace("http:", "https:"), direct(), Dns.SYSTEM, SHORT), Kind.TLS)
                        .why());
    }

    @Test
    void aRefusedKeyEndsAtTheProjectsAndTheClustersAreNotAskedFor() {
        RawServer server = known(RawServer.answering(
                PAPERS.get().door("good"),
                (request, peer) -> peer.answer(401, "{\"code\":21119,\"message\":\"The apikey is illegal\"}")));
        Outcome.Failed failed = failed(probe(at(server), direct(PAPERS.get().authority())), Kind.PROJECTS);
        assertInstanceOf(CloudException.Refused.class, failed.why());
        assertEquals(1, server.requests().size());
    }

    @Test
    void whatBreaksOffIsAskedNoSecondTime() {
        RawServer server = known(RawServer.answering(PAPERS.get().door("good"), (request, peer) -> peer.reset()));
        assertEquals(
                Cause.CONNECTION_LOST,
                unreachable(probe(at(server), direct(PAPERS.get().authority())), Kind.PROJECTS)
                        .why());
        assertEquals(1, server.requests().size());
    }

    @Test
    void aForgottenKeyGoesNowhere() {
        RawServer server = behind("good");
        List<ConnectionStep> steps = new ArrayList<>();
        var key = Fixtures.key();
        key.close();
        new HttpConnectionProbe(Fixtures.CLOCK).probe(new Target(BaseUrl.parse(at(server)), key, direct()), steps::add);
        assertEquals(0, server.connections());
        assertInstanceOf(
                CloudException.NoKey.class,
                assertInstanceOf(Outcome.Failed.class, steps.get(3).outcome()).why());
    }

    private RawServer proxyTo(RawServer service) {
        return known(RawServer.answering((request, peer) -> {
            peer.send("HTTP/1.1 200 Connection established\r\n\r\n");
            peer.tunnelTo(service.port());
        }));
    }

    @Test
    void byAProxyTheNameIsLeftToItAndNothingGoesPastIt() {
        RawServer service = behind("good");
        RawServer proxy = proxyTo(service);
        Dns nobody = name -> {
            throw new AssertionError("looked up here: " + name);
        };
        Map<Kind, Outcome> steps = probe(
                at(service), by(proxy.port(), ProxyLogin.NONE, PAPERS.get().authority()), nobody, Timeouts.USUAL);
        assertEquals(new Outcome.LeftToProxy(), steps.get(Kind.DNS));
        assertEquals(new Outcome.Connected("127.0.0.1:" + proxy.port()), steps.get(Kind.WAY));
        assertEquals(new Outcome.Listed(9, 1), steps.get(Kind.CLUSTERS));
        assertEquals(
                service.connections(), proxy.requests().size(), "each connection to the service came by the proxy");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 407, 502})
    void aProxyThatRefusesIsToldWithItsStatusAndNothingGoesPastIt(int status) {
        RawServer service = behind("good");
        RawServer proxy = known(RawServer.answering((request, peer) -> {
            peer.answer(status, "", "Proxy-Authenticate: Basic realm=\"x\"");
            peer.close();
        }));
        ProxyLogin login = new ProxyLogin("li", "wrong".toCharArray());
        Unreachable why = unreachable(
                probe(at(service), by(proxy.port(), login, PAPERS.get().authority())), Kind.WAY);
        assertEquals(Cause.PROXY_REFUSED, why.why());
        assertEquals(List.of(String.valueOf(status)), why.details());
        assertTrue(proxy.requests().size() <= 2, "a login that is not taken is not told again and again");
        assertEquals(0, service.connections());
    }

    @Test
    void aProxyThatIsGoneIsNamedInsteadOfTheService() {
        RawServer service = behind("good");
        RawServer proxy = proxyTo(service);
        proxy.close();
        Unreachable why = unreachable(probe(at(service), by(proxy.port(), ProxyLogin.NONE)), Kind.WAY);
        assertEquals(Cause.CONNECT_FAILED, why.why());
        assertEquals("127.0.0.1", why.host());
        assertEquals(0, service.connections());
    }

    @Test
    void aProxyThatDropsTheTunnelEndsInTheHandshake() {
        RawServer service = behind("good");
        RawServer proxy = known(RawServer.answering((request, peer) -> {
            peer.send("HTTP/1.1 200 Connection established\r\n\r\n");
            peer.skip(20);
            peer.close();
        }));
        assertEquals(
                Cause.TLS_FAILED,
                unreachable(probe(at(service), by(proxy.port(), ProxyLogin.NONE)), Kind.TLS)
                        .why());
        assertEquals(0, service.connections());
    }

    @Test
    void aVariableThatNobodyUnderstandsEndsOnTheWayWithItsName() {
        RawServer service = behind("good");
        List<ConnectionStep> steps = new ArrayList<>();
        new HttpConnectionProbe(
                        Fixtures.CLOCK,
                        Timeouts.USUAL,
                        name -> List.of(InetAddress.getLoopbackAddress()),
                        way -> new Proxies(way, null, Map.of("HTTPS_PROXY", "http://li:s3cret@ga te:3128")))
                .probe(
                        new Target(
                                BaseUrl.parse("https://cloud.example:" + service.port()),
                                Fixtures.key(),
                                Network.SYSTEM),
                        steps::add);
        Outcome.Failed failed =
                assertInstanceOf(Outcome.Failed.class, steps.get(1).outcome());
        assertEquals(
                List.of("HTTPS_PROXY"),
                assertInstanceOf(Unreachable.class, failed.why()).details());
        assertEquals(Optional.empty(), failed.shown());
        assertEquals(0, service.connections());
    }
}
