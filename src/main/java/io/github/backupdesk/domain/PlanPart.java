package io.github.backupdesk.domain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/**
 * That an attempt is one of several that were confirmed together. Each of them says all that is known of the plan, so a plan
 * is nothing but its rows.
 *
 * @param plan the ID of the plan; IDs sort by the time of confirming
 * @param position from 1, in the order in which they were confirmed
 * @param again the ID of the attempt of the same plan that it was planned in the place of; 0 if it is no such
 */
public record PlanPart(String plan, int position, Policy policy, long again) {

    /** What becomes of the others when one of them is not made. */
    public enum Policy {
        /** Each goes its own way: one at a time in each cluster, different clusters side by side. */
        GO_ON,
        /** One at a time in their order, whatever the cluster; at the first error what has not begun to leave stays here. */
        STOP
    }

    /** No letters or digits that are easily taken for others. */
    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int RANDOM_SIGNS = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /** A new ID, as {@code 261123-214438-k7m}: the time in UTC, and something to tell two of the same second apart. */
    public static String newId(Instant now, RandomGenerator random) {
        StringBuilder id = new StringBuilder(TIME.format(now)).append('-');
        random.ints(RANDOM_SIGNS, 0, SIGNS.length()).mapToObj(SIGNS::charAt).forEach(id::append);
        return id.toString();
    }
}
