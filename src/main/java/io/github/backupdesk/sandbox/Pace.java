package io.github.backupdesk.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * At most twenty requests in any one second for each endpoint (create-backup page). There is one key, so the endpoint
 * is the whole name of the window. The real answer is not documented: here it is HTTP 429 with code 429 and no
 * {@code Retry-After}. A refused request does not count.
 */
final class Pace {

    static final int LIMIT = 20;
    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final Clock clock;
    private final Map<String, Deque<Instant>> accepted = new HashMap<>();

    Pace(Clock clock) {
        this.clock = clock;
    }

    synchronized void check(Route route) {
        Instant now = clock.instant();
        Deque<Instant> window =
                accepted.computeIfAbsent(route.method() + " " + route.template(), _ -> new ArrayDeque<>());
        window.removeIf(then -> then.isAfter(now) || !then.plus(WINDOW).isAfter(now));
        if (window.size() >= LIMIT) {
            throw Refusal.http(429, "Too many requests: at most 20 per second for one endpoint.");
        }
        window.addLast(now);
    }
}
