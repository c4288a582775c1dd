package io.github.backupdesk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.app.OpenDesk;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.viewmodel.ScopeType;
import io.github.backupdesk.viewmodel.ShellViewModel;
import io.github.backupdesk.viewmodel.ShellViewModel.Screen;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Views that were thrown away are let go of: those of another language, and those of a window that was closed. */
class ViewLifeTest {

    private static final int SWITCHES = 20;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    @TempDir
    Path folder;

    private final ReferenceQueue<Node> gone = new ReferenceQueue<>();
    private final Map<WeakReference<Node>, String> old = new LinkedHashMap<>();

    @Test
    void viewsOfAnotherLanguageAreLetGoOnEveryScreen() throws InterruptedException {
        try (OpenDesk desk = OpenDesk.sandbox(folder).awaitClusters()) {
            walk(desk, screen -> switchOften(desk, screen, 2));
            switchOften(desk, "last", SWITCHES);
            Driver.run(() -> layout(desk));
            assertEquals(List.of(), kept(0));
        }
    }

    @Test
    void closedWindowsAreLetGo() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            openAndClose();
        }
        // The headless toolkit's robot holds on to the window in which it has pressed a key last.
        assertTrue(kept(1).size() <= 1, () -> old.values() + " are kept");
    }

    private void openAndClose() {
        try (OpenDesk desk = OpenDesk.sandbox(folder).awaitClusters()) {
            walk(desk, screen -> {});
            Driver.run(() -> {
                Parent root = desk.stage().getScene().getRoot();
                remember("shell", root.lookup(".shell"));
            });
        }
    }

    private void switchOften(OpenDesk desk, String screen, int times) {
        for (int i = 0; i < times; i++) {
            Locale next = i % 2 == 0 ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
            Driver.run(() -> {
                layout(desk);
                Parent root = desk.stage().getScene().getRoot();
                remember(screen + " " + next, root.lookup(".shell"));
                desk.model().preferences().speak(next);
            });
        }
    }

    private void remember(String name, Node node) {
        old.put(new WeakReference<>(node, gone), name);
    }

    private static void layout(OpenDesk desk) {
        Parent root = desk.stage().getScene().getRoot();
        root.applyCss();
        root.layout();
    }

    /** What is still there after a fair time, or as soon as it is no more than what may be. */
    private List<String> kept(int allowed) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (old.size() > allowed && System.nanoTime() < end) {
            System.gc();
            for (var each = gone.remove(200); each != null; each = gone.poll()) {
                old.remove(each);
            }
        }
        return List.copyOf(old.values());
    }

    private interface OnScreen {
        void look(String screen);
    }

    /** Fills every screen with something to listen to. */
    private static void walk(OpenDesk desk, OnScreen visitor) {
        Driver driver = desk.driver();
        ShellViewModel model = desk.model();
        visitor.look("empty form");
        Driver.run(() -> {
            model.form().cluster().textProperty().set("in01-3f0c8a1d5b7e942");
            model.form().cluster().commit();
        });
        visitor.look("whole cluster");
        Driver.run(model::goOn);
        Driver.await("the review", () -> model.screenProperty().get() == Screen.REVIEW);
        visitor.look("review");
        Driver.run(model.review()::edit);
        visitor.look("the body");
        Driver.run(model.review().editor()::discard);
        Driver.run(model.review().cost().editor()::open);
        visitor.look("the rates");
        Driver.run(model.review().cost().editor()::close);
        Driver.run(model::create);
        Driver.await(
                "the receipt",
                () -> !model.history().rows().isEmpty()
                        && model.history().rows().getFirst().hasIds());
        Driver.run(() -> model.form().scope().typeProperty().set(ScopeType.COLLECTION));
        Driver.await("the tree", () -> model.form().scope().positionOf("default", "users") > 0);
        visitor.look("collections");
        Driver.run(() -> {
            model.paste("orders_v2\nreturns_v3\n");
            model.names().orElseThrow().saved().openProperty().set(true);
        });
        visitor.look("names from elsewhere");
        Driver.run(() -> model.names().orElseThrow().saved().openProperty().set(false));
        for (String each : List.of("copies-hidden", "fence-open", "coverage-open")) {
            Driver.run(() -> ((Hyperlink) driver.node(each)).fire());
            visitor.look(each);
        }
        Driver.run(() -> {
            model.form().table().open();
            model.form().table().tickShown();
        });
        visitor.look("table of clusters");
        Driver.run(() -> model.form().table().take(Optional.empty()));
        visitor.look("several clusters");
        driver.shortcut(KeyCode.DIGIT5);
        visitor.look("history");
        driver.shiftShortcut(KeyCode.F).keys(KeyCode.ESCAPE);
        visitor.look("history with its menu");
        Driver.run(() -> model.go(Screen.SIMULATOR));
        visitor.look("simulator");
        Driver.run(() -> model.go(Screen.NEW_BACKUP));
    }
}
