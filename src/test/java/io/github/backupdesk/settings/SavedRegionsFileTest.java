package io.github.backupdesk.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.settings.SavedRegions.SavedProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedRegionsFileTest {

    private static final SavedRegions MINE = new SavedRegions(
            Instant.parse("2026-11-03T10:42:00Z"),
            List.of("aws-us-east-2", "aws-us-west-2"),
            List.of(new SavedProject("proj-1", "mine", "Enterprise", List.of("aws-us-east-2"))));

    @TempDir
    Path folder;

    private Path path;
    private SavedRegionsFile file;

    @BeforeEach
    void open() {
        path = folder.resolve("cache").resolve("regions").resolve("account.json");
        file = new SavedRegionsFile(path);
    }

    @Test
    void whatWasSavedIsReadWithItsDate() throws IOException {
        file.save(MINE);
        assertEquals(Optional.of(MINE), new SavedRegionsFile(path).load());
        try (Stream<Path> beside = Files.list(path.getParent())) {
            assertEquals(1, beside.count(), "nothing is left beside it");
        }
    }

    @Test
    void withoutAFileThereIsNothing() {
        assertTrue(file.load().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"version\":1}",
                "{\"version\":2,\"savedAt\":\"2026-11-03T10:42:00Z\",\"regionIds\":[\"a-b\"]}",
                "{\"version\":1,\"savedAt\":\"yesterday\",\"regionIds\":[\"a-b\"]}",
                "{\"version\":1,\"savedAt\":\"2026-11-03T10:42:00Z\",\"regionIds\":[]}",
                "{\"version\":1,\"savedAt\":\"2026-11-03T10:42:00Z\",\"regionIds\":{\"a\":1}}"
            })
    void aDamagedFileCountsAsNoneAndIsWrittenAnew(String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        assertTrue(file.load().isEmpty());
        file.save(MINE);
        assertEquals(Optional.of(MINE), file.load());
    }

    @Test
    void bytesThatAreNoTextCountAsNone() throws IOException {
        Files.createDirectories(path.getParent());
        Files.write(path, new byte[] {(byte) 0xC3, 0x28, 0});
        assertTrue(file.load().isEmpty());
    }

    @Test
    void whereNothingCanBeWrittenItFailsAndWhatWasThereStays() throws IOException {
        file.save(MINE);
        // A file where the folder should be: that stops root as well.
        Path blocked = path.resolve("below.json");
        assertThrows(IOException.class, () -> new SavedRegionsFile(blocked).save(MINE));
        assertEquals(Optional.of(MINE), file.load());
    }
}
