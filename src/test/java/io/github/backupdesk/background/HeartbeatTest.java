package io.github.backupdesk.background;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.backupdesk.support.DirectBackground;
import io.github.backupdesk.support.HandClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final Duration BEAT = Duration.ofSeconds(5);

    private final DirectBackground background = new DirectBackground();
    private final HandClock clock = new HandClock();
    private final List<Duration> woken = new ArrayList<>();

    @BeforeEach
    void start() {
        new Heartbeat(background, clock, woken::add).start();
    }

    /** One beat of the timers, while the clock on the wall goes so far. */
    private void beat(Duration wall) {
        clock.advance(wall);
        background.advance(BEAT);
    }

    @Test
    void aDayAwakeIsNoSleep() {
        for (int i = 0; i < 24 * 3600 / 5; i++) {
            beat(BEAT);
        }
        assertEquals(List.of(), woken);
    }

    @Test
    void aBeatThatIsALittleLateIsNoSleep() {
        beat(BEAT.plusSeconds(15));
        assertEquals(List.of(), woken);
    }

    @Test
    void aSleepIsToldOnceAndTheNextAgain() {
        beat(BEAT.plus(Duration.ofHours(2)));
        beat(BEAT);
        beat(BEAT.plusSeconds(16));
        assertEquals(List.of(Duration.ofHours(2), Duration.ofSeconds(16)), woken);
    }

    @Test
    void aClockThatIsSetBackIsNoSleepAndStopsNothing() {
        beat(Duration.ofDays(-3));
        beat(BEAT);
        assertEquals(List.of(), woken);
        beat(Duration.ofDays(3));
        assertEquals(1, woken.size());
    }
}
