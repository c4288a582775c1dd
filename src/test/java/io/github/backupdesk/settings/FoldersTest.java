package io.github.backupdesk.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {

    private static final Path HOME = Path.of("/people/ada").toAbsolutePath();

    @Test
    void linuxFollowsXdg() {
        Map<String, String> env = Map.of(
                "XDG_DATA_HOME", absolute("/d"),
                "XDG_CONFIG_HOME", absolute("/c"),
                "XDG_STATE_HOME", absolute("/s"),
                "XDG_CACHE_HOME", absolute("/k"));
        Folders folders = Folders.ofSystem("Linux", env, HOME);
        assertEquals(Path.of(absolute("/d")).resolve("backup-desk"), folders.data());
        assertEquals(Path.of(absolute("/c")).resolve("backup-desk"), folders.config());
        assertEquals(Path.of(absolute("/s")).resolve("backup-desk/window.json"), folders.window());
        assertEquals(Path.of(absolute("/s")).resolve("backup-desk/logs"), folders.logs());
        assertEquals(Path.of(absolute("/k")).resolve("backup-desk"), folders.cache());
    }

    @Test
    void linuxHasItsUsualFoldersWithoutXdg() {
        Folders folders = Folders.ofSystem("Linux", Map.of(), HOME);
        assertEquals(HOME.resolve(".local/share/backup-desk/history.db"), folders.history());
        assertEquals(HOME.resolve(".config/backup-desk/settings.json"), folders.preferences());
        assertEquals(HOME.resolve(".local/state/backup-desk/window.json"), folders.window());
        assertEquals(HOME.resolve(".local/state/backup-desk/logs"), folders.logs());
        assertEquals(HOME.resolve(".cache/backup-desk"), folders.cache());
    }

    @Test
    void aRelativeOrEmptyXdgFolderIsIgnored() {
        Map<String, String> env = Map.of("XDG_DATA_HOME", "data", "XDG_CONFIG_HOME", "", "XDG_CACHE_HOME", "../x");
        assertEquals(Folders.ofSystem("Linux", Map.of(), HOME), Folders.ofSystem("Linux", env, HOME));
    }

    @Test
    void windowsHasAppData() {
        Map<String, String> env = Map.of("LOCALAPPDATA", absolute("/local"), "APPDATA", absolute("/roaming"));
        Folders folders = Folders.ofSystem("Windows 11", env, HOME);
        assertEquals(Path.of(absolute("/local")).resolve("backup-desk/data"), folders.data());
        assertEquals(Path.of(absolute("/roaming")).resolve("backup-desk"), folders.config());
        assertEquals(Path.of(absolute("/local")).resolve("backup-desk/state/window.json"), folders.window());
        assertEquals(Path.of(absolute("/local")).resolve("backup-desk/logs"), folders.logs());
    }

    @Test
    void windowsWithoutVariablesLooksUnderHome() {
        Folders folders = Folders.ofSystem("Windows 11", Map.of(), HOME);
        assertEquals(HOME.resolve("AppData/Local/backup-desk/data"), folders.data());
        assertEquals(HOME.resolve("AppData/Roaming/backup-desk"), folders.config());
    }

    @Test
    void macHasLibrary() {
        Folders folders = Folders.ofSystem("Mac OS X", Map.of("XDG_DATA_HOME", absolute("/d")), HOME);
        assertEquals(HOME.resolve("Library/Application Support/backup-desk/data"), folders.data());
        assertEquals(HOME.resolve("Library/Application Support/backup-desk"), folders.config());
        assertEquals(HOME.resolve("Library/Application Support/backup-desk/window.json"), folders.window());
        assertEquals(HOME.resolve("Library/Logs/backup-desk"), folders.logs());
        assertEquals(HOME.resolve("Library/Caches/backup-desk"), folders.cache());
    }

    @Test
    void oneFolderCanHoldEverything() {
        Folders folders = Folders.under(HOME.resolve("x/../mine"));
        for (Path each : List.of(folders.data(), folders.config(), folders.state(), folders.logs(), folders.cache())) {
            assertTrue(each.startsWith(HOME.resolve("mine")), each::toString);
        }
    }

    @Test
    void theSandboxHasARecordOfItsOwnAndTheSamePreferences() {
        Folders folders = Folders.under(HOME);
        assertNotEquals(folders.history(), folders.forSandbox().history());
        assertEquals(folders.preferences(), folders.forSandbox().preferences());
    }

    @Test
    void everyAccountHasAFenceAndSavedRegionsOfItsOwnAndSoHasTheSandbox() {
        Folders folders = Folders.under(HOME);
        List<String> accounts =
                List.of("sandbox", "a.example.com#1", "a.example.com#2", "a.example.com/x:8#1", "a*", "a_");
        assertEquals(
                accounts.size(),
                accounts.stream().map(folders::regionFence).distinct().count());
        for (String each : accounts) {
            assertEquals(
                    folders.config().resolve("fences"),
                    folders.regionFence(each).getParent());
            assertEquals(
                    folders.cache().resolve("regions"),
                    folders.savedRegions(each).getParent());
            assertTrue(
                    folders.regionFence(each).getFileName().toString().matches("[A-Za-z0-9._%+-]+\\.json"),
                    folders.regionFence(each)::toString);
        }
    }

    private static String absolute(String path) {
        return Path.of(path).toAbsolutePath().toString();
    }
}
