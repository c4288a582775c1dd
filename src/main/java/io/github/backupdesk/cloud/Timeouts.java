package io.github.backupdesk.cloud;

import java.time.Duration;

/**
 * How long to wait for what. Each is a bound on the whole, so that a server that sends a byte a second cannot stretch it.
 *
 * @param connect until the connection stands, once for TCP and once for TLS
 * @param question a whole call that only asks
 * @param create a whole create call
 */
public record Timeouts(Duration connect, Duration question, Duration create) {

    /** The times of promises.md N03, N10 and N14. */
    public static final Timeouts USUAL =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30));
}
