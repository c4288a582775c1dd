package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawRequest;
import io.github.backupdesk.support.RawServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/** The three samples of the create-backup page, as they arrive at a server. */
class CreateRequestBytesTest {

    private static final String RECEIPT =
            "{\"code\":0,\"data\":{\"backupId\":\"b1\",\"backupName\":\"n\",\"jobId\":\"j1\"}}";
    private static final List<String> NAMES = List.of("collection_1", "collection_2");

    @TestFactory
    Stream<DynamicTest> sendsTheSamplesOfTheReference() {
        return Stream.of(
                sample("create-cluster.json", Fixtures.wholeCluster()),
                sample("create-collections.json", Fixtures.collections("my_database", NAMES)),
                sample(
                        "create-collections-with-copies.json",
                        Fixtures.collections("my_database", NAMES, "ali-cn-hangzhou", "ali-cn-shanghai")));
    }

    private static DynamicTest sample(String file, BackupRequest request) {
        return DynamicTest.dynamicTest(file, () -> {
            ExactRequest[] written = new ExactRequest[1];
            RawRequest received = received(request, written);
            assertEquals("POST /v2/clusters/in01-0123456789abcde/backups/create HTTP/1.1", received.line());
            assertEquals(written[0].body(), received.body());
            // A tree keeps the order of the keys, so equal text is equal keys, order and values.
            assertEquals(compact(resource(file)), compact(received.body()));
        });
    }

    @Test
    void sendsTheseHeadersAndNoOther() throws IOException {
        ExactRequest[] written = new ExactRequest[1];
        RawRequest received = received(Fixtures.collections("db", List.of("名前")), written);
        int length = written[0].body().getBytes(StandardCharsets.UTF_8).length;
        assertEquals(List.of("Bearer " + Fixtures.CANARY), received.header("Authorization"));
        assertEquals(List.of("application/json"), received.header("Content-Type"));
        assertEquals(List.of("application/json"), received.header("Accept"));
        assertEquals(List.of(Integer.toString(length)), received.header("Content-Length"));
        assertEquals(List.of("identity"), received.header("Accept-Encoding"));
        assertEquals(List.of("BackupDesk/dev (" + System.getProperty("os.name") + ")"), received.header("User-Agent"));
        Set<String> names = received.headers().stream()
                .map(header -> header.substring(0, header.indexOf(':')))
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "Authorization",
                        "Accept",
                        "Accept-Encoding",
                        "Content-Type",
                        "Content-Length",
                        "Host",
                        "Connection",
                        "User-Agent"),
                names);
    }

    @Test
    void i02SendsNothingToAPathThatIsNotTheTemplates() {
        try (RawServer server = RawServer.answering((request, peer) -> peer.answer(200, RECEIPT));
                HttpCloudApi api = new HttpCloudApi(Fixtures.account(server.url()), Fixtures.CLOCK)) {
            ExactRequest exact = api.write(Fixtures.wholeCluster());
            ExactRequest bent =
                    new ExactRequest(exact.request(), "/v2/clusters/in01-other/backups/create", exact.body());
            assertInstanceOf(SubmitOutcome.NotSent.class, api.create(bent, () -> true));
            assertEquals(0, server.requests().size());
        }
    }

    private static RawRequest received(BackupRequest request, ExactRequest[] written) {
        try (RawServer server = RawServer.answering((asked, peer) -> peer.answer(200, RECEIPT));
                HttpCloudApi api = new HttpCloudApi(Fixtures.account(server.url()), Fixtures.CLOCK)) {
            written[0] = api.write(request);
            var accepted = assertInstanceOf(SubmitOutcome.Accepted.class, api.create(written[0], () -> true));
            assertEquals("j1", accepted.receipt().jobId());
            assertEquals(1, server.posts());
            return server.requests().get(0);
        }
    }

    private static String compact(String json) {
        return JsonMapper.shared().readTree(json).toString();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = CreateRequestBytesTest.class.getResourceAsStream(name)) {
            assertNotNull(in);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
