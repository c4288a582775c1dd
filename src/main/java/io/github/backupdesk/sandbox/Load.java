package io.github.backupdesk.sandbox;

import java.util.Objects;

/**
 * What a benchmark changes.
 *
 * @param limiter how requests are counted
 * @param extraClusters small dedicated clusters beside the usual ones, since each makes one manual backup at a time
 * @param millisBefore mean of the random delay before a control plane request reaches the limiter
 * @param millisAfter mean of the random delay before it is answered
 * @param seed of these delays
 */
public record Load(LimiterKind limiter, int extraClusters, double millisBefore, double millisAfter, int seed) {

    static final int MOST_CLUSTERS = 10_000;

    static final Load NONE = new Load(LimiterKind.SLIDING, 0, 0, 0, 0);

    public Load {
        Objects.requireNonNull(limiter);
        if (extraClusters < 0 || extraClusters > MOST_CLUSTERS) {
            throw new IllegalArgumentException("The sandbox has room for 0 to 10,000 extra clusters.");
        }
        if (!sane(millisBefore) || !sane(millisAfter)) {
            throw new IllegalArgumentException("A mean delay lies between 0 and 60,000 ms.");
        }
    }

    private static boolean sane(double millis) {
        return millis >= 0 && millis <= 60_000;
    }
}
