package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.BackupPolicy;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.CloudException.AddressNotTrusted;
import io.github.backupdesk.domain.CloudException.NotTheApi;
import io.github.backupdesk.domain.CloudException.Refused;
import io.github.backupdesk.domain.CloudException.Throttled;
import io.github.backupdesk.domain.CloudException.Unreachable;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawPeer;
import io.github.backupdesk.support.RawServer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that only ask: when they ask again, when they stop, and the one exception for every bad end. */
class QuestionsTest {

    private static final Timeouts SHORT =
            new Timeouts(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(2));

    private static HttpCloudApi api(RawServer server) {
        return new HttpCloudApi(Fixtures.account(server.url()), Fixtures.CLOCK, SHORT, new Pace(new HandTicker()));
    }

    private static RawServer saying(int status, String body, String... headers) {
        return RawServer.answering((request, peer) -> peer.answer(status, body.replace('\'', '"'), headers));
    }

    @Test
    void sendsNothingForAJobIdThatCannotStandInAPath() {
        try (RawServer server = saying(200, "{}");
                HttpCloudApi api = api(server)) {
            assertThrows(AddressNotTrusted.class, () -> api.job("../clusters"));
            assertEquals(0, server.requests().size());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {'code':96015,'message':'owner'}",
                "401 | {'code':21119,'message':'The apikey is illegal'}",
                "403 | <html>",
                "404 | {'message':'x'}",
                "500 | {'code':1,'message':'m'}"
            })
    void throwsRefusedWhenTheServerSaysNo(int status, String body) {
        try (RawServer server = saying(status, body, "requestid: r7");
                HttpCloudApi api = api(server)) {
            Refused refused = assertThrows(Refused.class, api::regions);
            assertEquals(status, refused.answer().httpStatus());
            assertEquals("r7", refused.answer().requestId());
            assertEquals(1, server.requests().size());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | <html>Sign in",
                "200 | {}",
                "200 | {'code':0,'data':'x'}",
                "502 | <html>",
                "500 | {}",
                "204 | ''"
            })
    void throwsNotTheApiForAnythingElse(int status, String body) {
        try (RawServer server = saying(status, body);
                HttpCloudApi api = api(server)) {
            assertThrows(NotTheApi.class, api::regions);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) {
        try (RawServer other = saying(200, "{'code':0,'data':[]}");
                RawServer server = saying(status, "", "Location: " + other.url() + "/v2/regions");
                HttpCloudApi api = api(server)) {
            NotTheApi moved = assertThrows(NotTheApi.class, api::regions);
            assertEquals(other.url() + "/v2/regions", moved.answer().message());
            assertEquals(0, other.requests().size());
        }
    }

    @Test
    void asksAgainAfterATooMany() throws CloudException {
        int[] left = {2};
        try (RawServer server = RawServer.answering((request, peer) -> {
                    if (left[0]-- > 0) {
                        peer.answer(429, "", "Retry-After: 0");
                    } else {
                        peer.answer(200, "{\"code\":0,\"data\":[]}");
                    }
                });
                HttpCloudApi api = api(server)) {
            assertEquals(List.of(), api.regions());
            assertEquals(3, server.requests().size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "Wed, 21 Oct 2015 07:28:00 GMT", "soon"})
    void givesUpAfterThreeTooMany(String retryAfter) {
        try (RawServer server = saying(429, "", "Retry-After: " + retryAfter);
                HttpCloudApi api = api(server)) {
            assertThrows(Throttled.class, api::regions);
            assertEquals(3, server.requests().size());
        }
    }

    @Test
    void asksTwiceMoreOverALostConnection() {
        try (RawServer server = RawServer.answering((request, peer) -> peer.close());
                HttpCloudApi api = api(server)) {
            Unreachable lost = assertThrows(Unreachable.class, api::regions);
            assertEquals(Unreachable.Cause.CONNECTION_LOST, lost.why());
            assertEquals(3, server.requests().size());
        }
    }

    @Test
    void saysSoonThatNobodyListens() {
        String closed;
        try (RawServer server = saying(200, "")) {
            closed = server.url();
        }
        try (HttpCloudApi api = new HttpCloudApi(Fixtures.account(closed), Fixtures.CLOCK)) {
            Unreachable refused =
                    assertTimeout(Duration.ofSeconds(2), () -> assertThrows(Unreachable.class, api::clusters));
            assertEquals(Unreachable.Cause.CONNECT_FAILED, refused.why());
            assertEquals("127.0.0.1", refused.host());
        }
        try (HttpCloudApi api = new HttpCloudApi(Fixtures.account("https://api.desk.invalid"), Fixtures.CLOCK)) {
            Unreachable unknown = assertThrows(Unreachable.class, api::clusters);
            assertEquals(Unreachable.Cause.HOST_NOT_FOUND, unknown.why());
        }
    }

    @Test
    void endsTheWaitForASilentServer() {
        try (RawServer server = RawServer.answering((request, peer) -> peer.awaitEnd());
                HttpCloudApi api = api(server)) {
            Unreachable late = assertThrows(Unreachable.class, api::regions);
            assertEquals(Unreachable.Cause.TIMED_OUT, late.why());
            assertEquals(1, server.requests().size());
        }
    }

    @ParameterizedTest
    @CsvSource({"true, CONNECTION_LOST", "false, TIMED_OUT"})
    void anAnswerThatBreaksOffIsNoAnswer(boolean closes, Unreachable.Cause why) {
        try (RawServer server = RawServer.answering((request, peer) -> {
                    peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"code\":0,\"data\":[]}");
                    if (!closes) {
                        peer.awaitEnd();
                    }
                    peer.close();
                });
                HttpCloudApi api = api(server)) {
            Unreachable broken = assertThrows(Unreachable.class, api::regions);
            assertEquals(why, broken.why());
            assertEquals("127.0.0.1", broken.host());
            assertEquals(closes ? 3 : 1, server.requests().size());
        }
    }

    @Test
    void doesNotUnpackAList() {
        try (RawServer server = saying(200, "{'code':0,'data':[]}", "Content-Encoding: gzip");
                HttpCloudApi api = api(server)) {
            assertThrows(NotTheApi.class, api::regions);
        }
    }

    @Test
    void stopsReadingALongList() {
        try (RawServer server = RawServer.answering((request, peer) -> {
                    peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n");
                    for (int n = 0; n < 1024; n++) {
                        peer.send(new byte[1024 * 1024]);
                    }
                });
                HttpCloudApi api = api(server)) {
            assertThrows(NotTheApi.class, api::regions);
        }
    }

    @Test
    void stopsAtOnceWhenInterruptedInTheCall() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (RawServer server = RawServer.answering((request, peer) -> {
            arrived.countDown();
            peer.awaitEnd();
        })) {
            assertTrue(endsWhenInterrupted(server, arrived));
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void stopsAtOnceWhenInterruptedInThePause() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        try (RawServer server = RawServer.answering((request, peer) -> {
            peer.answer(429, "", "Retry-After: 10");
            answered.countDown();
        })) {
            assertTrue(endsWhenInterrupted(server, answered));
            assertEquals(1, server.requests().size());
        }
    }

    /** Whether the flag was set at the end. */
    private static boolean endsWhenInterrupted(RawServer server, CountDownLatch when) throws Exception {
        try (HttpCloudApi api = new HttpCloudApi(Fixtures.account(server.url()), Fixtures.CLOCK)) {
            FutureTask<Boolean> work = new FutureTask<>(() -> {
                assertThrows(CloudException.class, api::regions);
                return Thread.currentThread().isInterrupted();
            });
            Thread thread = Thread.ofPlatform().start(work);
            assertTrue(when.await(5, TimeUnit.SECONDS));
            thread.interrupt();
            return work.get(2, TimeUnit.SECONDS);
        }
    }

    @Test
    void keepsAConnectionForTheNextQuestion() throws CloudException {
        Set<RawPeer> peers = java.util.concurrent.ConcurrentHashMap.newKeySet();
        try (RawServer server = RawServer.answering((request, peer) -> {
                    peers.add(peer);
                    peer.answer(200, "{\"code\":0,\"data\":[]}");
                });
                HttpCloudApi api = api(server)) {
            for (int n = 0; n < 5; n++) {
                assertEquals(List.of(), api.regions());
            }
            assertEquals(1, peers.size());
        }
    }

    @Test
    void readsThePolicyOfACluster() throws CloudException {
        String body = "{'code':0,'data':{'clusterId':'in01-x','status':'ENABLED','startTime':'02:00-04:00',"
                + "'frequency':'1,2,3,5','retentionDays':7,'crossRegionCopies':[]}}";
        try (RawServer server = saying(200, body);
                HttpCloudApi api = api(server)) {
            assertEquals(new BackupPolicy("ENABLED", "02:00-04:00", "1,2,3,5"), api.backupPolicy(Fixtures.CLUSTER_ID));
            assertEquals(
                    "GET /v2/clusters/in01-0123456789abcde/backups/policy",
                    server.requests().getFirst().line().replace(" HTTP/1.1", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'code':0,'data':{}}", "{'code':0,'data':[]}", "{'code':0,'data':null}", "{'code':0,'data':7}"})
    void takesNothingElseForAPolicy(String body) {
        try (RawServer server = saying(200, body);
                HttpCloudApi api = api(server)) {
            assertThrows(NotTheApi.class, () -> api.backupPolicy(Fixtures.CLUSTER_ID));
        }
    }

    @Test
    void aPolicyThatIsOffMayHaveNullsForItsHours() throws CloudException {
        try (RawServer server =
                        saying(200, "{'code':0,'data':{'status':'DISABLED','startTime':null,'frequency':null}}");
                HttpCloudApi api = api(server)) {
            assertEquals(new BackupPolicy("DISABLED", "", ""), api.backupPolicy(Fixtures.CLUSTER_ID));
        }
    }
}
