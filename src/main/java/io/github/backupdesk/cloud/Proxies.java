package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.Network.Way;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says by which proxy a host is reached (desktop.md D3). An answer is honoured as it is: where a proxy is named, nothing goes
 * past it.
 */
final class Proxies extends ProxySelector {

    private static final List<Proxy> NONE = List.of(Proxy.NO_PROXY);
    private static final int USUAL_PORT = 80;

    private final Way way;
    private final @Nullable ProxySelector system;
    private final Map<String, String> env;

    /**
     * @param system what the system's settings say; null where there is no such thing
     * @param env where the settings say nothing, as in a plain desktop or none, these are asked
     */
    Proxies(Way way, @Nullable ProxySelector system, Map<String, String> env) {
        this.way = way;
        this.system = system;
        this.env = env;
    }

    static Proxies of(Way way) {
        return new Proxies(way, ProxySelector.getDefault(), System.getenv());
    }

    @Override
    public List<Proxy> select(URI uri) {
        return switch (way) {
            case Way.Direct direct -> NONE;
            case Way.Proxy proxy -> List.of(http(proxy.host(), proxy.port()));
            case Way.AsSystem asTold -> bySystem(uri);
        };
    }

    private List<Proxy> bySystem(URI uri) {
        List<Proxy> told = system == null ? List.of() : system.select(uri);
        boolean named = told.stream().anyMatch(each -> each.type() != Proxy.Type.DIRECT);
        return named ? List.copyOf(told) : byEnvironment(uri).map(List::of).orElse(NONE);
    }

    /** Unresolved: the name is looked up when it is used, not when it is read. */
    private static Proxy http(String host, int port) {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    private Optional<Proxy> byEnvironment(URI uri) {
        if (excepted(Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        String variable = "https".equals(uri.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY";
        return variable(variable).flatMap(Proxies::parse);
    }

    /** Both spellings are in use; for plain http only the small one is safe to read, as curl does. */
    private Optional<String> variable(String name) {
        String small = env.get(name.toLowerCase(Locale.ROOT));
        String found = small == null && !name.equals("HTTP_PROXY") ? env.get(name) : small;
        return Optional.ofNullable(found).filter(text -> !text.isBlank());
    }

    private static Optional<Proxy> parse(String text) {
        String url = text.contains("://") ? text.strip() : "http://" + text.strip();
        try {
            URI uri = URI.create(url);
            String host = uri.getHost();
            return host == null ? Optional.empty() : Optional.of(proxy(uri, host));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Proxy proxy(URI uri, String host) {
        int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
        boolean socks = uri.getScheme().toLowerCase(Locale.ROOT).startsWith("socks");
        return socks ? new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved(host, port)) : http(host, port);
    }

    /** {@code NO_PROXY} holds names and the ends of names; {@code *} is all. This computer is never behind a proxy. */
    private boolean excepted(String host) {
        if (host.isEmpty() || host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
            return true;
        }
        for (String each : variable("NO_PROXY").orElse("").split(",", -1)) {
            String name = each.strip().toLowerCase(Locale.ROOT);
            String end = name.startsWith(".") ? name : "." + name;
            if (name.equals("*") || (!name.isEmpty() && ("." + host).endsWith(end))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
        if (way instanceof Way.AsSystem && system != null) {
            system.connectFailed(uri, address, e);
        }
    }
}
