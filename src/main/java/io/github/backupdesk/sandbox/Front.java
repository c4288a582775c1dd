package io.github.backupdesk.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The door every request comes through: gate, key, route, body, pace, and then the endpoint. */
final class Front implements HttpHandler {

    static final int BODY_LIMIT = 8 << 20;
    /** A body too long is read on this far, so that the client gets to see the refusal instead of a broken pipe. */
    private static final int DRAIN_LIMIT = 64 << 20;

    private static final System.Logger LOG = System.getLogger(Front.class.getName());

    private final Gate gate;
    private final Api api;
    private final BadDay badDay;
    private final Wire wire;

    Front(Gate gate, Api api, BadDay badDay, Wire wire) {
        this.gate = gate;
        this.api = api;
        this.badDay = badDay;
        this.wire = wire;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            wire.send(exchange, outgoing(exchange));
        }
    }

    private Outgoing outgoing(HttpExchange exchange) throws IOException {
        try {
            return admitted(exchange);
        } catch (Refusal refusal) {
            return Outgoing.whole(refusal.answer());
        }
    }

    private Outgoing admitted(HttpExchange exchange) throws IOException {
        gate.checkOrigin(exchange);
        gate.checkContentType(exchange);
        String path = exchange.getRequestURI().getRawPath();
        boolean dataPlane = path.startsWith(DataPlane.PREFIX);
        if (!gate.knows(exchange)) {
            throw dataPlane
                    ? Refusal.unauthenticated(1800, "user hasn't authenticated")
                    : Refusal.unauthenticated(21119, "The apikey is illegal");
        }
        boolean control = path.startsWith(ControlEndpoints.PREFIX);
        Routes.Match match = (control ? api.control() : api.routes()).find(exchange.getRequestMethod(), path);
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        Call call = new Call(match.path(), query, body(exchange));
        if (control) {
            return Outgoing.whole(answer(match.route(), call));
        }
        api.counts().read(match.route());
        Runnable limiter = () -> {
            if (!dataPlane) {
                pace(match.route());
            }
        };
        return badDay.play(Visit.of(match, query, api.ledger()), limiter, () -> answer(match.route(), call));
    }

    private void pace(Route route) {
        if (!api.pace().admits(route)) {
            api.counts().throttled(route);
            throw Pace.refusal();
        }
    }

    private static Answer answer(Route route, Call call) {
        try {
            return Answer.data(route.endpoint().answer(call));
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The sandbox could not answer a request", e);
            return Refusal.http(500, "The sandbox failed.").answer();
        }
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(BODY_LIMIT);
        if (in.read() >= 0) {
            drain(in);
            throw Refusal.http(413, "A request body may hold 8 MiB.");
        }
        return body;
    }

    private static void drain(InputStream in) throws IOException {
        byte[] scratch = new byte[1 << 16];
        int read = 0;
        for (int total = 0; read >= 0 && total < DRAIN_LIMIT; total += read) {
            read = in.read(scratch);
        }
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            query.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.badParameter("The query holds a broken percent escape.");
        }
    }
}
