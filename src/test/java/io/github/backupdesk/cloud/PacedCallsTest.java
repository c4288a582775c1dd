package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.CloudException.Throttled;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The pace as a server sees it, with real threads in real time. */
class PacedCallsTest {

    private static final String RECEIPT = "{\"code\":0,\"data\":{\"backupId\":\"b\",\"jobId\":\"j\"}}";
    private static final int CALLS = 40;

    private static HttpCloudApi api(RawServer server) {
        return new HttpCloudApi(Fixtures.account(server.url()), Fixtures.CLOCK);
    }

    private static List<FutureTask<SubmitOutcome>> started(HttpCloudApi api, int calls) {
        List<FutureTask<SubmitOutcome>> all = new ArrayList<>();
        for (int n = 0; n < calls; n++) {
            FutureTask<SubmitOutcome> call =
                    new FutureTask<>(() -> api.create(api.write(Fixtures.wholeCluster()), () -> true));
            all.add(call);
            Thread.startVirtualThread(call);
        }
        return all;
    }

    @Test
    void sendsNoMoreThanEighteenInAnySecond() throws Exception {
        Queue<Long> arrivals = new ConcurrentLinkedQueue<>();
        try (RawServer server = RawServer.answering((request, peer) -> {
                    arrivals.add(System.nanoTime());
                    peer.answer(200, RECEIPT);
                });
                HttpCloudApi api = api(server)) {
            for (FutureTask<SubmitOutcome> call : started(api, CALLS)) {
                assertInstanceOf(SubmitOutcome.Accepted.class, call.get(20, TimeUnit.SECONDS));
            }
        }
        List<Long> sorted = arrivals.stream().sorted().toList();
        assertEquals(CALLS, sorted.size());
        for (int n = Allowance.PLACES; n < CALLS; n++) {
            long apart = sorted.get(n) - sorted.get(n - Allowance.PLACES);
            assertTrue(apart >= 1_000_000_000L, "19 requests within " + apart + " ns");
        }
    }

    @Test
    void createsWithoutWaitingForThePolling() throws Exception {
        CountDownLatch asked = new CountDownLatch(Allowance.PLACES);
        try (RawServer server = RawServer.answering((request, peer) -> {
                    if (request.method().equals("POST")) {
                        peer.answer(200, RECEIPT);
                    } else {
                        asked.countDown();
                        peer.awaitEnd();
                    }
                });
                HttpCloudApi api = api(server)) {
            for (int n = 0; n < 3 * Allowance.PLACES; n++) {
                Thread.startVirtualThread(() -> assertThrows(Exception.class, () -> api.job("job-1")));
            }
            assertTrue(asked.await(10, TimeUnit.SECONDS));
            assertEquals(Duration.ZERO, api.createWait());
            assertInstanceOf(
                    SubmitOutcome.Accepted.class, started(api, 1).getFirst().get(2, TimeUnit.SECONDS));
        }
    }

    @Test
    void saysCancelledWhenInterruptedBeforeItsTurn() throws Exception {
        try (RawServer server = RawServer.answering((request, peer) -> peer.answer(429, "", "Retry-After: 60"));
                HttpCloudApi api = api(server)) {
            api.create(api.write(Fixtures.wholeCluster()), () -> true);
            FutureTask<Boolean> work = new FutureTask<>(() -> {
                var notSent = assertInstanceOf(
                        SubmitOutcome.NotSent.class, api.create(api.write(Fixtures.wholeCluster()), () -> true));
                assertEquals(NotSentReason.CANCELLED, notSent.reason());
                return Thread.currentThread().isInterrupted();
            });
            Thread thread = Thread.ofPlatform().start(work);
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            thread.interrupt();
            assertTrue(work.get(2, TimeUnit.SECONDS), "the flag is restored");
            assertEquals(1, server.posts());
        }
    }

    @Test
    void endsTheWaitWhenItIsClosed() throws Exception {
        try (RawServer server = RawServer.answering((request, peer) -> peer.answer(429, "", "Retry-After: 60"))) {
            HttpCloudApi api = api(server);
            api.create(api.write(Fixtures.wholeCluster()), () -> true);
            List<FutureTask<SubmitOutcome>> waiting = started(api, 5);
            api.close();
            for (FutureTask<SubmitOutcome> call : waiting) {
                assertInstanceOf(SubmitOutcome.NotSent.class, call.get(2, TimeUnit.SECONDS));
            }
            assertEquals(1, server.posts());
        }
    }

    @Test
    void tellsAQuestionOfALongPauseInsteadOfHoldingIt() {
        try (RawServer server = RawServer.answering((request, peer) -> peer.answer(429, "", "Retry-After: 60"));
                HttpCloudApi api = api(server)) {
            assertThrows(Throttled.class, api::regions);
            assertThrows(Throttled.class, api::regions);
            assertEquals(1, server.requests().size());
            assertEquals(Duration.ZERO, api.createWait());
        }
    }
}
