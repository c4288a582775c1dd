package io.github.backupdesk.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer as bytes.
 *
 * @param sent how many bytes of the body leave before the connection is ended; the whole length for a proper answer,
 *     and less than 0 to send not even a status
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only sent
record Outgoing(int status, Map<String, String> headers, byte[] body, int sent) {

    static final Outgoing NOTHING = new Outgoing(200, Map.of(), new byte[0], -1);

    static Outgoing whole(Answer answer) {
        byte[] body = Json.MAPPER.writeValueAsBytes(answer.body());
        return new Outgoing(answer.status(), answer.headers(), body, body.length)
                .with("Content-Type", "application/json");
    }

    Outgoing with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Outgoing(status, Map.copyOf(more), body, sent);
    }

    Outgoing withBody(byte[] other) {
        return new Outgoing(status, headers, other, other.length);
    }

    Outgoing withText(String text) {
        return withBody(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Ends in the middle, even if more than the whole was asked for. */
    Outgoing cutAfter(int bytes) {
        return new Outgoing(status, headers, body, Math.max(0, Math.min(bytes, body.length - 1)));
    }

    Outgoing withheld() {
        return new Outgoing(status, headers, body, -1);
    }
}
