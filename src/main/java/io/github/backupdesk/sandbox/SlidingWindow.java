package io.github.backupdesk.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** At most {@link Pace#LIMIT} in any one second. */
final class SlidingWindow implements Limiter {

    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final Deque<Instant> admitted = new ArrayDeque<>();

    @Override
    public boolean admits(Instant now) {
        admitted.removeIf(then -> then.isAfter(now) || !then.plus(WINDOW).isAfter(now));
        if (admitted.size() >= Pace.LIMIT) {
            return false;
        }
        admitted.addLast(now);
        return true;
    }
}
