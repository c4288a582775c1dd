package io.github.backupdesk.app;

import io.github.backupdesk.sandbox.SandboxServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks the pretend cloud itself what it has, past everything that the program believes. */
record SandboxList(SandboxServer server) {

    /** Whether the list of backups has this one, and the job is known. */
    boolean confirms(String clusterId, String backupId, String jobId) throws InterruptedException {
        return ask("/v2/backups?pageSize=100&clusterId=" + clusterId).contains("\"" + backupId + "\"")
                && ask("/v2/jobs/" + jobId).contains("\"jobId\":\"" + jobId + "\"");
    }

    private String ask(String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
                .header("Authorization", "Bearer " + server.apiKey())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException("the sandbox does not answer", e);
        }
    }
}
