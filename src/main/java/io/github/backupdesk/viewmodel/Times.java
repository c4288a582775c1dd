package io.github.backupdesk.viewmodel;

import io.github.backupdesk.i18n.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Paints moments in the zone of the clock it is given. */
final class Times {

    /** What was read within this time is as good as read now. */
    private static final Duration FRESH = Duration.ofMinutes(15);

    private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Short: today, yesterday, or the date, with the year where it is not this one. */
    String near(Texts texts, Instant moment) {
        ZonedDateTime local = moment.atZone(clock.getZone());
        long days = ChronoUnit.DAYS.between(local.toLocalDate(), LocalDate.now(clock));
        boolean thisYear = local.getYear() == today().getYear();
        String date = thisYear ? "time.day" : "time.date";
        return format(texts, days == 0 ? "time.today" : days == 1 ? "time.yesterday" : date, local);
    }

    /** Whether {@link #near} names the day by a word. */
    boolean recent(Instant moment) {
        LocalDate day = moment.atZone(clock.getZone()).toLocalDate();
        long days = ChronoUnit.DAYS.between(day, today());
        return days == 0 || days == 1;
    }

    /** How long ago, in the one unit that matters. */
    String age(Texts texts, Instant moment) {
        Duration age = Duration.between(moment, clock.instant());
        if (age.toMinutes() < 60) {
            return texts.get("time.age.minutes", Math.max(0, age.toMinutes()));
        }
        return age.toHours() < 24
                ? texts.get("time.age.hours", age.toHours())
                : texts.get("time.age.days", age.toDays());
    }

    /** In full, with the zone and in UTC. */
    String exact(Texts texts, Instant moment) {
        ZonedDateTime local = moment.atZone(clock.getZone());
        return texts.get(
                "time.both",
                format(texts, "time.full", local),
                DateTimeFormatter.ISO_INSTANT.format(moment.truncatedTo(ChronoUnit.SECONDS)));
    }

    /** Hours, minutes and seconds. */
    String clock(Texts texts, Instant moment) {
        return format(texts, "time.clock", moment.atZone(clock.getZone()));
    }

    /** How long ago something was read: in words up to a day, then the day; empty while that is not worth a word. */
    String seen(Texts texts, Instant moment) {
        Duration age = Duration.between(moment, clock.instant());
        if (age.compareTo(FRESH) < 0) {
            return "";
        }
        long hours = age.toHours();
        if (hours >= 24) {
            return texts.get("time.seen.day", near(texts, moment));
        }
        return hours > 0 ? texts.get("time.seen.hours", hours) : texts.get("time.seen.minutes", age.toMinutes());
    }

    /** How long ago, in the unit that matters. */
    String ago(Texts texts, Instant moment) {
        Duration age = Duration.between(moment, clock.instant());
        if (age.toMinutes() < 1) {
            return texts.get("time.ago.now");
        }
        if (age.toHours() < 1) {
            return texts.get("time.ago.minutes", age.toMinutes());
        }
        return age.toHours() < 48
                ? texts.get("time.ago.hours", age.toHours())
                : texts.get("time.ago.days", age.toDays());
    }

    /** From when to when, in hours and minutes of UTC or of here. */
    String span(Instant from, Instant to, boolean utc) {
        ZoneId zone = utc ? ZoneOffset.UTC : clock.getZone();
        return HOURS.format(from.atZone(zone)) + "–" + HOURS.format(to.atZone(zone));
    }

    /** A day without its hour. */
    String day(Texts texts, LocalDate day) {
        return DateTimeFormatter.ofPattern(texts.pattern("time.dayOnly"), texts.locale())
                .format(day);
    }

    private static String format(Texts texts, String key, ZonedDateTime time) {
        return DateTimeFormatter.ofPattern(texts.pattern(key), texts.locale()).format(time);
    }
}
