package io.github.backupdesk.service;

import io.github.backupdesk.domain.CloudApi;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.Cluster.Eligibility;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Lists the clusters an account can see. */
public final class ClusterService {

    private static final Comparator<Cluster> USEFUL_FIRST = Comparator.comparing(
                    (Cluster cluster) -> cluster.eligibility() instanceof Eligibility.Impossible)
            .thenComparing(cluster -> cluster.name().toLowerCase(Locale.ROOT))
            .thenComparing(cluster -> cluster.id().value());

    private final CloudApi cloud;

    public ClusterService(CloudApi cloud) {
        this.cloud = cloud;
    }

    /** All of them: those that can be backed up first, by name. */
    public List<Cluster> list() throws CloudException {
        return cloud.clusters().stream().sorted(USEFUL_FIRST).toList();
    }
}
