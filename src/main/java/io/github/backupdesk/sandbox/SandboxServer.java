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
 * its {@code connectAddress}, and the switches for its bad days under {@code /sandbox/v1/}. Knows both sites' regions at once. Safe to use from any thread.
 */
public final class SandboxServer implements AutoCloseable {

    /** Connections that wait to be accepted: a benchmark opens many at once. */
    private static final int BACKLOG = 1_024;

    private final HttpServer http;
    private final ExecutorService threads;
    private final Switchboard switches;
    private final String baseUrl;
    private final String apiKey;

    private SandboxServer(
            HttpServer http, ExecutorService threads, Switchboard switches, String baseUrl, String apiKey) {
        this.http = http;
        this.threads = threads;
        this.switches = switches;
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
        HttpServer http = HttpServer.create(new InetSocketAddress(loopback, options.port()), BACKLOG);
        try {
            int port = http.getAddress().getPort();
            String baseUrl = "http://127.0.0.1:" + port;
            Api api = Api.open(options, baseUrl);
            BadDay badDay = new BadDay(api.switches(), api.counts());
            Front front = new Front(new Gate(key, port), api, badDay, new Wire(api.time()));
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            http.createContext("/", front);
            http.setExecutor(threads);
            http.start();
            return new SandboxServer(http, threads, api.switches(), baseUrl, key);
        } catch (IOException | RuntimeException e) {
            http.stop(0);
            throw e;
        }
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
        switches.close();
        http.stop(0);
        threads.shutdownNow();
    }

    private static String randomKey() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return SandboxOptions.KEY_PREFIX + HexFormat.of().formatHex(bytes);
    }
}
