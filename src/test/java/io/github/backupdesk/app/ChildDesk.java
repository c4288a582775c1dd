package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole program in a process of its own, started by its launcher and worked by its keys from here. */
final class ChildDesk implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final PrintWriter in;
    private final BufferedReader out;
    private final Path errors;
    private final List<String> said = new ArrayList<>();

    private ChildDesk(ProcessBuilder builder, Path errors) throws IOException {
        this.errors = errors;
        this.process = builder.redirectError(errors.toFile()).start();
        // A line that never comes must not hold the tests up: with the process its output ends.
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        this.in = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** With an account at that address; returns when the window is shown. */
    static ChildDesk account(Path folder, String baseUrl, String key) throws IOException {
        return open(folder, List.of("--base-url", baseUrl), Map.of("ZILLIZ_API_KEY", key), "exec \"$@\"");
    }

    static ChildDesk sandbox(Path folder) throws IOException {
        return open(folder, List.of("--sandbox"), Map.of(), "exec \"$@\"");
    }

    /** @param shell what a shell does to start the program, whose words are its own: {@code umask 000; exec "$@"} */
    static ChildDesk open(Path folder, List<String> words, Map<String, String> env, String shell) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", shell, "sh"));
        ProcessBuilder java = ChildProgram.prepare(
                List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Dtestfx.robot.write_sleep=0"),
                Stream.concat(Stream.of("--lang", "en", "--data-dir", folder.toString()), words.stream())
                        .toList(),
                env);
        java.command()
                .forEach(word ->
                        command.add(word.equals(Launcher.class.getName()) ? ChildDeskMain.class.getName() : word));
        ChildDesk desk = new ChildDesk(java.command(command), Files.createTempFile("desk", ".err"));
        desk.awaitLine("shown");
        return desk;
    }

    private String awaitLine(String wanted) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            if (line.startsWith("failed")) {
                throw new AssertionError(line);
            }
            if (line.startsWith(wanted)) {
                return line.substring(wanted.length()).strip();
            }
        }
        throw new AssertionError("ended before it said " + wanted + ": " + Files.readString(errors));
    }

    /** Does one thing in the window, as {@link ChildDeskMain} knows it. */
    String work(String command) throws IOException {
        in.println(command);
        return awaitLine("done");
    }

    /** Brings a backup of the whole cluster to the review and confirms it. */
    void backUp(String cluster) throws IOException {
        work("keys CONTROL L");
        work("type " + cluster);
        work("keys CONTROL ENTER");
        work("await create");
        work("keys CONTROL ENTER");
    }

    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertEquals(0, kill.waitFor());
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    Process process() {
        return process;
    }

    /** Everything it has printed. */
    String printed() throws IOException {
        return said.stream().collect(Collectors.joining("\n")) + Files.readString(errors);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(errors);
    }
}
