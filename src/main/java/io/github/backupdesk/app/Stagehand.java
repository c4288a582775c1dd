package io.github.backupdesk.app;

import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.PreferencesViewModel.Theme;
import io.github.backupdesk.viewmodel.ShellViewModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

/** Works the window as a person would, by its keys, and takes pictures. Its methods block; not for the UI thread. */
final class Stagehand {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

    private final Stage stage;
    private final ShellViewModel model;

    Stagehand(Stage stage, ShellViewModel model) {
        this.stage = stage;
        this.model = model;
    }

    /** Runs something on the UI thread and waits for it. */
    <T> T onStage(Callable<T> action) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(action);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Presses the keys together: modifiers first. */
    void press(KeyCode... keys) throws InterruptedException {
        onStage(() -> {
            Robot robot = new Robot();
            for (KeyCode key : keys) {
                robot.keyPress(key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                robot.keyRelease(keys[i]);
            }
            return true;
        });
    }

    /** Types into whatever has the focus. */
    void type(String text) throws InterruptedException {
        for (String character : text.codePoints().mapToObj(Character::toString).toList()) {
            onStage(() -> {
                stage.getScene()
                        .getFocusOwner()
                        .fireEvent(new KeyEvent(
                                KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false));
                return true;
            });
        }
    }

    void focus(String id) throws InterruptedException {
        onStage(() -> {
            node(id).requestFocus();
            return true;
        });
    }

    Node node(String id) {
        Node node = stage.getScene().lookup("#" + id);
        if (node == null) {
            throw new IllegalStateException("there is no #" + id + " in the window");
        }
        return node;
    }

    /** Whether somebody could see it now. */
    boolean isShown(String id) throws InterruptedException {
        return onStage(() -> {
            Node node = stage.getScene().lookup("#" + id);
            while (node != null && node.isVisible()) {
                node = node.getParent();
                if (node == null) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Waits until something is so. */
    void await(String what, Callable<Boolean> condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!onStage(condition)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited in vain: " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** Saves the window in both languages and both themes. */
    void picture(Path folder, String name) throws InterruptedException {
        picture(folder, name, () -> {});
    }

    /** The same, with something to be done before each picture, such as opening a list again. */
    void picture(Path folder, String name, Step before) throws InterruptedException {
        Locale language = model.preferences().textsProperty().get().locale();
        Theme theme = model.preferences().themeProperty().get();
        for (Locale each : Texts.LANGUAGES) {
            for (Theme look : new Theme[] {Theme.LIGHT, Theme.DARK}) {
                String file = "%s.%s.%s.png"
                        .formatted(name, each.toLanguageTag(), look.name().toLowerCase(Locale.ROOT));
                onStage(() -> {
                    model.preferences().speak(each);
                    model.preferences().show(look);
                    stage.getScene().getRoot().applyCss();
                    stage.getScene().getRoot().layout();
                    return true;
                });
                before.run();
                Picture picture = onStage(() -> Picture.of(stage));
                try {
                    picture.write(folder.resolve(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        onStage(() -> {
            model.preferences().speak(language);
            model.preferences().show(theme);
            return true;
        });
    }

    /** Something that the hand does. */
    @FunctionalInterface
    interface Step {
        void run() throws InterruptedException;
    }

    /** Gives the window a size. */
    void resize(double width, double height) throws InterruptedException {
        onStage(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            return true;
        });
        await(
                "the size",
                () -> stage.getScene().getWidth() <= width && stage.getScene().getHeight() <= height);
    }
}
