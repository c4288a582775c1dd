package io.github.backupdesk.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of its own for the tests: what comes over the wire is read without any class of the server. */
final class SandboxClient implements AutoCloseable {

    static final JsonMapper MAPPER = new JsonMapper();

    record Reply(int status, JsonNode body, HttpResponse<String> response) {

        JsonNode data() {
            assertEquals(200, status, body::toString);
            assertEquals(0, code(), body::toString);
            return body.get("data");
        }

        int code() {
            return body.get("code").intValue();
        }

        String message() {
            return body.get("message").stringValue();
        }

        void refusedWith(int wanted) {
            assertEquals(wanted, code(), body::toString);
            assertTrue(status == 200 && !body.has("data"), body::toString);
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final SandboxServer server;

    SandboxClient(SandboxServer server) {
        this.server = server;
    }

    static SandboxClient start(SandboxOptions options) {
        try {
            return new SandboxClient(SandboxServer.start(options));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Reply get(String path) {
        return send(request(path).GET().build());
    }

    JsonNode data(String path) {
        return get(path).data();
    }

    Reply post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    Reply create(String clusterId, String json) {
        return post("/v2/clusters/" + clusterId + "/backups/create", json);
    }

    /** A call to the data plane, at the address the control plane tells. */
    Reply inside(String clusterId, String call, String json) {
        String address = data("/v2/clusters/" + clusterId).get("connectAddress").stringValue();
        return post(address.substring(server.baseUrl().length()) + "/v2/vectordb/" + call, json);
    }

    HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + server.apiKey());
    }

    HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create(server.baseUrl() + path)).header("Accept", "application/json");
    }

    Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Reply(response.statusCode(), MAPPER.readTree(response.body()), response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Sends these very bytes and reads until the server ends the connection or the answer is complete. */
    String raw(byte[] bytes) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    String raw(String... lines) {
        return raw(
                (String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    String authorization() {
        return "Authorization: Bearer " + server.apiKey();
    }

    int port() {
        return URI.create(server.baseUrl()).getPort();
    }

    /** All values of one field in a list, in order. */
    static List<String> texts(JsonNode array, @Nullable String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(node ->
                texts.add(field == null ? node.asString() : node.get(field).asString()));
        return texts;
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
