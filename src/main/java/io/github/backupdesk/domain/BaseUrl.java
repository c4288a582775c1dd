package io.github.backupdesk.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The address of a control plane: scheme, host and port, nothing else. Plain http is for this computer alone (promises.md
 * T8). {@link #toString} has no slash at the end.
 */
public record BaseUrl(String scheme, String host, int port) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** What DNS allows; also keeps the pattern from running out of stack. */
    private static final int MAX_HOST_LENGTH = 253;

    private static final int MAX_PORT = 65_535;

    /** A label has 63 characters at most. */
    private static final Pattern HOST_NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    /** Why a text is no base URL. */
    public enum Problem {
        NOT_A_URL,
        NOT_HTTPS,
        USER_INFO,
        PATH,
        ODD_HOST
    }

    /** Thrown with the reason; the message never holds what was typed, for it may hold a key. */
    public static final class Refused extends IllegalArgumentException {
        private static final long serialVersionUID = 1;
        private final Problem problem;

        Refused(Problem problem) {
            super("not a base URL: " + problem);
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    /** @throws Refused if it is not https to a plain host name, or http to this computer */
    public static BaseUrl parse(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new Refused(Problem.NOT_A_URL);
        }
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new Refused(Problem.NOT_A_URL);
        }
        if (uri.getRawUserInfo() != null
                || Optional.ofNullable(uri.getRawAuthority()).orElse("").contains("@")) {
            throw new Refused(Problem.USER_INFO);
        }
        String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
        boolean loopback = LOOPBACK.contains(host);
        if (!loopback && !plain(host)) {
            throw new Refused(Problem.ODD_HOST);
        }
        if (scheme.equals("http") && !loopback) {
            throw new Refused(Problem.NOT_HTTPS);
        }
        String path = Optional.ofNullable(uri.getRawPath()).orElse("");
        if (!(path.isEmpty() || path.equals("/")) || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new Refused(Problem.PATH);
        }
        if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw new Refused(Problem.NOT_A_URL);
        }
        return new BaseUrl(scheme, host, uri.getPort());
    }

    private static boolean plain(String host) {
        return host.length() <= MAX_HOST_LENGTH
                && !host.contains("xn--")
                && HOST_NAME.matcher(host).matches();
    }

    public boolean loopback() {
        return LOOPBACK.contains(host);
    }

    @Override
    public String toString() {
        return scheme + "://" + host + (port < 0 ? "" : ":" + port);
    }
}
