package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactRequestTest {

    private static final String URL = "https://api.cloud.zilliz.com";
    private static final String PATH = "/v2/clusters/in01-a/backups/create";

    @Test
    void theKeyStandsAsAVariable() {
        assertEquals("""
                curl --request POST \\
                  --url "https://api.cloud.zilliz.com/v2/clusters/in01-a/backups/create" \\
                  --header "Authorization: Bearer $TOKEN" \\
                  --header "Content-Type: application/json" \\
                  -d '{"backupType":"CLUSTER"}'""", exact("{\"backupType\":\"CLUSTER\"}").curl(URL));
    }

    @Timeout(20)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"n\":[\"it's\"]}",
                "'",
                "''$(exit 7)'`exit 8`",
                "{\"n\":\"$TOKEN %s %n \\\\ \\\" ! # & ; | * ~\"}",
                "a\nb\n",
                "é🧊\u2028"
            })
    void theShellHandsOverExactlyTheBody(String body) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        List<String> seen = shell(exact(body).curl(URL));
        assertEquals(
                List.of(
                        "--request", "POST",
                        "--url", URL + PATH,
                        "--header", "Authorization: Bearer se'cret",
                        "--header", "Content-Type: application/json"),
                seen.subList(0, 8));
        assertEquals(List.of("-d", body), seen.subList(8, seen.size()));
    }

    /** Runs the command with a curl that tells what it was given, each argument ended by a unit separator. */
    private static List<String> shell(String command) throws IOException, InterruptedException {
        String script = "curl() { for a in \"$@\"; do printf '%s\\037' \"$a\"; done; }\n" + command + "\n";
        Path file = Files.createTempFile("curl", ".sh");
        try {
            Files.writeString(file, script);
            var builder = new ProcessBuilder("/bin/sh", file.toString()).redirectErrorStream(true);
            builder.environment().put("TOKEN", "se'cret");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), output);
            return List.of(output.split("\u001F"));
        } finally {
            Files.delete(file);
        }
    }

    private static ExactRequest exact(String body) {
        var request = new BackupRequest(new ClusterId("in01-a"), new BackupScope.WholeCluster(), List.of());
        return new ExactRequest(request, PATH, body);
    }
}
