package io.github.backupdesk.domain;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When the service makes backups of a cluster by itself (contract.md 1.7). Texts are as the server sent them; an absent one is
 * empty.
 *
 * @param status {@code ENABLED}, {@code DISABLED}, or a word we do not know
 * @param startTime the window of the day in which a backup begins, UTC, as in {@code 02:00-04:00}
 * @param frequency the days on which it does, as in {@code 1,2,3,5}; 1 is Monday
 */
public record BackupPolicy(String status, String startTime, String frequency) {

    private static final Pattern HOURS = Pattern.compile("\\s*(\\d{1,2}:\\d{2})\\s*-\\s*(\\d{1,2}:\\d{2})\\s*");

    /** A week and a day: every weekday lies in it, whole. */
    private static final int DAYS_AHEAD = 8;

    /** A stretch of time in which a backup may begin. */
    public record Window(Instant opens, Instant closes) {

        public boolean open(Instant now) {
            return !now.isBefore(opens) && now.isBefore(closes);
        }

        /** Whether it opens within that time, and is not open yet. */
        public boolean opensWithin(Instant now, Duration time) {
            return now.isBefore(opens) && !now.plus(time).isBefore(opens);
        }
    }

    public boolean disabled() {
        return status.equals("DISABLED");
    }

    /** The window that is open, or else the next to open; empty if there is none, or none that can be read. */
    public Optional<Window> window(Instant now) {
        Matcher hours = HOURS.matcher(startTime);
        Set<DayOfWeek> days = days();
        if (disabled() || days.isEmpty() || !hours.matches()) {
            return Optional.empty();
        }
        try {
            return window(now, days, time(hours.group(1)), time(hours.group(2)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Window> window(Instant now, Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        // One that began yesterday may run past midnight.
        for (int day = -1; day <= DAYS_AHEAD; day++) {
            LocalDate date = today.plusDays(day);
            Instant opens = date.atTime(from).toInstant(ZoneOffset.UTC);
            LocalDate end = to.isAfter(from) ? date : date.plusDays(1);
            Instant closes = end.atTime(to).toInstant(ZoneOffset.UTC);
            if (days.contains(date.getDayOfWeek()) && now.isBefore(closes)) {
                return Optional.of(new Window(opens, closes));
            }
        }
        return Optional.empty();
    }

    private static LocalTime time(String text) {
        // 24:00 is how some write the end of a day.
        String whole = text.length() < 5 ? "0" + text : text;
        return whole.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(whole);
    }

    private Set<DayOfWeek> days() {
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String each : frequency.split(",", -1)) {
            String number = each.strip();
            if (number.matches("[1-7]")) {
                days.add(DayOfWeek.of(Integer.parseInt(number)));
            }
        }
        return days;
    }
}
