package io.github.backupdesk.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One step of the way to a service, and how it went.
 *
 * @param took zero for what was not reached
 */
public record ConnectionStep(Kind kind, Duration took, Outcome outcome) {

    /** The steps, in the order in which they are gone. */
    public enum Kind {
        /** What address the host's name stands for. */
        DNS,
        /** A connection to it, directly or by a proxy. */
        WAY,
        TLS,
        PROJECTS,
        CLUSTERS
    }

    /** Who vouches for a server's certificate. */
    public enum Voucher {
        /** An authority that Java knows, as nearly all public ones are. */
        PUBLIC,
        /** One that is trusted on this computer. */
        SYSTEM,
        /** One that the profile adds. */
        PROFILE
    }

    /** How a step went. */
    public sealed interface Outcome {

        /** @param addresses in the order in which they are tried */
        record Resolved(List<String> addresses) implements Outcome {
            public Resolved {
                addresses = List.copyOf(addresses);
            }
        }

        /** The proxy looks the name up, this computer does not. */
        record LeftToProxy() implements Outcome {}

        /** @param proxy host and port; empty if nothing stands between */
        record Connected(String proxy) implements Outcome {}

        /** @param protocol such as {@code TLSv1.3} */
        record Secured(String protocol, ServerCertificate certificate, Voucher voucher) implements Outcome {}

        /** Plain http, which is for this computer itself. */
        record NotEncrypted() implements Outcome {}

        /**
         * @param seen how many the service says there are
         * @param dedicated how many of those that were listed can be backed up; for projects none
         */
        record Listed(int seen, int dedicated) implements Outcome {}

        /**
         * @param shown the server's own certificate, if one was shown
         * @param authority the highest authority that the server sent along; empty if it sent none
         */
        record Failed(CloudException why, Optional<ServerCertificate> shown, Optional<ServerCertificate> authority)
                implements Outcome {
            public Failed(CloudException why) {
                this(why, Optional.empty(), Optional.empty());
            }
        }

        /** A step before it failed. */
        record NotReached() implements Outcome {}
    }

    public boolean failed() {
        return outcome instanceof Outcome.Failed;
    }
}
