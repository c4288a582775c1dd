package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Network;
import io.github.backupdesk.domain.Release;
import io.github.backupdesk.support.RawRequest;
import io.github.backupdesk.support.RawServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpReleaseFeedTest {

    private static final String PAGE = "https://github.com/backupdesk/backup-desk/releases/tag/v1.4.0";

    private static final String GOOD = release("v1.4.0", PAGE, "2026-11-03T08:00:00Z");

    private static final Duration PATIENT = Duration.ofSeconds(10);

    private static String release(String tag, String page, String at) {
        return "{\"tag_name\":\"%s\",\"html_url\":\"%s\",\"published_at\":\"%s\",\"body\":\"words\",\"assets\":[]}"
                .formatted(tag, page, at);
    }

    private static Release ask(RawServer server, Duration patience) throws CloudException {
        HttpUrl address = HttpUrl.get(server.url() + "/repos/backupdesk/backup-desk/releases/latest");
        try (HttpReleaseFeed feed = new HttpReleaseFeed(Network.SYSTEM, address, patience)) {
            return feed.latest();
        }
    }

    private static CloudException refusal(int status, String body, String... headers) {
        try (RawServer server = RawServer.answering((request, peer) -> peer.answer(status, body, headers))) {
            CloudException thrown = assertThrows(CloudException.class, () -> ask(server, PATIENT));
            assertEquals(1, server.requests().size(), "asked once");
            return thrown;
        }
    }

    @Test
    void theNewestVersionItsPageAndItsDayAreRead() throws CloudException {
        try (RawServer server = RawServer.answering((request, peer) -> peer.answer(200, GOOD))) {
            Release release = ask(server, PATIENT);
            assertEquals("1.4.0", release.version().toString());
            assertEquals(PAGE, release.page().toString());
            assertEquals(Instant.parse("2026-11-03T08:00:00Z"), release.publishedAt());
        }
    }

    @Test
    void theQuestionTellsNothingAboutTheUser() throws CloudException {
        try (RawServer server = RawServer.answering((request, peer) -> peer.answer(200, GOOD))) {
            ask(server, PATIENT);
            RawRequest request = server.requests().getFirst();
            assertEquals("GET /repos/backupdesk/backup-desk/releases/latest HTTP/1.1", request.line());
            assertEquals("", request.body());
            Set<String> usual = Set.of("host", "connection", "accept", "accept-encoding", "user-agent");
            List<String> others = request.headers().stream()
                    .map(each -> each.substring(0, each.indexOf(':')).toLowerCase(Locale.ROOT))
                    .filter(each -> !usual.contains(each))
                    .toList();
            assertEquals(List.of(), others);
            assertEquals(List.of(UserAgent.TEXT), request.header("User-Agent"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "newest | https://github.com/backupdesk/backup-desk/releases | 2026-11-03T08:00:00Z",
                "v1.4.0 | http://github.com/backupdesk/backup-desk/releases | 2026-11-03T08:00:00Z",
                "v1.4.0 | https://github.com/somebody/else | 2026-11-03T08:00:00Z",
                "v1.4.0 | https://docs.zilliz.com/backupdesk/ | 2026-11-03T08:00:00Z",
                "v1.4.0 | https://github.com/backupdesk/../else | 2026-11-03T08:00:00Z",
                "v1.4.0 | https://github.com/backupdesk/backup-desk/releases | 3 Nov 2026"
            })
    void anAnswerIsTakenAsItHasToBeOrNotAtAll(String tag, String page, String at) {
        assertInstanceOf(CloudException.NotTheApi.class, refusal(200, release(tag, page, at)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "<html>sign in</html>",
                "{}",
                "{\"tag_name\":140,\"html_url\":\"https://github.com/backupdesk/x\",\"published_at\":\"2026-11-03T08:00:00Z\"}"
            })
    void whatIsNoReleaseIsNone(String body) {
        assertInstanceOf(CloudException.NotTheApi.class, refusal(200, body));
    }

    @Test
    void anAnswerThatIsTooLongIsNotRead() {
        String long64 = GOOD.substring(0, GOOD.length() - 1) + " ".repeat(64 * 1024) + "}";
        assertInstanceOf(CloudException.NotTheApi.class, refusal(200, long64));
    }

    @Test
    void aPackedAnswerIsNotUnpacked() {
        assertInstanceOf(CloudException.NotTheApi.class, refusal(200, GOOD, "Content-Encoding: gzip"));
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (RawServer other = RawServer.answering((request, peer) -> peer.answer(200, GOOD))) {
            assertInstanceOf(
                    CloudException.NotTheApi.class, refusal(302, "", "Location: " + other.url() + "/elsewhere"));
            assertEquals(0, other.connections());
        }
    }

    @Test
    void aRefusalIsToldByItsStatus() {
        CloudException.Refused refused = assertInstanceOf(CloudException.Refused.class, refusal(404, "{}"));
        assertEquals(404, refused.answer().httpStatus());
        assertInstanceOf(CloudException.Throttled.class, refusal(429, "{}"));
    }

    @Test
    void aServerThatSaysNothingIsWaitedForNoLongerThanItMay() {
        CountDownLatch end = new CountDownLatch(1);
        try (RawServer server = RawServer.answering((request, peer) -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            long start = System.nanoTime();
            CloudException.Unreachable silent =
                    assertThrows(CloudException.Unreachable.class, () -> ask(server, Duration.ofMillis(200)));
            assertEquals(CloudException.Unreachable.Cause.TIMED_OUT, silent.why());
            assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 5);
        } finally {
            end.countDown();
        }
    }
}
