package io.github.backupdesk.sandbox;

import java.time.Instant;

/** Counts the requests of one endpoint. Not safe for several threads at once. */
@FunctionalInterface
interface Limiter {

    /** Whether a request may pass now; one that may not does not count. A clock that was set back is forgiven. */
    boolean admits(Instant now);
}
