package io.github.backupdesk.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.support.HandClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks that jump and zones with odd hours (promises.md 3.3, P30). */
class ClockRowsTest {

    private static final Texts EN = Texts.in(Locale.ENGLISH);

    private static Times at(String now, String zone) {
        return new Times(Clock.fixed(Instant.parse(now), ZoneId.of(zone)));
    }

    @ParameterizedTest
    @ValueSource(longs = {3, -3})
    void p30OrderAndWordsStayRightWhenTheClockJumpsByDays(long days) {
        Desk desk = new Desk();
        desk.with(Desk.PROD);
        desk.create();
        desk.clock.advance(Duration.ofDays(days));
        desk.cluster.textProperty().set(Desk.EU.id().value());
        desk.create();
        assertEquals(
                List.of(2L, 1L),
                desk.history.rows().stream().map(HistoryRow::id).toList(),
                "by the order of making, not by the clock");
        for (HistoryRow row : desk.history.rows()) {
            assertFalse(row.when().contains("-"), row.when());
            assertFalse(row.explanation().contains("-"), row.explanation());
        }
        desk.cloud.tellsJob("SUCCESSFUL", "100");
        desk.background.advance(Duration.ofMinutes(3));
        assertEquals("Done", desk.history.rows().getLast().state(), "the asking goes on");
    }

    /** The moment is the same everywhere; what it is called differs. */
    @ParameterizedTest
    @CsvSource({
        "Asia/Kathmandu, 'today 00:44', 'yesterday 23:44'",
        "Australia/Lord_Howe, 'today 05:59', 'today 04:59'",
        "America/New_York, 'today 13:59', 'today 12:59'",
        "Asia/Shanghai, 'today 02:59', 'today 01:59'",
        "UTC, 'today 18:59', 'today 17:59'"
    })
    void p30EachZoneHasItsOwnDays(String zone, String now, String hourBefore) {
        Times times = at("2026-11-23T18:59:00Z", zone);
        assertEquals(now, times.near(EN, Instant.parse("2026-11-23T18:59:00Z")));
        assertEquals(hourBefore, times.near(EN, Instant.parse("2026-11-23T17:59:00Z")));
    }

    @Test
    void p30TheHourThatComesTwiceInNewYorkIsToldApart() {
        Times times = at("2026-11-01T12:00:00Z", "America/New_York");
        String first = times.exact(EN, Instant.parse("2026-11-01T05:30:00Z"));
        String second = times.exact(EN, Instant.parse("2026-11-01T06:30:00Z"));
        assertTrue(first.contains("01:30:00 EDT") && second.contains("01:30:00 EST"), first + " " + second);
        assertNotEquals(first, second);
    }

    @Test
    void p30HalfAnHourOfSummerTimeOnLordHowe() {
        Times times = at("2026-04-05T00:00:00Z", "Australia/Lord_Howe");
        assertEquals("today 01:45", times.near(EN, Instant.parse("2026-04-04T14:45:00Z")));
        assertEquals("today 01:45", times.near(EN, Instant.parse("2026-04-04T15:15:00Z")));
        assertEquals("today 02:00", times.near(EN, Instant.parse("2026-04-04T15:30:00Z")));
    }

    @Test
    void p30WhatLiesAheadOfAClockThatWasPutBackIsADate() {
        HandClock clock = new HandClock();
        Instant made = clock.instant();
        clock.advance(Duration.ofDays(-3));
        String told = new Times(clock).near(EN, made);
        assertTrue(told.matches("\\d+ \\w+ \\d\\d:\\d\\d"), told);
    }
}
