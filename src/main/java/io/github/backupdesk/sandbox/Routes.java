package io.github.backupdesk.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All endpoints of the pretend cloud. */
final class Routes {

    /** A route together with the values found in the path. */
    record Match(Route route, Map<String, String> path) {}

    private static final Pattern VARIABLE = Pattern.compile("\\{[^{}]*}");

    private final List<Route> routes = new ArrayList<>();

    Routes get(String template, Endpoint endpoint) {
        routes.add(new Route("GET", template, endpoint));
        return this;
    }

    Routes post(String template, Endpoint endpoint) {
        routes.add(new Route("POST", template, endpoint));
        return this;
    }

    Routes put(String template, Endpoint endpoint) {
        routes.add(new Route("PUT", template, endpoint));
        return this;
    }

    Routes delete(String template, Endpoint endpoint) {
        routes.add(new Route("DELETE", template, endpoint));
        return this;
    }

    List<Route> all() {
        return List.copyOf(routes);
    }

    /**
     * The routes that are meant by a template, with or without a method before it, or by a star for the whole control
     * plane. How the variables in the template are called does not matter.
     */
    Set<Route> named(String text) {
        String wanted = shape(text);
        return routes.stream()
                .filter(route -> text.equals(Fault.EVERYWHERE)
                        ? !route.template().startsWith(DataPlane.PREFIX)
                        : wanted.equals(shape(route.template())) || wanted.equals(shape(route.name())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String shape(String template) {
        return VARIABLE.matcher(template).replaceAll("{}");
    }

    Match find(String method, String rawPath) {
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Map<String, String> values = route.match(rawPath);
            if (values != null && route.method().equals(method)) {
                return new Match(route, values);
            }
            if (values != null) {
                allowed.add(route.method());
            }
        }
        throw allowed.isEmpty()
                ? Refusal.http(404, "The sandbox has no such path.")
                : Refusal.wrongMethod(String.join(", ", allowed));
    }
}
