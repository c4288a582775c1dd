package io.github.backupdesk.app;

import io.github.backupdesk.support.Driver;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Starts the program by its launcher and presses the keys that are read from the standard input, a line each. */
final class ChildDeskMain {

    private ChildDeskMain() {}

    public static void main(String[] words) throws Exception {
        CompletableFuture<Stage> shown = new CompletableFuture<>();
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            if (!change.getList().isEmpty() && change.getList().getFirst() instanceof Stage stage) {
                shown.complete(stage);
            }
        });
        Thread.ofPlatform().daemon().start(() -> work(shown.join()));
        Launcher.main(words);
    }

    private static void work(Stage stage) {
        Driver driver = new Driver(stage);
        say("shown");
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                say("done " + work(driver, line));
            }
        } catch (Exception | AssertionError e) {
            say("failed " + e);
        } finally {
            // Whoever gave the orders is gone.
            Runtime.getRuntime().halt(1);
        }
    }

    private static String work(Driver driver, String line) {
        String[] words = line.split(" ", 2);
        switch (words[0]) {
            case "keys" ->
                driver.keys(Stream.of(words[1].split(" ")).map(KeyCode::valueOf).toArray(KeyCode[]::new));
            case "type" -> driver.type(words[1]);
            case "click" -> driver.click(words[1]);
            case "await" -> {
                Driver.await(words[1], () -> driver.isShown(words[1]));
                driver.lookFirst();
            }
            case "awaitText" -> {
                String[] what = words[1].split(" ", 2);
                Driver.await(line, () -> driver.text(what[0]).contains(what[1]));
            }
            case "text" -> {
                return driver.text(words[1]).replaceAll("\\R", " ");
            }
            case "clipboard" -> {
                return Driver.clipboard().replaceAll("\\R", " ");
            }
            case "overflow" -> Platform.runLater(() -> deeper(0));
            default -> throw new IllegalArgumentException(line);
        }
        return "";
    }

    private static int deeper(int depth) {
        return depth < 0 ? 0 : deeper(depth + 1) + 1;
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
