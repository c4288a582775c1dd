package io.github.backupdesk.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the looking for a backup of unknown outcome has come. Nothing here is ever a proof of absence: a backup that
 * failed at once is not listed either.
 *
 * @param looks how often the list was read
 * @param lastLook null before the first
 * @param candidates what fits, oldest first
 */
public record Search(int looks, @Nullable Instant lastLook, List<Backup> candidates, Verdict verdict) {

    public static final Search NONE = new Search(0, null, List.of(), Verdict.OPEN);

    public Search {
        candidates = List.copyOf(candidates);
    }

    /** What the looks came to. */
    public enum Verdict {
        /** Still to be looked for. */
        OPEN,
        /** One backup fits; a human has to confirm it. */
        ONE_FITS,
        /** Several fit; a human has to choose. */
        SEVERAL_FIT,
        /** None was listed after the last look. */
        NO_TRACE,
        /** A human has said that it does not exist. */
        SETTLED_ABSENT,
        /** A human has sent the same request again, whether or not the first has made its backup. */
        SENT_AGAIN;

        /** Whether a human has had the last word. */
        public boolean settled() {
            return this == SETTLED_ABSENT || this == SENT_AGAIN;
        }
    }

    public Search looked(Instant at, List<Backup> fitting, Verdict now) {
        return new Search(looks + 1, at, fitting, now);
    }

    public Search settledAbsent() {
        return new Search(looks, lastLook, candidates, Verdict.SETTLED_ABSENT);
    }

    public Search sentAgain() {
        return new Search(looks, lastLook, candidates, Verdict.SENT_AGAIN);
    }
}
