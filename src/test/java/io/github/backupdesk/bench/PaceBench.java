package io.github.backupdesk.bench;

import io.github.backupdesk.cloud.HttpCloudApi;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawPeer;
import io.github.backupdesk.support.RawServer;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A thousand backups of a thousand clusters against a server that counts to twenty a second, in three ways, with random
 * delays there and back; and beside it, in the same minute, a client that sends twenty with each tick. After that, ten
 * thousand running jobs, see {@link SweepBench}.
 */
final class PaceBench {

    private static final int REQUESTS = 1000;
    private static final int LIMIT = 20;
    private static final long SECOND = 1_000_000_000;
    private static final double MEAN_DELAY = 30_000_000;
    private static final double FLOOR = (REQUESTS - LIMIT) / (double) LIMIT;
    private static final String RECEIPT = "{\"code\":0,\"data\":{\"backupId\":\"b\",\"jobId\":\"j\"}}";

    private PaceBench() {}

    /** Takes about a minute: all of it runs at once, for next to none of it is work. */
    static void run(PrintStream out) {
        out.printf(Locale.ROOT, "bench pace floor.seconds %.1f s%n", FLOOR);
        List<FutureTask<Result>> runs = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            runs.add(started(kind, "paced", PaceBench::paced));
            runs.add(started(kind, "naive", PaceBench::naive));
        }
        for (FutureTask<Result> run : runs) {
            Result result = ended(run);
            String name = result.kind().name().toLowerCase(Locale.ROOT) + "." + result.client();
            out.printf(Locale.ROOT, "bench pace %s.refusals %d requests%n", name, result.refusals());
            out.printf(Locale.ROOT, "bench pace %s.accepted %d requests%n", name, result.accepted());
            out.printf(Locale.ROOT, "bench pace %s.seconds %.1f s%n", name, result.seconds());
        }
        SweepBench.run(out);
    }

    private static Result ended(FutureTask<Result> run) {
        try {
            return run.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private enum Kind {
        FIXED,
        SLIDING,
        TOKEN_BUCKET
    }

    /** Sends all requests; how many were accepted. */
    private interface Client {
        int send(RawServer server) throws Exception;
    }

    private record Result(Kind kind, String client, int refusals, int accepted, double seconds) {}

    private static FutureTask<Result> started(Kind kind, String name, Client client) {
        FutureTask<Result> run = new FutureTask<>(() -> measured(kind, name, client));
        Thread.startVirtualThread(run);
        return run;
    }

    private static Result measured(Kind kind, String name, Client client) throws Exception {
        try (Server server = new Server(kind)) {
            long start = System.nanoTime();
            int accepted = client.send(server.raw);
            double seconds = (System.nanoTime() - start) / (double) SECOND;
            return new Result(kind, name, server.refusals(), accepted, seconds);
        }
    }

    private static int paced(RawServer server) throws Exception {
        try (HttpCloudApi api = new HttpCloudApi(Fixtures.account(server.url()), Clock.systemUTC())) {
            List<FutureTask<SubmitOutcome>> calls = new ArrayList<>();
            for (int n = 0; n < REQUESTS; n++) {
                ClusterId cluster = new ClusterId(cluster(n));
                BackupRequest request = new BackupRequest(cluster, new BackupScope.WholeCluster(), List.of());
                FutureTask<SubmitOutcome> call = new FutureTask<>(() -> api.create(api.write(request), () -> true));
                calls.add(call);
                Thread.startVirtualThread(call);
            }
            int accepted = 0;
            for (FutureTask<SubmitOutcome> call : calls) {
                accepted += call.get() instanceof SubmitOutcome.Accepted ? 1 : 0;
            }
            return accepted;
        }
    }

    private static String cluster(int number) {
        return String.format(Locale.ROOT, "in01-%015d", number);
    }

    /** Twenty with each tick of a second, whatever comes back. */
    private static int naive(RawServer server) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient();
                ScheduledExecutorService ticks = new ScheduledThreadPoolExecutor(1)) {
            List<CompletableFuture<HttpResponse<Void>>> calls = new ArrayList<>();
            CompletableFuture<Void> all = new CompletableFuture<>();
            ScheduledFuture<?> ticking = ticks.scheduleAtFixedRate(
                    () -> {
                        for (int n = 0; n < LIMIT && calls.size() < REQUESTS; n++) {
                            calls.add(client.sendAsync(
                                    post(server, calls.size()), HttpResponse.BodyHandlers.discarding()));
                        }
                        if (calls.size() == REQUESTS) {
                            all.complete(null);
                        }
                    },
                    0,
                    1,
                    TimeUnit.SECONDS);
            all.get();
            ticking.cancel(false);
            int accepted = 0;
            for (CompletableFuture<HttpResponse<Void>> call : List.copyOf(calls)) {
                accepted += call.get().statusCode() == 200 ? 1 : 0;
            }
            return accepted;
        }
    }

    private static HttpRequest post(RawServer server, int number) {
        return HttpRequest.newBuilder(URI.create(server.url() + "/v2/clusters/" + cluster(number) + "/backups/create"))
                .version(HttpClient.Version.HTTP_1_1)
                .POST(HttpRequest.BodyPublishers.ofString("{\"backupType\":\"CLUSTER\"}"))
                .build();
    }

    /** Decides a random time after a request was read, and answers a random time after that. */
    private static final class Server implements AutoCloseable {
        private final Kind kind;
        private final Random random = new Random(7);
        private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
        private final long start = System.nanoTime();
        private final Deque<Long> taken = new ArrayDeque<>();
        private double tokens = LIMIT;
        private long filledAt = start;
        private int refusals;
        private final RawServer raw = RawServer.answering((request, peer) -> later(() -> decide(peer)));

        Server(Kind kind) {
            this.kind = kind;
        }

        private synchronized void later(Runnable what) {
            long delay = (long) (-Math.log(1 - random.nextDouble()) * MEAN_DELAY);
            ScheduledFuture<?> _ = timer.schedule(what, delay, TimeUnit.NANOSECONDS);
        }

        private synchronized void decide(RawPeer peer) {
            boolean takes = takes(System.nanoTime());
            refusals += takes ? 0 : 1;
            later(() -> answer(peer, takes));
        }

        private boolean takes(long now) {
            return switch (kind) {
                case FIXED -> {
                    taken.removeIf(then -> (then - start) / SECOND < (now - start) / SECOND);
                    yield taken.size() < LIMIT && taken.add(now);
                }
                case SLIDING -> {
                    taken.removeIf(then -> now - then >= SECOND);
                    yield taken.size() < LIMIT && taken.add(now);
                }
                case TOKEN_BUCKET -> {
                    tokens = Math.min(LIMIT, tokens + (now - filledAt) * LIMIT / (double) SECOND);
                    filledAt = now;
                    boolean enough = tokens >= 1;
                    tokens -= enough ? 1 : 0;
                    yield enough;
                }
            };
        }

        private static void answer(RawPeer peer, boolean takes) {
            try {
                if (takes) {
                    peer.answer(200, RECEIPT);
                } else {
                    peer.answer(429, "{\"code\":429,\"message\":\"Too many requests\"}");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        synchronized int refusals() {
            return refusals;
        }

        @Override
        public void close() {
            timer.shutdownNow();
            raw.close();
        }
    }
}
