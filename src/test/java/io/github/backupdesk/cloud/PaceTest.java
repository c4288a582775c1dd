package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final String HERE = "/v2/here";
    private static final String THERE = "/v2/there";

    private final HandTicker ticker = new HandTicker();
    private final Pace pace = new Pace(ticker);

    private List<Pace.Permit> allPlaces() throws InterruptedException {
        List<Pace.Permit> permits = new ArrayList<>();
        for (int n = 0; n < Allowance.PLACES; n++) {
            permits.add(pace.enter(HERE));
        }
        return permits;
    }

    @Test
    void waitsForAPlaceUntilASecondAfterAnAnswer() throws InterruptedException {
        List<Pace.Permit> permits = allPlaces();
        assertEquals(17 * 50, ticker.millis());
        permits.getFirst().answered();
        pace.enter(HERE);
        assertEquals(17 * 50 + 1000, ticker.millis());
    }

    @Test
    void givesEachEndpointABudgetOfItsOwn() throws InterruptedException {
        allPlaces();
        long before = ticker.millis();
        pace.enter(THERE);
        assertEquals(before, ticker.millis());
    }

    @Test
    void takesAnUnusedPlaceBackAtOnce() throws InterruptedException {
        allPlaces().getLast().unused();
        ticker.pass(50);
        assertEquals(Duration.ZERO, pace.untilNext(HERE));
    }

    @Test
    void tellsHowLongTheNextWouldWait() throws InterruptedException {
        assertEquals(Duration.ZERO, pace.untilNext(HERE));
        pace.enter(HERE);
        assertEquals(Duration.ofMillis(50), pace.untilNext(HERE));
        ticker.pass(20);
        assertEquals(Duration.ofMillis(30), pace.untilNext(HERE));
    }

    @Test
    void saysASecondWhereItCannotKnow() throws InterruptedException {
        allPlaces();
        assertEquals(Duration.ofSeconds(1), pace.untilNext(HERE));
    }

    @Test
    void waitsOutWhatTheServerAsksFor() throws InterruptedException {
        pace.enter(HERE).refused(Duration.ofSeconds(7));
        long wait = pace.untilNext(HERE).toMillis();
        assertTrue(wait >= 7000 && wait <= 7400, "wait " + wait);
        assertEquals(Duration.ZERO, pace.untilNext(THERE));
        pace.enter(HERE);
        assertEquals(wait, ticker.millis());
    }

    @Test
    void waitsASecondWhereTheServerAsksForNothing() throws InterruptedException {
        pace.enter(HERE).refused(null);
        long wait = pace.untilNext(HERE).toMillis();
        assertTrue(wait >= 1000 && wait <= 1400, "wait " + wait);
    }

    @Test
    void letsNobodyThroughWhoIsInterrupted() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> pace.enter(HERE));
        assertEquals(Duration.ZERO, pace.untilNext(HERE));
    }

    /** Tells when somebody waits, so that a test can go on. */
    private static final class Witness implements Pace.Ticker {
        private final CountDownLatch waiting;

        Witness(int many) {
            waiting = new CountDownLatch(many);
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // The caller is the loop.
        public void await(Condition condition, long nanos) throws InterruptedException {
            waiting.countDown();
            condition.await();
        }

        void awaitWaiting() throws InterruptedException {
            assertTrue(waiting.await(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void endsTheWaitAtAnInterrupt() throws Exception {
        Witness witness = new Witness(1);
        Pace still = new Pace(witness);
        still.enter(HERE);
        FutureTask<InterruptedException> work =
                new FutureTask<>(() -> assertThrows(InterruptedException.class, () -> still.enter(HERE)));
        Thread thread = Thread.startVirtualThread(work);
        witness.awaitWaiting();
        thread.interrupt();
        work.get(5, TimeUnit.SECONDS);
    }

    @Test
    void letsEverybodyThroughOnceClosed() throws Exception {
        Witness witness = new Witness(3);
        Pace still = new Pace(witness);
        still.enter(HERE);
        List<FutureTask<Pace.Permit>> waiting = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            FutureTask<Pace.Permit> work = new FutureTask<>(() -> still.enter(HERE));
            waiting.add(work);
            Thread.startVirtualThread(work);
        }
        witness.awaitWaiting();
        still.close();
        for (FutureTask<Pace.Permit> work : waiting) {
            work.get(5, TimeUnit.SECONDS).unused();
        }
        still.enter(THERE).answered();
    }

    @Test
    void servesThoseWhoWaitInTheirOrder() throws Exception {
        List<Pace.Permit> held = allPlaces();
        List<Integer> order = new ArrayList<>();
        List<FutureTask<Boolean>> waiting = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            int number = n;
            FutureTask<Boolean> work = new FutureTask<>(() -> {
                Pace.Permit permit = pace.enter(HERE);
                synchronized (order) {
                    order.add(number);
                }
                permit.unused();
                return true;
            });
            waiting.add(work);
            Thread thread = Thread.ofPlatform().start(work);
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        held.getFirst().unused();
        for (FutureTask<Boolean> work : waiting) {
            assertTrue(work.get(5, TimeUnit.SECONDS));
        }
        assertEquals(List.of(0, 1, 2, 3, 4), order);
    }
}
