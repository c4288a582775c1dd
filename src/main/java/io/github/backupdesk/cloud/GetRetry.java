package io.github.backupdesk.cloud;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts a GET again where that helps soon: after a lost connection, and after 429 once the server's pause is over. Not for a
 * POST, whatever it does. An interrupt ends the pause, and the last answer stands.
 */
final class GetRetry {

    private static final int ATTEMPTS = 3;
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration USUAL = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Clock clock;
    private final RetryConfig config;

    GetRetry(Clock clock) {
        this.clock = clock;
        this.config = RetryConfig.<Exchange>custom()
                .maxAttempts(ATTEMPTS)
                .retryOnResult(GetRetry::worthAnother)
                .retryOnException(e -> false)
                .intervalBiFunction(
                        (attempt, either) -> pause(attempt, either.get()).toMillis())
                .build();
    }

    Exchange run(Supplier<Exchange> get) {
        Last last = new Last();
        try {
            return Retry.of("get", config).executeSupplier(() -> last.keep(get.get()));
        } catch (CancellationException e) {
            return last.exchange(e);
        }
    }

    private static boolean worthAnother(Exchange exchange) {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        return switch (exchange) {
            case Failure failure -> failure.kind() == Failure.Kind.CONNECTION_LOST;
            case Reply reply -> reply.throttled() || reply.body().end() == Body.End.CUT_OFF;
        };
    }

    private Duration pause(int attempt, Exchange exchange) {
        if (exchange instanceof Reply reply && reply.throttled()) {
            Duration asked = asked(reply.retryAfter());
            return within(asked == null ? jittered(USUAL.multipliedBy(1L << (attempt - 1))) : asked);
        }
        return jittered(SHORTEST);
    }

    /** {@code Retry-After} as seconds or as a date; null if it is neither. */
    private @Nullable Duration asked(@Nullable String retryAfter) {
        if (retryAfter == null) {
            return null;
        }
        String text = retryAfter.strip();
        try {
            if (text.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(text));
            }
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(clock.instant(), until);
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static Duration within(Duration asked) {
        if (asked.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    private static Duration jittered(Duration mean) {
        return mean.plusMillis(ThreadLocalRandom.current().nextLong(mean.toMillis()));
    }

    private static final class Last {
        private @Nullable Exchange exchange;

        Exchange keep(Exchange latest) {
            exchange = latest;
            return latest;
        }

        Exchange exchange(CancellationException none) {
            if (exchange == null) {
                throw none;
            }
            return exchange;
        }
    }
}
