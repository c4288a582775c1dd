package io.github.backupdesk.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Plays the faults of answers and pauses for one request at a time. */
final class BadDay {

    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    private final Switchboard switches;
    private final Counts counts;

    BadDay(Switchboard switches, Counts counts) {
        this.switches = switches;
        this.counts = counts;
    }

    /**
     * @param limiter throws the refusal of a request too many
     * @param service answers as on a good day
     */
    Outgoing play(Visit visit, Runnable limiter, Supplier<Answer> service) {
        List<Fault> random = switches.takeAll(FaultKind.DELAY_RANDOM, fault -> fault.concerns(visit));
        if (!pause(random, "beforeMillis")) {
            return Outgoing.NOTHING;
        }
        Outgoing outgoing;
        try {
            limiter.run();
            outgoing = delayed(visit, service);
        } catch (Refusal refusal) {
            outgoing = Outgoing.whole(refusal.answer());
        }
        return pause(random, "afterMillis") ? outgoing : Outgoing.NOTHING;
    }

    private boolean pause(List<Fault> random, String mean) {
        double millis =
                random.stream().mapToDouble(fault -> fault.exponential(mean)).sum();
        return switches.await(Duration.ofNanos((long) (millis * 1e6)), () -> true);
    }

    private Outgoing delayed(Visit visit, Supplier<Answer> service) {
        Outgoing outgoing = switches.takeAnswer(visit)
                .map(fault -> spoiled(fault, visit, service))
                .orElseGet(() -> Outgoing.whole(service.get()));
        double seconds = switches.takeAll(FaultKind.DELAY, fault -> fault.concerns(visit)).stream()
                .mapToDouble(fault -> fault.number("seconds"))
                .sum();
        Duration delay = Duration.ofNanos((long) (seconds * 1e9));
        return switches.await(delay, () -> switches.on(FaultKind.DELAY, visit)) ? outgoing : Outgoing.NOTHING;
    }

    private Outgoing spoiled(Fault fault, Visit visit, Supplier<Answer> service) {
        return switch (fault.kind()) {
            case REFUSE -> Outgoing.whole(problem(fault.whole("httpStatus", 200), fault.whole("code", 0), fault));
            case HTTP_STATUS -> status(fault, service);
            case THROTTLE -> {
                counts.throttled(visit.route());
                yield header(Outgoing.whole(problem(429, 429, fault)), "Retry-After", fault, "retryAfter");
            }
            case HANG_UP_IN_ANSWER -> {
                Outgoing whole = Outgoing.whole(service.get());
                yield whole.cutAfter(fault.whole("bytes", whole.body().length / 2));
            }
            case DROP_ANSWER -> Outgoing.whole(service.get()).withheld();
            case HOLD -> {
                Outgoing outgoing = fault.flag("made") ? Outgoing.whole(service.get()) : Outgoing.NOTHING;
                yield switches.await(FOR_EVER, () -> switches.on(FaultKind.HOLD, visit)) ? outgoing : Outgoing.NOTHING;
            }
            case MALFORMED -> Malformation.valueOf(fault.word("variant")).of(service.get());
            default -> Outgoing.NOTHING;
        };
    }

    private static Outgoing status(Fault fault, Supplier<Answer> service) {
        if (fault.flag("made")) {
            Answer _ = service.get();
        }
        int status = fault.whole("httpStatus", 500);
        Outgoing json = Outgoing.whole(problem(status, fault.whole("code", status), fault));
        Outgoing outgoing = switch (fault.word("body")) {
            case "HTML" -> json.withText(Malformation.PAGE).with("Content-Type", "text/html; charset=utf-8");
            case "EMPTY" -> json.withBody(new byte[0]);
            default -> json;
        };
        return header(header(outgoing, "Retry-After", fault, "retryAfter"), "Location", fault, "location");
    }

    private static Outgoing header(Outgoing outgoing, String header, Fault fault, String parameter) {
        return fault.text(parameter).map(value -> outgoing.with(header, value)).orElse(outgoing);
    }

    private static Answer problem(int status, int code, Fault fault) {
        ObjectNode body = Json.object().put("code", code).put("message", fault.word("message"));
        return new Answer(status, body, Map.of());
    }
}
