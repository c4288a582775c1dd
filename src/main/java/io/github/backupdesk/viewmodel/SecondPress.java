package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * What makes permanent backups without a review is asked for twice: the first press says in full what the second would do.
 * The first is forgotten after a while, and as soon as the second would do anything else.
 */
final class SecondPress {

    /** Presses that follow each other faster are one, by a hand that trembles or a key that is held down. */
    static final Duration DOUBLE_CLICK = Duration.ofMillis(400);

    static final Duration FORGOTTEN = Duration.ofSeconds(5);

    private final Background background;
    private final Supplier<Instant> now;
    private final Runnable onForgotten;
    private List<Long> armed = List.of();
    private Instant last = Instant.EPOCH;
    private Background.Work forgetting = () -> {};

    /** @param onForgotten called when the first press counts no more because of the time */
    SecondPress(Background background, Supplier<Instant> now, Runnable onForgotten) {
        this.background = background;
        this.now = now;
        this.onForgotten = onForgotten;
    }

    /** @return whether it is the second press for exactly these */
    boolean press(List<Long> these) {
        Instant at = now.get();
        boolean first = !isArmed() || !these.equals(armed);
        boolean tooSoon = Duration.between(last, at).compareTo(DOUBLE_CLICK) < 0;
        last = at;
        if (first) {
            arm(these);
        } else if (!tooSoon) {
            disarm();
            return true;
        }
        return false;
    }

    private void arm(List<Long> these) {
        disarm();
        armed = List.copyOf(these);
        forgetting = background.after(FORGOTTEN, () -> {
            disarm();
            onForgotten.run();
        });
    }

    void disarm() {
        forgetting.cancel();
        armed = List.of();
    }

    /** Forgets the first press if it was for others. */
    void onlyFor(List<Long> these) {
        if (!these.equals(armed)) {
            disarm();
        }
    }

    boolean isArmed() {
        return !armed.isEmpty();
    }
}
