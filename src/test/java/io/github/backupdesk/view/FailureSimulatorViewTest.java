package io.github.backupdesk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.app.OpenDesk;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.viewmodel.FailureSimulatorViewModel;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way through the failure simulator by keys alone, against the real sandbox. */
class FailureSimulatorViewTest {

    @TempDir
    Path folder;

    private OpenDesk desk;
    private Driver driver;
    private FailureSimulatorViewModel model;

    @BeforeEach
    void open() {
        desk = OpenDesk.sandbox(folder).awaitClusters();
        driver = desk.driver();
        model = desk.model().simulator().orElseThrow();
        Driver.await("the switches", () -> !model.rows().isEmpty());
        driver.shortcut(KeyCode.DIGIT6);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void awaitOn(int count) {
        Driver.await(count + " on", () -> model.countProperty().get() == count);
    }

    @Test
    void theFocusIsOnTheFirstSwitchAndTheArrowsGoOn() {
        assertEquals("fault-REFUSE", driver.focused());
        driver.inTurn(KeyCode.DOWN, KeyCode.DOWN);
        assertEquals("fault-THROTTLE", driver.focused());
        driver.inTurn(KeyCode.UP, KeyCode.UP, KeyCode.UP);
        assertEquals("fault-REFUSE", driver.focused());
    }

    @Test
    void aFaultIsSwitchedOnToldSomethingAndSwitchedOff() {
        assertFalse(driver.isShown("fault-REFUSE-code"));
        driver.keys(KeyCode.SPACE);
        awaitOn(1);
        assertTrue(driver.isShown("fault-REFUSE-code"));
        assertTrue(driver.text("environment-bar").startsWith("SANDBOX WITH 1 FAULT ON"));
        driver.tabTo("fault-REFUSE-code").shortcut(KeyCode.A).type("x").keys(KeyCode.ENTER);
        Driver.await("the refusal", () -> driver.isShown("fault-REFUSE-said"));
        assertEquals(
                "400 The parameter code must be a whole number from 1 to 2147483647.",
                driver.text("fault-REFUSE-said"));
        Driver.run(() -> desk.model().preferences().speak(Locale.SIMPLIFIED_CHINESE));
        assertEquals("x", driver.text("fault-REFUSE-code"));
        assertTrue(driver.text("environment-bar").startsWith("沙盒，已打开 1 个故障"));
        Driver.run(() -> driver.node("simulator-clear").requestFocus());
        driver.keys(KeyCode.SPACE);
        awaitOn(0);
        assertFalse(driver.isShown("simulator-banner"));
        assertFalse(driver.isShown("fault-REFUSE-code"));
    }

    @Test
    void aRowThatTakesTheFocusIsScrolledIntoSight() {
        for (int i = 0; i < model.rows().size(); i++) {
            driver.keys(KeyCode.DOWN);
        }
        assertEquals("fault-NO_DATE", driver.focused());
        Driver.await("the last row in sight", () -> {
            var row = driver.node("fault-NO_DATE").localToScene(0, 0);
            return row.getY() < desk.stage().getScene().getHeight();
        });
    }
}
