package io.github.backupdesk.cloud;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the API wraps its answers in: {@code code}, {@code message}, {@code data} (contract.md sections 0 and 3.1).
 *
 * @param code null if there was none that could be read
 * @param root the whole object; a missing node if the text was no JSON object
 */
record Envelope(@Nullable Integer code, JsonNode root) {

    private static final int OK = 0;
    /** One official client takes this for success as well (contract.md section 0). */
    private static final int ALSO_OK = 200;

    static Envelope of(String text) {
        JsonNode root = Json.object(text);
        return new Envelope(Json.number(root, "code"), root);
    }

    boolean readable() {
        return root.isObject();
    }

    JsonNode data() {
        return root.path("data");
    }

    /** Success as every page of the reference has it; what a receipt needs. */
    boolean ok() {
        return code != null && code == OK;
    }

    /** Success by the widest reading, which is enough for a list. */
    boolean okByAnyReading() {
        return ok() || (code != null && code == ALSO_OK);
    }

    /** A code that says no, and nothing beside it that says yes. */
    boolean refusal() {
        return code != null && !okByAnyReading() && receiptWords().isEmpty();
    }

    /** The shape of an error, as against the JSON of some gateway. */
    boolean errorShape() {
        return refusal() && root.path("message").isString();
    }

    String message() {
        return Json.text(root, "message");
    }

    /** Whatever there is of a receipt; empty if nothing is. It may be all that is left of a job. */
    String receiptWords() {
        return Stream.of("backupId", "backupName", "jobId")
                .filter(field -> !Json.text(data(), field).isBlank())
                .map(field -> field + "=" + Json.text(data(), field))
                .collect(Collectors.joining(", "));
    }
}
