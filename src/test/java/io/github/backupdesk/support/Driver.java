package io.github.backupdesk.support;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** Hands on one window: presses keys, types, clicks, looks. The only place in the tests that knows TestFX. */
public final class Driver {

    private static final long PATIENCE_SECONDS = 20;

    private static final PseudoClass FRESH = PseudoClass.getPseudoClass("fresh");

    /**
     * One for all windows: the headless toolkit's windows hold on to the robot of their time, and that to the window it had
     * before it, so that a robot for each window kept every window there ever was.
     */
    private static final FxRobot ROBOT = new FxRobot();

    private final FxRobot robot = ROBOT;
    private final Stage stage;

    public Driver(Stage stage) {
        this.stage = stage;
    }

    /** Starts the toolkit if it does not run yet. */
    public static void startToolkit() {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
        Platform.setImplicitExit(false);
    }

    /** Runs something on the UI thread and waits for it. */
    public static <T extends @Nullable Object> T onStage(Callable<T> action) {
        FutureTask<T> task = new FutureTask<>(action);
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        try {
            return task.get(3 * PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    public static void run(Runnable action) {
        onStage(() -> {
            action.run();
            return true;
        });
    }

    /** Waits until something is so; it is looked at once a frame. */
    public static void await(String what, Callable<Boolean> condition) {
        await(what, PATIENCE_SECONDS, condition);
    }

    public static void await(String what, long seconds, Callable<Boolean> condition) {
        CompletableFuture<Boolean> so = new CompletableFuture<>();
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                try {
                    if (condition.call()) {
                        so.complete(true);
                    }
                } catch (Exception | AssertionError e) {
                    so.completeExceptionally(e);
                }
            }
        };
        Platform.runLater(timer::start);
        try {
            so.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            fail("waited in vain: " + what);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(what, e);
        } finally {
            Platform.runLater(timer::stop);
        }
    }

    /** Presses the keys together, modifiers first, and lets go of them. */
    public Driver keys(KeyCode... keys) {
        robot.push(keys);
        return this;
    }

    /** Presses one key after the other. */
    public Driver inTurn(KeyCode... keys) {
        for (KeyCode key : keys) {
            robot.push(key);
        }
        return this;
    }

    /** Presses the modifier and the key with Shortcut, which is Control where the tests run. */
    public Driver shortcut(KeyCode key) {
        if (key == KeyCode.ENTER) {
            lookFirst();
        }
        return keys(KeyCode.CONTROL, key);
    }

    /** A person looks at a review before confirming it; what is pressed sooner is not taken for that. */
    public Driver lookFirst() {
        await("the review takes presses", () -> {
            Node create = stage.getScene().lookup("#create");
            return create == null
                    || !shown(create)
                    || !create.getPseudoClassStates().contains(FRESH);
        });
        return this;
    }

    public Driver shiftShortcut(KeyCode key) {
        return keys(KeyCode.CONTROL, KeyCode.SHIFT, key);
    }

    /** For presses within one frame; to be used on the UI thread. */
    public static Robot hand() {
        return Hand.ROBOT;
    }

    /** Presses the keys and holds them for so many repeats, as a keyboard does by itself. */
    public Driver hold(KeyCode modifier, KeyCode key, int repeats) {
        run(() -> {
            Robot hand = hand();
            hand.keyPress(modifier);
            for (int i = 0; i < repeats; i++) {
                hand.keyPress(key);
            }
            hand.keyRelease(key);
            hand.keyRelease(modifier);
        });
        return this;
    }

    public Driver type(String text) {
        robot.write(text);
        return this;
    }

    /** Puts the text on the clipboard and presses Shortcut+V. */
    public Driver paste(String text) {
        run(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
        return shortcut(KeyCode.V);
    }

    public Driver click(String id) {
        if (id.equals("create")) {
            lookFirst();
        }
        robot.clickOn(node(id));
        return this;
    }

    public void clickTimes(String id, int times) {
        var at = onStage(() -> {
            Node node = node(id);
            return node.localToScreen(
                    node.getLayoutBounds().getCenterX(), node.getLayoutBounds().getCenterY());
        });
        for (int i = 0; i < times; i++) {
            robot.clickOn(at);
        }
    }

    public static String clipboard() {
        return onStage(() -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    }

    public Node node(String id) {
        Node node = stage.getScene().lookup("#" + id);
        if (node == null) {
            throw new AssertionError("there is no #" + id + " in the window");
        }
        return node;
    }

    /** What stands in a label, a button or a field; empty if it is not shown. */
    public String text(String id) {
        return onStage(() -> {
            Node node = node(id);
            if (!shown(node)) {
                return "";
            }
            return switch (node) {
                case Labeled labeled -> labeled.getText();
                case TextInputControl field -> field.getText();
                default -> throw new AssertionError("#" + id + " holds no text");
            };
        });
    }

    public boolean isShown(String id) {
        return onStage(() -> shown(node(id)));
    }

    /** Whether there is such a node by now; some are made only when they are first to be seen. */
    public boolean isThere(String id) {
        return onStage(() -> stage.getScene().lookup("#" + id) != null);
    }

    /** Whether a node and all it stands in are visible. */
    public static boolean shown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Presses Tab until the node with that ID has the focus. */
    public Driver tabTo(String id) {
        for (int i = 0; i < 60; i++) {
            if (id.equals(focused())) {
                return this;
            }
            keys(KeyCode.TAB);
        }
        return fail("Tab never came to #" + id);
    }

    /** The ID of what has the focus; empty if it has none. */
    public String focused() {
        return onStage(() -> {
            Node owner = stage.getScene().getFocusOwner();
            return owner == null || owner.getId() == null ? "" : owner.getId();
        });
    }

    /** Made when it is first asked for, as the toolkit has to run by then. */
    private static final class Hand {
        static final Robot ROBOT = onStage(Robot::new);
    }
}
