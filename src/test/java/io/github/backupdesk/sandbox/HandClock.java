package io.github.backupdesk.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves only when a test moves it. */
final class HandClock extends Clock {

    private volatile Instant now = Instant.parse("2026-11-23T10:15:30.250Z");

    synchronized void forward(Duration duration) {
        now = now.plus(duration);
    }

    void forwardSeconds(double seconds) {
        forward(Duration.ofNanos((long) (seconds * 1e9)));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
