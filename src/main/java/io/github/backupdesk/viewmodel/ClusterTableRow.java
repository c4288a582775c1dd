package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.Cluster.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** One cluster in the table, and whether it is chosen. */
public final class ClusterTableRow {

    /** Without a good backup for longer than this, a cluster wants looking at. */
    private static final Duration A_WEEK = Duration.ofDays(7);

    private final ClusterRow row;
    private final boolean typed;
    private final @Nullable Instant lastGoodAt;
    private final String lastGood;
    private final String job;
    private final String searched;
    private final BooleanProperty ticked;

    /**
     * @param lastGood in words, empty while it is not known
     * @param job what is under way, empty if nothing is
     */
    ClusterTableRow(
            ClusterRow row, boolean typed, @Nullable Instant lastGoodAt, String lastGood, String job, boolean on) {
        this.row = row;
        this.typed = typed;
        this.lastGoodAt = lastGoodAt;
        this.lastGood = lastGood;
        this.job = job;
        this.searched = String.join(
                        "\n", row.name(), row.id(), row.region(), row.regionId(), row.plan(), row.state(), project())
                .toLowerCase(Locale.ROOT);
        this.ticked = new SimpleBooleanProperty(on);
    }

    Cluster cluster() {
        return row.cluster();
    }

    /** The facts of the cluster as every list shows them. */
    public ClusterRow facts() {
        return row;
    }

    /** Empty where the cluster was typed. */
    public String project() {
        return row.cluster().projectId();
    }

    public boolean isTyped() {
        return typed;
    }

    /** How long ago the last good backup was made; empty while that is not known. */
    public String lastGood() {
        return lastGood;
    }

    /** For sorting: milliseconds, 0 for none. */
    public long lastGoodMillis() {
        Instant at = lastGoodAt;
        return at == null ? 0 : at.toEpochMilli();
    }

    public String job() {
        return job;
    }

    /** Whether it could be backed up and has no good backup of the last seven days. */
    public boolean isOverdue(Instant now) {
        Instant at = lastGoodAt;
        return row.possible() && (at == null || at.isBefore(now.minus(A_WEEK)));
    }

    boolean dedicated() {
        return row.cluster().kind() == Kind.DEDICATED;
    }

    boolean running() {
        return row.cluster().status().equals("RUNNING");
    }

    /** Whether the text is part of anything the row says; in small letters. */
    boolean matches(String folded) {
        return searched.contains(folded);
    }

    public BooleanProperty tickedProperty() {
        return ticked;
    }
}
