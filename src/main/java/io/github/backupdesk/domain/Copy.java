package io.github.backupdesk.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One copy of a backup in another region. The create call tells nothing of it, so it counts as there only once a backup was
 * described that lies in its region.
 *
 * @param backupId empty until it was seen
 * @param seenAt by our clock, when it was last seen; null until it was
 */
public record Copy(
        RegionId regionId,
        Stage stage,
        String backupId,
        @Nullable Instant seenAt) {

    /** How much of it is proven. */
    public enum Stage {
        REQUESTED,
        /** A backup of its own was seen in the region, being made. */
        SEEN,
        AVAILABLE
    }

    public static Copy requested(RegionId regionId) {
        return new Copy(regionId, Stage.REQUESTED, "", null);
    }
}
