package io.github.backupdesk.sandbox;

import java.util.Map;

/** A request that is answered with a code other than 0. Business errors travel as HTTP 200, as in the real cloud. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The generic code for anything malformed that has no code of its own (contract.md 3.3). */
    static final int BAD_PARAMETER = 80000;

    private final int status;
    private final int code;
    private final transient Map<String, String> headers;

    private Refusal(int status, int code, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.headers = headers;
    }

    /** A refusal of the service itself: HTTP 200, a code of contract.md section 3. */
    static Refusal business(int code, String message) {
        return new Refusal(200, code, message, Map.of());
    }

    static Refusal badParameter(String message) {
        return business(BAD_PARAMETER, message);
    }

    /** A refusal before the service is reached. Where the real cloud documents no code, the HTTP status stands in. */
    static Refusal http(int status, String message) {
        return new Refusal(status, status, message, Map.of());
    }

    static Refusal wrongMethod(String allowed) {
        return new Refusal(405, 405, "This path does not know that method.", Map.of("Allow", allowed));
    }

    static Refusal unauthenticated(int code, String message) {
        return new Refusal(401, code, message, Map.of());
    }

    Answer answer() {
        String message = getMessage();
        return new Answer(
                status, Json.object().put("code", code).put("message", message == null ? "" : message), headers);
    }
}
