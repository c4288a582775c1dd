package io.github.backupdesk.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.ExportException;
import io.github.backupdesk.domain.ExportException.Obstacle;
import io.github.backupdesk.domain.ExportFiles.Draft;
import io.github.backupdesk.domain.ExportFiles.Format;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.JobState;
import io.github.backupdesk.domain.PlanPart;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.Search;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.support.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AtomicExportFilesTest {

    private static final String OLD = "what stood there before";

    @TempDir
    Path folder;

    private final AtomicExportFiles files = new AtomicExportFiles(Fixtures.CLOCK);
    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("out.csv");
    }

    /** With that text in every place that a person or a server can fill. */
    private static Attempt row(String text) {
        var request = Fixtures.collections("db", List.of(text, "users"), "aws-us-east-2", "aws-eu-central-1");
        Attempt planned = Attempt.planned(
                        Fixtures.NOON,
                        "Test",
                        text,
                        new RegionId("aws-us-west-2"),
                        new ExactRequest(request, "/v2/clusters/x/backups/create", "{\"a\": \"" + text + "\"}"))
                .withId(7);
        Receipt receipt = new Receipt("backup-1", text, "job-1");
        Attempt made = planned.sending(Fixtures.NOON, null)
                .ended(new SubmitOutcome.Accepted(receipt, new Answer(200, 0, text, "req-1").in("{\"code\":0}")))
                .seen(new Job("job-1", new JobState("FAILED"), text, text, Fixtures.NOON));
        return made.with(made.trail().noted(text, text));
    }

    private void write(Format format, Attempt... rows) throws ExportException {
        try (Draft draft = files.begin(file, format)) {
            for (Attempt row : rows) {
                draft.add(row);
            }
            draft.finish();
        }
    }

    private List<String> left() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private Map<String, String> onlyRow() throws IOException {
        List<List<String>> table = parsed(Files.readString(file));
        assertEquals(2, table.size());
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < table.get(0).size(); i++) {
            row.put(table.get(0).get(i), table.get(1).get(i));
        }
        return row;
    }

    /** RFC 4180, read by the letter, and strictly: no bare quote, no bare line break. */
    private static List<List<String>> parsed(String text) {
        assertEquals('\uFEFF', text.charAt(0));
        List<List<String>> table = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quoted && c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                cell.append(c);
                at++;
            } else if (c == '"') {
                assertTrue(quoted || cell.isEmpty(), "a quote within a cell");
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != '\r')) {
                assertTrue(quoted || c != '\n', "a bare line break");
                cell.append(c);
            } else {
                line.add(cell.toString());
                cell.setLength(0);
                if (c == '\r') {
                    at++;
                    assertEquals('\n', text.charAt(at));
                    table.add(List.copyOf(line));
                    line.clear();
                }
            }
        }
        assertTrue(line.isEmpty() && cell.isEmpty(), "the last line has an end too");
        return table;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a,b;c",
                "say \"hi\"",
                "\"",
                "two\r\nlines",
                "订单 🧊",
                " spaced ",
                "'quoted'",
                "a=b",
                "x\0y"
            })
    void whatIsWrittenIsReadBack(String text) throws Exception {
        write(Format.CSV, row(text));
        Map<String, String> read = onlyRow();
        for (String column :
                List.of("clusterName", "backupName", "message", "jobProgress", "jobReason", "note", "ticket")) {
            assertEquals(text, read.get(column), column);
        }
        assertEquals(text + ";users", read.get("collections"));
        assertEquals("2026-11-23T12:00:00Z", read.get("plannedAt"));
        assertEquals("aws-us-east-2;aws-eu-central-1", read.get("copyRegions"));
        assertEquals(
                List.of("7", "FAILED", "COLLECTION", "200", "0", "backup-1", "job-1"),
                Stream.of("id", "phase", "type", "httpStatus", "code", "backupId", "jobId")
                        .map(read::get)
                        .toList());
    }

    /** I18 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|' /C calc'!A0",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\0=1",
                "＝1",
                "＋1",
                "－1",
                "＠1"
            })
    void i18ACellThatASpreadsheetWouldCalculateBeginsWithAnApostrophe(String formula) throws Exception {
        write(Format.CSV, row(formula));
        Map<String, String> read = onlyRow();
        for (String column :
                List.of("clusterName", "collections", "backupName", "message", "jobReason", "note", "ticket")) {
            assertTrue(read.getOrDefault(column, "").startsWith("'" + formula), column);
        }
    }

    @Test
    void jsonHasEverythingAndNamesItsVersion() throws Exception {
        file = folder.resolve("out.json");
        write(Format.JSON, row("=odd \"text\" \u2028 订单"), row("second"));
        JsonNode root = JsonMapper.builder().build().readTree(Files.readString(file));
        assertEquals(1, root.path("version").intValue());
        assertEquals("2026-11-23T12:00:00Z", root.path("exportedAt").stringValue());
        assertEquals(2, root.path("attempts").size());
        JsonNode first = root.path("attempts").path(0);
        assertEquals("=odd \"text\" \u2028 订单", first.path("note").stringValue());
        assertEquals("users", first.path("collections").path(1).stringValue());
        assertEquals("REQUESTED", first.path("copies").path(0).path("stage").stringValue());
        assertEquals("/v2/clusters/x/backups/create", first.path("path").stringValue());
        assertEquals("{\"code\":0}", first.path("answer").stringValue());
        assertTrue(first.path("dbName").isString() && first.path("reason").isNull());
    }

    @ParameterizedTest
    @EnumSource
    void halfACharacterDoesNotStopIt(Format format) throws Exception {
        write(format, row("a\uD83Eb"));
        assertTrue(Files.readString(file).contains("a"));
    }

    private static Attempt elsewhere(Map<String, List<String>> collections) {
        Backup backup =
                new Backup("b-1", "n", "in01-x", "prod", "COLLECTION", "AUTO", "AVAILABLE", 4_096, Fixtures.NOON);
        Attempt listed = Attempt.elsewhere(Fixtures.NOON, "Test", new ClusterId("in01-x"), backup)
                .withId(8);
        BackupDetail told = new BackupDetail(backup, new RegionId("aws-us-east-2"), collections);
        Attempt row = listed.ended(new SubmitOutcome.Listed(
                Objects.requireNonNull(listed.sighting()).described(told)));
        return row.with(row.trail().gone(Fixtures.NOON));
    }

    @Test
    void whatIsKnownOfABackupMadeElsewhereIsWritten() throws Exception {
        write(Format.CSV, elsewhere(Map.of("db", List.of("orders", "users"))));
        Map<String, String> read = onlyRow();
        Map<String, String> known = Map.of(
                "dbName", "db",
                "collections", "orders;users",
                "homeRegion", "aws-us-east-2",
                "goneSince", "2026-11-23T12:00:00Z",
                "backupCreateTime", "2026-11-23T12:00:00Z",
                "backupSize", "4096",
                "creationMethod", "AUTO",
                "backupStatus", "AVAILABLE");
        known.forEach((column, value) -> assertEquals(value, read.get(column), column));
    }

    @Test
    void collectionsOfSeveralDatabasesAreInTheContents() throws Exception {
        file = folder.resolve("out.json");
        write(Format.JSON, elsewhere(Map.of("zoo", List.of("a"), "db", List.of("b"))), row("x"));
        JsonNode attempts =
                JsonMapper.builder().build().readTree(Files.readString(file)).path("attempts");
        JsonNode contents = attempts.path(0).path("contents");
        assertEquals("db", contents.path(0).path("dbName").stringValue());
        assertEquals("a", contents.path(1).path("collections").path(0).stringValue());
        assertTrue(attempts.path(1).path("contents").isEmpty());
    }

    @Test
    void whatWasFoundAndWhatIsAlikeIsWritten() throws Exception {
        Attempt row = row("x");
        Backup one = Fixtures.backup("c-1", "CLUSTER", "CREATING", null);
        Backup other = Fixtures.backup("c-2", "CLUSTER", "CREATING", null);
        Search search = Search.NONE.looked(Fixtures.NOON, List.of(one, other), Search.Verdict.SEVERAL_FIT);
        PlanPart part = new PlanPart("261123-120000-abc", 2, PlanPart.Policy.STOP, 5);
        write(Format.CSV, row.with(row.trail().with(search).sameReceiptAs(3).in(part)));
        assertEquals("261123-120000-abc", onlyRow().get("plan"));
        assertEquals("2", onlyRow().get("planPosition"));
        assertEquals("STOP", onlyRow().get("planPolicy"));
        assertEquals("5", onlyRow().get("plannedAgainFor"));
        assertEquals("c-1;c-2", onlyRow().get("candidateIds"));
        assertEquals("3", onlyRow().get("sameReceiptAs"));
    }

    @Test
    void aDraftThatCannotBeBegunIsNotLeftBehind() throws Exception {
        Clock broken = new Clock() {
            @Override
            public Instant instant() {
                throw new IllegalStateException("told to fail");
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        assertThrows(IllegalStateException.class, () -> new AtomicExportFiles(broken).begin(file, Format.CSV));
        assertEquals(List.of(), left());
    }

    @Test
    void everyColumnOfTheTableIsOneOfTheEntrys() {
        List<String> known = new ArrayList<>(Entry.of(row("x")).keySet());
        known.addAll(List.of("copyRegions", "copyStages", "copyBackupIds"));
        assertTrue(known.containsAll(CsvLayout.COLUMNS));
    }

    @Test
    void i19TheOldFileStandsUntilTheNewOneIsWhole() throws Exception {
        Files.writeString(file, OLD);
        try (Draft draft = files.begin(file, Format.CSV)) {
            draft.add(row("x"));
            assertEquals(OLD, Files.readString(file));
            draft.finish();
        }
        assertTrue(Files.readString(file).contains("backup-1"));
        assertEquals(List.of("out.csv"), left());
    }

    @Test
    void whatIsGivenUpLeavesNothing() throws Exception {
        files.begin(file, Format.JSON).close();
        assertEquals(List.of(), left());
        Files.writeString(file, OLD);
        try (Draft draft = files.begin(file, Format.JSON)) {
            draft.add(row("x"));
        }
        assertEquals(List.of("out.csv"), left());
        assertEquals(OLD, Files.readString(file));
    }

    private Obstacle refused() {
        return assertThrows(
                        ExportException.class,
                        () -> files.begin(file, Format.CSV).close())
                .obstacle();
    }

    /** I19 */
    @Test
    void i19WhatCannotBeReplacedIsRefusedBeforeAnythingIsWritten() throws Exception {
        Path target = Files.writeString(folder.resolve("target"), OLD);
        Files.createSymbolicLink(file, target);
        assertEquals(Obstacle.LINK, refused());
        assertEquals(OLD, Files.readString(target));
        file = Files.createDirectory(folder.resolve("a.csv"));
        assertEquals(Obstacle.FOLDER, refused());
        file = folder.resolve("none/there.csv");
        assertEquals(Obstacle.NO_FOLDER, refused());
        file = target.resolve("below-a-file.csv");
        assertEquals(Obstacle.NO_FOLDER, refused());
        assertEquals(List.of("a.csv", "out.csv", "target"), left());
    }

    @Test
    void aFolderThatComesBetweenIsNotReplaced() throws Exception {
        try (Draft draft = files.begin(file, Format.CSV)) {
            Files.createDirectory(file);
            assertEquals(
                    Obstacle.FOLDER,
                    assertThrows(ExportException.class, draft::finish).obstacle());
        }
        assertEquals(List.of("out.csv"), left());
    }

    @ParameterizedTest
    @ValueSource(strings = {"No space left on device", "There is not enough space on the disk", "Disk quota exceeded"})
    void aFullDiskIsToldFromOtherTrouble(String words) {
        assertEquals(
                Obstacle.DISK_FULL,
                AtomicExportFiles.refused(new IOException(words)).obstacle());
        assertEquals(
                Obstacle.OTHER,
                AtomicExportFiles.refused(new IOException("odd")).obstacle());
    }
}
