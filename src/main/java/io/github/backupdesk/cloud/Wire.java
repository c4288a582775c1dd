package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.Account;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dns;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The one place where requests leave and answers come in. A call runs on the client's own thread while the caller waits, so
 * that an interrupt ends the wait at once, which a blocked socket would not allow. Calls to the account's own host keep the
 * account's pace and tell its server's time; a cluster's data plane has limits and a clock of its own.
 */
final class Wire implements AutoCloseable {

    static final MediaType JSON = MediaType.get("application/json");

    private static final long LIST_LIMIT = 8L * 1024 * 1024;
    private static final long RECEIPT_LIMIT = 1024 * 1024;

    /** How long a call may overstay its own timeout, and a cancelled one its cancelling: name look-ups do. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Account account;
    private final Pace pace;
    private final ServerClock clock;
    private final CallLog log;
    private final Proxies proxies;
    private final Supplier<Trace> traces;
    private final OkHttpClient reading;
    private final OkHttpClient creating;

    /** @param names who knows what address a host's name stands for */
    Wire(Account account, Clients.Path path, Timeouts timeouts, Pace pace, ServerClock clock, Dns names) {
        this(account, path, timeouts, pace, clock, names, () -> new Trace(timeouts.connect()));
    }

    /** @param traces who follows a call, one for each */
    Wire(
            Account account,
            Clients.Path path,
            Timeouts timeouts,
            Pace pace,
            ServerClock clock,
            Dns names,
            Supplier<Trace> traces) {
        this.traces = traces;
        this.account = account;
        this.pace = pace;
        this.clock = clock;
        this.log = new CallLog(account.name());
        boolean plainHttp = account.baseUrl().loopback();
        this.proxies = path.proxies();
        this.reading = Clients.reading(timeouts, plainHttp, names, path);
        this.creating = Clients.creating(timeouts, plainHttp, names, path);
    }

    /** Asks, and may ask again by itself where a kept connection turned out to be dead. */
    Exchange get(Endpoint endpoint) {
        return paced(endpoint, () -> pass(reading, endpoint, null, LIST_LIMIT, clock::heard));
    }

    /** Asks on a connection of its own, and never again by itself. */
    Exchange getOnce(Endpoint endpoint) {
        return paced(endpoint, () -> pass(creating, endpoint, null, LIST_LIMIT, clock::heard));
    }

    /** Asks with a body: by POST, as the data plane wants it, or by PUT. */
    Exchange query(Endpoint endpoint, String json) {
        return query(endpoint, json, Credential.of(account.key()));
    }

    /** The same with something else than the account's key; a locked account asks nothing all the same. */
    Exchange query(Endpoint endpoint, String json, Credential credential) {
        RequestBody body = RequestBody.create(json.getBytes(StandardCharsets.UTF_8), JSON);
        return account.key().isForgotten()
                ? Failure.noKey()
                : pass(reading, endpoint, body, LIST_LIMIT, date -> {}, credential);
    }

    /**
     * Sends the text once at most.
     *
     * @param hindrance asked when the turn has come; nothing is sent if there is one
     */
    Exchange sendOnce(Endpoint endpoint, String json, Supplier<Optional<Failure>> hindrance) {
        OneShotBody body = new OneShotBody(json.getBytes(StandardCharsets.UTF_8));
        return paced(
                endpoint,
                () -> hindrance
                        .get()
                        .<Exchange>map(found -> found)
                        .orElseGet(() -> pass(creating, endpoint, body, RECEIPT_LIMIT, clock::heard)));
    }

    /** How long at least a request would have to wait for its turn. */
    Duration untilNext(String template) {
        return pace.untilNext(template);
    }

    /** Waits for its turn before anything is sent, so an interrupt until then means that nothing was. */
    private Exchange paced(Endpoint endpoint, Supplier<Exchange> call) {
        Pace.Permit permit;
        try {
            permit = pace.enter(endpoint.template());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Failure.cancelled();
        }
        Exchange exchange = null;
        try {
            exchange = call.get();
            return exchange;
        } finally {
            giveBack(permit, exchange);
        }
    }

    private void giveBack(Pace.Permit permit, @Nullable Exchange exchange) {
        switch (exchange) {
            case Reply reply when reply.throttled() -> permit.refused(RetryAfter.read(reply.retryAfter(), clock));
            case Failure failure when failure.sentNothing() -> permit.unused();
            case null, default -> permit.answered();
        }
    }

    private Exchange pass(
            OkHttpClient client,
            Endpoint endpoint,
            @Nullable RequestBody body,
            long limit,
            Consumer<@Nullable String> date) {
        long start = System.nanoTime();
        Exchange exchange = passUnlogged(client, endpoint, body, limit, date);
        log.note(endpoint, exchange, Duration.ofNanos(System.nanoTime() - start));
        return exchange;
    }

    private Exchange passUnlogged(
            OkHttpClient client,
            Endpoint endpoint,
            @Nullable RequestBody body,
            long limit,
            Consumer<@Nullable String> date) {
        return pass(client, endpoint, body, limit, date, Credential.of(account.key()));
    }

    private Exchange pass(
            OkHttpClient client,
            Endpoint endpoint,
            @Nullable RequestBody body,
            long limit,
            Consumer<@Nullable String> date,
            Credential credential) {
        String bearer = credential.bearer();
        if (bearer.isEmpty()) {
            return Failure.noKey();
        }
        if (bearer.chars().anyMatch(c -> c < ' ' || c > '~')) {
            return new Failure(Failure.Kind.BAD_KEY, new IOException("the key cannot stand in a header"));
        }
        if (Thread.currentThread().isInterrupted()) {
            return Failure.cancelled();
        }
        Proxies.Unreadable odd = proxies.unreadable(endpoint.url().uri()).orElse(null);
        if (odd != null) {
            return new Failure(Failure.Kind.PROXY_REFUSED, odd);
        }
        Trace trace = traces.get();
        Call call = client.newCall(request(endpoint, body, bearer, trace));
        ReplyReader reader = new ReplyReader(credential.secrets(), limit);
        return await(call, started(call, reader, trace, date), trace, Duration.ofMillis(client.callTimeoutMillis()));
    }

    private static Request request(Endpoint endpoint, @Nullable RequestBody body, String bearer, Trace trace) {
        return new Request.Builder()
                .url(endpoint.url())
                .method(endpoint.method(), body)
                .header("Authorization", bearer)
                .header("Accept", "application/json")
                // Asked for by hand, the client leaves the answer packed as it is, so that no few bytes become
                // millions.
                .header("Accept-Encoding", "identity")
                .header("User-Agent", UserAgent.TEXT)
                .tag(Trace.class, trace)
                .build();
    }

    private static CompletableFuture<Exchange> started(
            Call call, ReplyReader reader, Trace trace, Consumer<@Nullable String> date) {
        CompletableFuture<Exchange> end = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException e) {
                end.complete(Failure.of(e, trace));
            }

            @Override
            public void onResponse(Call answered, Response response) {
                try (response) {
                    date.accept(response.header("Date"));
                    Reply reply = reader.read(response);
                    if (!reply.whole() || reply.moved()) {
                        // Closing alone would go on reading for a while, to save the connection.
                        answered.cancel();
                    }
                    end.complete(reply);
                } finally {
                    end.complete(Failure.of(new IOException("the answer could not be read"), trace));
                }
            }
        });
        return end;
    }

    private static Exchange await(Call call, CompletableFuture<Exchange> end, Trace trace, Duration limit) {
        try {
            return end.get(limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Exchange how = givenUp(call, end, trace);
            Thread.currentThread().interrupt();
            return how;
        } catch (TimeoutException | ExecutionException e) {
            return givenUp(call, end, trace);
        }
    }

    /** Cancels, and lets the call itself say how far it had come. */
    private static Exchange givenUp(Call call, CompletableFuture<Exchange> end, Trace trace) {
        call.cancel();
        try {
            return end.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | TimeoutException | ExecutionException e) {
            return Failure.of(new InterruptedIOException("given up"), trace);
        }
    }

    void forgetConnections() {
        reading.connectionPool().evictAll();
    }

    @Override
    public void close() {
        for (OkHttpClient client : new OkHttpClient[] {reading, creating}) {
            client.dispatcher().cancelAll();
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
        pace.close();
    }
}
