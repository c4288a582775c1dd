package io.github.backupdesk.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.sandbox.SandboxClient.Reply;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxGateTest extends SandboxCase {

    @Test
    void refusesAWrongOrMissingKeyAsTheRealCloudDoes() {
        for (Reply reply : List.of(
                cloud.send(cloud.anonymous("/v2/projects").build()),
                cloud.send(cloud.anonymous("/v2/projects")
                        .header("Authorization", "Bearer 0123456789abcdef0123456789abcdef")
                        .build()),
                cloud.send(cloud.anonymous("/v2/projects")
                        .header("Authorization", "Basic " + cloud.server.apiKey())
                        .build()))) {
            assertEquals(401, reply.status());
            assertEquals(
                    "{\"code\":21119,\"message\":\"The apikey is illegal\"}",
                    reply.body().toString());
        }
    }

    @Test
    void refusesAWrongKeyOnTheDataPlaneAsMilvusDoes() {
        Reply reply = cloud.send(cloud.anonymous("/data/" + SEARCH_PROD + "/v2/vectordb/databases/list")
                .header("Authorization", "Bearer wrong")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build());
        assertEquals(401, reply.status());
        assertEquals(1800, reply.code());
    }

    @Test
    void marksEveryAnswerWithARequestIdAndJson() {
        for (Reply reply : List.of(cloud.get("/v2/projects"), cloud.get("/nowhere"))) {
            assertFalse(reply.response()
                    .headers()
                    .firstValue("requestid")
                    .orElse("")
                    .isBlank());
            assertEquals(
                    "application/json",
                    reply.response().headers().firstValue("Content-Type").orElse(""));
            assertTrue(reply.response()
                    .headers()
                    .firstValue("Access-Control-Allow-Origin")
                    .isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: 127.0.0.1",
                "Host: 127.0.0.1:1",
                "Host: evil.example:80\r\nHost: x",
                "X: y"
            })
    void s09RefusesAForeignHost(String header) {
        String answer = cloud.raw("GET /v2/projects HTTP/1.1", header, cloud.authorization());
        assertTrue(answer.startsWith("HTTP/1.1 403") || answer.startsWith("HTTP/1.1 400"), answer);
        assertFalse(answer.contains("proj-"), answer);
    }

    @Test
    void refusesAForeignAuthorityInTheRequestLine() {
        String answer = cloud.raw(
                "GET http://evil.example/v2/projects HTTP/1.1",
                "Host: localhost:" + cloud.port(),
                cloud.authorization());
        assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
    }

    @Test
    void answersToLocalhostAsWell() {
        String answer = cloud.raw("GET /v2/clouds HTTP/1.1", "Host: LOCALHOST:" + cloud.port(), cloud.authorization());
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:1", "https://localhost"})
    void s08RefusesAForeignOrigin(String origin) {
        Reply reply = cloud.send(
                cloud.request("/v2/projects").header("Origin", origin).build());
        assertEquals(403, reply.status());
        assertFalse(reply.body().has("data"));
    }

    @Test
    void acceptsItsOwnOrigin() {
        Reply reply = cloud.send(cloud.request("/v2/projects")
                .header("Origin", cloud.server.baseUrl())
                .header("Sec-Fetch-Site", "same-origin")
                .build());
        assertEquals(0, reply.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void s08RefusesOtherSites(String site) {
        Reply reply = cloud.send(
                cloud.request("/v2/projects").header("Sec-Fetch-Site", site).build());
        assertEquals(403, reply.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
    void s08TakesNothingButJsonInAPost(String type) {
        Reply reply = cloud.send(cloud.request("/v2/clusters/" + USERS_EU + "/backups/create")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"backupType\":\"CLUSTER\"}"))
                .build());
        assertEquals(415, reply.status());
        assertEquals(List.of("AVAILABLE"), statusesOf(USERS_EU));
    }

    @Test
    void takesJsonWithACharset() {
        Reply reply = cloud.send(cloud.request("/v2/clusters/" + USERS_EU + "/backups/create")
                .header("Content-Type", "Application/JSON; charset=utf-8")
                .POST(BodyPublishers.ofString("{\"backupType\":\"CLUSTER\"}"))
                .build());
        assertEquals(0, reply.code());
    }

    @Test
    void boundsTheBody() {
        String name = "x".repeat(Front.BODY_LIMIT);
        Reply reply = cloud.create(USERS_EU, "{\"backupType\":\"" + name + "\"}");
        assertEquals(413, reply.status());
        assertEquals(413, reply.code());
    }

    @Test
    void saysWhichPathsAndMethodsThereAre() {
        assertEquals(404, cloud.get("/v2/elsewhere").status());
        assertEquals(404, cloud.get("/").code());
        assertEquals(404, cloud.get("/v2/projects/p/clusters").status());
        Reply reply = cloud.send(cloud.request("/v2/projects").DELETE().build());
        assertEquals(405, reply.status());
        assertEquals("GET", reply.response().headers().firstValue("Allow").orElse(""));
    }

    @Test
    void s10ListensOnLoopbackOnly() throws Exception {
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : network.inetAddresses().toList()) {
                if (!address.isLoopbackAddress() && !address.isLinkLocalAddress()) {
                    assertThrows(java.io.IOException.class, () -> new Socket(address, cloud.port()).close());
                }
            }
        }
    }

    @Test
    void s11RefusesARealKey() {
        SandboxOptions defaults = SandboxOptions.defaults();
        assertThrows(IllegalArgumentException.class, () -> defaults.withApiKey("0123456789abcdef"));
        assertFalse(defaults.withApiKey("sandbox-known").toString().contains("sandbox-known"));
        assertTrue(cloud.server.apiKey().matches("sandbox-[0-9a-f]{32}"));
    }
}
