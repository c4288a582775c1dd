package io.github.backupdesk.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The server's end of one connection. */
public final class RawPeer implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    RawRequest read() throws IOException {
        List<String> head = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.add(line);
        }
        RawRequest bare = new RawRequest(head.get(0), head.subList(1, head.size()), "");
        int length = bare.header("Content-Length").stream()
                .mapToInt(Integer::parseInt)
                .sum();
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        return new RawRequest(bare.line(), bare.headers(), new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** Reads so many bytes of what comes, whatever it is. */
    public void skip(int bytes) throws IOException {
        in.readNBytes(bytes);
    }

    /** The next bytes as text; fewer only at the end. */
    public String take(int bytes) throws IOException {
        return new String(in.readNBytes(bytes), StandardCharsets.ISO_8859_1);
    }

    /** Waits until the other side closes. */
    public void awaitEnd() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    /** Everything that comes until the other side closes. */
    public byte[] takeAll() throws IOException {
        return in.readAllBytes();
    }

    /** Waits for so long, or until the other side closes; whether it has closed. */
    public boolean closedWithin(Duration time) throws IOException {
        socket.setSoTimeout((int) time.toMillis());
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            socket.setSoTimeout(0);
        }
    }

    /** Becomes a tunnel to another port of this computer, until one of both ends closes. */
    public void tunnelTo(int port) throws IOException {
        try (Socket other = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            Thread back = Thread.startVirtualThread(() -> pour(other));
            in.transferTo(other.getOutputStream());
            other.shutdownOutput();
            back.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pour(Socket other) {
        try (socket) {
            other.getInputStream().transferTo(out);
        } catch (IOException e) {
            // The tunnel was torn down.
        }
    }

    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    public void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** A whole answer with a length, on a connection that stays open. */
    public void answer(int status, String body, String... headers) throws IOException {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        String extra = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        // In one piece: two would wait for each other, 40 ms an answer.
        send("HTTP/1.1 " + status + " Some Reason\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\n" + extra + "\r\n" + body);
    }

    /** Ends the connection the rough way, so that the other side sees a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
