package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowanceTest {

    private static final long MS = 1_000_000;
    private static final long SECOND = 1000 * MS;

    /** A ticker may stand anywhere, also where it is about to run over. */
    private final long start = Long.parseLong("9223372036800000000");

    private final Allowance allowance = new Allowance(start);
    private long now = start;

    private void sends(int requests) {
        for (int n = 0; n < requests; n++) {
            now += allowance.delay(now);
            allowance.sent(now);
        }
    }

    @Test
    void letsTheFirstRequestThroughAtOnceAndTheNextAfterItsDistance() {
        assertEquals(0, allowance.delay(now));
        allowance.sent(now);
        assertEquals(50 * MS, allowance.delay(now));
        assertEquals(10 * MS, allowance.delay(now + 40 * MS));
        assertEquals(0, allowance.delay(now + 50 * MS));
        assertEquals(0, allowance.delay(now + 5 * SECOND));
    }

    @Test
    void keepsEighteenPlacesAndNoMore() {
        sends(Allowance.PLACES);
        assertEquals(start + 17 * 50 * MS, now);
        assertEquals(Allowance.UNKNOWN, allowance.delay(now + 60 * SECOND));
    }

    @Test
    void givesAPlaceBackASecondAfterItsAnswer() {
        sends(Allowance.PLACES);
        allowance.answered(now);
        allowance.answered(now + 300 * MS);
        assertEquals(SECOND - 300 * MS, allowance.delay(now + 300 * MS));
        assertEquals(1, allowance.delay(now + SECOND - 1));
        assertEquals(0, allowance.delay(now + SECOND));
        allowance.sent(now + SECOND);
        assertEquals(300 * MS, allowance.delay(now + SECOND));
    }

    @Test
    void givesAPlaceBackAtOnceThatWasNotUsed() {
        sends(Allowance.PLACES);
        allowance.unused();
        assertEquals(50 * MS, allowance.delay(now));
        assertEquals(0, allowance.delay(now + 50 * MS));
    }

    @Test
    void pausesAsLongAsTheServerAsks() {
        sends(1);
        allowance.refused(now, now + 20 * MS, Duration.ofSeconds(7));
        assertEquals(7 * SECOND, allowance.delay(now + 20 * MS));
        assertEquals(0, allowance.delay(now + 20 * MS + 7 * SECOND));
    }

    @ParameterizedTest
    @ValueSource(longs = {-5, 0, 1})
    void pausesASecondAtLeast(long seconds) {
        sends(1);
        allowance.refused(now, now, Duration.ofSeconds(seconds));
        assertEquals(SECOND, allowance.delay(now));
    }

    @ParameterizedTest
    @ValueSource(longs = {300, 301, 1_000_000_000, Long.MAX_VALUE})
    void pausesFiveMinutesAtMost(long seconds) {
        sends(1);
        allowance.refused(now, now, Duration.ofSeconds(seconds));
        assertEquals(300 * SECOND, allowance.delay(now));
    }

    @Test
    void letsNoShorterPauseEndALongerOne() {
        sends(2);
        allowance.refused(now, now, Duration.ofSeconds(60));
        allowance.refused(now, now, Duration.ofSeconds(2));
        assertEquals(60 * SECOND, allowance.delay(now));
    }

    /** The distance to the next request after one that was sent without a wait. */
    private long distance() {
        now += allowance.delay(now);
        allowance.sent(now);
        return allowance.delay(now);
    }

    @Test
    void doublesTheDistanceWithEachRefusalDownToOneAMinute() {
        long expected = 50 * MS;
        for (int n = 0; n < 15; n++) {
            long distance = distance();
            assertEquals((double) Math.min(expected, 60 * SECOND), (double) distance, 100);
            allowance.refused(now, now, Duration.ZERO);
            expected *= 2;
        }
    }

    @Test
    void slowsDownOnceForAllThatWasUnderWay() {
        sends(3);
        long third = now;
        allowance.refused(start, third, Duration.ZERO);
        allowance.refused(start + 50 * MS, third, Duration.ZERO);
        allowance.refused(start + 75 * MS, third, Duration.ZERO);
        assertEquals(100 * MS, distance());
        allowance.refused(now, now, Duration.ZERO);
        assertEquals(200 * MS, distance());
    }

    @Test
    void aRefusedRequestGivesItsPlaceBackLikeAnyOther() {
        sends(Allowance.PLACES);
        assertEquals(Allowance.UNKNOWN, allowance.delay(now));
        allowance.refused(start, now, Duration.ZERO);
        assertEquals(SECOND, allowance.delay(now));
        assertEquals(0, allowance.delay(now + SECOND));
    }

    @Test
    void winsThePaceBackAnswerByAnswer() {
        sends(1);
        allowance.refused(now, now, Duration.ZERO);
        long before = 100 * MS;
        for (int n = 0; n < 110; n++) {
            now += SECOND;
            long distance = distance();
            assertTrue(distance <= before && distance >= 50 * MS, "distance " + distance);
            before = distance;
            allowance.answered(now);
        }
        now += SECOND;
        assertEquals(50 * MS, distance());
    }
}
