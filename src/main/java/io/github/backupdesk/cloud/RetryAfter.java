package io.github.backupdesk.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the header of that name: seconds, or a date by the server's own clock. */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d+");
    private static final int COUNTABLE = 15;

    private RetryAfter() {}

    /** Never negative; null if it is neither. */
    static @Nullable Duration read(@Nullable String header, ServerClock clock) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        if (SECONDS.matcher(text).matches()) {
            boolean countable = text.length() <= COUNTABLE;
            return Duration.ofSeconds(countable ? Long.parseLong(text) : Integer.MAX_VALUE);
        }
        Instant until = ServerTime.http(text);
        if (until == null) {
            return null;
        }
        Duration wait = Duration.between(clock.now(), until);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
