package io.github.backupdesk.sandbox;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** {@code POST /v2/clusters/{C}/backups/create}: accepts a manual backup and settles when all is done. */
final class CreateBackup {

    private static final SecureRandom RANDOM = new SecureRandom();

    static final String CREATE = "POST /v2/clusters/{C}/backups/create";

    private final World world;
    private final Ledger ledger;
    private final Counts counts;
    private final Fates fates;
    private final Clock clock;
    private final double timeScale;

    CreateBackup(World world, Ledger ledger, Counts counts, Fates fates, SandboxOptions options) {
        this.world = world;
        this.ledger = ledger;
        this.counts = counts;
        this.fates = fates;
        this.clock = options.clock();
        this.timeScale = options.timeScale();
    }

    void addTo(Routes routes) {
        routes.post("/v2/clusters/{C}/backups/create", this::create);
    }

    private JsonNode create(Call call) {
        Cluster cluster = world.cluster(call.path("C"));
        checkKind(cluster);
        CreateRequest request = CreateRequest.of(call.object(), cluster);
        Instant now = clock.instant();
        Backup original = ledger.place(cluster.clusterId(), now, number -> order(cluster, request, now, number))
                .getFirst();
        counts.backupMade();
        return Json.object()
                .put("backupId", original.backupId())
                .put("backupName", original.backupName())
                .put("jobId", original.jobId());
    }

    private static void checkKind(Cluster cluster) {
        switch (cluster.kind()) {
            case FREE -> throw Refusal.business(96021, "This operation is not supported on a free cluster.");
            case SERVERLESS ->
                throw Refusal.business(96022, "This operation is not supported on a serverless cluster.");
            case DEDICATED -> {
                if (!cluster.condition().running()) {
                    throw Refusal.business(
                            40003,
                            "The action is not allowed in the current cluster status: "
                                    + cluster.condition().status());
                }
            }
        }
    }

    /**
     * The original first, then a copy for each region; the copies begin together when the original is done, unless
     * it fails.
     */
    private List<Backup> order(Cluster cluster, CreateRequest request, Instant now, int number) {
        Content content = request.content();
        List<Backup> order = new ArrayList<>();
        Span span = Span.of(now, scaled(2), scaled(workSeconds(content.size())));
        Fate fate = fates.original(cluster.clusterId(), now);
        Backup original = backup(cluster, cluster.region(), content, span, number, fate);
        order.add(original);
        if (fate.failure() != null) {
            return order;
        }
        List<Fault> failing = fates.failingCopies(cluster.clusterId(), request.copies());
        for (Region region : request.copies()) {
            int copy = order.size();
            Span after = Span.of(span.ended(), scaled(1), scaled(5 + 2 * copy));
            Fate own = Fates.copy(original, failing, region, after.created());
            order.add(backup(cluster, region, content, after, number + copy, own));
        }
        return order;
    }

    /** Ten seconds, and up to ten more for the big ones: half a second for each 10 GB. */
    private static double workSeconds(long bytes) {
        return 10 + Math.min(10, bytes / 20e9);
    }

    private Duration scaled(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9 * timeScale));
    }

    private static Backup backup(Cluster cluster, Region region, Content content, Span span, int number, Fate fate) {
        return new Backup(
                "backup" + number + "_" + hex(8),
                cluster.name() + "_backup" + number,
                "job-" + hex(11),
                Owner.of(cluster),
                region.regionId(),
                Backup.MANUAL,
                content,
                span,
                null,
                fate);
    }

    private static String hex(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
