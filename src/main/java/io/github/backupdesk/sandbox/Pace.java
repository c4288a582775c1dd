package io.github.backupdesk.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * At most twenty requests a second for each endpoint (create-backup page). There is one key, so the endpoint is the
 * whole name of what is counted. The real answer is not documented: here it is HTTP 429 with code 429 and no
 * {@code Retry-After}. Thread-safe.
 */
final class Pace {

    static final int LIMIT = 20;
    static final Duration INTERVAL = Duration.ofMillis(50);

    private final Clock clock;
    private final Map<String, Limiter> limiters = new HashMap<>();
    private LimiterKind kind;

    Pace(Clock clock, LimiterKind kind) {
        this.clock = clock;
        this.kind = kind;
    }

    synchronized boolean admits(Route route) {
        return limiters.computeIfAbsent(route.name(), _ -> kind.limiter()).admits(clock.instant());
    }

    static Refusal refusal() {
        return Refusal.http(429, "Too many requests: at most 20 per second for one endpoint.");
    }

    synchronized LimiterKind kind() {
        return kind;
    }

    /** Starts counting anew. */
    synchronized void use(LimiterKind other) {
        kind = other;
        limiters.clear();
    }
}
