package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.Account;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The one place where requests leave and answers come in. A call runs on the client's own thread while the caller waits, so
 * that an interrupt ends the wait at once, which a blocked socket would not allow.
 */
final class Wire implements AutoCloseable {

    static final MediaType JSON = MediaType.get("application/json");

    private static final long LIST_LIMIT = 8L * 1024 * 1024;
    private static final long RECEIPT_LIMIT = 1024 * 1024;

    /** How long a call may overstay its own timeout, and a cancelled one its cancelling: name look-ups do. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Account account;
    private final Timeouts timeouts;
    private final CallLog log;
    private final OkHttpClient reading;
    private final OkHttpClient creating;

    Wire(Account account, Timeouts timeouts) {
        this.account = account;
        this.timeouts = timeouts;
        this.log = new CallLog(account.name());
        boolean plainHttp = account.baseUrl().loopback();
        this.reading = Clients.reading(timeouts, plainHttp);
        this.creating = Clients.creating(timeouts, plainHttp);
    }

    /** Asks, and may ask again by itself where a kept connection turned out to be dead. */
    Exchange get(Endpoint endpoint) {
        return pass(reading, endpoint, null, LIST_LIMIT);
    }

    /** Asks by POST, as the data plane wants it. */
    Exchange query(Endpoint endpoint, String json) {
        return pass(reading, endpoint, RequestBody.create(json.getBytes(StandardCharsets.UTF_8), JSON), LIST_LIMIT);
    }

    /** Sends the text once at most. */
    Exchange sendOnce(Endpoint endpoint, String json) {
        return pass(creating, endpoint, new OneShotBody(json.getBytes(StandardCharsets.UTF_8)), RECEIPT_LIMIT);
    }

    private Exchange pass(OkHttpClient client, Endpoint endpoint, @Nullable RequestBody body, long limit) {
        long start = System.nanoTime();
        Exchange exchange = passUnlogged(client, endpoint, body, limit);
        log.note(endpoint, exchange, Duration.ofNanos(System.nanoTime() - start));
        return exchange;
    }

    private Exchange passUnlogged(OkHttpClient client, Endpoint endpoint, @Nullable RequestBody body, long limit) {
        String bearer = account.key().bearer();
        if (bearer.chars().anyMatch(c -> c < ' ' || c > '~')) {
            return new Failure(Failure.Kind.BAD_KEY, new IOException("the key cannot stand in a header"));
        }
        if (Thread.currentThread().isInterrupted()) {
            return new Failure(Failure.Kind.CONNECT_FAILED, new InterruptedIOException("interrupted"));
        }
        Trace trace = new Trace(timeouts.connect());
        Call call = client.newCall(request(endpoint, body, bearer, trace));
        ReplyReader reader = new ReplyReader(bearer.substring("Bearer ".length()), limit);
        return await(call, started(call, reader, trace), trace, Duration.ofMillis(client.callTimeoutMillis()));
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

    private static CompletableFuture<Exchange> started(Call call, ReplyReader reader, Trace trace) {
        CompletableFuture<Exchange> end = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException e) {
                end.complete(Failure.of(e, trace));
            }

            @Override
            public void onResponse(Call answered, Response response) {
                try (response) {
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

    @Override
    public void close() {
        for (OkHttpClient client : new OkHttpClient[] {reading, creating}) {
            client.dispatcher().cancelAll();
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }
}
