package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.BackupPolicy.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupPolicyTest {

    private static Optional<Window> window(String hours, String days, String now) {
        return new BackupPolicy("ENABLED", hours, days).window(Instant.parse(now));
    }

    /** The 23rd of November 2026 is a Monday. */
    @ParameterizedTest
    @CsvSource({
        "02:00-04:00,'1,2,3,4,5,6,7',2026-11-23T01:00:00Z,2026-11-23T02:00:00Z,2026-11-23T04:00:00Z",
        "02:00-04:00,'1,2,3,4,5,6,7',2026-11-23T02:00:00Z,2026-11-23T02:00:00Z,2026-11-23T04:00:00Z",
        "02:00-04:00,'1,2,3,4,5,6,7',2026-11-23T04:00:00Z,2026-11-24T02:00:00Z,2026-11-24T04:00:00Z",
        "02:00-04:00,1,2026-11-23T04:00:00Z,2026-11-30T02:00:00Z,2026-11-30T04:00:00Z",
        "02:00-04:00,7,2026-11-23T00:00:00Z,2026-11-29T02:00:00Z,2026-11-29T04:00:00Z",
        "23:00-01:00,1,2026-11-24T00:30:00Z,2026-11-23T23:00:00Z,2026-11-24T01:00:00Z",
        "22:00-24:00,1,2026-11-23T23:59:59Z,2026-11-23T22:00:00Z,2026-11-24T00:00:00Z",
        "2:00 - 4:00,' 1 , x , 9 ',2026-11-23T00:00:00Z,2026-11-23T02:00:00Z,2026-11-23T04:00:00Z"
    })
    void theNextWindowIsTheOneThatIsOpenOrOpensFirst(
            String hours, String days, String now, Instant opens, Instant closes) {
        assertEquals(Optional.of(new Window(opens, closes)), window(hours, days, now));
    }

    @ParameterizedTest
    @CsvSource({"'',1", "02:00-04:00,''", "02:00,1", "25:00-26:00,1", "02:61-04:00,1", "02:00-04:00,0", "noon,8"})
    void whatCannotBeReadIsNoWindow(String hours, String days) {
        assertTrue(window(hours, days, "2026-11-23T00:00:00Z").isEmpty());
    }

    @Test
    void oneThatIsOffHasNone() {
        assertTrue(new BackupPolicy("DISABLED", "02:00-04:00", "1")
                .window(Instant.EPOCH)
                .isEmpty());
    }

    @Test
    void aWindowIsOpenFromItsFirstMomentToItsLast() {
        Window window = new Window(Instant.parse("2026-11-23T02:00:00Z"), Instant.parse("2026-11-23T04:00:00Z"));
        assertTrue(window.open(Instant.parse("2026-11-23T02:00:00Z")));
        assertTrue(window.open(Instant.parse("2026-11-23T03:59:59Z")));
        assertFalse(window.open(Instant.parse("2026-11-23T04:00:00Z")));
        assertFalse(window.open(Instant.parse("2026-11-23T01:59:59Z")));
        assertTrue(window.opensWithin(Instant.parse("2026-11-23T01:00:00Z"), Duration.ofHours(1)));
        assertFalse(window.opensWithin(Instant.parse("2026-11-23T00:59:59Z"), Duration.ofHours(1)));
        assertFalse(window.opensWithin(Instant.parse("2026-11-23T02:00:00Z"), Duration.ofHours(1)));
    }
}
