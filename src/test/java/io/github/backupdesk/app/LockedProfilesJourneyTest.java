package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.settings.Profile;
import io.github.backupdesk.settings.Profile.Environment;
import io.github.backupdesk.settings.Profile.LockLevel;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.viewmodel.DeskViewModel.Page;
import io.github.backupdesk.viewmodel.HistoryRow;
import io.github.backupdesk.viewmodel.ShellViewModel.Screen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a profile's lock level holds back, in the real window. */
class LockedProfilesJourneyTest {

    private static final String USERS_EU = "in01-c18e5520fa3d9b7";

    /** Ends the program, or asks the system for a file. */
    private static final Set<KeyCode> NOT_PRESSED = Set.of(KeyCode.Q, KeyCode.E, KeyCode.O);

    @TempDir
    Path folder;

    private final PretendAccount account = new PretendAccount("sandbox-locked-0123456789");

    @AfterEach
    void close() {
        account.close();
    }

    private OpenDesk open(Profile profile) {
        return OpenDesk.profiles(folder, List.of(profile), account.keychain())
                .connect(profile)
                .awaitClusters();
    }

    private void review(OpenDesk desk) {
        desk.driver().shortcut(KeyCode.L).shortcut(KeyCode.A).type(USERS_EU).shortcut(KeyCode.ENTER);
        Driver.await("the review", () -> desk.model().screenProperty().get() == Screen.REVIEW);
    }

    /** Those that were made here. */
    private static List<HistoryRow> own(OpenDesk desk) {
        return desk.rows().stream()
                .filter(row -> !row.jobId().isEmpty() || row.backupId().isEmpty())
                .toList();
    }

    @Test
    void theTypedConfirmationOfProductionIsPassedByNoEnterAndNoHabit() {
        Profile prod = account.profile("prod-eu", Environment.PRODUCTION, LockLevel.TYPED);
        try (OpenDesk desk = open(prod)) {
            Driver driver = desk.driver();
            assertTrue(driver.text("environment-bar").startsWith("PRODUCTION – prod-eu – "));
            review(desk);
            assertTrue(driver.text("create").endsWith(" – PRODUCTION"), driver.text("create"));
            driver.shortcut(KeyCode.ENTER);
            Driver.await("the door", () -> driver.isShown("lock-go"));
            assertEquals("lock-typed", driver.focused());
            driver.hold(KeyCode.CONTROL, KeyCode.ENTER, 30);
            driver.inTurn(KeyCode.ENTER, KeyCode.ENTER, KeyCode.ENTER, KeyCode.SPACE, KeyCode.ENTER);
            driver.shortcut(KeyCode.A).type("prod").keys(KeyCode.ENTER).shortcut(KeyCode.ENTER);
            driver.shortcut(KeyCode.A).type("y").keys(KeyCode.ENTER).shortcut(KeyCode.ENTER);
            // Whatever is pressed, nothing behind the door hears it.
            driver.shortcut(KeyCode.DIGIT5).shortcut(KeyCode.P).keys(KeyCode.F5);
            assertTrue(driver.isShown("lock-go"));
            driver.shortcut(KeyCode.A).type("prod-eu").inTurn(KeyCode.ENTER, KeyCode.ENTER);
            assertTrue(driver.isShown("lock-go"), "not even with the right name");
            assertEquals(0, account.side().creates());
            assertEquals(List.of(), own(desk));
            driver.tabTo("lock-go").keys(KeyCode.ENTER);
            assertEquals(0, account.side().creates(), "Enter presses no button there");
            driver.keys(KeyCode.SPACE);
            Driver.await(
                    "the backup",
                    () -> own(desk).size() == 1 && own(desk).getFirst().hasIds());
            assertEquals(1, account.side().creates());
        }
    }

    @Test
    void escapeSendsNothingAndKeepsTheReview() {
        Profile prod = account.profile("prod-eu", Environment.PRODUCTION, LockLevel.CONFIRM);
        try (OpenDesk desk = open(prod)) {
            review(desk);
            desk.driver().shortcut(KeyCode.ENTER);
            Driver.await("the door", () -> desk.driver().isShown("lock-go"));
            assertEquals("lock-back", desk.driver().focused(), "the harmless button has the focus");
            assertFalse(desk.driver().isShown("lock-typed"));
            desk.driver().keys(KeyCode.ESCAPE);
            assertEquals(Screen.REVIEW, desk.model().screenProperty().get());
            desk.driver().shortcut(KeyCode.ENTER);
            Driver.await("the door", () -> desk.driver().isShown("lock-go"));
            awaitTheDoor(desk);
            desk.driver().shortcut(KeyCode.ENTER);
            Driver.await(
                    "the backup",
                    () -> own(desk).size() == 1 && own(desk).getFirst().hasIds());
            assertEquals(1, account.side().creates());
        }
    }

    @Test
    void aKeyThatIsHeldPassesNoDoor() {
        Profile staging = account.profile("staging", Environment.STAGING, LockLevel.CONFIRM);
        try (OpenDesk desk = open(staging)) {
            review(desk);
            desk.driver().lookFirst();
            Driver.run(() -> {
                Driver.hand().keyPress(KeyCode.CONTROL);
                Driver.hand().keyPress(KeyCode.ENTER);
            });
            Driver.await("the door", () -> desk.driver().isShown("lock-go"));
            awaitTheDoor(desk);
            Driver.run(() -> {
                for (int repeat = 0; repeat < 30; repeat++) {
                    Driver.hand().keyPress(KeyCode.ENTER);
                }
            });
            assertTrue(desk.driver().isShown("lock-go"));
            Driver.run(() -> {
                Driver.hand().keyRelease(KeyCode.ENTER);
                Driver.hand().keyRelease(KeyCode.CONTROL);
            });
            assertEquals(0, account.side().creates());
            desk.driver().shortcut(KeyCode.ENTER);
            Driver.await(
                    "the backup",
                    () -> own(desk).size() == 1 && own(desk).getFirst().hasIds());
            assertEquals(1, account.side().creates());
        }
    }

    @Test
    void nothingIsLaidOverTheDoorAndLockingShutsIt() {
        Profile prod = account.profile("prod-eu", Environment.PRODUCTION, LockLevel.CONFIRM);
        try (OpenDesk desk = open(prod)) {
            Driver driver = desk.driver();
            review(desk);
            driver.shortcut(KeyCode.ENTER);
            Driver.await("the door", () -> driver.isShown("lock-go"));
            for (String way : List.of("bell", "profile-chip", "menu")) {
                assertTrue(driver.node(way).isDisabled(), way);
            }
            driver.shortcut(KeyCode.B).shortcut(KeyCode.COMMA).keys(KeyCode.F1);
            Driver.run(() -> desk.pages().desk().show(Page.NOTICES));
            assertEquals(Page.NONE, desk.pages().desk().pageProperty().get());
            assertEquals("lock-back", driver.focused());
            driver.keys(KeyCode.ESCAPE);
            assertFalse(driver.isShown("lock-go"));
            assertFalse(driver.node("bell").isDisabled());
            driver.shortcut(KeyCode.ENTER);
            Driver.await("the door", () -> driver.isShown("lock-go"));
            driver.shiftShortcut(KeyCode.L);
            assertFalse(desk.model().lock().orElseThrow().openProperty().get());
            assertEquals(Page.PROFILES, desk.pages().desk().pageProperty().get());
            assertFalse(driver.node("bell").isDisabled());
            assertEquals(0, account.side().creates());
        }
    }

    private static void awaitTheDoor(OpenDesk desk) {
        Driver.await(
                "the time that a person looks",
                () -> desk.model().lock().orElseThrow().readyProperty().get());
    }

    @Test
    void aReadOnlyProfileSendsNothingThatChangesAnythingByAnyKeyButtonOrMenu() {
        Profile reader = account.profile("reader", Environment.STAGING, LockLevel.READ_ONLY);
        try (OpenDesk desk = open(reader)) {
            Driver.run(() -> {
                desk.model().export().askBy((title, name, where) -> Optional.empty());
                desk.model().names().ifPresent(names -> names.list().askBy((title, name, where) -> Optional.empty()));
            });
            int before = account.side().backupIds().size();
            assertTrue(desk.driver().text("environment-bar").contains("READ-ONLY"));
            review(desk);
            pressEverything(desk);
            desk.driver().shortcut(KeyCode.N);
            pressEverything(desk);
            desk.driver().shortcut(KeyCode.DIGIT5);
            pressEverything(desk);
            Driver.run(() -> desk.pages().desk().show(Page.PROFILES));
            pressKeys(desk);
            assertEquals(0, account.side().creates());
            assertEquals(before, account.side().backupIds().size());
            assertEquals(0, account.side().changes());
        }
    }

    private static void pressEverything(OpenDesk desk) {
        pressKeys(desk);
        Driver.run(() -> {
            for (Node each : shownButtons(desk)) {
                if (each instanceof MenuButton menu) {
                    menu.getItems().forEach(MenuItem::fire);
                } else {
                    ((ButtonBase) each).fire();
                }
            }
            desk.pages().desk().closePage();
        });
    }

    private static List<Node> shownButtons(OpenDesk desk) {
        List<Node> found = new ArrayList<>();
        for (Node each : desk.stage().getScene().getRoot().lookupAll("*")) {
            boolean presses = each instanceof Button || each instanceof MenuButton || each instanceof ToggleButton;
            boolean chooses = each instanceof CheckBox || each instanceof RadioButton;
            // The chip leads to other accounts, and so to another profile's rules.
            boolean elsewhere = "profile-chip".equals(each.getId());
            if ((presses || chooses) && !elsewhere && Driver.shown(each) && !each.isDisabled()) {
                found.add(each);
            }
        }
        return found;
    }

    private static void pressKeys(OpenDesk desk) {
        Driver driver = desk.driver();
        for (KeyCode key : KeyCode.values()) {
            boolean pressed = (key.isLetterKey() || key.isDigitKey() || key == KeyCode.ENTER)
                    && !key.isKeypadKey()
                    && !NOT_PRESSED.contains(key);
            if (pressed) {
                driver.keys(KeyCode.CONTROL, key);
                driver.keys(KeyCode.CONTROL, KeyCode.SHIFT, key);
            }
        }
        driver.inTurn(KeyCode.F5, KeyCode.F6, KeyCode.ENTER, KeyCode.SPACE, KeyCode.DELETE, KeyCode.ESCAPE);
    }
}
