package io.github.backupdesk.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real class where no keychain answers, as on a server; never the keychain of whoever runs the tests. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class NoKeychainTest {

    @TempDir
    Path folder;

    /** @return the one line that {@link KeychainQuestion} prints */
    static String ask(Path folder, Map<String, String> env, List<String> options, long limitMillis) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder =
                new ProcessBuilder(java.toString(), "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1");
        builder.command().addAll(options);
        builder.command()
                .addAll(List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeychainQuestion.class.getName(),
                        "" + limitMillis));
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(env);
        Path out = folder.resolve("out");
        Process process = builder.redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it did not end: something keeps it alive");
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    @Test
    void p35WithoutABusThereIsNoKeychainAndNothingIsWrittenAnywhere() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path unpacked = folder.resolve("jna");
        Map<String, String> env = Map.of(
                "DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("nobody"),
                "HOME", home.toString(),
                "XDG_RUNTIME_DIR", folder.toString(),
                "XDG_CACHE_HOME", home.resolve("cache").toString());
        List<String> options = List.of("-Duser.home=" + home, "-Djna.tmpdir=" + unpacked);
        String line = ask(folder, env, options, 30_000);
        assertTrue(line.startsWith("ABSENT after "), line);
        assertEquals(List.of(), files(home));
        assertTrue(Files.isDirectory(unpacked), "the native part is unpacked where it is told to be");
        assertEquals(List.of(), files(unpacked), "what is unpacked is removed at the end");
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
