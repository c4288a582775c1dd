package io.github.backupdesk.sandbox;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One request as an endpoint sees it: decoded, let in, not yet understood. */
@SuppressWarnings("ArrayRecordComponent") // never compared, only read
record Call(Map<String, String> path, Map<String, String> query, byte[] body) {

    String path(String name) {
        return Objects.requireNonNull(path.get(name), name);
    }

    /** The value of a filter; an empty one counts as absent. */
    @Nullable
    String query(String name) {
        String value = query.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** The body of a control plane call. */
    ObjectNode object() {
        return object(Refusal.badParameter("The request body is not a JSON object."));
    }

    /** The body of a data plane call, refused in the words of Milvus. */
    ObjectNode milvusObject() {
        return object(Refusal.business(1801, "can only accept json format request"));
    }

    /** The body, or that refusal. */
    ObjectNode object(Refusal otherwise) {
        try {
            JsonNode node = Json.MAPPER.readTree(body);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw otherwise;
        }
        throw otherwise;
    }
}
