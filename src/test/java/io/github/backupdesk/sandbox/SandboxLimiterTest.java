package io.github.backupdesk.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxLimiterTest {

    private static final Instant SECOND = Instant.parse("2026-11-23T10:15:30Z");
    private static final Route ROUTE = new Route("GET", "/v2/clouds", _ -> Json.object());

    private static long admitted(Limiter limiter, int millis, int times) {
        Instant now = SECOND.plusMillis(millis);
        return IntStream.range(0, times).filter(_ -> limiter.admits(now)).count();
    }

    @ParameterizedTest
    @CsvSource({
        "SLIDING, 20, 0, 0, 20, 20",
        "FIXED, 20, 0, 0, 20, 20",
        "TOKEN_BUCKET, 20, 1, 1, 18, 20",
        "LEAKY, 1, 1, 1, 1, 1",
        "OFF, 50, 50, 50, 50, 50"
    })
    void admitsBurstsInItsOwnWay(LimiterKind kind, int at0, int at50, int at100, int at1000, int at9000) {
        Limiter limiter = kind.limiter();
        int[] millis = {0, 50, 100};
        int[] expected = {at0, at50, at100};
        for (int i = 0; i < millis.length; i++) {
            assertEquals(expected[i], admitted(limiter, millis[i], 50), kind + " at " + millis[i]);
        }
        assertEquals(at1000, admitted(limiter, 1_000, 50));
        assertEquals(at9000, admitted(limiter, 9_000, 50));
    }

    @Test
    void letsFortyThroughAtTheSeamOfFixedWindowsOnly() {
        for (LimiterKind kind : LimiterKind.values()) {
            Limiter limiter = kind.limiter();
            long atTheSeam = admitted(limiter, 990, 20) + admitted(limiter, 1_010, 20);
            assertEquals(kind == LimiterKind.FIXED || kind == LimiterKind.OFF, atTheSeam == 40, kind.name());
        }
    }

    @Test
    void forgivesAClockThatWasSetBack() {
        for (LimiterKind kind : LimiterKind.values()) {
            Limiter limiter = kind.limiter();
            admitted(limiter, 60_000, 50);
            assertTrue(admitted(limiter, 0, 1) == 1, kind.name());
        }
    }

    @Test
    void countsThousandsAtOnceExactly() {
        Pace pace = new Pace(Clock.fixed(SECOND, ZoneOffset.UTC), LimiterKind.TOKEN_BUCKET);
        AtomicInteger admitted = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 5_000; i++) {
                threads.execute(() -> admitted.addAndGet(pace.admits(ROUTE) ? 1 : 0));
            }
        }
        assertEquals(20, admitted.get());
        pace.use(LimiterKind.LEAKY);
        assertTrue(pace.admits(ROUTE) && !pace.admits(ROUTE));
    }
}
