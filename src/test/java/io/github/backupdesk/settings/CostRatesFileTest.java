package io.github.backupdesk.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.backupdesk.settings.CostRatesFile.Line;
import io.github.backupdesk.settings.CostRatesFile.Loaded;
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

    private void write(String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(path.getParent())) {
            return all.map(each -> each.getFileName().toString()).toList();
        }
    }

    @Test
    void whatIsSavedIsReadAgain() throws IOException {
        assertEquals(new Loaded.Read(Map.of()), file.load());
        file.save(Map.of("AWS", LINE));
        assertEquals(new Loaded.Read(Map.of("AWS", LINE)), new CostRatesFile(path).load());
        file.save(Map.of());
        assertEquals(new Loaded.Read(Map.of()), file.load());
        assertEquals(List.of("cost-rates.json"), files());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"rates\": 7}",
                "\u0000",
                "{\"version\":1,\"rates\":{\"AWS\":3}}",
                "{\"version\":1,\"rates\":{\"AWS\":{\"storage\":0.1}}}"
            })
    void aFileThatMakesNoSenseIsSetAsideAndSaid(String text) throws IOException {
        write(text);
        Path bad = path.resolveSibling("cost-rates.json.bad");
        assertEquals(new Loaded.Damaged(bad), file.load());
        assertEquals(text, Files.readString(bad));
        assertEquals(new Loaded.Read(Map.of()), file.load());
    }

    @Test
    void whatANewerVersionWroteIsLeftAlone() throws IOException {
        write("{\"version\":2,\"rates\":[]}");
        assertInstanceOf(Loaded.Untouchable.class, file.load());
        assertEquals(List.of("cost-rates.json"), files());
    }

    @Test
    void whatCannotBeReadIsNotTakenForNothing() throws IOException {
        Files.createDirectories(path);
        assertInstanceOf(Loaded.Untouchable.class, file.load());
    }

    @Test
    void whatCannotBeSetAsideIsNotSaidToBe() throws IOException {
        write("{");
        Files.createDirectories(path.resolveSibling("cost-rates.json.bad").resolve("in the way"));
        assertInstanceOf(Loaded.Untouchable.class, file.load());
        assertEquals("{", Files.readString(path));
    }

    @Test
    void theSandboxHasItsOwn() {
        Folders folders = Folders.under(folder);
        assertNotEquals(folders.costRates(), folders.forSandbox().costRates());
    }
}
