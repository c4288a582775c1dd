package io.github.backupdesk.bench;

import io.github.backupdesk.cloud.HttpCloudApi;
import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.SubmitOutcome.Accepted;
import io.github.backupdesk.sandbox.LimiterKind;
import io.github.backupdesk.sandbox.SandboxOptions;
import io.github.backupdesk.sandbox.SandboxServer;
import io.github.backupdesk.service.Ledger;
import io.github.backupdesk.service.SweepService;
import io.github.backupdesk.service.SweepService.Swept;
import io.github.backupdesk.service.SyncService;
import io.github.backupdesk.service.WatchService;
import io.github.backupdesk.store.SqliteHistoryStore;
import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.FakeHistory;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ten thousand running jobs against the sandbox's limiter: how long one sweep by list takes, and a sync of as many backups
 * that were made elsewhere; beside it, what it would take to ask after each.
 */
final class SweepBench {

    private static final int JOBS = 10_000;
    private static final int PER_PAGE = 100;
    private static final int LIMIT = 20;
    private static final int SWEEPS = 3;

    /** At this pace a job of twelve seconds takes a year. */
    private static final double ENDLESS = 2_500_000;

    private SweepBench() {}

    static void run(PrintStream out) {
        out.printf(Locale.ROOT, "bench pace sweep.floor.seconds %.1f s%n", JOBS / (double) PER_PAGE / LIMIT);
        out.printf(Locale.ROOT, "bench pace describe.floor.seconds %.1f s%n", JOBS / (double) LIMIT);
        try {
            Path folder = Files.createTempDirectory("backup-desk-bench");
            SandboxOptions options = SandboxOptions.defaults()
                    .withTimeScale(ENDLESS)
                    .withExtraClusters(JOBS)
                    .withStateFile(folder.resolve("sandbox.jsonl"));
            List<Attempt> watched = started(options.withLimiter(LimiterKind.OFF));
            try (SandboxServer server = SandboxServer.start(options);
                    HttpCloudApi cloud = new HttpCloudApi(account(server), Clock.systemUTC())) {
                sweep(out, cloud, watched);
                sync(out, cloud, folder);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Account account(SandboxServer server) {
        return new Account(
                "bench",
                BaseUrl.parse(server.baseUrl()),
                ApiKey.parse(server.apiKey()).orElseThrow(),
                true);
    }

    private static void sweep(PrintStream out, HttpCloudApi cloud, List<Attempt> watched) throws Exception {
        WatchService watch = new WatchService(cloud, new Ledger(new FakeHistory()), Clock.systemUTC(), "bench");
        SweepService sweep = new SweepService(cloud, watch, Clock.systemUTC());
        for (int n = 1; n <= SWEEPS; n++) {
            long start = System.nanoTime();
            Swept swept = sweep.sweep(watched);
            double seconds = (System.nanoTime() - start) / 1e9;
            out.printf(Locale.ROOT, "bench pace sweep.%d.seconds %.1f s%n", n, seconds);
            out.printf(
                    Locale.ROOT,
                    "bench pace sweep.%d.running %d jobs%n",
                    n,
                    swept.running().size());
        }
    }

    /** The first takes all in; the second finds them as they were. */
    private static void sync(PrintStream out, HttpCloudApi cloud, Path folder) throws Exception {
        try (SqliteHistoryStore store = SqliteHistoryStore.open(folder.resolve("history.db"))) {
            SyncService sync = new SyncService(cloud, new Ledger(store), Clock.systemUTC(), "bench");
            for (String name : List.of("first", "second")) {
                long start = System.nanoTime();
                int added = sync.sync().added();
                double seconds = (System.nanoTime() - start) / 1e9;
                out.printf(Locale.ROOT, "bench pace sync.%s.seconds %.1f s%n", name, seconds);
                out.printf(Locale.ROOT, "bench pace sync.%s.added %d rows%n", name, added);
            }
        }
    }

    /** Starts a job in each cluster as fast as it goes; the state file keeps them for a server that counts. */
    private static List<Attempt> started(SandboxOptions options) throws IOException, InterruptedException {
        List<Attempt> watched = new ArrayList<>();
        try (SandboxServer server = SandboxServer.start(options);
                HttpClient http = HttpClient.newHttpClient()) {
            for (int page = 1; watched.size() < JOBS; page++) {
                JsonNode clusters = data(
                                http, get(server, "/v2/clusters?region=gcp-us-east4&pageSize=100&currentPage=" + page))
                        .get("clusters");
                for (JsonNode each : clusters) {
                    if (each.get("clusterName").stringValue().startsWith("extra-")) {
                        watched.add(job(http, server, each.get("clusterId").stringValue()));
                    }
                }
            }
        }
        return watched;
    }

    private static Attempt job(HttpClient http, SandboxServer server, String cluster)
            throws IOException, InterruptedException {
        JsonNode made = data(
                http,
                request(server, "/v2/clusters/" + cluster + "/backups/create")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"backupType\":\"CLUSTER\"}"))
                        .build());
        BackupRequest request = new BackupRequest(new ClusterId(cluster), new BackupScope.WholeCluster(), List.of());
        Receipt receipt = new Receipt(
                made.get("backupId").stringValue(), "", made.get("jobId").stringValue());
        return Attempt.planned(Clock.systemUTC().instant(), "bench", "", null, new FakeCloud().write(request))
                .ended(new Accepted(receipt, FakeCloud.OK));
    }

    private static HttpRequest get(SandboxServer server, String path) {
        return request(server, path).build();
    }

    private static HttpRequest.Builder request(SandboxServer server, String path) {
        return HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + server.apiKey());
    }

    private static JsonNode data(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        String body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return JsonMapper.shared().readTree(body).get("data");
    }
}
