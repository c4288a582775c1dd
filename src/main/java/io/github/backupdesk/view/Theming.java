package io.github.backupdesk.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;

/** The look: AtlantaFX in light and dark, our own sheet over it, and the fonts that come along. */
public final class Theming {

    private static final List<String> FONTS = List.of(
            "inter-latin-400-normal.woff",
            "inter-latin-600-normal.woff",
            "noto-sans-sc-chinese-simplified-400-normal.woff");

    private Theming() {}

    /** The user agent style sheet of one theme. */
    public static String sheet(boolean dark) {
        return dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
    }

    /** To be called once, before the first scene: a loaded font joins the fallback chain by itself. */
    public static void loadFonts() {
        for (String font : FONTS) {
            if (Font.loadFont(resource("fonts/" + font).toExternalForm(), 14) == null) {
                throw new IllegalStateException("the font " + font + " cannot be read");
            }
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
