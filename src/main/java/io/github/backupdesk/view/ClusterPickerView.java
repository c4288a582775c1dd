package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ClusterRow;
import io.github.backupdesk.viewmodel.ClusterViewModel;
import javafx.collections.ListChangeListener;
import javafx.event.EventDispatcher;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import org.kordamp.ikonli.feather.Feather;

/** One field to search the clusters or to type an ID, with the matching clusters dropping down below it. */
final class ClusterPickerView extends HBox {

    private static final int VISIBLE_ROWS = 7;

    private final ClusterViewModel model;
    private final ViewContext context;
    private final PasteField field;
    private final ListView<ClusterRow> list;
    private final VBox drop;
    private final Popup popup = new Popup();
    private final ListChangeListener<ClusterRow> fit = change -> fit();

    ClusterPickerView(ClusterViewModel model, ViewContext context) {
        this.model = model;
        this.context = context;
        this.field = Parts.id(new PasteField(model::paste), "cluster-id");
        context.watch(
                model.severalProperty(),
                several -> field.setPromptText(context.text(several ? "cluster.field.more" : "cluster.field.prompt")));
        field.setAccessibleText(context.text("cluster.field"));
        field.setText(model.textProperty().get());
        context.watch(model.textProperty(), field::offer);
        context.keep(field.textProperty().subscribe(model.textProperty()::set));
        Button open = Parts.iconButton(context.text("cluster.open"), Feather.CHEVRON_DOWN, this::flip);
        open.setMaxHeight(Double.MAX_VALUE);
        this.list = Parts.id(new ListView<>(model.rows()), "cluster-list");
        list.setCellFactory(view -> new ClusterCell(context));
        list.setFixedCellSize(context.px(ClusterCell.HEIGHT));
        // The keys stay with the field: with a focus of its own the list would take each of them a second time.
        list.setFocusTraversable(false);
        context.keep(() -> model.rows().removeListener(fit));
        model.rows().addListener(fit);
        list.setAccessibleText(context.text("cluster.list"));
        Label none = Parts.paragraph(context.text("cluster.list.noMatch"), "muted");
        list.setPlaceholder(none);
        Label state = Parts.paragraph("", "caption", "muted");
        context.watch(model.listingTextProperty(), state::setText);
        this.drop = new VBox(list, state);
        drop.getStyleClass().add("drop-down");
        popup.getContent().add(drop);
        popup.setAutoHide(true);
        // By the list's own edge, not by that of its shadow.
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
        context.keep(popup::hide);
        wire(context);
        getChildren().setAll(Parts.grow(field), open);
        getStyleClass().add("cluster-picker");
        setSpacing(Parts.GAP);
    }

    private void wire(ViewContext context) {
        field.addEventHandler(KeyEvent.KEY_TYPED, e -> {
            // With Shortcut it is a command, but with Alt as well it is AltGr and a letter.
            boolean command = e.isShortcutDown() && !e.isAltDown();
            if (!command && !e.getCharacter().isEmpty() && e.getCharacter().charAt(0) >= ' ') {
                open();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onFieldKey);
        context.keep(field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                popup.hide();
                model.leave();
            }
        }));
        list.setOnMouseClicked(e -> take(list.getSelectionModel().getSelectedItem()));
        // A pop-up is offered the keys first, and a list would keep Tab and Enter to itself: the field has them all.
        EventDispatcher usual = popup.getScene().getEventDispatcher();
        popup.getScene()
                .setEventDispatcher(
                        (event, tail) -> event instanceof KeyEvent ? event : usual.dispatchEvent(event, tail));
    }

    private void onFieldKey(KeyEvent e) {
        switch (e.getCode()) {
            case DOWN -> {
                if (e.isAltDown()) {
                    return;
                }
                open();
                move(1);
                e.consume();
            }
            case UP -> {
                move(-1);
                e.consume();
            }
            case ENTER -> {
                if (!e.isShortcutDown()) {
                    take(list.getSelectionModel().getSelectedItem());
                    e.consume();
                }
            }
            case ESCAPE -> {
                if (popup.isShowing()) {
                    popup.hide();
                    e.consume();
                }
            }
            default -> {}
        }
    }

    private void move(int by) {
        int to = Math.clamp(
                list.getSelectionModel().getSelectedIndex() + by,
                0,
                Math.max(0, model.rows().size() - 1));
        list.getSelectionModel().select(to);
        list.scrollTo(Math.max(0, to - VISIBLE_ROWS / 2));
    }

    private void take(ClusterRow row) {
        boolean chosen = popup.isShowing() && row != null;
        popup.hide();
        if (chosen) {
            model.choose(row);
        } else {
            model.commit();
        }
        field.requestFocus();
        field.end();
    }

    private void flip() {
        if (popup.isShowing()) {
            popup.hide();
        } else {
            field.requestFocus();
            open();
        }
    }

    private void open() {
        list.getSelectionModel().clearSelection();
        if (popup.isShowing() || getScene() == null) {
            return;
        }
        Bounds bounds = field.getLayoutBounds();
        Point2D below = field.localToScreen(bounds.getMinX(), bounds.getMaxY() + 4);
        drop.setPrefWidth(getWidth());
        fit();
        popup.show(field, below.getX(), below.getY());
    }

    /** The list is as high as its lines, within bounds. */
    private void fit() {
        list.setPrefHeight(
                context.px(ClusterCell.HEIGHT) * Math.clamp(model.rows().size(), 1, VISIBLE_ROWS) + 2);
    }

    void focusField() {
        field.requestFocus();
        field.selectAll();
    }
}
