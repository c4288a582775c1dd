package io.github.backupdesk.service;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupPolicy;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.PastBackups;
import io.github.backupdesk.domain.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks, before anything is sent, whether it is a good moment. Changes nothing, and makes nothing. */
public final class CheckService {

    /** Rows of a page; one may hold 16,384 names. */
    private static final int PAGE = 25;

    /** What stands further back tells little of today. */
    private static final int PAGES = 8;

    private final CloudApi cloud;
    private final HistoryStore history;
    private final Clock clock;

    public CheckService(CloudApi cloud, HistoryStore history, Clock clock) {
        this.cloud = cloud;
        this.history = history;
        this.clock = clock;
    }

    /** What came of one question, and when. */
    public sealed interface Told<T> {

        Instant at();

        record Known<T>(T value, Instant at) implements Told<T> {}

        /** Nothing was learnt. */
        record Unknown<T>(Exception why, Instant at) implements Told<T> {}
    }

    /** A question that blocks. */
    private interface Question<T> {
        T ask() throws CloudException, StoreException;
    }

    private <T> Told<T> told(Question<T> question) {
        try {
            return new Told.Known<>(question.ask(), clock.instant());
        } catch (CloudException | StoreException e) {
            return new Told.Unknown<>(e, clock.instant());
        }
    }

    /** Every cluster, as the service tells them now. That it tells shows that the key is accepted. */
    public Told<List<Cluster>> clusters() {
        return told(cloud::clusters);
    }

    /** The manual backups of a cluster; one of them may be being made. */
    public Told<List<Backup>> manualBackups(ClusterId cluster) {
        return told(() -> cloud.manualBackups(cluster));
    }

    public Told<BackupPolicy> policy(ClusterId cluster) {
        return told(() -> cloud.backupPolicy(cluster));
    }

    /** Those of the names that the cluster itself does not tell of the database. */
    public Told<List<String>> missing(Cluster cluster, BackupScope.Collections named) {
        return told(() -> {
            Set<String> there = new HashSet<>(cloud.collections(cluster, named.dbName()));
            return named.collectionNames().stream()
                    .filter(each -> !there.contains(each))
                    .toList();
        });
    }

    /**
     * What the history tells of several scopes of one cluster, in their order. It is read from its newest row backwards, no
     * further than needed, and not beyond a bound.
     *
     * @param listed the cluster's manual backups as far as they are known, for their sizes
     */
    public Told<List<PastBackups>> past(ClusterId cluster, List<BackupScope> scopes, List<Backup> listed) {
        return told(() -> read(cluster, scopes, listed));
    }

    private List<PastBackups> read(ClusterId cluster, List<BackupScope> scopes, List<Backup> listed)
            throws StoreException {
        List<PastBackups> all = new ArrayList<>();
        scopes.forEach(scope -> all.add(PastBackups.NONE.and(scope, listed)));
        long before = Long.MAX_VALUE;
        for (int page = 0; page < PAGES && !all.stream().allMatch(PastBackups::complete); page++) {
            List<Attempt> rows = history.find(HistoryQuery.ofCluster(cluster.value()), PAGE, before);
            if (rows.isEmpty()) {
                break;
            }
            before = rows.getLast().id();
            List<Attempt> own = rows.stream()
                    .filter(row -> row.exact().request().clusterId().equals(cluster))
                    .toList();
            for (int i = 0; i < all.size(); i++) {
                if (!all.get(i).complete()) {
                    all.set(i, all.get(i).and(own, scopes.get(i), listed));
                }
            }
        }
        return all;
    }
}
