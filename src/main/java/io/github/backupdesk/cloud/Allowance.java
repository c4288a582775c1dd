package io.github.backupdesk.cloud;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How soon the next request to one endpoint may leave (promises.md section 7). The service counts requests as they arrive,
 * which nobody here can see; but each arrives between being sent and being answered. So a request holds its place until a
 * second after its answer: then of any 19 requests two arrive a second apart or more, however long each was on its way.
 *
 * <p>Requests also keep a distance of 50 ms, which costs a long queue nothing and takes a server without room for bursts by
 * no storm. Each refusal doubles the distance, each answer wins a little of the pace back.
 *
 * <p>Not for several threads: {@link Pace} guards it. Times are a ticker's nanoseconds.
 */
final class Allowance {

    /** The service allows 20 in a second; two are left for the console, and for colleagues. */
    static final int PLACES = 20 - 2;

    /** The answer to {@link #delay} while every place is held by a request without an answer. */
    static final long UNKNOWN = Long.MAX_VALUE;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long SHORTEST_PAUSE = SECOND;
    private static final long LONGEST_PAUSE = Duration.ofMinutes(5).toNanos();

    private static final double FASTEST = 20;
    private static final double SLOWEST = 1.0 / 60;
    private static final double WON_BACK = 0.1;

    private final Deque<Long> answered = new ArrayDeque<>();
    private int unanswered;

    /** Requests a second. */
    private double speed = FASTEST;

    private long next;
    private long slowedAt;

    /** @param now no request leaves before */
    Allowance(long now) {
        next = now;
        slowedAt = now;
    }

    /** How long the next request has to wait; 0 if it may leave. */
    long delay(long now) {
        return Math.max(Math.max(0, next - now), waitForAPlace(now));
    }

    private long waitForAPlace(long now) {
        while (!answered.isEmpty() && now - answered.getFirst() >= SECOND) {
            answered.removeFirst();
        }
        if (unanswered + answered.size() < PLACES) {
            return 0;
        }
        return answered.isEmpty() ? UNKNOWN : answered.getFirst() + SECOND - now;
    }

    void sent(long now) {
        unanswered++;
        notBefore(now + (long) (SECOND / speed));
    }

    /** It never left, so the server does not count it. */
    void unused() {
        unanswered--;
    }

    /** It was answered, or given up. */
    void answered(long now) {
        done(now);
        speed = Math.min(FASTEST, speed + WON_BACK);
    }

    /**
     * It was refused for being one too many.
     *
     * @param sent when it had left: what left before the pace was last slowed down says nothing about the new one
     * @param pause what the server asked for
     */
    void refused(long sent, long now, Duration pause) {
        done(now);
        if (sent - slowedAt >= 0) {
            speed = Math.max(SLOWEST, speed / 2);
            slowedAt = now;
        }
        notBefore(now + Math.clamp(nanos(pause), SHORTEST_PAUSE, LONGEST_PAUSE));
    }

    private void done(long now) {
        unanswered--;
        answered.addLast(now);
    }

    private void notBefore(long time) {
        next = time - next > 0 ? time : next;
    }

    private static long nanos(Duration pause) {
        return pause.compareTo(Duration.ofNanos(LONGEST_PAUSE)) > 0 ? LONGEST_PAUSE : pause.toNanos();
    }
}
