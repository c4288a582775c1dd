package io.github.backupdesk.app;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.store.SqliteHistoryStore;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the history while the program is open: each day the whole file is read for damage, and a snapshot taken from
 * which a damaged one can be rebuilt. A damaged file gives no snapshot, so that the good ones stay.
 */
final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    /** Long enough after the start that nobody waits for it. */
    private static final Duration FIRST = Duration.ofMinutes(5);

    private static final Duration NEXT = Duration.ofDays(1);

    private final SqliteHistoryStore store;
    private final Background background;
    private final Runnable onDamage;

    /** @param onDamage called when the file is found to be damaged, once */
    Upkeep(SqliteHistoryStore store, Background background, Runnable onDamage) {
        this.store = store;
        this.background = background;
        this.onDamage = onDamage;
    }

    void start() {
        later(FIRST);
    }

    private void later(Duration pause) {
        background.after(
                pause,
                () -> background.start(
                        () -> {
                            store.check();
                            return store.snapshot();
                        },
                        file -> {
                            LOG.info("the history is sound and has a snapshot");
                            later(NEXT);
                        },
                        this::failed));
    }

    private void failed(Exception e) {
        LOG.warn("no snapshot of the history: {}", e.getMessage());
        if (e instanceof StoreException problem && problem.kind() == StoreException.Kind.DAMAGED) {
            onDamage.run();
        } else {
            later(NEXT);
        }
    }
}
