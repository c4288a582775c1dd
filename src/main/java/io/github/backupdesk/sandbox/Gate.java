package io.github.backupdesk.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is let in. A page in a browser on this machine can reach loopback too, so a request must name this very address
 * (no DNS rebinding), must not come from another origin, and a POST or PUT must be JSON, which a plain form cannot send.
 */
final class Gate {

    private final byte[] key;
    private final Set<String> hosts;
    private final Set<String> origins;

    Gate(String apiKey, int port) {
        this.key = apiKey.getBytes(StandardCharsets.UTF_8);
        this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
        this.origins = Set.of("http://127.0.0.1:" + port, "http://localhost:" + port);
    }

    void checkOrigin(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        List<String> host = headers.get("Host");
        String authority = exchange.getRequestURI().getRawAuthority();
        if (host == null || host.size() != 1 || !ours(host.getFirst()) || (authority != null && !ours(authority))) {
            throw Refusal.http(403, "This Host is not the sandbox.");
        }
        List<String> origin = headers.getOrDefault("Origin", List.of());
        if (!origins.containsAll(origin)) {
            throw Refusal.http(403, "Requests from other origins are refused.");
        }
        String site = headers.getFirst("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw Refusal.http(403, "Requests from other sites are refused.");
        }
    }

    void checkContentType(HttpExchange exchange) {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        String method = exchange.getRequestMethod();
        if ((method.equals("POST") || method.equals("PUT")) && !isJson(type)) {
            throw Refusal.http(415, "A " + method + " needs Content-Type: application/json.");
        }
    }

    /** Compares in constant time, so that the key cannot be guessed letter by letter. */
    boolean knows(HttpExchange exchange) {
        List<String> given = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
        if (given.size() != 1 || !given.getFirst().regionMatches(true, 0, "Bearer ", 0, 7)) {
            return false;
        }
        byte[] candidate = given.getFirst().substring(7).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(key, candidate);
    }

    private boolean ours(String host) {
        return hosts.contains(host.toLowerCase(Locale.ROOT));
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }
}
