package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.settings.Profile.Environment;
import io.github.backupdesk.settings.Profile.LockLevel;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.viewmodel.DeskViewModel.Page;
import io.github.backupdesk.viewmodel.ReviewViewModel;
import io.github.backupdesk.viewmodel.ShellViewModel.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Row S01 of the fault matrix, through the whole window: a key that would be recognised anywhere goes through every
 * screen, several bad days and every export, and is looked for in all that is left.
 */
class CanaryKeyTest {

    private static final String KEY = "sandbox-CANARY-7f3a9c0e5b1d";
    private static final String USERS_EU = "in01-c18e5520fa3d9b7";

    /** One for each bad day: what is unknown of one would hold the next request to it up. */
    private static final List<String> OTHERS =
            List.of("in01-3f0c8a1d5b7e942", "in01-77ad21c0e94b6f8", "in01-a90c63be7d5f214");

    @TempDir
    Path folder;

    private final List<String> seen = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private PretendAccount account;
    private Path data;

    @BeforeEach
    void listen() throws IOException {
        account = new PretendAccount(KEY);
        data = Files.createDirectories(folder.resolve("data"));
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        Logging.toFile(Files.createDirectories(data.resolve("logs")));
        // More than is ever written outside of tests: whatever a library says is looked at as well.
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.DEBUG);
    }

    @AfterEach
    void close() {
        System.setOut(out);
        System.setErr(err);
        ((LoggerContext) LoggerFactory.getILoggerFactory()).reset();
        account.close();
    }

    @Test
    void s01TheKeyIsInNoFileNoLogNoTextAndNoExport() throws IOException {
        Profile profile = account.profile("canary", Environment.TEST, LockLevel.CONFIRM);
        try (OpenDesk desk = OpenDesk.profiles(data, List.of(profile), account.keychain())) {
            look(desk);
            desk.connect(profile).awaitClusters();
            throughTheWork(desk);
            throughBadDays(desk);
            throughThePages(desk);
            Driver.run(() -> desk.model().preferences().speak(Locale.SIMPLIFIED_CHINESE));
            throughThePages(desk);
            assertEquals(List.of(), inTheListOfProcesses(), "what every user of the computer can see");
            Driver.run(() -> desk.pages().desk().lockNow());
            look(desk);
        }
        assertTrue(seen.size() > 300, "the window was looked at: " + seen.size());
        assertEquals(List.of(), seen.stream().filter(CanaryKeyTest::told).toList(), "what the window showed");
        assertFalse(told(printed.toString(StandardCharsets.UTF_8)), "what was printed");
        assertFalse(told(Driver.clipboard()), "the clipboard");
        List<String> holding = new ArrayList<>();
        int files = search(folder, holding);
        assertTrue(files > 6, "there is something to search: " + files);
        assertEquals(List.of(), holding);
        assertTrue(Files.readString(data.resolve("logs").resolve("backup-desk.log"))
                .contains("/v2/clusters"));
    }

    private static List<String> inTheListOfProcesses() {
        return ProcessHandle.allProcesses()
                .map(each -> each.info().commandLine().orElse(""))
                .filter(CanaryKeyTest::told)
                .toList();
    }

    private void throughTheWork(OpenDesk desk) throws IOException {
        Driver driver = desk.driver();
        look(desk);
        review(desk, USERS_EU);
        for (ReviewViewModel.Form form : ReviewViewModel.Form.values()) {
            Driver.run(() -> desk.model().review().formProperty().set(form));
            look(desk);
        }
        driver.shiftShortcut(KeyCode.U);
        seen.add(Driver.clipboard());
        assertTrue(Driver.clipboard().contains("$TOKEN"), "the command has a place for the key, not the key");
        driver.shortcut(KeyCode.D);
        look(desk);
        driver.keys(KeyCode.ESCAPE).shortcut(KeyCode.N);
        create(desk, USERS_EU);
        driver.shortcut(KeyCode.DIGIT5);
        Driver.run(() -> desk.model().attempt().transcriptProperty());
        look(desk);
        for (String ending : List.of("csv", "json")) {
            Path file = folder.resolve("history." + ending);
            Driver.run(() -> desk.model().export().askBy((title, name, where) -> Optional.of(file)));
            driver.shortcut(KeyCode.E);
            Driver.await("the export", () -> Files.exists(file) && Files.size(file) > 0);
        }
        // A pasted command with the key in it fills the form, without it.
        Driver.run(() -> desk.model()
                .paste("curl -X POST " + account.server().baseUrl() + "/v2/clusters/" + USERS_EU
                        + "/backups/create -H 'Authorization: Bearer " + KEY + "' -d '{\"backupType\":\"CLUSTER\"}'"));
        look(desk);
    }

    private void review(OpenDesk desk, String cluster) {
        desk.driver().shortcut(KeyCode.L).shortcut(KeyCode.A).type(cluster).shortcut(KeyCode.ENTER);
        Driver.await("the review", () -> desk.model().screenProperty().get() == Screen.REVIEW);
    }

    private void create(OpenDesk desk, String cluster) {
        review(desk, cluster);
        int before = account.side().creates();
        desk.driver().shortcut(KeyCode.ENTER);
        Driver.await(
                "the door",
                () -> desk.model().lock().orElseThrow().readyProperty().get());
        look(desk);
        desk.driver().shortcut(KeyCode.ENTER);
        Driver.await(
                "the end of the call",
                () -> account.side().creates() > before
                        && desk.model().history().rows().stream()
                                .noneMatch(row -> row.attempt().state() == AttemptState.SENDING));
        look(desk);
    }

    private void throughBadDays(OpenDesk desk) {
        List<String> faults = List.of(
                "{\"kind\":\"REFUSE\"}",
                "{\"kind\":\"HTTP_STATUS\",\"httpStatus\":502,\"body\":\"HTML\",\"made\":true}",
                "{\"kind\":\"DROP_ANSWER\"}");
        for (int i = 0; i < faults.size(); i++) {
            account.side().setFault(faults.get(i));
            desk.driver().shortcut(KeyCode.N);
            create(desk, OTHERS.get(i));
            desk.driver().shortcut(KeyCode.DIGIT5);
            look(desk);
            account.side().clearFaults();
        }
    }

    private void throughThePages(OpenDesk desk) {
        for (Page page : Page.values()) {
            Driver.run(() -> desk.pages().desk().show(page));
            look(desk);
        }
        Driver.run(() -> {
            desk.pages().desk().show(Page.PROFILES);
            desk.pages().editor().edit();
            desk.pages().editor().key().textProperty().set("Bearer " + KEY);
        });
        look(desk);
        Driver.run(() -> desk.pages().editor().discard());
        Driver.run(() -> desk.pages().desk().closePage());
    }

    /** Takes down every text that stands in the window, shown or hidden, but for what a password field covers. */
    private void look(OpenDesk desk) {
        Driver.run(() -> {
            for (Node each : desk.stage().getScene().getRoot().lookupAll("*")) {
                boolean covered = each instanceof PasswordField
                        || (each.getParent() != null && within(each, PasswordField.class));
                if (!covered) {
                    take(each);
                }
            }
            seen.add(desk.stage().getTitle());
        });
    }

    private static boolean within(Node node, Class<? extends Node> type) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    private void take(Node node) {
        seen.add(String.valueOf(node.getAccessibleText()));
        switch (node) {
            case Labeled labeled -> {
                seen.add(String.valueOf(labeled.getText()));
                if (labeled.getTooltip() != null) {
                    seen.add(String.valueOf(labeled.getTooltip().getText()));
                }
            }
            case TextInputControl field -> seen.add(String.valueOf(field.getText()));
            case Text text -> seen.add(text.getText());
            default -> {}
        }
    }

    private static boolean told(String text) {
        return text.contains(KEY) || text.contains("CANARY-7f3a");
    }

    /** Looks into every file as bytes, and into what is packed. Says how many there were. */
    private static int search(Path root, List<String> holding) throws IOException {
        int files = 0;
        try (var all = Files.walk(root)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                files++;
                if (each.toString().endsWith(".zip")) {
                    searchZip(each, holding);
                } else if (holds(Files.readAllBytes(each))) {
                    holding.add(root.relativize(each).toString());
                }
            }
        }
        return files;
    }

    private static void searchZip(Path zip, List<String> holding) throws IOException {
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream packed = new ZipInputStream(in)) {
            for (ZipEntry entry = packed.getNextEntry(); entry != null; entry = packed.getNextEntry()) {
                if (holds(packed.readAllBytes())) {
                    holding.add(zip.getFileName() + "!" + entry.getName());
                }
            }
        }
    }

    /** As text, as UTF-16, and in hexadecimal digits. */
    private static boolean holds(byte[] bytes) {
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        return raw.contains(KEY)
                || raw.contains(new String(KEY.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1))
                || raw.contains(HexFormat.of().formatHex(KEY.getBytes(StandardCharsets.UTF_8)));
    }
}
