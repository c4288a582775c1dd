package io.github.backupdesk.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/**
 * Puts answers on the wire, whole or not. An exchange that is closed before its answer is complete takes its connection
 * with it: before any header the other side reads the end at once, later a body shorter than announced.
 */
final class Wire {

    private final ServerTime time;

    Wire(ServerTime time) {
        this.time = time;
    }

    /** The caller closes the exchange. */
    void send(HttpExchange exchange, Outgoing outgoing) throws IOException {
        if (outgoing.sent() < 0) {
            return;
        }
        Headers headers = exchange.getResponseHeaders();
        outgoing.headers().forEach(headers::set);
        headers.put("requestid", new RequestId(headers, time.dates()));
        int length = outgoing.body().length;
        boolean bare =
                exchange.getRequestMethod().equals("HEAD") || outgoing.status() == 204 || outgoing.status() == 304;
        if (bare || length == 0) {
            exchange.sendResponseHeaders(outgoing.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(outgoing.status(), length);
        OutputStream out = exchange.getResponseBody();
        out.write(outgoing.body(), 0, outgoing.sent());
        out.flush();
    }

    /**
     * The server of the JDK sets the Date header by its own clock as the last thing before it writes the headers, so
     * this list, which stands before it among them, puts the right one in its place when it is read.
     */
    private static final class RequestId extends AbstractList<String> {

        private final String id = UUID.randomUUID().toString();
        private final Headers headers;
        private final List<String> dates;

        RequestId(Headers headers, List<String> dates) {
            this.headers = headers;
            this.dates = dates;
        }

        @Override
        public String get(int index) {
            return id;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public Iterator<String> iterator() {
            headers.put("Date", dates);
            return super.iterator();
        }
    }
}
