package io.github.backupdesk.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.settings.Preferences.Theme;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PreferencesFileTest {

    private static final Preferences MINE = new Preferences("zh-CN", Theme.DARK)
            .withTextSize(120)
            .withNotices(new Preferences.Notices(false, true, true))
            .withUpdates(Preferences.Updates.OFF)
            .withLastProfile("9c1f");

    @TempDir
    Path folder;

    private Path path;
    private PreferencesFile file;

    @BeforeEach
    void open() {
        path = folder.resolve("config").resolve("settings.json");
        file = new PreferencesFile(path);
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
    void withoutAFileTheDefaultsHold() {
        assertEquals(Preferences.DEFAULT, file.load());
        assertFalse(Files.exists(path), "reading writes nothing");
    }

    @Test
    void whatWasSavedIsRead() throws IOException {
        file.save(MINE);
        assertEquals(MINE, new PreferencesFile(path).load());
    }

    @Test
    void savingLeavesNothingBesideTheFile() throws IOException {
        file.save(MINE);
        file.save(MINE.withTheme(Theme.LIGHT));
        assertEquals(List.of("settings.json"), files());
    }

    @Test
    void unknownKeysAreKept() throws IOException {
        write("{\"theme\":\"light\",\"later\":{\"window\":[1,2]}}");
        file.save(file.load().withLanguage("en"));
        JsonNode root = JsonMapper.shared().readTree(Files.readString(path));
        assertEquals(2, root.path("later").path("window").path(1).asInt());
        assertEquals(new Preferences("en", Theme.LIGHT), file.load());
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "'', 0",
                "'{\"theme\":', 1",
                "'{\n\"theme\": \"dark\",\n\"language\": en\n}', 3",
                "'[1]', 0",
                "'\"text\"', 0",
                "null, 0",
                "'{} and more', 1",
                "'\u0001\u0001', 1"
            })
    void p10ABrokenFileIsSetAsideItsLineNamedAndTheDefaultsHold(String broken, int line) throws IOException {
        write(broken);
        assertEquals(Preferences.DEFAULT, file.load());
        assertEquals(
                Optional.of(new PreferencesFile.Damage(line, path.resolveSibling("settings.json.bad"))), file.damage());
        assertEquals(List.of("settings.json.bad"), files());
        assertEquals(broken, Files.readString(path.resolveSibling("settings.json.bad")));
    }

    @Test
    void aFileInAnotherEncodingIsSetAsideAsWell() throws IOException {
        write("");
        byte[] latin = "{\"language\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(path, latin);
        file.save(file.load());
        assertEquals(List.of("settings.json", "settings.json.bad"), files());
        assertEquals(latin.length, Files.size(path.resolveSibling("settings.json.bad")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"theme\":\"purple\"}",
                "{\"theme\":7,\"language\":null}",
                "{\"theme\":{}}",
                "{\"notices\":7,\"textSize\":\"big\",\"updates\":[]}"
            })
    void p10AnOddValueMeansTheDefaultAndIsNoDamage(String odd) throws IOException {
        write(odd);
        assertEquals(Optional.empty(), file.damage());
        assertEquals(Theme.SYSTEM, file.load().theme());
        assertEquals(List.of("settings.json"), files());
    }

    @Test
    void oddNoticesGiveWayToProperOnes() throws IOException {
        write("{\"notices\":7}");
        file.save(MINE);
        assertEquals(MINE, file.load());
    }

    @Test
    void aSizeThatNobodyCanReadIsTakenToTheNextThatOneCan() throws IOException {
        write("{\"textSize\":5}");
        assertEquals(Preferences.LEAST_TEXT, file.load().textSize());
    }

    @Test
    void p10WhatANewerVersionWroteStaysItsOwn() throws IOException {
        write("{\"version\":7,\"theme\":\"light\",\"profiles\":[{\"name\":\"Production\"}]}");
        file.save(file.load().withLanguage("en"));
        JsonNode root = JsonMapper.shared().readTree(Files.readString(path));
        assertEquals(7, root.path("version").asInt());
        assertEquals("Production", root.path("profiles").path(0).path("name").asString());
    }

    @Test
    void p09ADraftThatAKillLeftBehindIsNotTakenForTheFile() throws IOException {
        file.save(MINE);
        Files.writeString(path.resolveSibling("settings123.tmp"), "{\"theme\":\"li");
        assertEquals(MINE, new PreferencesFile(path).load());
        file.save(MINE.withTheme(Theme.LIGHT));
        assertEquals(MINE.withTheme(Theme.LIGHT), new PreferencesFile(path).load());
    }

    @Test
    void p09AKillInTheMiddleOfSavingLeavesTheOldOrTheNew() throws Exception {
        file.save(MINE);
        Process saver = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EverSaving.class.getName(),
                        path.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = saver.inputReader()) {
            for (int i = 0; i < 20; i++) {
                assertEquals("saved", said.readLine());
            }
        } finally {
            saver.destroyForcibly();
        }
        assertTrue(saver.waitFor(20, TimeUnit.SECONDS));
        Preferences kept = new PreferencesFile(path).load();
        assertEquals("zh-CN", kept.language());
        assertTrue(kept.theme() == Theme.DARK || kept.theme() == Theme.LIGHT, kept::toString);
    }

    /** A program that saves for ever. */
    static final class EverSaving {
        private EverSaving() {}

        public static void main(String[] words) throws IOException {
            PreferencesFile mine = new PreferencesFile(Path.of(words[0]));
            while (true) {
                mine.save(MINE.withTheme(Theme.LIGHT));
                mine.save(MINE);
                System.out.println("saved");
            }
        }
    }

    @Test
    void aSaveThatFailsLeavesTheOldFileAndNoDraft() throws IOException {
        Files.createDirectories(path.resolve("something in the way"));
        assertThrows(IOException.class, () -> file.save(MINE));
        assertEquals(List.of("settings.json"), files());
        assertTrue(Files.isDirectory(path));
    }
}
