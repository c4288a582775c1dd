package io.github.backupdesk.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxRobustnessTest extends SandboxCase {

    private void stillServes() {
        assertTrue(cloud.data("/v2/clouds").size() > 0);
    }

    private String get(String target) {
        return cloud.raw("GET " + target + " HTTP/1.1", "Host: 127.0.0.1:" + cloud.port(), cloud.authorization());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/clusters/%zz",
                "/v2/backups?start=%",
                "*",
                "mailto:x",
                "//evil.example/v2/projects",
                "/v2/a|b",
                ""
            })
    void survivesOddTargets(String target) {
        assertTrue(!get(target).startsWith("HTTP/1.1 200"));
        stillServes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v2/backups?=&&a&=b&pageSize=5", "/v2/backups?pageSize=5&pageSize=900", "/v2/backups?x=%C3%28"})
    void readsOddQueries(String target) {
        assertTrue(get(target).startsWith("HTTP/1.1 200"), target);
    }

    @Test
    void survivesHugeHeaders() {
        String answer = cloud.raw("GET /v2/clouds HTTP/1.1", "X-Big: " + "x".repeat(1 << 20));
        assertTrue(!answer.startsWith("HTTP/1.1 200"));
        stillServes();
    }

    @Test
    void survivesAShorterBodyThanPromised() {
        cloud.raw(
                "POST /v2/clusters/" + USERS_EU + "/backups/create HTTP/1.1",
                "Host: 127.0.0.1:" + cloud.port(),
                cloud.authorization(),
                "Content-Type: application/json",
                "Content-Length: 500");
        assertEquals(1, backupsOf(USERS_EU).size());
        stillServes();
    }

    @Test
    void refusesABodyOfEndlessChunks() {
        StringBuilder request =
                new StringBuilder("POST /v2/clusters/" + USERS_EU + "/backups/create HTTP/1.1\r\nHost: 127.0.0.1:"
                        + cloud.port() + "\r\n" + cloud.authorization()
                        + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        String chunk = "100000\r\n" + "x".repeat(0x100000) + "\r\n";
        request.append(chunk.repeat(9)).append("0\r\n\r\n");
        String answer = cloud.raw(request.toString().getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(
                answer.startsWith("HTTP/1.1 413"),
                () -> answer.lines().findFirst().orElse("nothing"));
    }

    @Test
    void answersHeadWithoutABody() {
        String answer = cloud.raw("HEAD /v2/clouds HTTP/1.1", "Host: 127.0.0.1:" + cloud.port(), cloud.authorization());
        assertTrue(answer.startsWith("HTTP/1.1 405") && answer.endsWith("\r\n\r\n"), answer);
    }

    @Test
    void s12SurvivesRandomBytes() {
        Random random = new Random(12);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            cloud.raw(bytes);
        }
        stillServes();
    }

    @Test
    void s12SurvivesRandomlyDamagedRequests() {
        Random random = new Random(34);
        String whole = "POST /v2/clusters/" + USERS_EU + "/backups/create HTTP/1.1\r\nHost: 127.0.0.1:" + cloud.port()
                + "\r\n" + cloud.authorization() + "\r\nContent-Type: application/json\r\nContent-Length: 24\r\n\r\n"
                + "{\"backupType\":\"CLUSTER\"}";
        for (int i = 0; i < 200; i++) {
            byte[] bytes = whole.getBytes(StandardCharsets.ISO_8859_1);
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            cloud.raw(bytes);
        }
        stillServes();
    }
}
