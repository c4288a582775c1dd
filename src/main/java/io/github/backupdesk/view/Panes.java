package io.github.backupdesk.view;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;

/** The parts of the window, in the order in which F6 goes through them. */
final class Panes {

    private final List<? extends Node> panes;

    Panes(List<? extends Node> panes) {
        this.panes = panes;
    }

    /** Puts the focus into the next part that can take it, or into the one before. */
    void step(boolean forward) {
        int here = here();
        int by = forward ? 1 : -1;
        for (int i = 1; i <= panes.size(); i++) {
            int at = Math.floorMod((here < 0 && !forward ? 0 : here) + by * i, panes.size());
            Optional<Node> first =
                    Optional.of(panes.get(at)).filter(Panes::onScreen).flatMap(Panes::first);
            if (first.isPresent()) {
                first.get().requestFocus();
                return;
            }
        }
    }

    private int here() {
        for (int at = 0; at < panes.size(); at++) {
            Node focused = panes.get(at).getScene() == null
                    ? null
                    : panes.get(at).getScene().getFocusOwner();
            for (Node each = focused; each != null; each = each.getParent()) {
                if (each.equals(panes.get(at))) {
                    return at;
                }
            }
        }
        return -1;
    }

    /** A part of a screen that is not shown cannot take the focus, however visible it is in itself. */
    private static boolean onScreen(Node node) {
        return Stream.<Node>iterate(node, Objects::nonNull, Node::getParent).allMatch(Node::isVisible);
    }

    private static Optional<Node> first(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        boolean opaque = node instanceof Control && !(node instanceof ScrollPane);
        return opaque || !(node instanceof Parent parent)
                ? Optional.empty()
                : parent.getChildrenUnmodifiable().stream()
                        .map(Panes::first)
                        .flatMap(Optional::stream)
                        .findFirst();
    }
}
