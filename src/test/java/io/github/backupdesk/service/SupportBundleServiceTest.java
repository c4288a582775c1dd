package io.github.backupdesk.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.ExportException;
import io.github.backupdesk.domain.HistoryStore;
import io.github.backupdesk.domain.Masked;
import io.github.backupdesk.domain.SupportName;
import io.github.backupdesk.domain.SupportSources;
import io.github.backupdesk.export.ZipSupportFiles;
import io.github.backupdesk.service.SupportBundle.Part;
import io.github.backupdesk.support.FakeHistory;
import io.github.backupdesk.support.Fixtures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Period;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupportBundleServiceTest implements SupportSources {

    private static final String KEY = Fixtures.CANARY;

    @TempDir
    Path folder;

    private final FakeHistory history = new FakeHistory();
    private final ApiKey key = Fixtures.key();
    private final SupportBundleService service = new SupportBundleService(this, new ZipSupportFiles(), Fixtures.CLOCK);

    @Override
    public Path preferences() {
        return folder.resolve("settings.json");
    }

    @Override
    public Path profiles() {
        return folder.resolve("profiles.json");
    }

    @Override
    public Path logs() {
        return folder.resolve("logs");
    }

    @Override
    public String details() {
        return "Java: 25\ndata: /home/anna/.local/share/backup-desk\n";
    }

    @Override
    public Map<String, HistoryStore> histories() {
        return Map.of("history", history);
    }

    @Override
    public String health(String name) {
        return "can be written: yes\n";
    }

    @Override
    public List<SupportName> names() {
        return List.of(new SupportName(Masked.HOME, "/home/anna"), new SupportName(Masked.PERSON, "anna"));
    }

    @Override
    public String withoutKeys(String text, String mask) {
        return key.maskedIn(text, mask);
    }

    @BeforeEach
    void write() throws Exception {
        Files.createDirectory(logs());
        Files.writeString(logs().resolve("backup-desk.log"), """
                2026-11-10T08:00:00.000Z INFO  CallLog - Main GET /v2/clusters status=200 old
                 a line that belongs to it
                2026-11-23T08:00:00.000Z INFO  CallLog - acme.example#1a2b3c4d POST /v2/clusters/in01-0123456789abcde/backups/create status=200
                2026-11-23T08:00:01.000Z WARN  Lib - Authorization: Bearer %1$s of anna
                2026-11-23T08:00:02.000Z WARN  Lib - http://anna:%1$s@proxy.acme.example:3128 and the bare %1$s
                """.formatted(KEY));
        Files.writeString(logs().resolve("of-somebody-else.txt"), KEY);
        Files.writeString(preferences(), "{\"lastProfile\":\"id-1\"}");
        Files.writeString(profiles(), """
                {"version":1,"profiles":[{"id":"id-1","name":"Acme prod","baseUrl":"https://api.acme.example",
                "proxy":{"mode":"manual","host":"proxy.acme.example","port":3128,"user":"anna"},
                "certificates":[{"name":"ca.pem","pem":"-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----"}],
                "note":"the key is %s","account":"acme.example#1a2b3c4d"}]}
                """.formatted(KEY));
        var asked = Fixtures.collections("shop", List.of("orders", "customers"));
        ExactRequest exact = new ExactRequest(
                asked,
                "/v2/clusters/" + Fixtures.CLUSTER_ID.value() + "/backups/create",
                "{\"dbName\":\"shop\",\"collectionNames\":[\"orders\",\"customers\"]}");
        Attempt row = Attempt.planned(Fixtures.NOON, "acme.example#1a2b3c4d", "search-prod", null, exact);
        history.add(row.with(row.trail().noted("the key is " + KEY, "")));
    }

    private static Map<String, String> texts(SupportBundle bundle) {
        Map<String, String> texts = new LinkedHashMap<>();
        bundle.parts().forEach(each -> texts.put(each.file().name(), each.file().text()));
        return texts;
    }

    private static String text(Map<String, String> texts, String name) {
        return texts.getOrDefault(name, "there is no " + name);
    }

    private static String all(SupportBundle bundle) {
        return String.join("\n", texts(bundle).values());
    }

    @Test
    void s05AKeyIsNowhereHoweverItGotThere() {
        for (boolean hide : new boolean[] {false, true}) {
            SupportBundle bundle = service.gather(Optional.empty(), hide);
            assertFalse(all(bundle).contains(KEY), all(bundle));
            assertTrue(
                    bundle.masked().getOrDefault(Masked.KEY, 0) >= 3,
                    bundle.masked().toString());
            assertEquals(2, bundle.masked().get(Masked.NOTE));
            assertEquals(1, bundle.masked().get(Masked.CERTIFICATE));
        }
    }

    @Test
    void withoutTheTickNamesStay() {
        String all = all(service.gather(Optional.empty(), false));
        assertTrue(all.contains("in01-0123456789abcde") && all.contains("Acme prod") && all.contains("customers"), all);
    }

    @Test
    void withTheTickNothingTellsWhoseItIsAndEverythingCanStillBeFollowed() {
        Map<String, String> texts = texts(service.gather(Optional.empty(), true));
        String all = String.join("\n", texts.values());
        for (String name : List.of(
                "in01-0123456789abcde", "search-prod", "Acme", "acme", "anna", "shop", "orders", "customers", "id-1")) {
            assertFalse(all.contains(name), () -> name + " is still there: " + all);
        }
        assertTrue(
                text(texts, "logs/backup-desk.log").contains("profile-1 POST /v2/clusters/cluster-1/backups/create"),
                all);
        assertTrue(text(texts, "history.json").contains("\"clusterId\":\"cluster-1\""), all);
        assertTrue(text(texts, "history.json").contains("[\"collection-1\",\"collection-2\"]"), all);
        assertTrue(text(texts, "profiles.json").contains("\"name\" : \"profile-1\""), all);
        assertTrue(text(texts, "details.txt").contains("data: ~/.local/share/backup-desk"), all);
    }

    @Test
    void theDaysLeaveOutOlderLinesAndWhatBelongsToThem() {
        String day = text(texts(service.gather(Optional.of(Period.ofDays(1)), false)), "logs/backup-desk.log");
        assertEquals(3, day.lines().count(), day);
        String month = text(texts(service.gather(Optional.of(Period.ofDays(30)), false)), "logs/backup-desk.log");
        assertEquals(5, month.lines().count(), month);
    }

    @Test
    void whatIsWrittenIsWhatWasShownAndTheManifestTellsItsSums() throws Exception {
        SupportBundle bundle = service.gather(Optional.empty(), true);
        Path zip = folder.resolve("bundle.zip");
        service.save(bundle, zip);
        Map<String, String> written = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(zip)))) {
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                written.put(each.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertEquals(texts(bundle), written);
        String manifest = text(written, "manifest.json");
        for (Part each : bundle.parts().subList(0, bundle.parts().size() - 1)) {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(each.file().bytes());
            assertTrue(
                    manifest.contains(HexFormat.of().formatHex(sum)),
                    each.file().name());
            assertTrue(manifest.contains("\"name\" : \"" + each.file().name() + "\""), manifest);
        }
    }

    @Test
    void whatCannotBeWrittenLeavesWhatStoodThere() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("bundle.zip"));
        SupportBundle bundle = service.gather(Optional.empty(), false);
        assertThrows(ExportException.class, () -> service.save(bundle, taken));
        try (Stream<Path> left = Files.list(folder)) {
            assertTrue(left.noneMatch(each -> each.toString().endsWith(".part")));
        }
        assertTrue(Files.isDirectory(taken));
    }

    @Test
    void brokenFilesAndABrokenHistoryAreToldInTheirPlace() throws IOException {
        Files.writeString(profiles(), "{ no json " + KEY);
        Files.delete(preferences());
        history.unreadable = true;
        Map<String, String> texts = texts(service.gather(Optional.empty(), false));
        assertTrue(text(texts, "profiles.json").startsWith("It is no JSON"), text(texts, "profiles.json"));
        assertEquals("There is no such file.\n", text(texts, "settings.json"));
        assertTrue(text(texts, "history-health.txt").contains("could not be read"), text(texts, "history-health.txt"));
    }
}
