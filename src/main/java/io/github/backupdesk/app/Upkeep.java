package io.github.backupdesk.app;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.store.SqliteHistoryStore;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the history while the program is open: a snapshot each day, from which a damaged file can be rebuilt. */
final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    /** Long enough after the start that nobody waits for it. */
    private static final Duration FIRST = Duration.ofMinutes(5);

    private static final Duration NEXT = Duration.ofDays(1);

    private final SqliteHistoryStore store;
    private final Background background;

    Upkeep(SqliteHistoryStore store, Background background) {
        this.store = store;
        this.background = background;
    }

    void start() {
        later(FIRST);
    }

    private void later(Duration pause) {
        Callable<Object> snapshot = store::snapshot;
        background.after(
                pause,
                () -> background.start(
                        snapshot,
                        file -> {
                            LOG.info("the history has a snapshot");
                            later(NEXT);
                        },
                        e -> {
                            LOG.warn("no snapshot of the history: {}", e.getMessage());
                            later(NEXT);
                        }));
    }
}
