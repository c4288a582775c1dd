package io.github.backupdesk.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;
import org.kordamp.ikonli.feather.FeatherIkonHandler;

/** The look: AtlantaFX in light and dark, our own sheet over it, and the fonts that come along. */
public final class Theming {

    private static final List<String> FONTS = List.of(
            "inter-latin-400-normal.ttf",
            "inter-latin-600-normal.ttf",
            "noto-sans-sc-chinese-simplified-400-normal.ttf");

    private Theming() {}

    /** The user agent style sheet of one theme. */
    public static String sheet(boolean dark) {
        return dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
    }

    /**
     * To be called once, before the first scene: a loaded font joins the fallback chain by itself. The toolkit copies a font
     * that is no file into the system's temporary folder, so fonts from a jar are put into a folder of ours first.
     */
    public static void loadFonts(Path folder) {
        for (String font : FONTS) {
            load(resource("fonts/" + font), folder.resolve(font));
        }
        load(new FeatherIkonHandler().getFontResource(), folder.resolve("feather.ttf"));
    }

    private static void load(URL font, Path copy) {
        if (Font.loadFont(asFile(font, copy), 14) == null) {
            throw new IllegalStateException("the font " + copy.getFileName() + " cannot be read");
        }
    }

    private static String asFile(URL font, Path copy) {
        if (font.getProtocol().equals("file")) {
            return font.toExternalForm();
        }
        try (InputStream in = font.openStream()) {
            Files.createDirectories(copy.getParent());
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy.toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Our own sheet, for the scene: what pops up takes it from there. */
    public static String ownSheet() {
        return resource("backup-desk.css").toExternalForm();
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(Theming.class.getResource(name), name);
    }
}
