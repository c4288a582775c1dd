package io.github.backupdesk.app;

import io.github.backupdesk.viewmodel.ShellViewModel;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Opens every screen of the installed program once, and names what does not open. */
final class SelfTest {

    private final Stagehand hand;
    private final ShellViewModel model;
    private final List<String> failures = new ArrayList<>();
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private SelfTest(Stagehand hand, ShellViewModel model) {
        this.hand = hand;
        this.model = model;
    }

    /** Starts the test beside the UI thread; the future holds the exit code. */
    static CompletableFuture<Integer> start(Stage stage, ShellViewModel model) {
        SelfTest test = new SelfTest(new Stagehand(stage, model), model);
        Thread.UncaughtExceptionHandler log = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            test.failed("uncaught exception", e);
            if (log != null) {
                log.uncaughtException(thread, e);
            }
        });
        CompletableFuture<Integer> end = new CompletableFuture<>();
        Thread.ofVirtual().name("self-test").start(() -> end.complete(test.run()));
        return end;
    }

    private int run() {
        step("history kept", () -> model.history().troubleProperty().get().isEmpty());
        step("clusters", () -> !model.form().cluster().allRows().isEmpty());
        step("form", () -> shown("cluster-id"));
        act("cluster list", () -> {
            hand.press(KeyCode.CONTROL, KeyCode.L);
            hand.type("search-prod");
            hand.press(KeyCode.DOWN);
            hand.press(KeyCode.ENTER);
        });
        step(
                "cluster chosen",
                () -> model.form().cluster().clusterProperty().get().isPresent());
        act("collections", () -> {
            hand.focus("type-COLLECTION");
            hand.press(KeyCode.SPACE);
        });
        step("tree", () -> !model.form().scope().rowsProperty().get().isEmpty());
        step("regions", () -> !model.form().copies().rows().isEmpty());
        act(
                "reasons",
                () -> hand.onStage(() -> {
                    ((Hyperlink) hand.node("copies-hidden")).fire();
                    return true;
                }));
        step("reasons shown", () -> Window.getWindows().size() > 1);
        act("whole cluster", () -> {
            hand.focus("type-CLUSTER");
            hand.press(KeyCode.SPACE);
            hand.press(KeyCode.CONTROL, KeyCode.ENTER);
        });
        step("review", () -> shown("create"));
        act("history", () -> hand.press(KeyCode.CONTROL, KeyCode.DIGIT5));
        step("history shown", () -> shown("history-table"));
        act("failure simulator", () -> hand.press(KeyCode.CONTROL, KeyCode.DIGIT6));
        step("switches shown", () -> shown("fault-REFUSE"));
        out.println(failures.isEmpty() ? "self-test: ok" : "self-test: failed: " + String.join("; ", failures));
        return failures.isEmpty() ? 0 : 1;
    }

    private boolean shown(String id) {
        for (Node node = hand.node(id); node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void step(String name, Callable<Boolean> condition) {
        act(name, () -> hand.await(name, condition));
    }

    private void act(String name, Action action) {
        if (!failures.isEmpty()) {
            return;
        }
        try {
            action.run();
        } catch (InterruptedException | RuntimeException e) {
            failed(name, e);
        }
    }

    private synchronized void failed(String name, Throwable e) {
        failures.add(name + ": " + e);
    }

    @FunctionalInterface
    private interface Action {
        void run() throws InterruptedException;
    }
}
