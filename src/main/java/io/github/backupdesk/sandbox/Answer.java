package io.github.backupdesk.sandbox;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What goes back over the wire. */
record Answer(int status, JsonNode body, Map<String, String> headers) {

    static Answer data(JsonNode data) {
        return new Answer(200, Json.object().put("code", 0).set("data", data), Map.of());
    }
}
