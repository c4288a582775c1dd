package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.Fault;
import io.github.backupdesk.domain.FaultBoard;
import io.github.backupdesk.domain.FaultParameter;
import io.github.backupdesk.domain.FaultSwitch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the switches of the sandbox. A value that does not look like its type goes out as the text that it is, so
 * that the sandbox says what is wrong with it.
 */
final class FaultJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}\\.\\d{1,18}");
    private static final List<String> FLAGS = List.of("true", "false");
    private static final String EVERYWHERE = "*";

    private FaultJson() {}

    static FaultBoard board(JsonNode data) {
        List<String> endpoints = Stream.concat(Stream.of(EVERYWHERE), texts(data.path("endpoints")))
                .toList();
        List<FaultSwitch> switches = data.path("switches").values().stream()
                .map(node -> switchOf(node, endpoints))
                .toList();
        Map<String, FaultSwitch> byKind =
                switches.stream().collect(Collectors.toMap(FaultSwitch::kind, each -> each, (one, other) -> one));
        List<Fault> on = new ArrayList<>();
        for (JsonNode node : data.path("faults").values()) {
            FaultSwitch of = byKind.get(Json.text(node, "kind"));
            if (of != null) {
                on.add(fault(of, node));
            }
        }
        return new FaultBoard(switches, on);
    }

    /** Beside its own parameters a kind has some that many share, and that the sandbox does not list. */
    private static FaultSwitch switchOf(JsonNode node, List<String> endpoints) {
        List<FaultParameter> parameters = new ArrayList<>();
        node.path("parameters").values().forEach(each -> parameters.add(parameter(each)));
        if (node.path("takesAnyEndpoint").asBoolean(false)) {
            parameters.add(new FaultParameter(
                    "endpoint", FaultParameter.Type.CHOICE, endpoints, Json.text(node, "usualEndpoint")));
        }
        if (!Json.text(node, "scope").equals("SERVER")) {
            parameters.add(new FaultParameter("clusterId", FaultParameter.Type.TEXT, List.of(), ""));
            parameters.add(new FaultParameter("times", FaultParameter.Type.NUMBER, List.of(), ""));
        }
        return new FaultSwitch(Json.text(node, "kind"), parameters);
    }

    private static FaultParameter parameter(JsonNode node) {
        FaultParameter.Type type = switch (Json.text(node, "type")) {
            case "WHOLE", "NUMBER" -> FaultParameter.Type.NUMBER;
            case "FLAG" -> FaultParameter.Type.FLAG;
            case "CHOICE" -> FaultParameter.Type.CHOICE;
            default -> FaultParameter.Type.TEXT;
        };
        List<String> choices = type == FaultParameter.Type.FLAG
                ? FLAGS
                : texts(node.path("choices")).toList();
        return new FaultParameter(Json.text(node, "name"), type, choices, written(node.path("usual")));
    }

    private static Fault fault(FaultSwitch of, JsonNode node) {
        Map<String, String> values = of.parameters().stream()
                .collect(Collectors.toMap(FaultParameter::name, each -> written(node.path(each.name()))));
        Integer hits = Json.number(node, "hits");
        return new Fault(of, values, hits == null ? 0 : hits);
    }

    /** A value as a person would write it; empty for none. */
    private static String written(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().stripTrailingZeros().toPlainString();
        }
        return value.isString() || value.isBoolean() ? value.asString() : "";
    }

    private static Stream<String> texts(JsonNode array) {
        return array.values().stream().filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    static String of(List<Fault> faults) {
        ObjectNode body = JSON.objectNode();
        ArrayNode array = body.putArray("faults");
        faults.forEach(fault -> array.add(object(fault)));
        return body.toString();
    }

    private static ObjectNode object(Fault fault) {
        ObjectNode object = JSON.objectNode().put("kind", fault.of().kind());
        for (FaultParameter each : fault.of().parameters()) {
            String value = fault.values().getOrDefault(each.name(), "");
            if (!value.isBlank()) {
                object.set(each.name(), node(each.type(), value));
            }
        }
        return object;
    }

    private static JsonNode node(FaultParameter.Type type, String value) {
        String bare = value.strip();
        if (type == FaultParameter.Type.NUMBER && WHOLE.matcher(bare).matches()) {
            return JSON.numberNode(Long.parseLong(bare));
        }
        if (type == FaultParameter.Type.NUMBER && DECIMAL.matcher(bare).matches()) {
            return JSON.numberNode(new BigDecimal(bare));
        }
        if (type == FaultParameter.Type.FLAG && FLAGS.contains(bare)) {
            return JSON.booleanNode(Boolean.parseBoolean(bare));
        }
        return JSON.stringNode(value);
    }
}
