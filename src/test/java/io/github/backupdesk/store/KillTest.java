package io.github.backupdesk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Attempt;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KillTest {

    private static final int ENOUGH = 150;

    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void everyAcknowledgedRowOutlivesAKill() throws Exception {
        Path file = folder.resolve("history.db");
        List<Long> acknowledged = killedWriter(file);
        assertTrue(Files.size(folder.resolve("history.db-wal")) > 0, "it had no time to tidy up");
        try (var store = SqliteHistoryStore.open(file)) {
            for (long id : acknowledged) {
                assertEquals(accepted(id), store.find(id).orElseThrow());
            }
            assertTrue(store.count() - acknowledged.size() <= 1, "at most the row that was under way is there besides");
        }
        // The receipts alone know as much.
        Files.delete(file);
        try (var store = SqliteHistoryStore.open(file)) {
            for (long id : acknowledged) {
                assertEquals(accepted(id), store.find(id).orElseThrow());
            }
        }
    }

    @Test
    @Timeout(60)
    void everyAcknowledgedRowStandsInTheReceiptsWhenTheKillComes() throws Exception {
        Path file = folder.resolve("history.db");
        List<Long> acknowledged = killedWriter(file);
        Path alone = Files.createDirectory(folder.resolve("alone")).resolve("history.db");
        Files.copy(folder.resolve("receipts.jsonl"), alone.resolveSibling("receipts.jsonl"));
        try (var store = SqliteHistoryStore.open(alone)) {
            for (long id : acknowledged) {
                assertEquals(accepted(id), store.find(id).orElseThrow());
            }
        }
    }

    private static Attempt accepted(long id) {
        return Samples.collections("a", "b").withId(id).ended(Samples.ACCEPTED);
    }

    private List<Long> killedWriter(Path file) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Long> acknowledged = new ArrayList<>();
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            while (acknowledged.size() < ENOUGH) {
                String line = lines.readLine();
                assertNotNull(line, "the writer ended by itself");
                acknowledged.add(Long.valueOf(line));
            }
            // By its handle, for ending the process itself would close the stream before its last lines are read.
            writer.toHandle().destroyForcibly();
            // What it still had time to say counts as well; a line cut off by the end does not.
            lines.lines().filter(line -> line.length() >= 3).map(Long::valueOf).forEach(acknowledged::add);
        } finally {
            writer.destroyForcibly();
            assertTrue(writer.waitFor(10, TimeUnit.SECONDS));
        }
        return acknowledged;
    }
}
