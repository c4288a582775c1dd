package io.github.backupdesk.viewmodel;

import io.github.backupdesk.i18n.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Paints moments in the zone of the clock it is given. */
final class Times {

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

    private static String format(Texts texts, String key, ZonedDateTime time) {
        return DateTimeFormatter.ofPattern(texts.pattern(key), texts.locale()).format(time);
    }
}
