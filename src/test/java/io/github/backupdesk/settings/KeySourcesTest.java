package io.github.backupdesk.settings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.backupdesk.settings.KeySources.Imported;
import io.github.backupdesk.settings.KeySources.Problem;
import io.github.backupdesk.settings.KeySources.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeySourcesTest {

    private static final String CANARY = "zk-CANARY-0123456789abcdef";

    @TempDir
    Path home = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void place() throws IOException {
        file = Files.createDirectories(home.resolve(".zilliz")).resolve("credentials");
    }

    private Imported credentials() {
        return new KeySources(Map.of(), home).credentials();
    }

    private Imported.Key key(Imported imported) {
        Imported.Key key = assertInstanceOf(Imported.Key.class, imported, imported.toString());
        assertEquals(CANARY, new String(key.characters()));
        assertFalse(key.toString().contains("CANARY"));
        return key;
    }

    private void assertMissing(Problem why) {
        Imported.Missing missing = assertInstanceOf(Imported.Missing.class, credentials());
        assertEquals(new Imported.Missing(why, file.toString()), missing);
    }

    @Test
    void theVariableIsReadWhenItIsSet() {
        Imported.Key key = key(new KeySources(Map.of("ZILLIZ_API_KEY", CANARY), home).environment());
        assertEquals("ZILLIZ_API_KEY", key.place());
        key.wipe();
        assertArrayEquals(new char[CANARY.length()], key.characters());
        for (Map<String, String> env : List.of(Map.<String, String>of(), Map.of("ZILLIZ_API_KEY", "  "))) {
            assertEquals(
                    new Imported.Missing(Problem.NOT_SET, "ZILLIZ_API_KEY"), new KeySources(env, home).environment());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "[default]~api_key = KEY~user = li~org = o~plan = Enterprise | NOT_TOLD",
                "api_key=KEY | NOT_TOLD",
                "\uFEFF[Default]~; a comment~# api_key = other-0123456~API-Key: \"KEY\" | NOT_TOLD",
                "[a]~token = 'KEY'~[b]~apikey = KEY | NOT_TOLD",
                "[work]~api_key = other-key-0123~[default]~api_key = KEY | NOT_TOLD",
                "[default]~api_key = KEY~endpoint = https://api.cloud.zilliz.com.cn | CHINA",
                "[default]~endpoint = https://api.cloud.zilliz.com~api_key = KEY | GLOBAL",
                "[default]~api_key = KEY~cn = true | CHINA",
                "no sense~= ~[~api_key~api_key =~api_key = KEY | NOT_TOLD"
            })
    void theFileOfTheCommandIsReadAsPeopleAndToolsWriteIt(String text, Site site) throws IOException {
        for (String end : new String[] {"\n", "\r\n"}) {
            Files.writeString(file, text.replace("~", end).replace("KEY", CANARY));
            assertEquals(site, key(credentials()).site());
        }
    }

    @Test
    void theSiteMayStandInTheFileBesideIt() throws IOException {
        Files.writeString(file, "[default]\napi_key = " + CANARY);
        Files.writeString(file.resolveSibling("config"), "[default]\nendpoint = https://api.cloud.zilliz.com.cn/\n");
        assertEquals(Site.CHINA, key(credentials()).site());
        Files.writeString(file.resolveSibling("config"), "endpoint = https://in01-x.vectordb.zillizcloud.com:19530\n");
        assertEquals(Site.NOT_TOLD, key(credentials()).site());
    }

    @Test
    void theFolderMayBeNamedByTheEnvironment() throws IOException {
        Path other = Files.createDirectories(home.resolve("elsewhere"));
        Files.writeString(other.resolve("credentials"), "api_key = " + CANARY);
        Imported.Key key = key(new KeySources(Map.of("ZILLIZ_CONFIG_DIR", other.toString()), home).credentials());
        assertEquals(other.resolve("credentials").toString(), key.place());
    }

    @Test
    void whatCannotBeReadIsToldWhy() throws IOException {
        assertMissing(Problem.NO_FILE);
        Files.writeString(file, "[default]\nuser = li\n");
        assertMissing(Problem.NO_KEY);
        Files.writeString(file, "[a]\napi_key = one-0123456\n[b]\napi_key = two-0123456\n");
        assertMissing(Problem.SEVERAL_KEYS);
        Files.write(file, new byte[] {(byte) 0xC3, 0x28});
        assertMissing(Problem.NOT_READABLE);
        Files.write(file, new byte[(1 << 16) + 1]);
        assertMissing(Problem.TOO_LARGE);
        Files.delete(file);
        Files.createDirectory(file);
        assertMissing(Problem.NOT_READABLE);
    }
}
