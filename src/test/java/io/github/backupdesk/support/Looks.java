package io.github.backupdesk.support;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/** Looks a window over for flaws. To be called on the UI thread, after layout. */
public final class Looks {

    /** Half a pixel is rounding. */
    private static final double ROUNDING = 1;

    /** Several words, or Chinese with its punctuation: more than a name, an ID or a number. */
    private static final Pattern SENTENCE = Pattern.compile("\\S+\\s+\\S+\\s+\\S+.*|.*\\p{IsHan}{6}.*", Pattern.DOTALL);

    private Looks() {}

    /** What can take the focus and has no name that could be read out. */
    public static List<String> nameless(Parent root) {
        List<String> found = new ArrayList<>();
        Set<Node> labelled = new HashSet<>();
        each(root, node -> {
            if (node instanceof Label label && label.getLabelFor() != null) {
                labelled.add(label.getLabelFor());
            }
        });
        each(root, node -> {
            boolean said = node.getAccessibleText() != null
                    && !node.getAccessibleText().isBlank();
            boolean written = node instanceof Labeled labeled
                    && labeled.getText() != null
                    && !labeled.getText().isBlank();
            if (node.isFocusTraversable() && !said && !written && !labelled.contains(node)) {
                found.add("no name: " + node);
            }
        });
        return found;
    }

    /** Sentences that end in an ellipsis, and buttons of which a part is missing. */
    public static List<String> cut(Parent root) {
        List<String> found = new ArrayList<>();
        each(root, node -> {
            if (node instanceof Labeled labeled && !(node instanceof IndexedCell) && told(labeled) && !whole(labeled)) {
                found.add("cut: “" + labeled.getText() + "” " + (int) labeled.getWidth() + "×"
                        + (int) labeled.getHeight());
            }
        });
        return found;
    }

    private static boolean told(Labeled labeled) {
        String text = labeled.getText();
        boolean label = labeled instanceof Label;
        return text != null
                && !text.isEmpty()
                && (!label || SENTENCE.matcher(text).matches());
    }

    private static boolean whole(Labeled labeled) {
        Node shown = labeled.lookup(".text");
        boolean complete = !(shown instanceof Text text) || text.getText().equals(labeled.getText());
        double needed = labeled.isWrapText() ? labeled.prefHeight(labeled.getWidth()) : labeled.prefHeight(-1);
        return complete && labeled.getHeight() + ROUNDING >= needed;
    }

    /** Nodes that lie, in part or wholly, beyond what they stand in, and controls that have no room at all. */
    public static List<String> outside(Parent root) {
        List<String> found = new ArrayList<>();
        Bounds window = root.localToScene(root.getLayoutBounds());
        each(root, node -> {
            if (!(node instanceof Region region) || scrolls(node)) {
                return;
            }
            Bounds bounds = region.localToScene(region.getLayoutBounds());
            Bounds outer = container(region, window);
            boolean within = bounds.getMinX() + ROUNDING >= outer.getMinX()
                    && bounds.getMinY() + ROUNDING >= outer.getMinY()
                    && bounds.getMaxX() <= outer.getMaxX() + ROUNDING
                    && bounds.getMaxY() <= outer.getMaxY() + ROUNDING;
            if (!within) {
                found.add("outside: " + told(region) + " " + bounds + " of " + outer);
            } else if (region instanceof Control && region.isFocusTraversable() && region.getHeight() < 12) {
                found.add("no room: " + told(region) + " " + bounds);
            }
        });
        return found;
    }

    /** The bounds of the next one out that is itself no part of a control. */
    private static Bounds container(Region region, Bounds window) {
        Parent parent = region.getParent();
        return parent == null ? window : parent.localToScene(parent.getLayoutBounds());
    }

    private static String told(Region region) {
        return region instanceof Labeled labeled && labeled.getText() != null
                ? region.getClass().getSimpleName() + " “" + labeled.getText() + "”"
                : region.toString();
    }

    /** Whether the node lies in something that scrolls or clips on purpose. */
    private static boolean scrolls(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each instanceof IndexedCell || each.getStyleClass().contains("scroll-bar")) {
                return true;
            }
            Parent parent = each.getParent();
            boolean inControl = parent instanceof Control || parent instanceof ScrollPane;
            if (inControl || (parent != null && parent.getStyleClass().contains("viewport"))) {
                return true;
            }
        }
        return false;
    }

    private static void each(Node node, Consumer<Node> visit) {
        if (!node.isVisible()) {
            return;
        }
        visit.accept(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> each(child, visit));
        }
    }
}
