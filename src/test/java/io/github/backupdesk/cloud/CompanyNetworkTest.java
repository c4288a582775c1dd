package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.CloudException.Unreachable;
import io.github.backupdesk.domain.CloudException.Unreachable.Cause;
import io.github.backupdesk.domain.Network;
import io.github.backupdesk.domain.Network.Way;
import io.github.backupdesk.domain.ProxyLogin;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.Papers;
import io.github.backupdesk.support.RawPeer;
import io.github.backupdesk.support.RawRequest;
import io.github.backupdesk.support.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import okhttp3.Authenticator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks of companies: a proxy that has to be passed, and an authority that nobody else knows. */
class CompanyNetworkTest {

    private static final String CLUSTERS = "{\"code\":0,\"data\":{\"count\":0,\"clusters\":[]}}";
    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString("li:s3cret-pässword".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder = Path.of("");

    private Papers papers;
    private RawServer service;

    @BeforeEach
    void open() {
        papers = new Papers(folder)
                .signed("good", "localhost")
                .signed("late", "localhost", "-startdate", "-3y", "-validity", "9");
        service = RawServer.answering(papers.door("good"), (request, peer) -> peer.answer(200, CLUSTERS));
    }

    @AfterEach
    void close() {
        service.close();
    }

    private HttpCloudApi api(Way way, String... authorities) {
        return new HttpCloudApi(
                Fixtures.account("https://localhost:" + service.port()),
                new Network(way, List.of(authorities)),
                Fixtures.CLOCK);
    }

    private static Way by(RawServer proxy, ProxyLogin login) {
        return new Way.Proxy("127.0.0.1", proxy.port(), login);
    }

    private void tunnel(RawRequest request, RawPeer peer) throws IOException {
        peer.send("HTTP/1.1 200 Connection established\r\n\r\n");
        peer.tunnelTo(service.port());
    }

    @Test
    void trustsAnAuthorityThatTheUserHasAddedAndNoOther() throws CloudException {
        try (HttpCloudApi stranger = api(new Way.Direct());
                HttpCloudApi friend = api(new Way.Direct(), papers.authority())) {
            assertEquals(
                    Cause.NOT_TRUSTED,
                    assertThrows(Unreachable.class, stranger::clusters).why());
            assertEquals(0, service.requests().size());
            assertEquals(List.of(), friend.clusters());
        }
    }

    @Test
    void aFileThatIsNoCertificateOpensNoDoor() {
        try (HttpCloudApi api = api(new Way.Direct(), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")) {
            assertEquals(
                    Cause.NOT_TRUSTED,
                    assertThrows(Unreachable.class, api::clusters).why());
        }
    }

    @Test
    void anAddedAuthorityExcusesNeitherALateCertificateNorAnotherHosts() {
        service.close();
        service = RawServer.answering(papers.door("late"), (request, peer) -> peer.answer(200, CLUSTERS));
        try (HttpCloudApi api = api(new Way.Direct(), papers.authority())) {
            assertEquals(
                    Cause.EXPIRED,
                    assertThrows(Unreachable.class, api::clusters).why());
        }
        service.close();
        papers.signed("other", "elsewhere.example");
        service = RawServer.answering(papers.door("other"), (request, peer) -> peer.answer(200, CLUSTERS));
        try (HttpCloudApi api = api(new Way.Direct(), papers.authority())) {
            assertEquals(
                    Cause.WRONG_NAME,
                    assertThrows(Unreachable.class, api::clusters).why());
        }
    }

    @Test
    void whatGoesByAProxyGoesByNothingElse() throws CloudException {
        try (RawServer proxy = RawServer.answering(this::tunnel);
                HttpCloudApi api = api(by(proxy, ProxyLogin.NONE), papers.authority())) {
            assertEquals(List.of(), api.clusters());
            assertInstanceOf(SubmitOutcome.Unknown.class, api.create(api.write(Fixtures.wholeCluster()), () -> true));
            assertTrue(proxy.requests().stream().allMatch(each -> each.method().equals("CONNECT")));
            assertEquals(
                    service.connections(), proxy.requests().size(), "each connection to the service came by the proxy");
        }
        RawServer gone = RawServer.answering(this::tunnel);
        int before = service.connections();
        try (HttpCloudApi api = api(by(gone, ProxyLogin.NONE), papers.authority())) {
            gone.close();
            assertThrows(Unreachable.class, api::clusters);
            assertEquals(before, service.connections(), "without its proxy nothing goes past it");
        }
    }

    @Test
    void aProxyThatAsksIsToldWhoWeAreOnce() throws CloudException {
        try (RawServer proxy = RawServer.answering((request, peer) -> {
                    if (request.header("Proxy-Authorization").contains(LOGIN)) {
                        tunnel(request, peer);
                    } else {
                        peer.answer(407, "", "Proxy-Authenticate: Basic realm=\"gate\"");
                        peer.close();
                    }
                });
                HttpCloudApi api =
                        api(by(proxy, new ProxyLogin("li", "s3cret-pässword".toCharArray())), papers.authority());
                HttpCloudApi wrong = api(by(proxy, new ProxyLogin("li", "wrong".toCharArray())), papers.authority())) {
            assertEquals(List.of(), api.clusters());
            int opened = proxy.requests().size();
            SubmitOutcome.NotSent refused = assertInstanceOf(
                    SubmitOutcome.NotSent.class, wrong.create(wrong.write(Fixtures.wholeCluster()), () -> true));
            assertEquals(SubmitOutcome.NotSentReason.PROXY_REFUSED, refused.reason());
            assertTrue(proxy.requests().size() - opened <= 2, "a wrong password is not tried again and again");
            assertTrue(service.requests().stream()
                    .allMatch(each -> each.header("Proxy-Authorization").isEmpty()));
        }
    }

    /** Elsewhere by its name, so that the variables are asked, and here all the same. */
    private HttpCloudApi far(Map<String, String> env) {
        return new HttpCloudApi(
                Fixtures.account("https://cloud.example:" + service.port()),
                new Clients.Path(
                        Trust.of(List.of(papers.authority())),
                        new Proxies(new Way.AsSystem(), null, env),
                        Authenticator.NONE),
                Fixtures.CLOCK,
                Timeouts.USUAL,
                new Pace(),
                name -> List.of(InetAddress.getLoopbackAddress()));
    }

    @Test
    void aProxyThatIsSetAndCannotBeUnderstoodRefusesTheCallAndNothingGoesPastIt() throws CloudException {
        service.close();
        papers.signed("far", "cloud.example");
        service = RawServer.answering(papers.door("far"), (request, peer) -> peer.answer(200, CLUSTERS));
        try (HttpCloudApi api = far(Map.of("HTTPS_PROXY", "http://li:s3cret@ga te:3128"))) {
            Unreachable unreachable = assertThrows(Unreachable.class, api::clusters);
            assertEquals(Cause.PROXY_REFUSED, unreachable.why());
            assertEquals(List.of("HTTPS_PROXY"), unreachable.details());
            SubmitOutcome.NotSent refused = assertInstanceOf(
                    SubmitOutcome.NotSent.class, api.create(api.write(Fixtures.wholeCluster()), () -> true));
            assertEquals(SubmitOutcome.NotSentReason.PROXY_REFUSED, refused.reason());
            assertTrue(refused.toString().contains("HTTPS_PROXY"), refused.toString());
            assertFalse((refused + " " + unreachable).contains("s3cret"));
            assertEquals(0, service.connections());
        }
        try (RawServer proxy = RawServer.answering(this::tunnel);
                HttpCloudApi api = far(Map.of("HTTPS_PROXY", "http://proxy_host:" + proxy.port()))) {
            assertEquals(List.of(), api.clusters());
            assertTrue(!proxy.requests().isEmpty(), "an underscore in its name is no reason to go past it");
            assertEquals(service.connections(), proxy.requests().size());
        }
        try (HttpCloudApi api = far(Map.of())) {
            assertEquals(List.of(), api.clusters());
        }
    }

    @Test
    void aLoginHasNoReadableForm() {
        ProxyLogin login = new ProxyLogin("li", "s3cret".toCharArray());
        Way way = new Way.Proxy("gate", 1, login);
        assertTrue(!way.toString().contains("s3cret") && !way.toString().contains("li,"), way.toString());
        login.close();
        assertEquals("\0".repeat(6), login.password());
    }
}
