package io.github.backupdesk.app;

import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.view.TextSize;
import io.github.backupdesk.view.Theming;
import io.github.backupdesk.view.WindowView;
import io.github.backupdesk.viewmodel.DeskPages;
import io.github.backupdesk.viewmodel.DeskViewModel;
import io.github.backupdesk.viewmodel.PreferencesViewModel;
import io.github.backupdesk.viewmodel.PreferencesViewModel.Theme;
import io.github.backupdesk.viewmodel.ShellViewModel;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

/** Fills a stage with the program's window: its content, its look, its sizes and its title. */
final class DeskWindow {

    private static final int PATIENCE_SECONDS = 2;

    private DeskWindow() {}

    static void fill(Stage stage, DeskPages pages) {
        DeskViewModel desk = pages.desk();
        PreferencesViewModel preferences = desk.preferences();
        WindowView view = new WindowView(pages);
        SystemPrompts prompts =
                new SystemPrompts(stage, () -> preferences.textsProperty().get());
        pages.support().askBy(prompts);
        desk.all().forEach(session -> ask(session, prompts));
        desk.onOpened(session -> ask(session.shell(), prompts));
        pages.editor().authorities().askBy(prompts);
        preferences.themeProperty().subscribe(theme -> dress(view, theme));
        Subscription system = Platform.getPreferences()
                .colorSchemeProperty()
                .subscribe(scheme -> dress(view, preferences.themeProperty().get()));
        // The system's preferences outlive the window, and would keep it.
        stage.setOnHidden(e -> system.unsubscribe());

        Scene scene = new Scene(view, WindowView.DEFAULT_WIDTH, WindowView.DEFAULT_HEIGHT);
        TextSize.follow(scene, preferences);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.Q, KeyCombination.SHORTCUT_DOWN), () -> {
            if (mayEnd(stage, desk)) {
                Platform.exit();
            }
        });
        stage.setOnCloseRequest(e -> {
            if (!mayEnd(stage, desk)) {
                e.consume();
            }
        });
        stage.setScene(scene);
        stage.setMinWidth(WindowView.MIN_WIDTH);
        stage.setMinHeight(WindowView.MIN_HEIGHT);
        WindowMemory.keep(stage, pages.layout());
        stage.setOnShown(e -> view.focusStart());
        preferences.textsProperty().subscribe(texts -> name(stage, desk));
        desk.shownProperty().subscribe(shown -> name(stage, desk));
    }

    private static void ask(ShellViewModel session, SystemPrompts prompts) {
        session.export().askBy(prompts);
        session.names().ifPresent(names -> names.list().askBy(prompts));
    }

    /** The account stands in the title too, for that is what is seen of a window among others. */
    private static void name(Stage stage, DeskViewModel desk) {
        Texts words = desk.preferences().textsProperty().get();
        ShellViewModel shown = desk.shownProperty().get();
        if (shown == null) {
            stage.setTitle(words.get("app.name"));
            return;
        }
        String word = shown.titleWord();
        stage.setTitle(
                word.isEmpty()
                        ? words.get("app.title", shown.accountName())
                        : words.get("app.title.word", shown.accountName(), word));
    }

    /** Asks where something would be lost sight of; staying is what happens by itself. */
    private static boolean mayEnd(Stage stage, DeskViewModel desk) {
        return desk.endQuestion()
                .map(question -> {
                    Texts words = desk.preferences().textsProperty().get();
                    ButtonType end = new ButtonType(words.get("end.quit"), ButtonData.OTHER);
                    ButtonType stay = new ButtonType(words.get("end.stay"), ButtonData.CANCEL_CLOSE);
                    Alert alert = new Alert(Alert.AlertType.WARNING, question, stay, end);
                    alert.initOwner(stage);
                    alert.setHeaderText(null);
                    alert.setTitle(words.get("app.name"));
                    return alert.showAndWait().orElse(stay) == end;
                })
                .orElse(true);
    }

    /** Brings the window to where it is seen; false if that took too long. Not to be called on the toolkit's thread. */
    static boolean bringForward() {
        CountDownLatch done = new CountDownLatch(1);
        try {
            Platform.runLater(() -> {
                for (Window each : List.copyOf(Window.getWindows())) {
                    if (each instanceof Stage stage) {
                        stage.setIconified(false);
                        stage.toFront();
                        stage.requestFocus();
                    }
                }
                done.countDown();
            });
            return done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IllegalStateException e) {
            // The toolkit has not begun yet: the window is about to come by itself.
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void dress(WindowView view, Theme theme) {
        boolean dark = switch (theme) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        Application.setUserAgentStylesheet(Theming.sheet(dark));
        view.dark(dark);
    }
}
