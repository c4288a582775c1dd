package io.github.backupdesk.domain;

import java.util.List;

/**
 * How hosts are reached from here: by which proxy, and whom to trust besides those whom the system trusts.
 *
 * @param certificates of authorities, each in PEM, for company networks that open TLS on the way. They are trusted in addition;
 *     nothing makes this program trust everybody
 */
public record Network(Way way, List<String> certificates) {

    /** As the system says. */
    public static final Network SYSTEM = new Network(new Way.AsSystem(), List.of());

    /** Nothing between: for this computer itself. */
    public static final Network DIRECT = new Network(new Way.Direct(), List.of());

    public Network {
        certificates = List.copyOf(certificates);
    }

    /** What stands between. What is named here is used or refused, never passed by. */
    public sealed interface Way {

        /** Whatever the system's settings name, or its environment variables. */
        record AsSystem() implements Way {}

        record Direct() implements Way {}

        /**
         * An HTTP proxy for all hosts.
         *
         * @param login what to say if it asks who we are
         */
        record Proxy(String host, int port, ProxyLogin login) implements Way {
            public Proxy {
                if (host.isBlank() || port < 1 || port > 65_535) {
                    throw new IllegalArgumentException("no proxy has such an address");
                }
            }
        }
    }
}
