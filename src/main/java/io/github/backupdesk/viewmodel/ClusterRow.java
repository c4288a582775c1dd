package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.Cluster.Eligibility;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import java.util.Locale;

/**
 * One line of the list of clusters.
 *
 * @param possible whether the cluster can be backed up as far as anyone can tell
 * @param reason why not, or what stands in doubt; empty if nothing does
 */
public record ClusterRow(
        Cluster cluster,
        String name,
        String id,
        String region,
        String plan,
        String state,
        boolean possible,
        String reason) {

    static ClusterRow of(Texts texts, Cluster cluster) {
        Eligibility eligibility = cluster.eligibility();
        String size = cluster.cuSize() > 0 ? texts.get("cluster.cu", cluster.cuSize()) : "";
        return new ClusterRow(
                cluster,
                VisibleText.of(cluster.name().isEmpty() ? cluster.id().value() : cluster.name(), 60),
                cluster.id().value(),
                region(texts, cluster),
                size.isEmpty() ? VisibleText.of(cluster.plan()) : VisibleText.of(cluster.plan()) + " · " + size,
                VisibleText.of(cluster.status()),
                !(eligibility instanceof Eligibility.Impossible),
                reason(texts, eligibility));
    }

    private static String region(Texts texts, Cluster cluster) {
        return cluster.regionId() == null ? "" : CloudWords.city(texts, cluster.regionId());
    }

    static String reason(Texts texts, Eligibility eligibility) {
        return switch (eligibility) {
            case Eligibility.Ready ready -> "";
            case Eligibility.Unconfirmed unconfirmed -> texts.get("cluster.unconfirmed");
            case Eligibility.Doubtful doubtful -> texts.get("cluster.doubtful", VisibleText.of(doubtful.status()));
            case Eligibility.Impossible impossible -> texts.of(impossible.kind());
        };
    }

    /** The home region's ID, empty if unknown. */
    public String regionId() {
        return cluster.regionId() == null ? "" : cluster.regionId().value();
    }

    /** Whether the text is part of anything the row says; case does not count. */
    boolean matches(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return String.join("\n", name, id, region, regionId(), plan, state)
                .toLowerCase(Locale.ROOT)
                .contains(wanted);
    }
}
