package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Thousands of requests in made-up time against every way in which a server may count to twenty. */
class AllowanceSimulationTest {

    private static final int REQUESTS = 1000;
    private static final long MS = 1_000_000;
    private static final long SECOND = 1000 * MS;

    /** Whether a server takes a request that arrives now. */
    interface Limiter {
        boolean takes(long now);
    }

    enum Kind {
        FIXED_WINDOW,
        SLIDING_WINDOW,
        TOKEN_BUCKET,
        LEAKY_BUCKET;

        /** @param offset where the server's second begins */
        Limiter limiter(long offset) {
            return switch (this) {
                case FIXED_WINDOW -> fixed(offset);
                case SLIDING_WINDOW -> sliding();
                case TOKEN_BUCKET -> bucket(20);
                case LEAKY_BUCKET -> bucket(1);
            };
        }
    }

    private static Limiter fixed(long offset) {
        Map<Long, Integer> taken = new HashMap<>();
        return now -> taken.merge((now + offset) / SECOND, 1, Integer::sum) <= 20;
    }

    private static Limiter sliding() {
        Deque<Long> taken = new ArrayDeque<>();
        return now -> {
            taken.removeIf(then -> now - then >= SECOND);
            return taken.size() < 20 && taken.add(now);
        };
    }

    private static Limiter bucket(int size) {
        double[] state = {size, 0};
        return now -> {
            state[0] = Math.min(size, state[0] + (now - state[1]) * 20 / SECOND);
            state[1] = now;
            // A hair less than a token, for what is lost in adding fractions up.
            if (state[0] < 1 - 1e-6) {
                return false;
            }
            state[0]--;
            return true;
        };
    }

    private record Event(long at, Runnable what) {}

    private static final class World {
        private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::at));
        private final Allowance allowance = new Allowance(0);
        private final Random random;
        private final Limiter limiter;
        private final double meanDelay;
        private long now;
        private long wakeAt = Long.MAX_VALUE;
        private int waiting;
        private int refused;
        private int answered;

        World(Kind kind, double meanDelay, int seed) {
            this.random = new Random(seed);
            this.limiter = kind.limiter((long) (random.nextDouble() * SECOND));
            this.meanDelay = meanDelay;
        }

        /** @param burst how many come at once; between bursts there is a random time */
        World run(int burst) {
            long at = 0;
            for (int n = 0; n < REQUESTS; n += burst) {
                int many = Math.min(burst, REQUESTS - n);
                events.add(new Event(at, () -> waiting += many));
                at += (long) (random.nextDouble() * 2 * burst * 50 * MS);
            }
            while (!events.isEmpty()) {
                Event next = events.remove();
                now = next.at();
                next.what().run();
                sendWhatMayLeave();
            }
            assertEquals(REQUESTS, answered);
            return this;
        }

        private void sendWhatMayLeave() {
            while (waiting > 0) {
                long delay = allowance.delay(now);
                if (delay == Allowance.UNKNOWN) {
                    return;
                }
                if (delay > 0) {
                    wake(now + delay);
                    return;
                }
                waiting--;
                send();
            }
        }

        private void wake(long at) {
            if (at != wakeAt) {
                wakeAt = at;
                events.add(new Event(at, () -> {}));
            }
        }

        private void send() {
            long sent = now;
            allowance.sent(sent);
            events.add(new Event(now + delay(), () -> {
                boolean taken = limiter.takes(now);
                events.add(new Event(now + delay(), () -> end(sent, taken)));
            }));
        }

        private void end(long sent, boolean taken) {
            answered++;
            if (taken) {
                allowance.answered(now);
            } else {
                refused++;
                allowance.refused(sent, now, Duration.ZERO);
            }
        }

        private long delay() {
            return (long) (-Math.log(1 - random.nextDouble()) * meanDelay);
        }
    }

    private static Stream<Arguments> windows() {
        return Stream.of(Kind.FIXED_WINDOW, Kind.SLIDING_WINDOW, Kind.TOKEN_BUCKET)
                .flatMap(kind -> Stream.of(0, 1, 5, 30, 150, 500).map(delay -> Arguments.of(kind, delay)));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void isNeverRefusedByAServerThatCountsBySeconds(Kind kind, int meanDelay) {
        for (int seed = 0; seed < 12; seed++) {
            for (int burst : new int[] {1, 7, 40, REQUESTS}) {
                World world = new World(kind, meanDelay * (double) MS, seed).run(burst);
                assertEquals(0, world.refused, "seed " + seed + ", bursts of " + burst);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("windows")
    void takesLittleMoreTimeThanItMust(Kind kind, int meanDelay) {
        World world = new World(kind, meanDelay * (double) MS, 1).run(REQUESTS);
        double floor = (REQUESTS - 18) / 18.0 * (1 + 2 * meanDelay / 1000.0);
        // Among 18 places some are held by the slowest of many answers, and those behind wait for their turn.
        assertTrue(world.now / (double) SECOND <= floor * 1.05 + 5, "took " + world.now / SECOND + " s");
    }

    /** The first refusal and what was under way with it; then whatever it takes to find out how fast is too fast. */
    @ParameterizedTest
    @MethodSource("delays")
    void isSeldomRefusedByAServerThatTakesNoTwoAtOnce(int meanDelay) {
        int worst = IntStream.range(0, 12)
                .map(seed -> new World(Kind.LEAKY_BUCKET, meanDelay * (double) MS, seed).run(REQUESTS).refused)
                .max()
                .orElseThrow();
        int recovery = meanDelay == 0 ? 0 : REQUESTS * 3 / 100;
        assertTrue(worst <= 1 + recovery, "refused " + worst);
    }

    private static Stream<Integer> delays() {
        return Stream.of(0, 1, 5, 30);
    }
}
