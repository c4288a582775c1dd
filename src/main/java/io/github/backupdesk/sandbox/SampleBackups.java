package io.github.backupdesk.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The backups that are there from the start, so that no list is empty. The same for the same day. */
final class SampleBackups {

    private static final Duration WORK = Duration.ofMinutes(3);

    private final World world;
    private final Instant today;
    private final List<Backup> backups = new ArrayList<>();

    private SampleBackups(World world, Instant now) {
        this.world = world;
        this.today = now.truncatedTo(ChronoUnit.DAYS);
    }

    static List<Backup> of(World world, Instant now) {
        SampleBackups sample = new SampleBackups(world, now);
        sample.leftOverFromADeletedCluster();
        sample.manual(SampleWorld.SEARCH_PROD, 40, "aws-us-west-2", "aws-us-east-1");
        sample.manual(SampleWorld.RECO_CN, 21, "ali-cn-hangzhou", "ali-cn-shanghai");
        sample.manual(SampleWorld.ORDERS_PROD, 12, "aws-us-east-1");
        sample.manual(SampleWorld.CATALOG_XL, 9, "gcp-us-central1");
        sample.automatic(SampleWorld.SEARCH_PROD, 6);
        sample.automatic(SampleWorld.ORDERS_PROD, 4);
        sample.collections(SampleWorld.SEARCH_PROD, 3, Database.DEFAULT, List.of("orders_v2", "users"));
        sample.collections(SampleWorld.USERS_EU, 2, "support", List.of("tickets"));
        return List.copyOf(sample.backups);
    }

    /** A manual backup survives its cluster. */
    private void leftOverFromADeletedCluster() {
        Owner gone = new Owner(SampleProjects.SHOP.projectId(), "in01-6f21c9b80ae7d35", "sessions-legacy");
        add(gone, "aws-us-west-2", Backup.MANUAL, Content.wholeCluster(48_318_382_080L), 200, 0);
    }

    private void manual(String clusterId, int daysAgo, String... regionIds) {
        Cluster cluster = world.cluster(clusterId);
        for (int i = 0; i < regionIds.length; i++) {
            add(Owner.of(cluster), regionIds[i], Backup.MANUAL, Content.wholeCluster(cluster.bytes()), daysAgo, i);
        }
    }

    private void automatic(String clusterId, int days) {
        Cluster cluster = world.cluster(clusterId);
        String regionId = cluster.region().regionId();
        for (int day = days; day > 0; day--) {
            add(Owner.of(cluster), regionId, Backup.AUTO, Content.wholeCluster(cluster.bytes()), day, 0);
        }
    }

    private void collections(String clusterId, int daysAgo, String dbName, List<String> names) {
        Cluster cluster = world.cluster(clusterId);
        long size = cluster.database(dbName).stream()
                .flatMap(database -> database.collections().stream())
                .filter(collection -> names.contains(collection.name()))
                .mapToLong(Collection::bytes)
                .sum();
        Content content = new Content(Content.COLLECTION, dbName, names, size);
        add(Owner.of(cluster), cluster.region().regionId(), Backup.MANUAL, content, daysAgo, 1);
    }

    private void add(Owner owner, String regionId, String method, Content content, int daysAgo, int hour) {
        int number = 1
                + (int) backups.stream()
                        .filter(backup -> backup.of(owner.clusterId()))
                        .count();
        String hex = hex(owner.clusterId() + "/" + number);
        Instant created = today.minus(Duration.ofDays(daysAgo)).plus(Duration.ofHours(2L + hour));
        @Nullable Instant expires = method.equals(Backup.AUTO) ? created.plus(Duration.ofDays(7)) : null;
        backups.add(new Backup(
                "backup" + number + "_" + hex.substring(0, 16),
                owner.clusterName() + "_backup" + number,
                "job-" + hex.substring(10),
                owner,
                regionId,
                method,
                content,
                Span.of(created, Duration.ofSeconds(20), WORK),
                expires,
                Fate.USUAL));
    }

    private static String hex(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
