package io.github.backupdesk.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The door every request comes through: gate, key, route, pace, body, and then the endpoint. */
final class Front implements HttpHandler {

    static final int BODY_LIMIT = 8 << 20;
    /** A body too long is read on this far, so that the client gets to see the refusal instead of a broken pipe. */
    private static final int DRAIN_LIMIT = 64 << 20;

    private static final System.Logger LOG = System.getLogger(Front.class.getName());

    private final Gate gate;
    private final Pace pace;
    private final Routes routes;

    Front(Gate gate, Pace pace, Routes routes) {
        this.gate = gate;
        this.pace = pace;
        this.routes = routes;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        try {
            return Answer.data(data(exchange));
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The sandbox could not answer a request", e);
            return Refusal.http(500, "The sandbox failed.").answer();
        }
    }

    private JsonNode data(HttpExchange exchange) throws IOException {
        gate.checkOrigin(exchange);
        gate.checkContentType(exchange);
        String path = exchange.getRequestURI().getRawPath();
        boolean dataPlane = path.startsWith(DataPlane.PREFIX);
        if (!gate.knows(exchange)) {
            throw dataPlane
                    ? Refusal.unauthenticated(1800, "user hasn't authenticated")
                    : Refusal.unauthenticated(21119, "The apikey is illegal");
        }
        Routes.Match match = routes.find(exchange.getRequestMethod(), path);
        if (!dataPlane && !pace.admits(match.route())) {
            throw Pace.refusal();
        }
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        return match.route().endpoint().answer(new Call(match.path(), query, body(exchange)));
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

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = Json.MAPPER.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("requestid", UUID.randomUUID().toString());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
