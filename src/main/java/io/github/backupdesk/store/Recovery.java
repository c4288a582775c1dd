package io.github.backupdesk.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What was brought back when the history was opened.
 *
 * @param cause what was wrong with it
 * @param rows how many attempts are in the history now
 * @param missing how many more there must have been, as far as their numbers tell
 * @param keptAt where the damaged file was moved; it is removed after two weeks. Null if there is none
 */
public record Recovery(
        Cause cause, long rows, long missing, @Nullable Path keptAt) {

    /** Why something had to be brought back. */
    public enum Cause {
        DAMAGED,
        /** The file was gone, the receipts were not. */
        GONE,
        /** The file was older than the receipts, as after it was restored from a copy. */
        OLDER
    }
}
