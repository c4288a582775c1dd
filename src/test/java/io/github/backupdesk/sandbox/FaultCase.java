package io.github.backupdesk.sandbox;

import io.github.backupdesk.sandbox.SandboxClient.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A pretend cloud with switches in the hand. JSON is written with single quotes here. */
abstract class FaultCase extends SandboxCase {

    static final String CREATE = "POST /v2/clusters/{C}/backups/create";
    static final String WHOLE = "{\"backupType\":\"CLUSTER\"}";

    /** Switches on these and no other faults. */
    JsonNode faults(String... faults) {
        return control("PUT", "faults", "{'faults':[" + String.join(",", faults) + "]}")
                .data();
    }

    Reply control(String method, String name, String json) {
        return cloud.send(cloud.request("/sandbox/v1/" + name)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json.replace('\'', '"')))
                .build());
    }

    int read(String endpoint) {
        return count(endpoint, "read");
    }

    int count(String endpoint, String what) {
        return cloud.data("/sandbox/v1/counts")
                .get("endpoints")
                .get(endpoint)
                .get(what)
                .intValue();
    }

    int backupsMade() {
        return cloud.data("/sandbox/v1/counts").get("backupsMade").intValue();
    }

    Reply create() {
        return cloud.create(REFERENCE, WHOLE);
    }

    /** All that comes back for a create call, without asking the server to end the connection. */
    String rawCreate() {
        return cloud.raw(createBytes(REFERENCE));
    }

    byte[] createBytes(String clusterId) {
        return String.join(
                        "\r\n",
                        List.of(
                                "POST /v2/clusters/" + clusterId + "/backups/create HTTP/1.1",
                                "Host: 127.0.0.1:" + cloud.port(),
                                cloud.authorization(),
                                "Content-Type: application/json",
                                "Content-Length: " + WHOLE.length(),
                                "",
                                WHOLE))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * All that comes back until the server ends the connection, which it was given no reason to do: keep-alive, and this
     * side stays open. Fails if it does not end.
     */
    String untilHungUp(byte[]... requests) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), cloud.port())) {
            socket.setSoTimeout(5_000);
            for (byte[] request : requests) {
                socket.getOutputStream().write(request);
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
