package io.github.backupdesk.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as {@code GET /v2/clusters} tells it. Every text is as the server sent it; an absent one is empty.
 *
 * @param regionId null where the server sent none, or none that we can read
 * @param connectAddress the data plane's base URL, empty where there is none
 */
public record Cluster(
        ClusterId id,
        String name,
        String projectId,
        @Nullable RegionId regionId,
        String plan,
        String cuType,
        int cuSize,
        String status,
        String deploymentOption,
        String connectAddress) {

    /** A cluster that was typed and is not in any list. */
    public static Cluster typed(ClusterId id) {
        return new Cluster(id, "", "", null, "", "", 0, "", "", "");
    }

    /** Whether the cluster can be backed up (contract.md 1.9: decided by deployment option, then ID, never by plan). */
    public Eligibility eligibility() {
        Kind kind = kind();
        if (kind != Kind.DEDICATED && kind != Kind.UNKNOWN) {
            return new Eligibility.Impossible(kind);
        }
        if (status.isEmpty()) {
            return new Eligibility.Unconfirmed();
        }
        return status.equals("RUNNING") ? new Eligibility.Ready() : new Eligibility.Doubtful(status);
    }

    /** The kind of deployment, read from whatever the server was willing to say. */
    public Kind kind() {
        return switch (deploymentOption.toLowerCase(Locale.ROOT)) {
            case "dedicated" -> Kind.DEDICATED;
            case "serverless" -> Kind.SERVERLESS;
            case "free" -> Kind.FREE;
            default -> kindById();
        };
    }

    private Kind kindById() {
        String text = id.value();
        if (text.startsWith("in01-")) {
            return Kind.DEDICATED;
        }
        if (text.startsWith("in03-")) {
            return Kind.FREE;
        }
        if (text.startsWith("in05-")) {
            return Kind.SERVERLESS;
        }
        if (text.startsWith("in07-")) {
            return Kind.ON_DEMAND;
        }
        return cuType.isEmpty() ? Kind.UNKNOWN : Kind.DEDICATED;
    }

    /** What the service calls the deployment option. */
    public enum Kind {
        DEDICATED,
        SERVERLESS,
        FREE,
        ON_DEMAND,
        UNKNOWN
    }

    /** What can be said before asking the server. */
    public sealed interface Eligibility {
        record Ready() implements Eligibility {}

        /** It is in a state in which the service may refuse; trying is allowed (contract.md section 7, row 28). */
        record Doubtful(String status) implements Eligibility {}

        /** Typed, so nothing is known of it. */
        record Unconfirmed() implements Eligibility {}

        /** Backups need a Dedicated cluster. */
        record Impossible(Kind kind) implements Eligibility {}
    }
}
