package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.NameListViewModel;
import io.github.backupdesk.viewmodel.NameListViewModel.State;
import io.github.backupdesk.viewmodel.OddRow;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a list of names would change, in the place of the tree, until it is taken or put away. */
final class NameListView extends VBox {

    private final NameListViewModel model;
    private final Runnable onClose;
    private final Button add;
    private final Button take;
    private final Button cancel;

    /** @param onClose is called when the focus is given back */
    NameListView(NameListViewModel model, ViewContext context, Runnable onClose) {
        super(Parts.GAP);
        this.model = model;
        this.onClose = onClose;
        this.add = Parts.id(Parts.button("", Feather.CHECK, this::add, "accent"), "names-add");
        this.take = Parts.id(
                Parts.button(context.text("names.command.take"), Feather.CORNER_DOWN_RIGHT, this::take, "accent"),
                "names-take");
        this.cancel = Parts.id(Parts.button(context.text("names.cancel"), Feather.X, this::cancel), "names-cancel");
        context.watch(model.actionProperty(), add::setText);
        context.watch(model.canAddProperty(), can -> add.setDisable(!can));
        Label told = Parts.id(Parts.paragraph("", "strong"), "names-told");
        context.watch(model.toldProperty(), told::setText);
        Label sample = Parts.id(Parts.paragraph("", "muted"), "names-sample");
        context.watch(model.sampleProperty(), sample::setText);
        context.showWhileTold(sample, model.sampleProperty());
        getChildren().setAll(told, sample, target(context), Parts.row(add, take, cancel), odd(context));
        getStyleClass().add("edit-strip");
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        context.watch(model.stateProperty(), this::show);
    }

    private HBox target(ViewContext context) {
        Label label = Parts.label(context.text("names.database"), "muted");
        TextField field = Parts.id(new TextField(), "names-database");
        label.setLabelFor(field);
        label.setMinWidth(USE_PREF_SIZE);
        field.setAccessibleText(context.text("names.database"));
        context.watch(model.databaseProperty(), now -> {
            if (!field.getText().equals(now)) {
                field.setText(now);
            }
        });
        context.keep(field.textProperty().subscribe(model.databaseProperty()::set));
        HBox target = Parts.row(label, field);
        context.watch(model.asksDatabaseProperty(), asks -> ViewContext.show(target, asks));
        return target;
    }

    private VBox odd(ViewContext context) {
        Label heading = Parts.id(Parts.label(""), "names-odd-count");
        ListView<OddRow> list = Parts.id(Parts.grow(new ListView<>(model.odd())), "names-odd");
        list.setFixedCellSize(context.px(ScopeCell.HEIGHT));
        list.getStyleClass().add("framed");
        list.setMinHeight(2 * context.px(ScopeCell.HEIGHT));
        list.setPrefHeight(5 * context.px(ScopeCell.HEIGHT));
        list.setCellFactory(view -> new OddCell());
        VBox odd = Parts.grow(new VBox(4, heading, list));
        ListChangeListener<OddRow> count = change -> {
            String told = context.text("names.odd", model.odd().size());
            heading.setText(told);
            list.setAccessibleText(told);
            ViewContext.show(odd, !model.odd().isEmpty());
        };
        model.odd().addListener(count);
        context.keep(() -> model.odd().removeListener(count));
        heading.setText(context.text("names.odd", model.odd().size()));
        list.setAccessibleText(heading.getText());
        ViewContext.show(odd, !model.odd().isEmpty());
        return odd;
    }

    /** Where an odd entry stands, what it is, and why it is odd. */
    private static final class OddCell extends ListCell<OddRow> {

        private final Label line = Parts.label("", "caption", "muted");
        private final Label text = Parts.label("", "mono");
        private final Label reason = Parts.label("", "muted");
        private final HBox row = Parts.row(line, text, reason);

        OddCell() {
            line.setMinWidth(USE_PREF_SIZE);
            row.setMinWidth(0);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(OddRow item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            line.setText(item.line());
            text.setText(item.text());
            reason.setText(item.reason());
            setAccessibleText(String.join(" ", item.line(), item.text(), item.reason()));
            setGraphic(row);
        }
    }

    private void show(State state) {
        ViewContext.show(add, state == State.OFFERED);
        ViewContext.show(take, state == State.COMMAND);
        switch (state) {
            case CLOSED -> {}
            case READING -> cancel.requestFocus();
            case OFFERED -> (model.canAddProperty().get() ? add : cancel).requestFocus();
            case COMMAND -> take.requestFocus();
        }
    }

    private void onKey(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE) {
            cancel();
            e.consume();
        } else if (e.getCode() == KeyCode.ENTER && !e.isShortcutDown() && !cancel.isFocused()) {
            add();
            take();
            e.consume();
        }
    }

    private void add() {
        if (model.add()) {
            onClose.run();
        }
    }

    private void take() {
        model.takeCommand();
    }

    private void cancel() {
        model.cancel();
        onClose.run();
    }
}
