package io.github.backupdesk.sandbox;

import java.time.Duration;
import java.time.Instant;

/**
 * When a backup is made: waiting from {@code created}, at work from {@code started}, done at {@code ended}. All is
 * settled at the moment of the request; how far it is follows from the clock alone, so nothing has to run in between.
 */
record Span(Instant created, Instant started, Instant ended) {

    static Span of(Instant created, Duration waiting, Duration work) {
        Instant started = created.plus(waiting);
        return new Span(created, started, started.plus(work));
    }

    boolean begun(Instant now) {
        return !now.isBefore(created);
    }

    boolean atWork(Instant now) {
        return !now.isBefore(started);
    }

    boolean done(Instant now) {
        return !now.isBefore(ended);
    }

    String jobStatus(Instant now) {
        if (done(now)) {
            return "SUCCESSFUL";
        }
        return atWork(now) ? "IN_PROGRESS" : "PENDING";
    }

    /** Percent; 100 only when done. */
    long progress(Instant now) {
        if (done(now)) {
            return 100;
        }
        if (!atWork(now)) {
            return 0;
        }
        return Duration.between(started, now).toMillis()
                * 99
                / Math.max(1, Duration.between(started, ended).toMillis());
    }
}
