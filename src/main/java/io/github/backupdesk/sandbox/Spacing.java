package io.github.backupdesk.sandbox;

import java.time.Duration;
import java.time.Instant;

/**
 * A request every {@code interval}, of which {@code burst} may come at once after a pause: a bucket of tokens, told by
 * the instant at which it will be full again.
 */
final class Spacing implements Limiter {

    private final Duration interval;
    private final Duration depth;
    private Instant full = Instant.MIN;

    Spacing(int burst, Duration interval) {
        this.interval = interval;
        this.depth = interval.multipliedBy(burst);
    }

    @Override
    public boolean admits(Instant now) {
        Instant from = full.isBefore(now) || full.isAfter(now.plus(depth)) ? now : full;
        Instant then = from.plus(interval);
        if (then.isAfter(now.plus(depth))) {
            return false;
        }
        full = then;
        return true;
    }
}
