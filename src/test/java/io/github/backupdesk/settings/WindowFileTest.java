package io.github.backupdesk.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.settings.WindowLayout.Column;
import io.github.backupdesk.settings.WindowLayout.Frame;
import io.github.backupdesk.settings.WindowLayout.Sort;
import io.github.backupdesk.settings.WindowLayout.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowFileTest {

    @TempDir
    Path folder;

    private Path path;
    private WindowFile file;

    @BeforeEach
    void name() {
        path = folder.resolve("state/window.json");
        file = new WindowFile(path);
    }

    private WindowLayout read(String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return file.load();
    }

    @Test
    void whatIsSavedIsReadAgain() throws IOException {
        WindowLayout layout = new WindowLayout(
                Optional.of(new Frame(-1200, 30.5, 1100, 700)),
                true,
                Map.of("history", 0.375),
                Map.of(
                        "history",
                        new Table(
                                List.of(new Column("when", 120, true), new Column("scope", 0, false)),
                                Optional.of(new Sort("when", true))),
                        "plan",
                        new Table(List.of(), Optional.empty())));
        file.save(layout);
        assertEquals(layout, file.load());
    }

    @Test
    void aFileThatIsNotThereIsNone() {
        assertEquals(WindowLayout.NONE, file.load());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"version\": 2, \"maximised\": true}",
                "{\"version\": 1, \"frame\": [], \"dividers\": 7, \"tables\": \"x\"}",
                "{\"version\": 1, \"frame\": {\"x\": 0, \"y\": 0, \"width\": 0, \"height\": 700}}",
                "{\"version\": 1, \"frame\": {\"x\": 0, \"y\": 0, \"width\": 1e9, \"height\": 700}}",
                "{\"version\": 1, \"frame\": {\"x\": \"0\", \"y\": 0, \"width\": 900, \"height\": 700}}",
                "{\"version\": 1, \"frame\": {\"x\": -1e300, \"y\": 0, \"width\": 900, \"height\": 700}}",
                "{\"version\": 1, \"dividers\": {\"a\": -0.1, \"b\": 1.1, \"c\": \"half\", \"d\": null}}"
            })
    void aDamagedOneIsTakenForNone(String text) throws IOException {
        assertEquals(WindowLayout.NONE, read(text));
    }

    @Test
    void whatIsWrongInOnePlaceDoesNotHarmAnother() throws IOException {
        WindowLayout layout = read(
                "{\"version\": 1, \"frame\": 5, \"dividers\": {\"a\": 0.5, \"b\": 9}, \"tables\": {\"t\":"
                        + " {\"columns\": [{\"width\": 4}, {\"id\": \"c\", \"width\": -4}, 3], \"sortedBy\": {\"id\": \"\"}}}}");
        assertEquals(Map.of("a", 0.5), layout.dividers());
        assertEquals(Map.of("t", new Table(List.of(new Column("c", 0, true)), Optional.empty())), layout.tables());
    }

    @Test
    void aFolderInItsPlaceIsNoneAndSaysSoWhenSaving() throws IOException {
        Files.createDirectories(path.resolve("occupied"));
        assertEquals(WindowLayout.NONE, file.load());
        assertThrows(IOException.class, () -> file.save(WindowLayout.NONE));
    }
}
