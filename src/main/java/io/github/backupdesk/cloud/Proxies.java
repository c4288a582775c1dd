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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says by which proxy a host is reached (desktop.md D3). An answer is honoured as it is: where a proxy is named, nothing goes
 * past it, not even where the name cannot be understood.
 */
final class Proxies extends ProxySelector {

    /** Underscores are no part of a host name by the book, and stand in the names of many proxies all the same. */
    private static final Pattern ADDRESS = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[\\p{L}\\p{N}._-]+)(?::([0-9]{0,5}))?");

    private static final Set<String> SCHEMES =
            Set.of("http", "https", "socks", "socks4", "socks4a", "socks5", "socks5h");
    private static final int MAX_PORT = 65_535;

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

    /** An environment variable names a proxy in words that nobody understands. Never says which, since a password may be in it. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1;
        private final String variable;

        Unreadable(String variable) {
            super("no proxy can be read from " + variable);
            this.variable = variable;
        }

        String variable() {
            return variable;
        }
    }

    /** To be asked before anything is opened: the client would take an exception from {@link #select} for a fault of its own. */
    Optional<Unreadable> unreadable(URI uri) {
        boolean asked = way instanceof Way.AsSystem && !namedBySystem(uri);
        return (asked ? variableFor(uri) : Optional.<Variable>empty())
                .filter(each -> parse(each.text()).isEmpty())
                .map(each -> new Unreadable(each.name()));
    }

    private List<Proxy> bySystem(URI uri) {
        return namedBySystem(uri)
                ? List.copyOf(told(uri))
                : byEnvironment(uri).map(List::of).orElse(NONE);
    }

    private List<Proxy> told(URI uri) {
        return system == null ? List.of() : system.select(uri);
    }

    private boolean namedBySystem(URI uri) {
        return told(uri).stream().anyMatch(each -> each.type() != Proxy.Type.DIRECT);
    }

    /** Unresolved: the name is looked up when it is used, not when it is read. */
    private static Proxy http(String host, int port) {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    private Optional<Proxy> byEnvironment(URI uri) {
        return variableFor(uri)
                .map(each -> parse(each.text())
                        .orElseThrow(() -> new IllegalStateException("no proxy can be read from " + each.name())));
    }

    /** A variable that is set, by the name under which it was found. */
    private record Variable(String name, String text) {}

    private Optional<Variable> variableFor(URI uri) {
        if (excepted(Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        return variable("https".equals(uri.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY");
    }

    /** Both spellings are in use; for plain http only the small one is safe to read, as curl does. */
    private Optional<Variable> variable(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        String used = env.containsKey(small) || name.equals("HTTP_PROXY") ? small : name;
        return Optional.ofNullable(env.get(used))
                .filter(text -> !text.isBlank())
                .map(text -> new Variable(used, text.strip()));
    }

    /** Empty if it cannot be understood. A login in it is not used: a proxy that asks for one says so. */
    private static Optional<Proxy> parse(String text) {
        int afterScheme = text.indexOf("://");
        String scheme =
                afterScheme < 0 ? "http" : text.substring(0, afterScheme).toLowerCase(Locale.ROOT);
        String authority = text.substring(afterScheme < 0 ? 0 : afterScheme + 3).split("[/?#]", 2)[0];
        Matcher address = ADDRESS.matcher(authority.substring(authority.lastIndexOf('@') + 1));
        if (!SCHEMES.contains(scheme) || !address.matches()) {
            return Optional.empty();
        }
        String port = Optional.ofNullable(address.group(2)).orElse("");
        int number = port.isEmpty() ? USUAL_PORT : Integer.parseInt(port);
        return number < 1 || number > MAX_PORT
                ? Optional.empty()
                : Optional.of(proxy(scheme, address.group(1), number));
    }

    private static Proxy proxy(String scheme, String host, int port) {
        return scheme.startsWith("socks")
                ? new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved(host, port))
                : http(host, port);
    }

    /** {@code NO_PROXY} holds names and the ends of names; {@code *} is all. This computer is never behind a proxy. */
    private boolean excepted(String host) {
        if (host.isEmpty() || host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
            return true;
        }
        for (String each : variable("NO_PROXY").map(Variable::text).orElse("").split(",", -1)) {
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
