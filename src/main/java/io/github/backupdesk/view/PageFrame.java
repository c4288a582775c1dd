package io.github.backupdesk.view;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A page over the work: its title, its content, and the way back. */
final class PageFrame extends VBox {

    private final Region content;
    private final boolean closable;

    private PageFrame(Region content, boolean closable) {
        super(12);
        this.content = content;
        this.closable = closable;
        VBox.setVgrow(content, Priority.ALWAYS);
        content.setMinHeight(0);
        getStyleClass().addAll("screen", "page");
    }

    /** @param name of its texts: {@code page.name.title} and {@code page.name.subtitle} */
    static PageFrame of(String name, Region content, ViewContext context, Runnable onClose) {
        PageFrame frame = new PageFrame(content, true);
        HBox title = NewBackupView.title(
                context.text("page." + name + ".title"), context.text("page." + name + ".subtitle"));
        Button close = Parts.id(Parts.button(context.text("page.close"), Feather.X, onClose), "page-close");
        HBox head = Parts.row(title, Parts.spring(), close);
        frame.getChildren().setAll(head, content);
        return frame;
    }

    /** A page that is the first one, with nothing behind it. */
    static PageFrame bare(Region content) {
        PageFrame frame = new PageFrame(content, false);
        frame.getChildren().setAll(content);
        return frame;
    }

    boolean mayClose() {
        return closable;
    }

    void focusStart() {
        if (content instanceof Beginning begins) {
            begins.focusBegin();
        } else {
            first(content).requestFocus();
        }
    }

    /** A page that knows where the work on it begins. */
    interface Beginning {
        void focusBegin();
    }

    private static Node first(Region region) {
        return region.lookupAll("*").stream()
                .filter(each -> each.isFocusTraversable() && each.isVisible() && !each.isDisabled())
                .findFirst()
                .orElse(region);
    }
}
