package io.github.backupdesk.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A page that may be handed to the system's browser: https, on a host that is named here, in plain ASCII, without a login, a
 * port or a way up its path (promises.md T19). There is no other way to make one than {@link #parse}, so whoever opens a page
 * asks for this type and need not look again.
 */
public final class SafeLink {

    /** Our own pages, under our own name only: anybody may have pages on that host. */
    private static final String OURS = "github.com";

    private static final String OUR_PATH = "/backupdesk/";

    private static final Set<String> HOSTS = Set.of(
            "zilliz.com",
            "docs.zilliz.com",
            "cloud.zilliz.com",
            "support.zilliz.com",
            "zilliz.com.cn",
            "docs.zilliz.com.cn",
            "cloud.zilliz.com.cn",
            "support.zilliz.com.cn");

    private static final int MAX_LENGTH = 2_000;

    private final URI uri;

    private SafeLink(URI uri) {
        this.uri = uri;
    }

    /** Empty if it is not such a page. */
    public static Optional<SafeLink> parse(String text) {
        if (text.length() > MAX_LENGTH || text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(text);
            return allowed(uri) ? Optional.of(new SafeLink(uri)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean allowed(URI uri) {
        String path = Optional.ofNullable(uri.getRawPath()).orElse("");
        // The authority as it was written: no login, no port, no letters in capitals that another reader takes
        // otherwise.
        String authority = Optional.ofNullable(uri.getRawAuthority()).orElse("");
        boolean ours = authority.equals(OURS) && path.startsWith(OUR_PATH);
        return "https".equals(uri.getScheme()) && (ours || HOSTS.contains(authority)) && !climbs(path);
    }

    private static boolean climbs(String path) {
        String plain = path.toLowerCase(Locale.ROOT).replace("%2e", ".").replace("%2f", "/");
        return plain.contains("/../") || plain.endsWith("/..") || plain.contains("/./") || plain.contains("%5c");
    }

    public String host() {
        return uri.getHost();
    }

    /** The path as it was written. */
    public String path() {
        return uri.getRawPath();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SafeLink link && uri.equals(link.uri);
    }

    @Override
    public int hashCode() {
        return uri.hashCode();
    }

    /** As a browser takes it. */
    @Override
    public String toString() {
        return uri.toString();
    }
}
