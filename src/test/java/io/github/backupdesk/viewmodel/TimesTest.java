package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.support.HandClock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    private static final Texts EN = Texts.in(Locale.ENGLISH);
    private static final Texts ZH = Texts.in(Locale.SIMPLIFIED_CHINESE);

    /** It is 2026-11-23, 20:00 there. */
    private final Times times = new Times(new HandClock(ZoneId.of("Asia/Shanghai")));

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T12:00:00Z, today 20:00",
        "2026-11-22T16:00:00Z, today 00:00",
        "2026-11-22T15:59:59Z, yesterday 23:59",
        "2026-11-21T15:59:59Z, 21 Nov 23:59",
        "2026-11-24T00:00:00Z, 24 Nov 08:00",
        "2025-12-30T12:00:00Z, 30 Dec 2025 20:00",
    })
    void isShortAndOfTheDayHere(Instant moment, String told) {
        assertEquals(told, times.near(EN, moment));
    }

    @Test
    void inFullItNamesTheZoneAndTellsUtc() {
        Instant moment = Instant.parse("2026-11-23T12:00:00.123Z");
        assertEquals("23 Nov 2026 20:00:00 CST · 2026-11-23T12:00:00Z", times.exact(EN, moment));
        assertEquals("昨天 20:00", times.near(ZH, moment.minusSeconds(86_400)));
        assertEquals("20:00:00", times.clock(EN, moment));
    }
}
