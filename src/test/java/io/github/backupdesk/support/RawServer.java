package io.github.backupdesk.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on this computer that answers by script, down to the byte, and counts the requests it read to their end. */
public final class RawServer implements AutoCloseable {

    /** What to do once a request was read. Closing or resetting the peer ends its connection. */
    @FunctionalInterface
    public interface Script {
        void answer(RawRequest request, RawPeer peer) throws IOException;
    }

    /** What to do with a connection before anything was read of it. */
    @FunctionalInterface
    public interface Greeting {
        void greet(RawPeer peer) throws IOException;
    }

    private final ServerSocket listener;
    private final Greeting greeting;
    private final Script script;
    private final List<RawRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private RawServer(ServerSocket listener, Greeting greeting, Script script) {
        this.listener = listener;
        this.greeting = greeting;
        this.script = script;
        Thread.startVirtualThread(this::accept);
    }

    private static ServerSocket anyPort() {
        return listener(0);
    }

    private static ServerSocket listener(int port) {
        try {
            return new ServerSocket(port, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RawServer answering(Script script) {
        return answering(anyPort(), script);
    }

    /** At a door of the caller's, one that speaks TLS for example. */
    public static RawServer answering(ServerSocket listener, Script script) {
        return new RawServer(listener, peer -> {}, script);
    }

    /** Where another has listened before: a server that comes back. */
    public static RawServer answering(int port, Script script) {
        return answering(listener(port), script);
    }

    /** For faults that strike before a request is read. */
    public static RawServer greeting(Greeting greeting) {
        return new RawServer(anyPort(), greeting, (request, peer) -> peer.close());
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                accepted.incrementAndGet();
                open.add(socket);
                Thread.startVirtualThread(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed: that is how it ends.
        }
    }

    private void serve(Socket socket) {
        try (socket;
                RawPeer peer = new RawPeer(socket)) {
            greeting.greet(peer);
            while (!socket.isClosed()) {
                RawRequest request = peer.read();
                requests.add(request);
                script.answer(request, peer);
            }
        } catch (IOException e) {
            // The other side left, or the script closed the door: both are what such a server is for.
        } finally {
            open.remove(socket);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public List<RawRequest> requests() {
        return List.copyOf(requests);
    }

    /** How often somebody has come to the door, with a request or without. */
    public int connections() {
        return accepted.get();
    }

    public long posts() {
        return requests.stream()
                .filter(request -> request.method().equals("POST"))
                .count();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
