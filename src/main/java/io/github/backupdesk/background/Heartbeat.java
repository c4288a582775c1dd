package io.github.backupdesk.background;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Notices that the computer has slept. Timers do not: on Linux their time stands still in a sleep, so a question that was
 * due in a minute comes hours late (promises.md section 5). A clock that is set forward looks the same, and does no harm.
 */
public final class Heartbeat {

    private static final Duration BEAT = Duration.ofSeconds(5);

    /** How late a beat may be on a busy computer. */
    private static final Duration LATE = Duration.ofSeconds(15);

    private final Background background;
    private final Clock clock;
    private final Consumer<? super Duration> onWoken;
    private Instant last;

    /** @param onWoken told on the UI thread how long the sleep was, about */
    public Heartbeat(Background background, Clock clock, Consumer<? super Duration> onWoken) {
        this.background = background;
        this.clock = clock;
        this.onWoken = onWoken;
        this.last = clock.instant();
    }

    public void start() {
        last = clock.instant();
        next();
    }

    private void next() {
        background.after(BEAT, this::beat);
    }

    private void beat() {
        Instant now = clock.instant();
        Duration slept = Duration.between(last, now).minus(BEAT);
        last = now;
        if (slept.compareTo(LATE) > 0) {
            onWoken.accept(slept);
        }
        next();
    }
}
