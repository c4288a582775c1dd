package io.github.backupdesk.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The few shapes that the views are made of. Sizes follow an 8 px grid. */
final class Parts {

    static final double GAP = 8;
    static final double WIDE_GAP = 16;

    private Parts() {}

    /** A bordered surface with a heading. */
    static VBox card(String title, Node... content) {
        return card(label(title, "card-title"), content);
    }

    static VBox card(Node heading, Node... content) {
        VBox card = new VBox(GAP, heading);
        card.getChildren().addAll(content);
        card.getStyleClass().add("card-surface");
        return card;
    }

    static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A label that breaks its lines instead of cutting them. */
    static Label paragraph(String text, String... styles) {
        Label label = label(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Button button(String text, Ikon icon, Runnable action, String... styles) {
        Button button = new Button(text, new Glyph(icon));
        button.getStyleClass().addAll(styles);
        button.setOnAction(e -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    static MenuItem item(String text, Ikon icon, Runnable action) {
        MenuItem item = new MenuItem(text, new Glyph(icon));
        item.setOnAction(e -> action.run());
        return item;
    }

    /** A button that shows an icon alone, and says what it does to those who hover or listen. */
    static Button iconButton(String says, Ikon icon, Runnable action) {
        Button button = button("", icon, action, "icon-only");
        button.setAccessibleText(says);
        button.setTooltip(new Tooltip(says));
        return button;
    }

    /** What stands at the left of a field in which is searched. */
    static Node fieldIcon() {
        Glyph icon = new Glyph(Feather.SEARCH);
        icon.getStyleClass().add("field-icon");
        return icon;
    }

    static HBox row(Node... content) {
        HBox row = new HBox(GAP, content);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /** Lets a column scroll where the window is too low for it, and fill the height where it is not. */
    static ScrollPane scrolling(Region column) {
        ScrollPane scroll = new ScrollPane(new Scrolled(column));
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(0);
        scroll.getStyleClass().add("quiet-scroll");
        return scroll;
    }

    /** A scroll pane asks how high its content must be without saying how wide it is; lines that wrap would not count. */
    private static final class Scrolled extends VBox {

        Scrolled(Region column) {
            super(grow(column));
            widthProperty().subscribe(this::requestLayout);
        }

        @Override
        protected double computeMinHeight(double width) {
            return super.computeMinHeight(width < 0 && getWidth() > 0 ? getWidth() : width);
        }
    }

    /** Something over the form beside a node. */
    static PopOver popOver(Node content, String title, Node beside) {
        PopOver pop = new PopOver(content);
        pop.setTitle(title);
        pop.setArrowLocation(PopOver.ArrowLocation.RIGHT_TOP);
        pop.setAnimated(false);
        pop.show(beside);
        dress(pop);
        return pop;
    }

    /** Gives what is shown the colours of the theme; the control's own style sheet knows no dark one. */
    static void dress(PopOver pop) {
        Node border = pop.getScene().lookup(".border");
        if (border != null) {
            border.setStyle("-fx-fill: -color-bg-default; -fx-stroke: -color-border-default;");
        }
    }

    static <T extends Node> T grow(T node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        VBox.setVgrow(node, Priority.ALWAYS);
        return node;
    }

    static <T extends Node> T id(T node, String id) {
        node.setId(id);
        return node;
    }
}
