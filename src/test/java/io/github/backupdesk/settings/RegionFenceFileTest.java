package io.github.backupdesk.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.backupdesk.settings.RegionFenceFile.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionFenceFileTest {

    private static final List<Line> MINE =
            List.of(new Line("outside:MAINLAND_CHINA", "PIPL：仅限大陆"), new Line("region:aws-us-east-2", ""));

    @TempDir
    Path folder;

    private Path path;
    private RegionFenceFile file;

    @BeforeEach
    void open() {
        path = folder.resolve("fences").resolve("account.json");
        file = new RegionFenceFile(path);
    }

    @Test
    void whatWasSavedIsRead() throws IOException {
        file.save(MINE);
        assertEquals(MINE, new RegionFenceFile(path).load());
        file.save(List.of());
        assertEquals(List.of(), file.load());
    }

    @Test
    void withoutAFileThereAreNoRules() throws IOException {
        assertEquals(List.of(), file.load());
        assertFalse(Files.exists(path), "reading writes nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"version\":1}",
                "{\"version\":2,\"forbidden\":[]}",
                "{\"version\":1,\"forbidden\":{}}",
                "{\"version\":1,\"forbidden\":[{\"note\":\"of what?\"}]}"
            })
    void whatCannotBeReadIsNeverTakenForAnEmptyFence(String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        assertThrows(IOException.class, file::load);
        assertEquals(text, Files.readString(path), "reading changes nothing");
        file.save(MINE);
        assertEquals(MINE, file.load());
        assertEquals(text, Files.readString(path.resolveSibling("account.json.bad")));
    }

    @Test
    void aLinkThatLeadsNowhereIsNoMissingFence() throws IOException {
        Files.createDirectories(path.getParent());
        Files.createSymbolicLink(path, folder.resolve("gone"));
        assertThrows(IOException.class, file::load);
        file.save(MINE);
        assertEquals(MINE, file.load());
    }

    @Test
    void aFolderThatLeadsNowhereIsNoMissingFence() throws IOException {
        Files.createSymbolicLink(path.getParent(), folder.resolve("gone"));
        assertThrows(IOException.class, file::load);
    }

    @Test
    void aFolderThatCannotBeLookedIntoIsNoMissingFence() throws IOException {
        file.save(MINE);
        Path closed = path.getParent();
        assumeTrue(Files.getFileStore(closed).supportsFileAttributeView("posix"));
        Set<PosixFilePermission> open = Files.getPosixFilePermissions(closed);
        Files.setPosixFilePermissions(closed, Set.of());
        try {
            // Who may do everything is not kept out by permissions.
            assumeFalse(Files.isReadable(closed));
            assertThrows(IOException.class, file::load);
        } finally {
            Files.setPosixFilePermissions(closed, open);
        }
    }

    @Test
    void aFolderThatIsAFileIsNoMissingFence() throws IOException {
        Files.writeString(path.getParent(), "no folder");
        assertThrows(IOException.class, file::load);
    }

    @Test
    void whereNothingCanBeWrittenItFailsAndWhatWasThereStays() throws IOException {
        file.save(MINE);
        assertThrows(IOException.class, () -> new RegionFenceFile(path.resolve("below.json")).save(List.of()));
        assertEquals(MINE, file.load());
    }
}
