package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Requests that the pace of the account keeps back: they wait in the open, row by row, with the seconds that are left. */
final class Pauses {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final HistoryViewModel history;
    private final Background background;
    private final Runnable onOver;
    private final Map<Long, Instant> until = new HashMap<>();
    private boolean counting;

    /** @param onOver called when one of them is over */
    Pauses(HistoryViewModel history, Background background, Runnable onOver) {
        this.history = history;
        this.background = background;
        this.onOver = onOver;
    }

    /** The row says until when, and can be taken back. */
    void begin(long id, Duration pause) {
        until.put(id, history.times().now().plus(pause));
        history.retellWaiting();
        background.after(pause, () -> {
            until.remove(id);
            onOver.run();
        });
        count();
    }

    /** The seconds that are left are told as they pass. */
    private void count() {
        if (counting || until.isEmpty()) {
            return;
        }
        counting = true;
        background.after(SECOND, () -> {
            counting = false;
            history.retellWaiting();
            count();
        });
    }

    void forget(long id) {
        until.remove(id);
    }

    Optional<Instant> until(long id) {
        return Optional.ofNullable(until.get(id));
    }

    boolean holds(long id) {
        return until.containsKey(id);
    }
}
