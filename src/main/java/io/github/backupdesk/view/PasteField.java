package io.github.backupdesk.view;

import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.feather.Feather;

/**
 * A text field that hands a paste over as it is. The toolkit's own field silently drops line breaks and control
 * characters, and would so turn two pasted lines into one wrong ID.
 */
final class PasteField extends CustomTextField {

    private final Consumer<String> onPaste;

    PasteField(Consumer<String> onPaste) {
        this.onPaste = onPaste;
        Glyph icon = new Glyph(Feather.SEARCH);
        icon.getStyleClass().add("field-icon");
        setLeft(icon);
    }

    @Override
    public void paste() {
        String pasted = Clipboard.getSystemClipboard().getString();
        if (pasted == null) {
            return;
        }
        onPaste.accept(new StringBuilder(getText())
                .replace(getSelection().getStart(), getSelection().getEnd(), pasted)
                .toString());
        end();
    }

    /** Shows a text that came from elsewhere, without moving the caret of one who types the same. */
    void offer(String text) {
        if (!text.equals(getText())) {
            setText(text);
            end();
        }
    }
}
