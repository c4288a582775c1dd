package io.github.backupdesk.cloud;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** Reads an answer as far as it may be read: so many bytes and no more, never unpacked, and nothing of a redirect. */
final class ReplyReader {

    private static final int CHUNK = 8192;
    private static final int HEADER_LIMIT = 300;

    /** The texts to strike out wherever the server echoes them. */
    private final List<String> secrets;

    private final long limit;

    ReplyReader(List<String> secrets, long limit) {
        this.secrets = List.copyOf(secrets);
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
        return secrets.stream().anyMatch(plain::contains) ? Envelope.of(veiled(plain)) : read;
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
        String veiled = text;
        for (String secret : secrets) {
            veiled = veiled.replace(secret, "[key]");
        }
        return veiled;
    }
}
