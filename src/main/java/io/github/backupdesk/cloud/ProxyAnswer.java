package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.ProxyLogin;
import java.nio.charset.StandardCharsets;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Tells a proxy who we are, once: one that has heard it and still asks is not asked again. Only the opening of the tunnel
 * carries it; the request itself has not left by then.
 */
final class ProxyAnswer implements Authenticator {

    private static final String HEADER = "Proxy-Authorization";

    private final ProxyLogin login;

    ProxyAnswer(ProxyLogin login) {
        this.login = login;
    }

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        boolean asked = response.challenges().stream()
                .anyMatch(each ->
                        each.scheme().equalsIgnoreCase("Basic") || each.scheme().equals("OkHttp-Preemptive"));
        if (!asked || response.request().header(HEADER) != null) {
            return null;
        }
        return response.request()
                .newBuilder()
                .header(HEADER, Credentials.basic(login.user(), login.password(), StandardCharsets.UTF_8))
                .build();
    }
}
