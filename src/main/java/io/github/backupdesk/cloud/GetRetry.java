package io.github.backupdesk.cloud;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts a GET again where that helps soon: after a lost connection, and after 429, for which {@link Pace} knows how long to
 * wait. Not for a POST, whatever it does. An interrupt ends the waiting, and the last answer stands.
 */
final class GetRetry {

    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final RetryConfig config;

    /** @param soon whether the pace lets the question through before whoever asks has lost patience */
    GetRetry(BooleanSupplier soon) {
        this.config = RetryConfig.<Exchange>custom()
                .maxAttempts(ATTEMPTS)
                .retryOnResult(exchange -> worthAnother(exchange, soon))
                .retryOnException(e -> false)
                .intervalBiFunction((attempt, either) -> pause(either.get()).toMillis())
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

    private static boolean worthAnother(Exchange exchange, BooleanSupplier soon) {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        return switch (exchange) {
            case Failure failure -> failure.kind() == Failure.Kind.CONNECTION_LOST;
            case Reply reply ->
                reply.throttled() ? soon.getAsBoolean() : reply.body().end() == Body.End.CUT_OFF;
        };
    }

    private static Duration pause(Exchange exchange) {
        boolean paced = exchange instanceof Reply reply && reply.throttled();
        return paced
                ? Duration.ZERO
                : PAUSE.plusMillis(ThreadLocalRandom.current().nextLong(PAUSE.toMillis()));
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
