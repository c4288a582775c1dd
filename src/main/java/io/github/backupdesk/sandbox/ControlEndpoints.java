package io.github.backupdesk.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The switches of the pretend cloud, for a panel and for tests. No part of the real API. */
final class ControlEndpoints {

    static final String PREFIX = "/sandbox/v1/";

    private static final int MOST_FAULTS = 1_000;

    private final Routes api;
    private final Switchboard switches;
    private final Counts counts;
    private final Pace pace;

    ControlEndpoints(Routes api, Switchboard switches, Counts counts, Pace pace) {
        this.api = api;
        this.switches = switches;
        this.counts = counts;
        this.pace = pace;
    }

    Routes routes() {
        return new Routes()
                .get(PREFIX + "faults", _ -> faults())
                .put(PREFIX + "faults", this::setFaults)
                .delete(PREFIX + "faults", _ -> clearFaults())
                .get(PREFIX + "counts", _ -> counts.json())
                .delete(PREFIX + "counts", _ -> resetCounts())
                .get(PREFIX + "limiter", _ -> limiter())
                .put(PREFIX + "limiter", this::setLimiter);
    }

    private JsonNode faults() {
        List<Fault> on = switches.faults();
        ArrayNode kinds = Json.array();
        Stream.of(FaultKind.values()).forEach(kind -> kinds.add(kind(kind, on)));
        ObjectNode json = Json.object();
        json.set("switches", kinds);
        json.set("faults", json(on.stream()));
        json.set("endpoints", Json.strings(api.all().stream().map(Route::name).toList()));
        return json;
    }

    private static ObjectNode kind(FaultKind kind, List<Fault> on) {
        ObjectNode json = Json.object()
                .put("kind", kind.name())
                .put("does", kind.does)
                .put("scope", kind.scope.name())
                .put("usualEndpoint", kind.usualEndpoint())
                .put("takesAnyEndpoint", kind.takesAnyEndpoint());
        ArrayNode parameters = json.putArray("parameters");
        Parameters.of(kind).forEach(parameter -> parameters.add(parameter.json()));
        json.set("on", json(on.stream().filter(fault -> fault.kind() == kind)));
        return json;
    }

    private static ArrayNode json(Stream<Fault> faults) {
        ArrayNode array = Json.array();
        faults.forEach(fault -> array.add(fault.json()));
        return array;
    }

    /** All or nothing. */
    private JsonNode setFaults(Call call) {
        JsonNode given = object(call).path("faults");
        if (!(given instanceof ArrayNode array) || array.size() > MOST_FAULTS) {
            throw Refusal.http(400, "The body holds an array named faults, of at most 1,000.");
        }
        List<Fault> faults = new ArrayList<>();
        array.forEach(node -> faults.add(Fault.of(node, api)));
        switches.set(faults);
        return faults();
    }

    private JsonNode clearFaults() {
        switches.set(List.of());
        return faults();
    }

    private JsonNode resetCounts() {
        counts.reset();
        return counts.json();
    }

    private JsonNode limiter() {
        ObjectNode json = Json.object().put("kind", pace.kind().name());
        json.set(
                "kinds",
                Json.strings(Stream.of(LimiterKind.values()).map(Enum::name).toList()));
        return json;
    }

    private JsonNode setLimiter(Call call) {
        JsonNode wanted = object(call).path("kind");
        String name = wanted.isString() ? wanted.stringValue() : "";
        pace.use(Stream.of(LimiterKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.http(400, "There is no kind of limiter named '" + name + "'.")));
        return limiter();
    }

    private static ObjectNode object(Call call) {
        return call.object(Refusal.http(400, "The request body is not a JSON object."));
    }
}
