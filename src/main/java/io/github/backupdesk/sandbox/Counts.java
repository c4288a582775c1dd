package io.github.backupdesk.sandbox;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What came over the wire, for tests to look at. Thread-safe. */
final class Counts {

    private final Routes routes;
    private final Map<Route, Integer> read = new HashMap<>();
    private final Map<Route, Integer> throttled = new HashMap<>();
    private int backupsMade;

    Counts(Routes routes) {
        this.routes = routes;
    }

    /** A request of which every byte has come. */
    synchronized void read(Route route) {
        read.merge(route, 1, Integer::sum);
    }

    synchronized void throttled(Route route) {
        throttled.merge(route, 1, Integer::sum);
    }

    /** By a create call; its copies do not count. */
    synchronized void backupMade() {
        backupsMade++;
    }

    synchronized void reset() {
        read.clear();
        throttled.clear();
        backupsMade = 0;
    }

    synchronized ObjectNode json() {
        ObjectNode endpoints = Json.object();
        for (Route route : routes.all()) {
            endpoints
                    .putObject(route.name())
                    .put("read", read.getOrDefault(route, 0))
                    .put("throttled", throttled.getOrDefault(route, 0));
        }
        ObjectNode json = Json.object().put("backupsMade", backupsMade);
        json.set("endpoints", endpoints);
        return json;
    }
}
