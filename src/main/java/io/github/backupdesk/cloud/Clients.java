package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.Network;
import io.github.backupdesk.domain.ProxyLogin;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** The two sets of client settings. Neither follows a redirect, keeps a cookie or caches. */
final class Clients {

    private static final int CALLS_PER_HOST = 32;

    private Clients() {}

    /** What lies between here and the hosts. */
    record Path(NamingTrust trust, Proxies proxies, Authenticator login) {

        static Path of(Network network) {
            ProxyLogin login = network.way() instanceof Network.Way.Proxy proxy ? proxy.login() : ProxyLogin.NONE;
            return new Path(
                    Trust.of(network.certificates()),
                    Proxies.of(network.way()),
                    login.isEmpty() ? Authenticator.NONE : new ProxyAnswer(login));
        }
    }

    /** For calls that only ask. They may be repeated, so connections are kept and a stale one is replaced unnoticed. */
    static OkHttpClient reading(Timeouts timeouts, boolean plainHttp, Dns names, Path path) {
        OkHttpClient client = basic(timeouts, plainHttp, names, path)
                .callTimeout(timeouts.question())
                .readTimeout(timeouts.question())
                .writeTimeout(timeouts.question())
                .build();
        client.dispatcher().setMaxRequestsPerHost(CALLS_PER_HOST);
        return client;
    }

    /**
     * For the call that must reach the server once at most. Each setting closes one way in which the client would send it
     * again (promises.md section 3); {@link OneShotBody} closes the last.
     */
    static OkHttpClient creating(Timeouts timeouts, boolean plainHttp, Dns names, Path path) {
        OkHttpClient client = basic(timeouts, plainHttp, names, path)
                .retryOnConnectionFailure(false)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .callTimeout(timeouts.create())
                .readTimeout(timeouts.create())
                .writeTimeout(timeouts.create())
                .build();
        client.dispatcher().setMaxRequestsPerHost(CALLS_PER_HOST);
        return client;
    }

    private static OkHttpClient.Builder basic(Timeouts timeouts, boolean plainHttp, Dns names, Path path) {
        return new OkHttpClient.Builder()
                .sslSocketFactory(path.trust().sockets(), path.trust())
                .proxySelector(path.proxies())
                .proxyAuthenticator(path.login())
                .followRedirects(false)
                .followSslRedirects(false)
                .dns(names)
                .connectTimeout(timeouts.connect())
                .connectionSpecs(
                        plainHttp
                                ? List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT)
                                : List.of(ConnectionSpec.MODERN_TLS))
                .eventListenerFactory(call -> {
                    Trace trace = call.request().tag(Trace.class);
                    return trace == null ? EventListener.NONE : trace;
                });
    }
}
