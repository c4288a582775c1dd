package io.github.backupdesk.sandbox;

/** How the sandbox counts twenty requests a second; the documentation of the real cloud does not say how it does. */
public enum LimiterKind {
    /** At most 20 in any one second. */
    SLIDING,
    /** At most 20 in each second of the clock. */
    FIXED,
    /** A bucket of 20 that is refilled by 20 a second. */
    TOKEN_BUCKET,
    /** One every 50 ms, with no burst at all. */
    LEAKY,
    OFF;

    Limiter limiter() {
        return switch (this) {
            case SLIDING -> new SlidingWindow();
            case FIXED -> new FixedWindow();
            case TOKEN_BUCKET -> new Spacing(Pace.LIMIT, Pace.INTERVAL);
            case LEAKY -> new Spacing(1, Pace.INTERVAL);
            case OFF -> _ -> true;
        };
    }
}
