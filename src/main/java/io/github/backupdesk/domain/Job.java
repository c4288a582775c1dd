package io.github.backupdesk.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A job as {@code GET /v2/jobs/{JOB_ID}} tells it. It covers the original only, not the copies (contract.md section 7,
 * row 11).
 *
 * @param progress a string of the server's, usually a percentage; may be empty
 * @param reason empty unless it failed
 * @param checkedAt when we were told, by our clock; cut to the millisecond, which is what the history keeps
 */
public record Job(String id, JobState state, String progress, String reason, Instant checkedAt) {

    /** Narrower than what Java reads as a number: no NaN, no Infinity, no 1d, 1e1 or 0x1p3. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)");

    public Job {
        checkedAt = checkedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The progress as a number from 0 to 100, if it can be read as one. */
    public OptionalInt percent() {
        String text = progress.strip();
        if (text.endsWith("%")) {
            text = text.substring(0, text.length() - 1).strip();
        }
        return NUMBER.matcher(text).matches()
                ? OptionalInt.of((int) Math.clamp(Math.floor(Double.parseDouble(text)), 0, 100))
                : OptionalInt.empty();
    }
}
