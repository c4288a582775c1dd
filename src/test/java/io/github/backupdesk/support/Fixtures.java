package io.github.backupdesk.support;

import io.github.backupdesk.domain.Account;
import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.RegionId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people and places that tests speak of. */
public final class Fixtures {

    /** A key that must never turn up anywhere. */
    public static final String CANARY = "zk-CANARY-0123456789abcdef";

    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    public static final ClusterId CLUSTER_ID = new ClusterId("in01-0123456789abcde");

    private Fixtures() {}

    public static Account account(String baseUrl) {
        return account(baseUrl, false);
    }

    public static Account account(String baseUrl, boolean sandbox) {
        return new Account("Test", BaseUrl.parse(baseUrl), key(), sandbox);
    }

    public static ApiKey key() {
        return ApiKey.parse(CANARY).orElseThrow();
    }

    public static Cluster cluster(String connectAddress) {
        return new Cluster(
                CLUSTER_ID,
                "search-prod",
                "proj-1",
                new RegionId("aws-us-west-2"),
                "Enterprise",
                "Performance-optimized",
                1,
                "RUNNING",
                "Dedicated",
                connectAddress);
    }

    /** A manual backup of the cluster, as a list tells it. */
    public static Backup backup(String id, String type, String status, @Nullable Instant createTime) {
        return new Backup(
                id, id + "-name", CLUSTER_ID.value(), "search-prod", type, "MANUAL", status, 1_000, createTime);
    }

    public static BackupRequest wholeCluster() {
        return new BackupRequest(CLUSTER_ID, new BackupScope.WholeCluster(), List.of());
    }

    public static BackupRequest collections(String dbName, List<String> names, String... copies) {
        List<RegionId> regions = List.of(copies).stream().map(RegionId::new).toList();
        return new BackupRequest(CLUSTER_ID, new BackupScope.Collections(dbName, names), regions);
    }
}
