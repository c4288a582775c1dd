package io.github.backupdesk.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SandboxMainTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return SandboxMain.run(args, nowhere, new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String problem() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tellsAddressAndKeyAndServesUntilItIsInterrupted() throws Exception {
        PipedInputStream in = new PipedInputStream();
        PrintStream out = new PrintStream(new PipedOutputStream(in), false, StandardCharsets.UTF_8);
        try (ExecutorService threads = Executors.newSingleThreadExecutor();
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Future<Integer> code = threads.submit(() -> SandboxMain.serve(0, out, System.err));
            String address = assertNotNullLine(lines.readLine());
            assertTrue(address.matches("BASE_URL=http://127\\.0\\.0\\.1:\\d+"), address);
            String key = assertNotNullLine(lines.readLine());
            assertTrue(key.matches("API_KEY=sandbox-[0-9a-f]{32}"), key);
            threads.shutdownNow();
            assertEquals(0, code.get());
        }
    }

    private static String assertNotNullLine(String line) {
        assertNotNull(line);
        return line;
    }

    @Test
    void saysThatAPortIsTaken() throws Exception {
        try (SandboxServer first = SandboxServer.start(SandboxOptions.defaults())) {
            String port = first.baseUrl().substring(first.baseUrl().lastIndexOf(':') + 1);
            assertEquals(1, run(port));
            assertEquals(
                    "The sandbox cannot listen on port " + port + ": it is already in use.",
                    problem().strip());
        }
    }

    @Test
    void refusesBadArguments() {
        assertEquals(2, run("eighty"));
        assertEquals(2, run("70000"));
        assertTrue(problem().startsWith("Usage: "));
    }

    @Test
    void saysThatTheStateCannotBeRead() {
        assertEquals(1, run("0", System.getProperty("java.io.tmpdir")));
        assertTrue(problem().startsWith("The sandbox cannot start: "));
    }
}
