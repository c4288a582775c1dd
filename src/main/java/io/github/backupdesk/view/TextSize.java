package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.PreferencesViewModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/**
 * The size of all text in a window. Our sheet names sizes in pixels, so at any other than the usual size a copy of it is
 * used in which they have grown. What pops up takes its sheets from the window, and so grows with it.
 */
public final class TextSize {

    private static final Pattern PIXELS = Pattern.compile("(-fx-font-size:\\s*)(\\d+(?:\\.\\d+)?)px");

    private TextSize() {}

    /** Gives the scene its sheet in the chosen size, and the keys that change it wherever the focus is. */
    public static void follow(Scene scene, PreferencesViewModel preferences) {
        preferences.textSizeProperty().subscribe(percent -> {
            String sheet = sheet(percent.intValue());
            if (!scene.getStylesheets().equals(List.of(sheet))) {
                scene.getStylesheets().setAll(sheet);
            }
        });
        Map<KeyCode, Runnable> keys = Map.of(
                KeyCode.EQUALS, preferences::largerText,
                KeyCode.PLUS, preferences::largerText,
                KeyCode.ADD, preferences::largerText,
                KeyCode.MINUS, preferences::smallerText,
                KeyCode.SUBTRACT, preferences::smallerText,
                KeyCode.DIGIT0, preferences::usualText,
                KeyCode.NUMPAD0, preferences::usualText);
        keys.forEach((key, action) ->
                scene.getAccelerators().put(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN), action));
        // Where + is the upper letter of that key.
        scene.getAccelerators()
                .put(
                        new KeyCodeCombination(KeyCode.EQUALS, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                        preferences::largerText);
    }

    /** Our own sheet with text of that size, in percent of the usual one. */
    static String sheet(int percent) {
        if (percent == PreferencesViewModel.USUAL_TEXT) {
            return Theming.ownSheet();
        }
        String grown = PIXELS.matcher(text(Theming.ownSheet()))
                .replaceAll(found -> found.group(1) + Double.parseDouble(found.group(2)) * percent / 100 + "px");
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(grown.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String sheet) {
        try (InputStream in = URI.create(sheet).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
