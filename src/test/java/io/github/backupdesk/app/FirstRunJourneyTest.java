package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.SecretStoreException;
import io.github.backupdesk.sandbox.SandboxOptions;
import io.github.backupdesk.sandbox.SandboxServer;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.support.FakeSecretStore;
import io.github.backupdesk.support.Looks;
import io.github.backupdesk.viewmodel.DeskViewModel.Page;
import io.github.backupdesk.viewmodel.HistoryRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.event.EventType;
import javafx.scene.Parent;
import javafx.scene.control.PasswordField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From the first page to a backup, by the keyboard alone; the account is a pretend one on this computer. */
class FirstRunJourneyTest {

    private static final String USERS_EU = "in01-c18e5520fa3d9b7";
    private static final double QUICK = 0.05;

    @TempDir
    Path folder;

    private final FakeSecretStore keychain = new FakeSecretStore();

    private static SandboxServer server() throws IOException {
        return SandboxServer.start(SandboxOptions.defaults().withTimeScale(QUICK));
    }

    private static Page page(OpenDesk desk) {
        return Driver.onStage(() -> desk.pages().desk().pageProperty().get());
    }

    /** Fills in a new profile from the top to the key. */
    private static void fill(OpenDesk desk, SandboxServer server, String name) {
        Driver driver = desk.driver();
        assertEquals("profile-name", driver.focused());
        driver.type(name)
                .tabTo("profile-site")
                .inTurn(KeyCode.DOWN, KeyCode.DOWN)
                .tabTo("profile-url")
                .paste(server.baseUrl());
        driver.tabTo("profile-key")
                .paste("curl " + server.baseUrl() + "/v2/projects -H 'Authorization: Bearer " + server.apiKey() + "'");
    }

    @Test
    void connectsAnAccountAndMakesABackupBehindATypedConfirmation() throws IOException {
        try (SandboxServer server = server();
                OpenDesk desk = OpenDesk.firstRun(folder, keychain)) {
            Driver driver = desk.driver();
            assertEquals(Page.WELCOME, page(desk));
            assertEquals("welcome-demo", driver.focused());
            driver.tabTo("welcome-connect").keys(KeyCode.SPACE);
            fill(desk, server, "Prod");
            driver.shortcut(KeyCode.ENTER);
            Driver.await(
                    "the account", () -> desk.pages().desk().shownProperty().get() != null);
            assertFalse(keychain.isEmpty());
            assertTrue(driver.text("environment-bar").startsWith("PRODUCTION – Prod – 127.0.0.1"));

            driver.shortcut(KeyCode.L).type(USERS_EU).shortcut(KeyCode.ENTER);
            driver.shortcut(KeyCode.ENTER);
            assertTrue(driver.isShown("lock-typed"));
            Driver.await("the door takes presses", () -> desk.model().lock().isPresent());
            driver.keys(KeyCode.ENTER);
            assertEquals(0, new ServerSide(server.baseUrl(), server.apiKey()).creates());
            driver.type("Prod");
            Driver.await(
                    "the name is taken",
                    () -> desk.model().lock().orElseThrow().readyProperty().get());
            driver.shortcut(KeyCode.ENTER);
            Driver.await("the receipt", () -> desk.rows().stream().anyMatch(HistoryRow::hasIds));
            assertEquals(1, new ServerSide(server.baseUrl(), server.apiKey()).creates());
        }
        try (OpenDesk again = OpenDesk.firstRun(folder, keychain)) {
            assertEquals(Page.PROFILES, page(again), "production is not connected by itself");
            assertTrue(again.driver().text("profiles-trouble").contains("Prod"));
        }
    }

    @Test
    void looksAroundAndIsNotWelcomedAgain() {
        try (OpenDesk desk = OpenDesk.firstRun(folder, keychain)) {
            desk.driver().keys(KeyCode.SPACE);
            Driver.await("the demo", () -> desk.pages().desk().shownProperty().get() != null);
            desk.awaitClusters();
        }
        try (OpenDesk again = OpenDesk.firstRun(folder, keychain)) {
            Driver.await("the demo", () -> again.pages().desk().shownProperty().get() != null);
            assertEquals(Page.NONE, page(again));
        }
    }

    @Test
    void keepsWhatIsHalfFilledThroughPagesAndLanguages() throws IOException {
        try (SandboxServer server = server();
                OpenDesk desk = OpenDesk.firstRun(folder, keychain)) {
            Driver driver = desk.driver();
            driver.tabTo("welcome-connect").keys(KeyCode.SPACE);
            fill(desk, server, "Half");
            driver.keys(KeyCode.CONTROL, KeyCode.COMMA);
            assertEquals(Page.PREFERENCES, page(desk));
            Driver.run(() -> desk.pages().desk().preferences().speak(Locale.SIMPLIFIED_CHINESE));
            driver.keys(KeyCode.CONTROL, KeyCode.P);
            assertEquals("Half", driver.text("profile-name"));
            assertEquals(server.baseUrl(), driver.text("profile-url"));
            assertEquals(server.apiKey(), driver.text("profile-key"));
        }
    }

    @Test
    void theKeyNeverComesToTheClipboard() throws IOException {
        try (SandboxServer server = server();
                OpenDesk desk = OpenDesk.firstRun(folder, keychain)) {
            Driver driver = desk.driver();
            driver.tabTo("welcome-connect").keys(KeyCode.SPACE);
            fill(desk, server, "Secret");
            Driver.run(() -> Clipboard.getSystemClipboard().clear());
            driver.shortcut(KeyCode.A).shortcut(KeyCode.C).shortcut(KeyCode.X);
            Driver.run(() -> {
                PasswordField field = (PasswordField) driver.node("profile-key");
                field.selectAll();
                field.copy();
                field.cut();
            });
            assertFalse(Driver.clipboard().contains(server.apiKey()), Driver.clipboard());
            assertEquals(server.apiKey(), driver.text("profile-key"), "nothing is cut either");
        }
    }

    @Test
    void theEyeShowsTheKeyOnlyWhileItIsHeld() throws IOException {
        try (SandboxServer server = server();
                OpenDesk desk = OpenDesk.firstRun(folder, keychain)) {
            Driver driver = desk.driver();
            driver.tabTo("welcome-connect").keys(KeyCode.SPACE);
            fill(desk, server, "Eye");
            driver.tabTo("profile-key-eye");
            Driver.run(() -> press(desk, KeyEvent.KEY_PRESSED));
            Driver.await("the key is shown", () -> revealed(desk).contains(server.apiKey()));
            Driver.run(() -> press(desk, KeyEvent.KEY_RELEASED));
            Driver.await("the key is hidden", () -> !revealed(desk).contains(server.apiKey()));
        }
    }

    private static void press(OpenDesk desk, EventType<KeyEvent> type) {
        desk.driver()
                .node("profile-key-eye")
                .fireEvent(new KeyEvent(type, " ", " ", KeyCode.SPACE, false, false, false, false));
    }

    private static String revealed(OpenDesk desk) {
        return desk.driver().text("profile-key-shown");
    }

    @Test
    void aKeychainThatRefusesLosesNothing() throws IOException {
        keychain.fail(SecretStoreException.Kind.ABSENT);
        try (SandboxServer server = server();
                OpenDesk desk = OpenDesk.firstRun(folder, keychain)) {
            Driver driver = desk.driver();
            driver.tabTo("welcome-connect").keys(KeyCode.SPACE);
            fill(desk, server, "Brief");
            driver.shortcut(KeyCode.ENTER);
            Driver.await("the offer", () -> driver.isShown("session-only"));
            assertTrue(driver.text("profile-problem").contains("No keychain answers"));
            driver.tabTo("session-only").keys(KeyCode.SPACE);
            Driver.await(
                    "the account", () -> desk.pages().desk().shownProperty().get() != null);
        }
    }

    @Test
    void whatIsWrongIsMarkedAndTakesTheFocus() {
        try (OpenDesk desk = OpenDesk.firstRun(folder, keychain)) {
            Driver driver = desk.driver();
            driver.tabTo("welcome-connect").keys(KeyCode.SPACE);
            driver.tabTo("profile-save").keys(KeyCode.SPACE);
            assertEquals("profile-name", driver.focused());
            assertTrue(driver.text("profile-problem").contains("Nothing was saved"));
            assertTrue(Driver.onStage(() -> driver.node("profile-name").getPseudoClassStates().stream()
                    .anyMatch(each -> each.getPseudoClassName().equals("danger"))));
        }
    }

    static Stream<Arguments> looks() {
        return Stream.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)
                .flatMap(language -> Stream.of(Arguments.of(language, 1280, 800), Arguments.of(language, 960, 600)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everythingHasANameAndNoSentenceIsCut(Locale language, double width, double height) throws IOException {
        try (SandboxServer server = server();
                OpenDesk desk = OpenDesk.firstRun(folder, keychain)) {
            Driver.run(() -> {
                desk.pages().desk().preferences().speak(language);
                desk.stage().setWidth(width);
                desk.stage().setHeight(height);
            });
            List<String> flaws = new ArrayList<>(flaws(desk, "welcome"));
            Driver.run(() -> desk.pages().welcome().idAndKey());
            flaws.addAll(flaws(desk, "quick"));
            Driver.run(() -> {
                desk.pages().editor().discard();
                desk.pages().editor().begin();
            });
            fill(desk, server, "Look");
            Driver.run(() -> desk.pages().editor().form().clusterIdProperty().set("no cluster"));
            Driver.run(() -> desk.pages().editor().save());
            flaws.addAll(flaws(desk, "problem"));
            Driver.run(() -> {
                desk.pages().editor().form().clusterIdProperty().set("");
                desk.pages().editor().key().textProperty().set("");
                desk.pages().editor().save();
            });
            Driver.await("the card", () -> !desk.pages().editor().openProperty().get());
            Driver.run(() -> desk.pages().profiles().connect());
            Driver.await(
                    "the question",
                    () -> desk.pages().profiles().question().openProperty().get());
            Driver.run(() -> desk.pages().profiles().delete());
            flaws.addAll(flaws(desk, "question"));
            assertEquals(List.of(), flaws);
        }
    }

    private static List<String> flaws(OpenDesk desk, String screen) {
        return Driver.onStage(() -> {
            Parent root = desk.stage().getScene().getRoot();
            root.applyCss();
            root.layout();
            return Stream.of(Looks.nameless(root), Looks.cut(root), Looks.outside(root))
                    .flatMap(List::stream)
                    .map(each -> screen + ": " + each)
                    .toList();
        });
    }
}
