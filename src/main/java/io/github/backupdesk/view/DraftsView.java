package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.DraftRow;
import io.github.backupdesk.viewmodel.DraftsViewModel;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The clusters that are chosen together, a line each; the chosen line is the one in the form. */
final class DraftsView extends VBox {

    private static final int VISIBLE_ROWS = 5;

    private final DraftsViewModel model;
    private final ViewContext context;
    private final ListView<DraftRow> list;
    private boolean following;

    DraftsView(DraftsViewModel model, ViewContext context) {
        super(6);
        this.model = model;
        this.context = context;
        this.list = Parts.id(new ListView<>(model.rows()), "drafts");
        list.setFixedCellSize(context.px(DraftCell.HEIGHT));
        list.setCellFactory(view -> new DraftCell(context, model::remove));
        list.setAccessibleText(context.text("draft.list"));
        list.setMinHeight(context.px(DraftCell.HEIGHT) * 2 + 2);
        list.getStyleClass().add("drafts");
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        Label heading = Parts.id(Parts.label("", "strong"), "drafts-heading");
        context.watch(model.headingProperty(), heading::setText);
        Button same = Parts.id(
                Parts.button(context.text("draft.sameForAll"), Feather.COPY, model::sameForAll, "small"), "draft-same");
        same.setTooltip(new Tooltip(context.text("draft.sameForAll.tip")));
        HBox head = Parts.row(heading, Parts.spring(), same);
        context.watch(model.severalProperty(), several -> {
            ViewContext.show(head, several);
            ViewContext.show(list, several);
        });
        context.watch(model.shownProperty(), at -> follow(at.intValue()));
        ListChangeListener<DraftRow> fit = change -> fit();
        model.rows().addListener(fit);
        context.keep(() -> model.rows().removeListener(fit));
        fit();
        context.keep(list.getSelectionModel().selectedIndexProperty().subscribe(at -> select(at.intValue())));
        getChildren().setAll(head, list, told(context));
        context.watch(
                model.severalProperty().or(model.toldProperty().isNotEmpty()), any -> ViewContext.show(this, any));
    }

    private HBox told(ViewContext context) {
        Label told = Parts.id(Parts.grow(Parts.paragraph("", "caption", "muted")), "drafts-told");
        told.setMaxWidth(Double.MAX_VALUE);
        context.watch(model.toldProperty(), told::setText);
        Button undo = Parts.id(
                Parts.button(context.text("draft.undo"), Feather.CORNER_UP_LEFT, model::undo, "small"), "draft-undo");
        undo.setTooltip(new Tooltip(context.text("draft.undo.tip")));
        context.watch(model.canUndoProperty(), can -> ViewContext.show(undo, can));
        HBox line = Parts.row(told, undo);
        context.showWhileTold(line, model.toldProperty());
        return line;
    }

    private void select(int at) {
        if (!following && at >= 0) {
            model.show(at);
        }
    }

    private void follow(int at) {
        following = true;
        list.getSelectionModel().clearAndSelect(at);
        list.getFocusModel().focus(at);
        list.scrollTo(Math.max(0, at - 2));
        following = false;
    }

    /** As high as its lines, within bounds. */
    private void fit() {
        list.setPrefHeight(
                context.px(DraftCell.HEIGHT) * Math.clamp(model.rows().size(), 2, VISIBLE_ROWS) + 2);
        follow(model.shownProperty().get());
    }

    private void onKey(KeyEvent e) {
        boolean back = e.isShortcutDown() && !e.isShiftDown();
        switch (e.getCode()) {
            case DELETE, BACK_SPACE -> {
                model.remove(list.getSelectionModel().getSelectedIndex());
                e.consume();
            }
            case Z -> {
                if (back) {
                    model.undo();
                    e.consume();
                }
            }
            default -> {}
        }
    }
}
