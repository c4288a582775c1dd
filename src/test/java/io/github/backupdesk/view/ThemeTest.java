package io.github.backupdesk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.backupdesk.app.OpenDesk;
import io.github.backupdesk.support.Driver;
import io.github.backupdesk.viewmodel.PreferencesViewModel.Theme;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import javafx.css.CssParser;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The style sheets fit together, and every letter can be drawn. */
class ThemeTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"LIGHT", "DARK"})
    void loadsWithoutAWarning(Theme theme) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try (OpenDesk desk = OpenDesk.sandbox(folder).awaitClusters()) {
            for (Locale language : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
                Driver.run(() -> {
                    desk.model().preferences().show(theme);
                    desk.model().preferences().speak(language);
                    desk.stage().getScene().snapshot(null);
                });
                desk.driver().shortcut(KeyCode.DIGIT5);
                Driver.run(() -> desk.stage().getScene().snapshot(null));
                desk.driver().shortcut(KeyCode.N);
            }
        } finally {
            System.setErr(before);
        }
        assertFalse(
                said.toString(StandardCharsets.UTF_8).toLowerCase(Locale.ROOT).contains("css"), said::toString);
        assertEquals(0, Driver.onStage(() -> CssParser.errorsProperty().size()));
    }

    @Test
    void drawsChineseAsChinese() {
        Driver.startToolkit();
        Driver.run(() -> Theming.loadFonts(Path.of("target", "fonts")));
        int[] box = drawn("\uffff\uffff");
        assertFalse(Arrays.equals(box, drawn("备份")));
        assertFalse(Arrays.equals(drawn("备备"), drawn("份份")));
    }

    private static int[] drawn(String text) {
        return Driver.onStage(() -> {
            Text node = new Text(text);
            node.setFont(Font.font("Inter", 32));
            Image image = new Scene(new StackPane(node), 100, 60).snapshot(new WritableImage(100, 60));
            int[] argb = new int[100 * 60];
            image.getPixelReader().getPixels(0, 0, 100, 60, PixelFormat.getIntArgbInstance(), argb, 0, 100);
            return argb;
        });
    }
}
