package io.github.backupdesk.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a backup beside being made. Absent means: does not happen.
 *
 * @param failure why it fails at the end of its work
 * @param goneFrom from then on nobody knows it any more
 * @param listedFrom before that it is in no list, though it can be described
 * @param deletedAt when somebody deleted it
 */
record Fate(
        @Nullable String failure,
        @Nullable Instant goneFrom,
        @Nullable Instant listedFrom,
        @Nullable Instant deletedAt) {

    static final Fate USUAL = new Fate(null, null, null, null);

    Fate failing(String reason) {
        return new Fate(reason, goneFrom, listedFrom, deletedAt);
    }

    Fate goneFrom(Instant instant) {
        return new Fate(failure, instant, listedFrom, deletedAt);
    }

    Fate listedFrom(Instant instant) {
        return new Fate(failure, goneFrom, instant, deletedAt);
    }

    Fate deletedAt(Instant instant) {
        return new Fate(failure, goneFrom, listedFrom, instant);
    }

    boolean gone(Instant now) {
        return reached(goneFrom, now);
    }

    boolean deleted(Instant now) {
        return reached(deletedAt, now);
    }

    boolean listable(Instant now) {
        return listedFrom == null || reached(listedFrom, now);
    }

    private static boolean reached(@Nullable Instant point, Instant now) {
        return point != null && !now.isBefore(point);
    }
}
