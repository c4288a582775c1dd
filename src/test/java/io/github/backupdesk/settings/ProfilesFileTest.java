package io.github.backupdesk.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.settings.Profile.Colour;
import io.github.backupdesk.settings.Profile.Environment;
import io.github.backupdesk.settings.Profile.KeyPlace;
import io.github.backupdesk.settings.Profile.LockLevel;
import io.github.backupdesk.settings.Profile.Proxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProfilesFileTest {

    private static final Profile PROD = new Profile(
            "9c1f",
            "prod-cn",
            "https://api.cloud.zilliz.com.cn",
            Environment.PRODUCTION,
            Colour.RED,
            "",
            LockLevel.TYPED,
            KeyPlace.KEYCHAIN,
            new Proxy(Proxy.Mode.MANUAL, "proxy.corp.example", 3128, "li.wei"),
            List.of(new Profile.Certificate(
                    "corp.pem", "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----")),
            "asks OPS first\nsecond line",
            "api.cloud.zilliz.com.cn#12345678",
            List.of("in01-1", "in01-2"));

    private static final Profile PLAY = new Profile(
            "77aa",
            "试用",
            "https://api.cloud.zilliz.com",
            Environment.OTHER,
            Colour.VIOLET,
            "TRIAL",
            LockLevel.OPEN,
            KeyPlace.SESSION,
            Proxy.SYSTEM,
            List.of(),
            "",
            "",
            List.of());

    private @TempDir Path folder;
    private Path path;
    private ProfilesFile file;

    @BeforeEach
    void create() {
        path = folder.resolve("profiles.json");
        file = new ProfilesFile(path);
    }

    @Test
    void withoutAFileThereAreNone() throws IOException {
        assertEquals(List.of(), file.load());
        assertFalse(Files.exists(path), "reading writes nothing");
    }

    @Test
    void whatWasSavedIsReadInItsOrder() throws IOException {
        file.save(List.of(PLAY, PROD));
        assertEquals(List.of(PLAY, PROD), new ProfilesFile(path).load());
        file.save(List.of(PROD));
        assertEquals(List.of(PROD), new ProfilesFile(path).load());
    }

    @Test
    void whatANewerVersionWroteIsKept() throws IOException {
        file.save(List.of(PROD));
        String newer = Files.readString(path)
                .replace("\"version\" : 1", "\"version\" : 4,\n\"later\" : [ 1 ]")
                .replace("\"id\" : \"9c1f\"", "\"id\" : \"9c1f\", \"quietHours\" : \"22-7\"");
        Files.writeString(path, newer);
        file.save(List.of(PLAY, PROD.withKeyPlace(KeyPlace.SESSION)));
        JsonNode root = JsonMapper.shared().readTree(Files.readString(path));
        assertEquals(4, root.path("version").asInt());
        assertEquals(1, root.path("later").path(0).asInt());
        assertEquals("22-7", root.path("profiles").path(1).path("quietHours").asString(""));
        assertEquals(KeyPlace.SESSION, file.load().get(1).keyPlace());
    }

    @Test
    void aLevelThatCannotBeReadIsTheStrongest() throws IOException {
        file.save(List.of(PLAY));
        Files.writeString(path, Files.readString(path).replace("\"open\"", "\"opne\""));
        assertEquals(LockLevel.READ_ONLY, file.load().getFirst().lock());
    }

    @Test
    void anEntryWithoutNameOrIdIsNoneAndAnIdCountsOnce() throws IOException {
        Files.writeString(path, """
                {"profiles":[7,{"id":"a"},{"name":"x"},{"id":"b","name":"one"},{"id":"b","name":"two"},null]}""");
        assertEquals(List.of("one"), file.load().stream().map(Profile::name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"profiles\":", "[]", "", "{\"profiles\":{\"a\":1}}"})
    void aFileThatMakesNoSenseIsSetAsideAndNeverOverwritten(String broken) throws IOException {
        Files.writeString(path, broken);
        assertEquals(List.of(), file.load());
        Path bad = folder.resolve("profiles.json.bad");
        assertEquals(Optional.of(bad), file.damaged());
        file.save(List.of(PLAY));
        assertEquals(broken, Files.readString(bad));
        assertEquals(List.of(PLAY), new ProfilesFile(path).load());
    }

    @Test
    void aSecondDamageLeavesTheFirstCopyAlone() throws IOException {
        for (String broken : List.of("first", "second", "third")) {
            Files.writeString(path, broken);
            file.load();
        }
        assertEquals("first", Files.readString(folder.resolve("profiles.json.bad")));
        assertEquals("second", Files.readString(folder.resolve("profiles.json.bad.1")));
        assertEquals(Optional.of(folder.resolve("profiles.json.bad.2")), file.damaged());
    }

    @Test
    void anEntryThatMakesNoSenseOutlivesASave() throws IOException {
        Files.writeString(path, """
                {"profiles":[{"id":"nameless","note":"mine"},{"id":"a b/../c","name":"odd"},{"id":"gone","name":"x"},7]}""");
        file.save(List.of(PLAY));
        JsonNode all = JsonMapper.shared().readTree(Files.readString(path)).path("profiles");
        assertEquals(4, all.size());
        assertEquals("mine", all.path(1).path("note").asString(""));
        assertEquals("a b/../c", all.path(2).path("id").asString(""));
        assertEquals(7, all.path(3).asInt());
        assertEquals(List.of(PLAY), file.load());
    }

    @Test
    void whatIsNoIdOfAClusterIsDropped() throws IOException {
        Files.writeString(path, """
                {"profiles":[{"id":"a","name":"x","clusterKeys":["../x","in01-1",7,null,"\u751f"]}]}""");
        assertEquals(List.of("in01-1", "7"), file.load().getFirst().clusterKeys());
    }

    @Test
    void whatCannotBeReadAtAllIsNoReasonToBeginAnew() throws IOException {
        Files.createDirectory(path);
        assertThrows(IOException.class, file::load);
        assertTrue(Files.isDirectory(path));
    }

    @Test
    void strengthIsAnOrder() {
        assertTrue(LockLevel.OPEN.weakerThan(LockLevel.CONFIRM));
        assertTrue(LockLevel.TYPED.weakerThan(LockLevel.READ_ONLY));
        assertFalse(LockLevel.TYPED.weakerThan(LockLevel.TYPED));
    }
}
