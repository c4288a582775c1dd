package io.github.backupdesk.app;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a JVM of its own, with the tests' class path. */
final class ChildProgram {

    private static final long PATIENCE_SECONDS = 180;

    private ChildProgram() {}

    /** How it came to an end. */
    record Ended(int code, String out, String err) {}

    /** With no display, and nothing but what is given of the variables that matter. */
    static ProcessBuilder prepare(List<String> options, List<String> words, Map<String, String> env) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Launcher.class.getName()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .keySet()
                .removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "ZILLIZ_API_KEY", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(env);
        return builder;
    }

    static Ended run(List<String> words) {
        return run(List.of(), words, Map.of());
    }

    static Ended run(List<String> options, List<String> words, Map<String, String> env) {
        try {
            File out = File.createTempFile("child", ".out");
            File err = File.createTempFile("child", ".err");
            Process process = prepare(options, words, env)
                    .redirectOutput(out)
                    .redirectError(err)
                    .start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            Ended end = new Ended(
                    ended ? process.exitValue() : -1,
                    Files.readString(out.toPath(), StandardCharsets.UTF_8),
                    Files.readString(err.toPath(), StandardCharsets.UTF_8));
            Files.delete(out.toPath());
            Files.delete(err.toPath());
            return end;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
