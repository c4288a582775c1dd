package io.github.backupdesk.sandbox;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One switch that is on: what goes wrong, where, and how often. Thread-safe. */
final class Fault {

    /** Every endpoint of the control plane. */
    static final String EVERYWHERE = "*";

    private static final Parameter CLUSTER = Parameter.text("clusterId", null);
    private static final Parameter TIMES = Parameter.whole("times", 1, Integer.MAX_VALUE, null);
    private static final Parameter ENDPOINT = Parameter.text("endpoint", null);

    private final FaultKind kind;
    private final ObjectNode setting;
    private final Set<Route> routes;
    private final AtomicInteger hits = new AtomicInteger();
    private final Random random;

    private Fault(FaultKind kind, ObjectNode setting, Set<Route> routes) {
        this.kind = kind;
        this.setting = setting;
        this.routes = routes;
        this.random = new Random(setting.path("seed").asLong(0));
    }

    /** Reads what the control side was sent. {@code hits} may stand in it, since it does in what is sent back. */
    static Fault of(JsonNode node, Routes api) {
        if (!(node instanceof ObjectNode given)) {
            throw Refusal.http(400, "A fault is a JSON object with a kind.");
        }
        FaultKind kind = kind(given.path("kind"));
        String endpoint = endpoint(kind, ENDPOINT.value(given.path("endpoint")), api);
        List<Parameter> parameters = parameters(kind);
        checkNames(kind, given, parameters);
        ObjectNode setting = Json.object().put("kind", kind.name()).put("endpoint", endpoint);
        for (Parameter parameter : parameters) {
            JsonNode value = parameter.value(given.path(parameter.name()));
            if (!value.isNull()) {
                setting.set(parameter.name(), value);
            }
        }
        return new Fault(kind, setting, api.named(endpoint));
    }

    private static List<Parameter> parameters(FaultKind kind) {
        Stream<Parameter> general = kind.scope == FaultKind.Scope.SERVER ? Stream.of() : Stream.of(CLUSTER, TIMES);
        return Stream.concat(general, Parameters.of(kind).stream()).toList();
    }

    private static void checkNames(FaultKind kind, ObjectNode given, List<Parameter> parameters) {
        Set<String> known = new HashSet<>(Set.of("kind", "endpoint", "hits"));
        parameters.forEach(parameter -> known.add(parameter.name()));
        for (String name : given.propertyNames()) {
            if (!known.contains(name)) {
                throw Refusal.http(400, "%s does not know the parameter '%s'.".formatted(kind, name));
            }
        }
    }

    private static FaultKind kind(JsonNode node) {
        String name = node.isString() ? node.stringValue() : "";
        return Stream.of(FaultKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.http(400, "There is no kind of fault named '" + name + "'."));
    }

    private static String endpoint(FaultKind kind, JsonNode given, Routes api) {
        String usual = kind.usualEndpoint();
        String wanted = given.isNull() ? usual : given.stringValue().strip();
        Set<Route> routes = api.named(wanted);
        if (routes.isEmpty()) {
            throw Refusal.http(400, "The sandbox has no endpoint '" + wanted + "'.");
        }
        if (!kind.takesAnyEndpoint() && !routes.equals(api.named(usual))) {
            throw Refusal.http(400, "%s always applies to %s.".formatted(kind, usual));
        }
        return wanted;
    }

    FaultKind kind() {
        return kind;
    }

    /** Whether it is about this request, however often it has hit. */
    boolean concerns(Visit visit) {
        return routes.contains(visit.route()) && concernsCluster(visit.clusterId());
    }

    boolean concernsCluster(@Nullable String clusterId) {
        JsonNode wanted = setting.path("clusterId");
        return wanted.isMissingNode() || wanted.stringValue().equals(clusterId);
    }

    /** Uses it up by one, unless it is used up. */
    boolean hit() {
        int times = setting.path("times").asInt(Integer.MAX_VALUE);
        return hits.getAndUpdate(before -> before < times ? before + 1 : before) < times;
    }

    Optional<String> text(String name) {
        JsonNode value = setting.path(name);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    String word(String name) {
        return text(name).orElse("");
    }

    int whole(String name, int otherwise) {
        return setting.path(name).asInt(otherwise);
    }

    double number(String name) {
        return setting.path(name).asDouble(0);
    }

    boolean flag(String name) {
        return setting.path(name).asBoolean(false);
    }

    /** The next random number with that mean, always the same row of them for the same seed. */
    double exponential(String meanName) {
        return -number(meanName) * Math.log(1 - random.nextDouble());
    }

    /** What could be sent back to switch it on again. */
    ObjectNode json() {
        return setting.deepCopy().put("hits", hits.get());
    }
}
