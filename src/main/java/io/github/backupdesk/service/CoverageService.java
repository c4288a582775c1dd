package io.github.backupdesk.service;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.Coverage;
import io.github.backupdesk.domain.HistoryOrder;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.Phase;
import io.github.backupdesk.domain.States;
import io.github.backupdesk.domain.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** Tells what the history and the service know of where the backups of a cluster lie. */
public final class CoverageService {

    /** More rows than this are not counted, and that is said; at a backup each day it is more than five years. */
    public static final int MOST = 2_000;

    /** Rows that stand for no backup, and never will. */
    private static final EnumSet<Phase> WITHOUT_BACKUP =
            EnumSet.of(Phase.PLANNED, Phase.REJECTED, Phase.NOT_SENT, Phase.FAILED, Phase.CANCELLED, Phase.ABSENT);

    private final HistoryStore history;
    private final CloudApi cloud;
    private final Clock clock;

    public CoverageService(HistoryStore history, CloudApi cloud, Clock clock) {
        this.history = history;
        this.cloud = cloud;
        this.clock = clock;
    }

    /** The rows of the cluster that may stand for a backup, newest first, at most {@link #MOST}; by one search of the store. */
    public List<Attempt> rows(ClusterId cluster) throws StoreException {
        States with = States.of(EnumSet.complementOf(WITHOUT_BACKUP));
        HistoryQuery query = HistoryQuery.ofCluster(cluster.value()).in(List.of(with));
        return history.find(query, HistoryOrder.NEWEST, MOST, null).stream()
                // A search finds parts of names as well.
                .filter(row -> row.exact().request().clusterId().equals(cluster))
                .toList();
    }

    /** Asks the service for the backups of the cluster that were made by hand. */
    public Coverage.Listing listing(ClusterId cluster) throws CloudException {
        // What is seen while the list is on its way is later than the list.
        Instant asked = clock.instant();
        return new Coverage.Listing(asked, cloud.manualBackups(cluster));
    }
}
