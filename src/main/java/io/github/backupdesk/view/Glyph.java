package io.github.backupdesk.view;

import javafx.scene.text.Text;
import org.kordamp.ikonli.Ikon;

/**
 * An icon as a letter of the icon font. The icon library's own node would load the font from its jar, and the toolkit then
 * copies it into the system's temporary folder, where nothing of ours may lie.
 */
final class Glyph extends Text {

    Glyph(Ikon icon) {
        getStyleClass().addAll("glyph", "ikonli-font-icon");
        show(icon);
    }

    void show(Ikon icon) {
        setText(Character.toString(icon.getCode()));
    }
}
