package io.github.backupdesk.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What time it is, and what time the pretend cloud says it is: on a bad day its clock is off by hours. Jobs go by the
 * right time in any case, so that switching does not throw them forward or back.
 */
final class ServerTime {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final Switchboard switches;

    ServerTime(Clock clock, Switchboard switches) {
        this.clock = clock;
        this.switches = switches;
    }

    Instant now() {
        return clock.instant();
    }

    String show(Instant instant) {
        return Json.time(instant.plus(off()));
    }

    /** The instant that is shown as this one. */
    Instant shownAs(Instant shown) {
        return shown.minus(off());
    }

    /** The values of the Date header. */
    List<String> dates() {
        return switches.find(FaultKind.NO_DATE).isPresent() ? List.of() : List.of(HTTP_DATE.format(now().plus(off())));
    }

    private Duration off() {
        return switches.find(FaultKind.CLOCK_OFF)
                .map(fault -> Duration.ofSeconds(Math.round(fault.number("hours") * 3_600)))
                .orElse(Duration.ZERO);
    }
}
