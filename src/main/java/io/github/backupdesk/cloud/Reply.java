package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.Answer;
import org.jspecify.annotations.Nullable;

/**
 * An answer with a status line.
 *
 * @param location where a redirect points; empty if nowhere
 * @param retryAfter the header as it came, or null
 */
record Reply(
        int status,
        String requestId,
        String location,
        @Nullable String retryAfter,
        Body body,
        Envelope envelope) implements Exchange {

    boolean successful() {
        return status >= 200 && status < 300;
    }

    boolean moved() {
        return status >= 300 && status < 400;
    }

    boolean throttled() {
        return status == 429;
    }

    boolean whole() {
        return body.end() == Body.End.WHOLE;
    }

    Answer answer() {
        return new Answer(status, envelope.code(), message(), requestId);
    }

    /** The same with the body, for the one call whose answer cannot be had again. */
    Answer answerInFull() {
        return answer().in(body.text());
    }

    private String message() {
        if (moved()) {
            return location;
        }
        String message = envelope.message();
        return message.isEmpty() && envelope.code() == null ? body.firstWords() : message;
    }
}
