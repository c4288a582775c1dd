package io.github.backupdesk.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the service itself what it has, past all of our own code. */
final class ServerSide {

    private final String baseUrl;
    private final String key;

    ServerSide(String baseUrl, String key) {
        this.baseUrl = baseUrl;
        this.key = key;
    }

    static ServerSide of(OpenDesk desk) {
        return new ServerSide(desk.server().baseUrl(), desk.server().apiKey());
    }

    /** The IDs of every backup there is. */
    List<String> backupIds() {
        return listed().stream().map(each -> each.get("backupId").stringValue()).toList();
    }

    /** The entry of that backup in the list. */
    JsonNode listed(String backupId) {
        return listed().stream()
                .filter(each -> each.get("backupId").stringValue().equals(backupId))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> listed() {
        List<JsonNode> all = new ArrayList<>();
        int page = 1;
        JsonNode data;
        do {
            data = data("/v2/backups?pageSize=100&currentPage=" + page++);
            data.get("backups").forEach(all::add);
        } while (!data.get("backups").isEmpty());
        return all;
    }

    JsonNode backup(String clusterId, String backupId) {
        return data("/v2/clusters/" + clusterId + "/backups/" + backupId);
    }

    /** The words with which the service refuses a question. */
    String message(String path) {
        return answer(path).get("message").stringValue();
    }

    /** How many create calls have arrived whole. */
    int creates() {
        return read("POST /v2/clusters/{C}/backups/create");
    }

    /** How many calls have arrived that change something at the service, whatever they change. */
    int changes() {
        return data("/sandbox/v1/counts")
                .get("endpoints")
                .propertyStream()
                .filter(each ->
                        !each.getKey().startsWith("GET ") && !each.getKey().contains("/v2/vectordb/"))
                .mapToInt(each -> each.getValue().get("read").intValue())
                .sum();
    }

    /** How often somebody has asked after a job. */
    int jobQuestions() {
        return read("GET /v2/jobs/{J}");
    }

    /** How many calls of the API there were, ours included. */
    int requests() {
        return data("/sandbox/v1/counts")
                .get("endpoints")
                .valueStream()
                .mapToInt(each -> each.get("read").intValue())
                .sum();
    }

    private int read(String endpoint) {
        return data("/sandbox/v1/counts")
                .get("endpoints")
                .path(endpoint)
                .path("read")
                .asInt(0);
    }

    /** Switches one bad day on, in place of all others. */
    void setFault(String fault) {
        exchange(request("/sandbox/v1/faults")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"faults\":[" + fault + "]}"))
                .build());
    }

    void clearFaults() {
        exchange(request("/sandbox/v1/faults").DELETE().build());
    }

    /** Makes a backup as another program would, and says its ID. */
    String create(String clusterId, String body) {
        return exchange(request("/v2/clusters/" + clusterId + "/backups/create")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build())
                .get("data")
                .get("backupId")
                .stringValue();
    }

    void delete(String clusterId, String backupId) {
        exchange(request("/v2/clusters/" + clusterId + "/backups/" + backupId)
                .DELETE()
                .build());
    }

    private JsonNode data(String path) {
        return answer(path).get("data");
    }

    private JsonNode answer(String path) {
        return exchange(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/json");
    }

    private static JsonNode exchange(HttpRequest request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String body = http.send(request, BodyHandlers.ofString()).body();
            return JsonMapper.shared().readTree(body);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
