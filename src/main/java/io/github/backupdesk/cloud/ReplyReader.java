package io.github.backupdesk.cloud;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** Reads an answer as far as it may be read: so many bytes and no more, never unpacked, and nothing of a redirect. */
final class ReplyReader {

    private static final int CHUNK = 8192;
    private static final int HEADER_LIMIT = 300;

    /** The text to strike out wherever the server echoes it. */
    private final String secret;

    private final long limit;

    ReplyReader(String secret, long limit) {
        this.secret = secret;
        this.limit = limit;
    }

    Reply read(Response response) {
        boolean moved = response.code() >= 300 && response.code() < 400;
        Body body = moved ? Body.NONE : body(response);
        return new Reply(
                response.code(),
                header(response, "requestid"),
                header(response, "Location"),
                response.header("Retry-After"),
                body,
                envelope(body.text()));
    }

    /** A key that the server echoes in escapes comes to light only when they are read. */
    private Envelope envelope(String text) {
        Envelope read = Envelope.of(text);
        String plain = read.root().toString();
        return plain.contains(secret) ? Envelope.of(veiled(plain)) : read;
    }

    private Body body(Response response) {
        String encoding = Objects.requireNonNullElse(response.header("Content-Encoding"), "identity");
        if (!encoding.strip().equalsIgnoreCase("identity")) {
            return new Body("", Body.End.ENCODED, 0);
        }
        Buffer read = new Buffer();
        Body.End end = fill(read, response.body().source());
        long bytes = read.size();
        String text = end == Body.End.TOO_LARGE ? "" : veiled(read.readString(StandardCharsets.UTF_8));
        return new Body(text.startsWith("\uFEFF") ? text.substring(1) : text, end, bytes);
    }

    private Body.End fill(Buffer read, BufferedSource from) {
        try {
            while (read.size() <= limit) {
                if (from.read(read, CHUNK) < 0) {
                    return Body.End.WHOLE;
                }
            }
            return Body.End.TOO_LARGE;
        } catch (InterruptedIOException e) {
            return Body.End.TIMED_OUT;
        } catch (IOException e) {
            return Body.End.CUT_OFF;
        }
    }

    private String header(Response response, String name) {
        String value = Objects.requireNonNullElse(response.header(name), "");
        return veiled(value.length() > HEADER_LIMIT ? value.substring(0, HEADER_LIMIT) : value);
    }

    private String veiled(String text) {
        return text.replace(secret, "[key]");
    }
}
