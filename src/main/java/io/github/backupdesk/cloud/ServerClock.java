package io.github.backupdesk.cloud;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The server's time, as far as its answers tell: the {@code Date} header of the last one, which counts whole seconds. */
final class ServerClock {

    private final Clock ours;
    private volatile Duration ahead = Duration.ZERO;

    ServerClock(Clock ours) {
        this.ours = ours;
    }

    /** To be called as soon as the header is there; one that is no time changes nothing. */
    void heard(@Nullable String date) {
        Instant theirs = ServerTime.http(date);
        if (theirs != null) {
            ahead = Duration.between(ours.instant(), theirs);
        }
    }

    /** Negative if it is behind; zero before it was heard. */
    Duration ahead() {
        return ahead;
    }

    Instant now() {
        return ours.instant().plus(ahead);
    }
}
