package io.github.backupdesk.bench;

import io.github.backupdesk.cloud.HttpCloudApi;
import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.sandbox.LimiterKind;
import io.github.backupdesk.sandbox.SandboxOptions;
import io.github.backupdesk.sandbox.SandboxServer;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A thousand backups of a thousand clusters against the sandbox's limiter, which counts to twenty a second in three ways,
 * with random delays there and back; and beside it, in the same minute, a client that sends twenty with each tick. After
 * that, ten thousand running jobs, see {@link SweepBench}.
 */
final class PaceBench {

    private static final int REQUESTS = 1000;
    private static final int LIMIT = 20;
    private static final double MEAN_DELAY_MILLIS = 30;
    private static final int SEED = 7;
    private static final double FLOOR = (REQUESTS - LIMIT) / (double) LIMIT;
    private static final int THROTTLED = 429;
    private static final List<LimiterKind> KINDS =
            List.of(LimiterKind.FIXED, LimiterKind.SLIDING, LimiterKind.TOKEN_BUCKET);

    private PaceBench() {}

    /** Takes about a minute: all of it runs at once, for next to none of it is work. */
    static void run(PrintStream out) {
        out.printf(Locale.ROOT, "bench pace floor.seconds %.1f s%n", FLOOR);
        List<FutureTask<Result>> runs = new ArrayList<>();
        for (LimiterKind kind : KINDS) {
            runs.add(started(kind, "paced", PaceBench::paced));
            runs.add(started(kind, "naive", PaceBench::naive));
        }
        for (FutureTask<Result> run : runs) {
            Result result = ended(run);
            String name = result.kind().name().toLowerCase(Locale.ROOT) + "." + result.client();
            out.printf(
                    Locale.ROOT,
                    "bench pace %s.refusals %d requests%n",
                    name,
                    result.sent().refused());
            out.printf(
                    Locale.ROOT,
                    "bench pace %s.accepted %d requests%n",
                    name,
                    result.sent().accepted());
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

    /** How many were accepted, and how many refused for the pace. */
    private record Sent(int accepted, int refused) {}

    /** Sends a request to each of the clusters. */
    private interface Client {
        Sent send(SandboxServer server, List<ClusterId> clusters) throws Exception;
    }

    private record Result(LimiterKind kind, String client, Sent sent, double seconds) {}

    private static FutureTask<Result> started(LimiterKind kind, String name, Client client) {
        FutureTask<Result> run = new FutureTask<>(() -> measured(kind, name, client));
        Thread.startVirtualThread(run);
        return run;
    }

    private static Result measured(LimiterKind kind, String name, Client client) throws Exception {
        SandboxOptions options = SandboxOptions.defaults()
                .withExtraClusters(REQUESTS)
                .withLimiter(kind)
                .withRandomDelay(MEAN_DELAY_MILLIS, MEAN_DELAY_MILLIS, SEED);
        try (SandboxServer server = SandboxServer.start(options)) {
            List<ClusterId> clusters = clusters(server);
            long start = System.nanoTime();
            Sent sent = client.send(server, clusters);
            return new Result(kind, name, sent, (System.nanoTime() - start) / 1e9);
        }
    }

    private static HttpCloudApi api(SandboxServer server) {
        Account account = new Account(
                "bench",
                BaseUrl.parse(server.baseUrl()),
                ApiKey.parse(server.apiKey()).orElseThrow(),
                true);
        return new HttpCloudApi(account, Clock.systemUTC());
    }

    private static List<ClusterId> clusters(SandboxServer server) throws CloudException {
        try (HttpCloudApi api = api(server)) {
            return api.clusters().stream()
                    .filter(each -> each.name().startsWith("extra-"))
                    .map(Cluster::id)
                    .toList();
        }
    }

    private static Sent paced(SandboxServer server, List<ClusterId> clusters) throws Exception {
        try (HttpCloudApi api = api(server)) {
            List<FutureTask<SubmitOutcome>> calls = new ArrayList<>();
            for (ClusterId cluster : clusters) {
                BackupRequest request = new BackupRequest(cluster, new BackupScope.WholeCluster(), List.of());
                FutureTask<SubmitOutcome> call = new FutureTask<>(() -> api.create(api.write(request), () -> true));
                calls.add(call);
                Thread.startVirtualThread(call);
            }
            int accepted = 0;
            int refused = 0;
            for (FutureTask<SubmitOutcome> call : calls) {
                SubmitOutcome outcome = call.get();
                accepted += outcome instanceof SubmitOutcome.Accepted ? 1 : 0;
                refused += outcome.answered().httpStatus() == THROTTLED ? 1 : 0;
            }
            return new Sent(accepted, refused);
        }
    }

    /** Twenty with each tick of a second, whatever comes back. */
    private static Sent naive(SandboxServer server, List<ClusterId> clusters) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient();
                ScheduledExecutorService ticks = new ScheduledThreadPoolExecutor(1)) {
            List<CompletableFuture<HttpResponse<Void>>> calls = new ArrayList<>();
            AtomicInteger next = new AtomicInteger();
            CompletableFuture<Void> all = new CompletableFuture<>();
            ScheduledFuture<?> ticking = ticks.scheduleAtFixedRate(
                    () -> {
                        for (int n = 0; n < LIMIT && next.get() < clusters.size(); n++) {
                            HttpRequest post = post(server, clusters.get(next.getAndIncrement()));
                            calls.add(client.sendAsync(post, HttpResponse.BodyHandlers.discarding()));
                        }
                        if (next.get() == clusters.size()) {
                            all.complete(null);
                        }
                    },
                    0,
                    1,
                    TimeUnit.SECONDS);
            all.get();
            ticking.cancel(false);
            return counted(List.copyOf(calls));
        }
    }

    private static Sent counted(List<CompletableFuture<HttpResponse<Void>>> calls) {
        int refused = 0;
        for (CompletableFuture<HttpResponse<Void>> call : calls) {
            refused += call.join().statusCode() == THROTTLED ? 1 : 0;
        }
        return new Sent(calls.size() - refused, refused);
    }

    private static HttpRequest post(SandboxServer server, ClusterId cluster) {
        return HttpRequest.newBuilder(URI.create(server.baseUrl() + "/v2/clusters/" + cluster + "/backups/create"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + server.apiKey())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"backupType\":\"CLUSTER\"}"))
                .build();
    }
}
