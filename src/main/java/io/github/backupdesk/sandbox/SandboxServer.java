package io.github.backupdesk.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A pretend Zilliz Cloud on 127.0.0.1: the control plane under {@link #baseUrl()}, the data plane of each cluster under
 * its {@code connectAddress}. Knows both sites' regions at once. Safe to use from any thread.
 */
public final class SandboxServer implements AutoCloseable {

    private final HttpServer http;
    private final ExecutorService threads;
    private final String baseUrl;
    private final String apiKey;

    private SandboxServer(HttpServer http, ExecutorService threads, String baseUrl, String apiKey) {
        this.http = http;
        this.threads = threads;
        this.baseUrl = baseUrl;
        this.apiKey = apiKey;
    }

    /**
     * Binds and serves at once.
     *
     * @throws java.net.BindException when the port is taken
     * @throws IOException when the state file cannot be read
     */
    public static SandboxServer start(SandboxOptions options) throws IOException {
        String key = options.apiKey() == null ? randomKey() : options.apiKey();
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer http = HttpServer.create(new InetSocketAddress(loopback, options.port()), 0);
        try {
            int port = http.getAddress().getPort();
            String baseUrl = "http://127.0.0.1:" + port;
            Front front = new Front(
                    new Gate(key, port),
                    new Pace(options.clock(), options.load().limiter()),
                    routes(options, baseUrl));
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            http.createContext("/", front);
            http.setExecutor(threads);
            http.start();
            return new SandboxServer(http, threads, baseUrl, key);
        } catch (IOException | RuntimeException e) {
            http.stop(0);
            throw e;
        }
    }

    private static Routes routes(SandboxOptions options, String baseUrl) throws IOException {
        World world = ExtraClusters.addTo(SampleWorld.build(), options.load().extraClusters());
        Ledger ledger = Ledger.open(
                options.stateFile(), SampleBackups.of(world, options.clock().instant()));
        Routes routes = new Routes();
        new ProjectEndpoints(world).addTo(routes);
        new ClusterEndpoints(world, ledger, options.clock(), baseUrl).addTo(routes);
        new BackupEndpoints(world, ledger, options.clock()).addTo(routes);
        new CreateBackup(world, ledger, options.clock(), options.timeScale()).addTo(routes);
        new DataPlane(world).addTo(routes);
        return routes;
    }

    /** Such as {@code http://127.0.0.1:49152}, without a slash at the end. */
    public String baseUrl() {
        return baseUrl;
    }

    public String apiKey() {
        return apiKey;
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private static String randomKey() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return SandboxOptions.KEY_PREFIX + HexFormat.of().formatHex(bytes);
    }
}
