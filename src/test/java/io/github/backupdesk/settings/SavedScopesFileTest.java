package io.github.backupdesk.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.settings.SavedScopesFile.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedScopesFileTest {

    private static final SavedScope WHOLE =
            new SavedScope("everything", "CLUSTER", Map.of(), List.of(), "", "", "2026-11-23T10:00:00Z");

    @TempDir
    Path folder;

    private Path path = Path.of("");
    private SavedScopesFile file = new SavedScopesFile(path);

    @BeforeEach
    void place() {
        path = folder.resolve("data").resolve("scopes.json");
        file = new SavedScopesFile(path);
    }

    private static SavedScope some() {
        Map<String, List<String>> collections = new LinkedHashMap<>();
        collections.put("shop", List.of("orders", "or\"ders\\\u2028", "订单", "😀"));
        collections.put("default", List.of("users"));
        return new SavedScope(
                "Before release 4.2 – 每周", "COLLECTION", collections, List.of("or*", "用户"), "in01-a", "a b", "then");
    }

    private void write(String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(path.getParent())) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatWasSavedIsReadInItsOrder() throws IOException {
        assertEquals(new Loaded.Read(List.of()), file.load());
        file.save(List.of(some(), WHOLE));
        Loaded loaded = new SavedScopesFile(path).load();
        assertEquals(new Loaded.Read(List.of(some(), WHOLE)), loaded);
        assertEquals(
                List.of("shop", "default"),
                List.copyOf(
                        ((Loaded.Read) loaded).scopes().getFirst().collections().keySet()));
        assertEquals(5, some().size());
        assertEquals(List.of("scopes.json"), files());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"version\":1,\"scopes\":[",
                "[]",
                "{\"version\":1}",
                "{\"version\":1,\"scopes\":[7]}",
                "{\"version\":1,\"scopes\":[{\"name\":\"half\"}]}"
            })
    void aFileThatMakesNoSenseIsSetAsideAndSaid(String broken) throws IOException {
        write(broken);
        Path bad = path.resolveSibling("scopes.json.bad");
        assertEquals(new Loaded.Damaged(bad), file.load());
        assertEquals(broken, Files.readString(bad));
        assertEquals(new Loaded.Read(List.of()), file.load());
    }

    @Test
    void whatANewerVersionWroteIsLeftAlone() throws IOException {
        write("{\"version\":2,\"groups\":[]}");
        assertInstanceOf(Loaded.Untouchable.class, file.load());
        assertEquals(List.of("scopes.json"), files());
    }

    @Test
    void whatCannotBeReadIsNotTakenForNothing() throws IOException {
        Files.createDirectories(path);
        assertInstanceOf(Loaded.Untouchable.class, file.load());
    }

    @Test
    void aSaveThatFailsLeavesWhatWasThereAndNoDraft() throws IOException {
        Files.createDirectories(path.resolve("something in the way"));
        assertThrows(IOException.class, () -> file.save(List.of(WHOLE)));
        assertEquals(List.of("scopes.json"), files());
    }

    @Test
    void theSandboxHasItsOwn() {
        Folders folders = Folders.under(folder);
        assertNotEquals(folders.savedScopes(), folders.forSandbox().savedScopes());
    }
}
