package io.github.backupdesk.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing that a fault can be told.
 *
 * @param usual what it is when nobody says; JSON null stands for nothing
 */
record Parameter(String name, Type type, double least, double most, List<String> choices, JsonNode usual) {

    enum Type {
        TEXT,
        /** Text that fits into a header: visible ASCII and spaces. */
        HEADER,
        WHOLE,
        NUMBER,
        FLAG,
        CHOICE
    }

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static Parameter text(String name, @Nullable String usual) {
        return new Parameter(
                name, Type.TEXT, 0, 0, List.of(), usual == null ? JSON.nullNode() : JSON.stringNode(usual));
    }

    static Parameter header(String name) {
        return new Parameter(name, Type.HEADER, 0, 0, List.of(), JSON.nullNode());
    }

    static Parameter whole(String name, long least, long most, @Nullable Integer usual) {
        JsonNode node = usual == null ? JSON.nullNode() : JSON.numberNode(usual.intValue());
        return new Parameter(name, Type.WHOLE, least, most, List.of(), node);
    }

    static Parameter number(String name, double least, double most, double usual) {
        return new Parameter(name, Type.NUMBER, least, most, List.of(), JSON.numberNode(usual));
    }

    static Parameter flag(String name, boolean usual) {
        return new Parameter(name, Type.FLAG, 0, 0, List.of(), JSON.booleanNode(usual));
    }

    /** The first is the usual one. */
    static Parameter choice(String name, List<String> choices) {
        return new Parameter(name, Type.CHOICE, 0, 0, choices, JSON.stringNode(choices.getFirst()));
    }

    /** What was given for it, if that makes sense; absent and null mean the usual value. */
    JsonNode value(JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return usual;
        }
        if (!fits(given)) {
            throw Refusal.http(400, "The parameter %s must be %s.".formatted(name, wish()));
        }
        return given;
    }

    private boolean fits(JsonNode given) {
        return switch (type) {
            case TEXT -> given.isString();
            case HEADER -> given.isString() && given.stringValue().matches("[ -~]{1,256}");
            case WHOLE -> given.isIntegralNumber() && given.canConvertToInt() && within(given.doubleValue());
            case NUMBER -> given.isNumber() && within(given.doubleValue());
            case FLAG -> given.isBoolean();
            case CHOICE -> given.isString() && choices.contains(given.stringValue());
        };
    }

    private boolean within(double value) {
        return value >= least && value <= most;
    }

    private String wish() {
        return switch (type) {
            case TEXT -> "a text";
            case HEADER -> "a text of 1 to 256 visible ASCII characters";
            case WHOLE -> "a whole number from %d to %d".formatted((long) least, (long) most);
            case NUMBER -> "a number from %d to %d".formatted((long) least, (long) most);
            case FLAG -> "true or false";
            case CHOICE -> "one of " + String.join(", ", choices);
        };
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("name", name).put("type", type.name());
        if (type == Type.WHOLE || type == Type.NUMBER) {
            json.put("least", (long) least).put("most", (long) most);
        }
        if (type == Type.CHOICE) {
            json.set("choices", Json.strings(choices));
        }
        json.set("usual", usual);
        return json;
    }
}
