package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.support.CapturedLog;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawPeer;
import io.github.backupdesk.support.RawRequest;
import io.github.backupdesk.support.RawServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The key goes into one header and nowhere else, not even where the server sends it back (promises.md P5, T3, T17). */
class KeyHidingTest {

    private static final Timeouts SHORT =
            new Timeouts(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(300));

    private final List<String> seen = new ArrayList<>();

    private static void echo(RawRequest request, RawPeer peer, int status) throws IOException {
        String header = request.header("Authorization").get(0);
        peer.answer(
                status,
                "{\"code\":21119,\"message\":\"bad key " + header + "\",\"data\":{\"x\":\"" + header + "\"}}",
                "requestid: " + header,
                "Location: https://else.example/?" + header.replace(' ', '+'));
    }

    private void everythingOf(RawServer server) {
        try (HttpCloudApi api = new HttpCloudApi(Fixtures.account(server.url()), Fixtures.CLOCK, SHORT)) {
            seen.add(Fixtures.account(server.url()).toString());
            SubmitOutcome outcome = api.create(api.write(Fixtures.wholeCluster()), () -> true);
            seen.add(outcome.toString());
            seen.add(stackTrace(assertThrows(CloudException.class, api::clusters)));
            seen.add(stackTrace(assertThrows(CloudException.class, () -> api.job("job-1"))));
            seen.add(stackTrace(
                    assertThrows(CloudException.class, () -> api.databases(Fixtures.cluster(server.url())))));
        }
    }

    private static String stackTrace(CloudException e) {
        StringWriter out = new StringWriter();
        e.printStackTrace(new PrintWriter(out));
        return switch (e) {
            case CloudException.Refused refused -> out + refused.answer().toString();
            case CloudException.NotTheApi other -> out + other.answer().toString();
            default -> out.toString();
        };
    }

    @Test
    void neverShowsTheKey() {
        List<RawServer.Script> scripts = List.of(
                (request, peer) -> echo(request, peer, 200),
                (request, peer) -> echo(request, peer, 401),
                (request, peer) -> echo(request, peer, 308),
                (request, peer) -> echo(request, peer, 500),
                (request, peer) -> peer.close(),
                (request, peer) ->
                        peer.send("HTTP/1.1 " + request.header("Authorization").get(0) + "\r\n\r\n"),
                (request, peer) -> peer.awaitEnd());
        try (CapturedLog log = new CapturedLog()) {
            for (RawServer.Script script : scripts) {
                try (RawServer server = RawServer.answering(script)) {
                    everythingOf(server);
                }
            }
            seen.addAll(log.lines());
            assertTrue(log.lines().stream().anyMatch(line -> line.contains(" GET /v2/jobs/job-1 ")));
        }
        assertTrue(seen.stream().anyMatch(line -> line.contains("bad key Bearer [key]")));
        String bare = Fixtures.CANARY.substring(3);
        assertEquals(
                List.of(), seen.stream().filter(line -> line.contains(bare)).toList());
    }

    @Test
    void logsOneLinePerCallWithoutAddressesOrText() {
        try (CapturedLog log = new CapturedLog();
                RawServer server = RawServer.answering((request, peer) ->
                        peer.answer(200, "{\"code\":96036,\"message\":\"secret words\"}", "requestid: a\u001b[31mb"));
                HttpCloudApi api = new HttpCloudApi(Fixtures.account(server.url()), Fixtures.CLOCK)) {
            api.create(api.write(Fixtures.wholeCluster()), () -> true);
            List<String> lines =
                    log.lines().stream().filter(line -> line.contains("POST")).toList();
            assertEquals(1, lines.size());
            String line = lines.get(0);
            assertTrue(
                    line.startsWith("Test POST /v2/clusters/" + Fixtures.CLUSTER_ID.value()
                            + "/backups/create status=200 code=96036 "),
                    line);
            assertTrue(line.contains("U+001B") && line.chars().noneMatch(c -> c < ' '), line);
            assertFalse(line.contains("secret words") || line.contains(server.url()), line);
        }
    }

    @Test
    void knowsNoKeyThatCouldSplitAHeader() {
        for (String bad : List.of("abcdefgh\r\nX: y", "abcd efgh", "abcdefg\u0000h", "abcdéfgh", "short")) {
            assertEquals(Optional.empty(), ApiKey.parse(bad));
        }
    }
}
