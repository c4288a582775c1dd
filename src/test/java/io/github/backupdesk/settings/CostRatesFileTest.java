package io.github.backupdesk.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.settings.CostRatesFile.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostRatesFileTest {

    private static final Line LINE = new Line("2026-11-23", "USD", "0.025", "0.02", "0.08");

    @TempDir
    Path folder;

    private Path path = Path.of("");
    private CostRatesFile file = new CostRatesFile(path);

    @BeforeEach
    void name() {
        path = folder.resolve("config").resolve("cost-rates.json");
        file = new CostRatesFile(path);
    }

    @Test
    void whatIsSavedIsReadAgain() throws IOException {
        assertEquals(Map.of(), file.load());
        file.save(Map.of("AWS", LINE));
        assertEquals(Map.of("AWS", LINE), new CostRatesFile(path).load());
        file.save(Map.of());
        assertEquals(Map.of(), file.load());
        assertTrue(file.damage().isEmpty());
        try (Stream<Path> all = Files.list(path.getParent())) {
            assertEquals(List.of(path), all.toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"rates\": 7}", "\u0000"})
    void aDamagedFileIsKeptAndSetsNothing(String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        assertEquals(Map.of(), file.load());
        Path bad = file.damage().orElseThrow();
        assertEquals(text, Files.readString(bad));
        assertFalse(Files.exists(path));
    }

    @Test
    void whatHasTheWrongTypeIsEmpty() throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "{\"rates\": {\"AWS\": 3}}");
        assertEquals(Map.of("AWS", new Line("", "", "", "", "")), file.load());
    }
}
