package io.github.backupdesk.cloud;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one account's requests through as fast as the service takes them: each endpoint has its own {@link Allowance} and its
 * own queue, first come, first served. So creating never waits for asking.
 */
final class Pace implements AutoCloseable {

    /** What a refusal without a readable {@code Retry-After} is taken to ask for. */
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);

    private static final Duration LONGEST_JITTER = Duration.ofMillis(400);

    private final Ticker ticker;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Pace() {
        this(new SystemTicker());
    }

    Pace(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Time that only goes forward, and waiting for it; tests have their own. */
    interface Ticker {
        long nanos();

        /** Waits so long, or until the condition is signalled, or for no reason: the caller looks again. */
        void await(Condition condition, long nanos) throws InterruptedException;
    }

    /** Leave to send one request. Exactly one of its methods is called, once. */
    interface Permit {
        /** Nothing was sent. */
        void unused();

        /** An answer came, or the request was given up. */
        void answered();

        /** The answer was 429. */
        void refused(@Nullable Duration retryAfter);
    }

    /**
     * Blocks until a request to the endpoint may leave. Once closed it lets everybody through: there is no client left to
     * send with, and who waits has to find out.
     *
     * @param template tells one endpoint from another
     */
    Permit enter(String template) throws InterruptedException {
        return lane(template).enter();
    }

    /** How long at least a request would have to wait that came now and found no queue. */
    Duration untilNext(String template) {
        return lane(template).untilNext();
    }

    private Lane lane(String template) {
        return lanes.computeIfAbsent(template, _ -> new Lane());
    }

    @Override
    public void close() {
        closed = true;
        lanes.values().forEach(Lane::wakeFirst);
    }

    private final class Lane {
        private final ReentrantLock lock = new ReentrantLock();
        private final Deque<Condition> queue = new ArrayDeque<>();
        private final Allowance allowance = new Allowance(ticker.nanos());

        Permit enter() throws InterruptedException {
            lock.lockInterruptibly();
            Condition turn = lock.newCondition();
            queue.addLast(turn);
            try {
                awaitTurn(turn);
                long now = ticker.nanos();
                allowance.sent(now);
                return new Place(this, now);
            } finally {
                queue.remove(turn);
                wakeFirst();
                lock.unlock();
            }
        }

        /** Only the first in the queue looks at the time; the others wait to become it. */
        private void awaitTurn(Condition turn) throws InterruptedException {
            while (!closed) {
                boolean first = turn.equals(queue.peekFirst());
                long wait = first ? allowance.delay(ticker.nanos()) : Allowance.UNKNOWN;
                if (wait == 0) {
                    return;
                }
                ticker.await(turn, wait);
            }
        }

        Duration untilNext() {
            lock.lock();
            try {
                long wait = allowance.delay(ticker.nanos());
                return wait == Allowance.UNKNOWN ? USUAL_PAUSE : Duration.ofNanos(wait);
            } finally {
                lock.unlock();
            }
        }

        void change(Runnable how) {
            lock.lock();
            try {
                how.run();
                wakeFirst();
            } finally {
                lock.unlock();
            }
        }

        void wakeFirst() {
            lock.lock();
            try {
                Condition first = queue.peekFirst();
                if (first != null) {
                    first.signal();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private final class Place implements Permit {
        private final Lane lane;
        private final long sent;

        Place(Lane lane, long sent) {
            this.lane = lane;
            this.sent = sent;
        }

        @Override
        public void unused() {
            lane.change(lane.allowance::unused);
        }

        @Override
        public void answered() {
            lane.change(() -> lane.allowance.answered(ticker.nanos()));
        }

        @Override
        public void refused(@Nullable Duration retryAfter) {
            Duration pause = jittered(retryAfter == null ? USUAL_PAUSE : retryAfter);
            lane.change(() -> lane.allowance.refused(sent, ticker.nanos(), pause));
        }

        /** Never sooner than asked for, and not at the same instant as everybody else who was turned away. */
        private static Duration jittered(Duration pause) {
            return pause.plusNanos(ThreadLocalRandom.current().nextLong(LONGEST_JITTER.toNanos()));
        }
    }

    private static final class SystemTicker implements Ticker {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // The caller is the loop.
        public void await(Condition condition, long nanos) throws InterruptedException {
            boolean _ = condition.await(nanos, TimeUnit.NANOSECONDS);
        }
    }
}
