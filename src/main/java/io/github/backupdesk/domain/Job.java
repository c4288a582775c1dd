package io.github.backupdesk.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

    private static final String BACK = " \u2192 ";

    public Job {
        checkedAt = checkedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * As it is to be known after an earlier answer: a progress that went back says from where, {@code 60 → 40}, and is no
     * number any more, so that no bar runs backwards unnoticed.
     */
    public Job after(@Nullable Job before) {
        OptionalInt was = before == null ? OptionalInt.empty() : before.peak();
        OptionalInt now = percent();
        boolean back = !state.terminal() && was.isPresent() && now.isPresent() && now.getAsInt() < was.getAsInt();
        return back ? new Job(id, state, was.getAsInt() + BACK + progress.strip(), reason, checkedAt) : this;
    }

    /** The farthest it had come. */
    private OptionalInt peak() {
        return new Job(id, state, progress.split(BACK, -1)[0], reason, checkedAt).percent();
    }

    /** Whether it had been farther before. */
    public boolean wentBack() {
        return progress.contains(BACK);
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
