package io.github.backupdesk.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a server said, as it said it.
 *
 * @param httpStatus the status line's number, 0 if there was none
 * @param code the envelope's {@code code}; null if the body had none that could be read
 * @param message the envelope's {@code message}, or the first words of something that was no envelope; may be empty
 * @param requestId the answer header of that name, one word in lower case; empty if absent: support staff of the service ask for it
 * @param raw the body as it came, without the key and no longer than {@link #RAW_LIMIT}; kept of a create call alone, else
 *     empty
 */
public record Answer(int httpStatus, @Nullable Integer code, String message, String requestId, String raw) {

    /** In characters, which is enough for any receipt and little enough for any disk. */
    public static final int RAW_LIMIT = 64 * 1024;

    public Answer(int httpStatus, @Nullable Integer code, String message, String requestId) {
        this(httpStatus, code, message, requestId, "");
    }

    /** The same with the body it came in, as much of it as is kept. */
    public Answer in(String body) {
        boolean halved = body.length() > RAW_LIMIT && Character.isHighSurrogate(body.charAt(RAW_LIMIT - 1));
        String kept = body.length() <= RAW_LIMIT ? body : body.substring(0, halved ? RAW_LIMIT - 1 : RAW_LIMIT);
        return new Answer(httpStatus, code, message, requestId, kept);
    }

    /** Nothing came back. */
    public static final Answer NONE = new Answer(0, null, "", "");
}
