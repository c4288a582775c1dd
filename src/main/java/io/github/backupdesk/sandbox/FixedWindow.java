package io.github.backupdesk.sandbox;

import java.time.Instant;

/** At most {@link Pace#LIMIT} in each second of the clock. */
final class FixedWindow implements Limiter {

    private long second = Long.MIN_VALUE;
    private int admitted;

    @Override
    public boolean admits(Instant now) {
        if (now.getEpochSecond() != second) {
            second = now.getEpochSecond();
            admitted = 0;
        }
        if (admitted >= Pace.LIMIT) {
            return false;
        }
        admitted++;
        return true;
    }
}
