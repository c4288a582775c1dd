package io.github.backupdesk.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes only when it is moved. */
public final class HandClock extends Clock {

    private final ZoneId zone;
    private Instant now = Fixtures.NOON;

    public HandClock() {
        this(ZoneOffset.UTC);
    }

    public HandClock(ZoneId zone) {
        this.zone = zone;
    }

    public void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return Clock.fixed(now, other);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
