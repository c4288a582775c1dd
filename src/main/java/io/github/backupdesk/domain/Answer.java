package io.github.backupdesk.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a server said, as it said it.
 *
 * @param httpStatus the status line's number, 0 if there was none
 * @param code the envelope's {@code code}; null if the body had none that could be read
 * @param message the envelope's {@code message}, or the first words of something that was no envelope; may be empty
 * @param requestId the answer header of that name, one word in lower case; empty if absent: support staff of the service ask for it
 */
public record Answer(int httpStatus, @Nullable Integer code, String message, String requestId) {

    /** Nothing came back. */
    public static final Answer NONE = new Answer(0, null, "", "");
}
