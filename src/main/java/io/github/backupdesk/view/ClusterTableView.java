package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ClusterTableRow;
import io.github.backupdesk.viewmodel.ClusterTableViewModel;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.feather.Feather;

/** The table in which clusters are chosen; it stands in the place of the form while it is open. */
final class ClusterTableView extends VBox {

    private final ClusterTableViewModel model;
    private final ViewContext context;
    private final CustomTextField filter = Parts.id(new CustomTextField(), "cluster-table-filter");
    private final PasteField ids;
    private final ClusterGridView grid;

    ClusterTableView(ClusterTableViewModel model, ViewContext context) {
        this.model = model;
        this.context = context;
        this.ids = Parts.id(
                new PasteField(text -> {
                    model.typedIdsProperty().set(text);
                    model.addTyped();
                }),
                "cluster-table-ids");
        this.grid = Parts.grow(new ClusterGridView(model, context));
        Label heading = Parts.id(Parts.label("", "strong"), "cluster-table-heading");
        context.watch(model.headingProperty(), heading::setText);
        Label told = Parts.id(Parts.paragraph(""), "cluster-table-told");
        context.watch(model.toldProperty(), told::setText);
        context.showWhileTold(told, model.toldProperty());
        Label trouble = Parts.paragraph("", "hint");
        context.watch(model.lastGoodTroubleProperty(), trouble::setText);
        context.showWhileTold(trouble, model.lastGoodTroubleProperty());
        getChildren()
                .setAll(
                        NewBackupView.title(
                                context.text("cluster.table.title"), context.text("cluster.table.subtitle")),
                        tools(),
                        grid,
                        told,
                        trouble,
                        foot(heading));
        getStyleClass().add("screen");
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        grid.addEventHandler(KeyEvent.KEY_TYPED, this::onTyped);
    }

    private FlowPane tools() {
        filter.setLeft(Parts.fieldIcon());
        filter.setPromptText(context.text("cluster.table.filter"));
        filter.setAccessibleText(context.text("cluster.table.filter"));
        filter.setPrefWidth(context.px(270));
        context.watch(model.filterProperty(), now -> {
            if (!now.equals(filter.getText())) {
                filter.setText(now);
                filter.end();
            }
        });
        context.keep(filter.textProperty().subscribe(model.filterProperty()::set));
        HBox chips = Parts.row(
                chip("cluster.table.chip.dedicated", model.dedicatedProperty()),
                chip("cluster.table.chip.running", model.runningProperty()),
                chip("cluster.table.chip.overdue", model.overdueProperty()));
        FlowPane tools = new FlowPane(Parts.WIDE_GAP, Parts.GAP, filter, chips, adding());
        tools.setMinHeight(USE_PREF_SIZE);
        return tools;
    }

    private ToggleButton chip(String key, BooleanProperty on) {
        ToggleButton chip = Parts.id(new ToggleButton(context.text(key)), key.replace('.', '-'));
        chip.setMinWidth(USE_PREF_SIZE);
        chip.getStyleClass().addAll("small", "filter-chip");
        context.keep(chip.selectedProperty().subscribe(on::set));
        context.watch(on, chip::setSelected);
        return chip;
    }

    private HBox adding() {
        ids.setLeft(null);
        ids.getStyleClass().add("plain");
        ids.setPrefWidth(context.px(260));
        ids.setPromptText(context.text("cluster.table.add.prompt"));
        ids.setAccessibleText(context.text("cluster.table.add.field"));
        context.watch(model.typedIdsProperty(), ids::offer);
        context.keep(ids.textProperty().subscribe(model.typedIdsProperty()::set));
        Button add = Parts.id(
                Parts.button(context.text("cluster.table.add"), Feather.PLUS, model::addTyped), "cluster-table-add");
        return Parts.row(ids, add);
    }

    private HBox foot(Label heading) {
        Button back = Parts.id(
                Parts.button(context.text("cluster.table.back"), Feather.ARROW_LEFT, model::close),
                "cluster-table-back");
        Button take = Parts.id(
                Parts.button("", Feather.CHECK, () -> model.take(grid.selected()), "success"), "cluster-table-take");
        context.watch(model.takingProperty(), take::setText);
        take.setMinWidth(USE_PREF_SIZE);
        heading.setMinWidth(0);
        return Parts.row(heading, Parts.spring(), back, take);
    }

    private void onKey(KeyEvent e) {
        if (e.isShortcutDown()) {
            onShortcut(e);
            return;
        }
        switch (e.getCode()) {
            case ESCAPE -> escape();
            case ENTER -> {
                if (ids.isFocused()) {
                    model.addTyped();
                } else if (getScene().getFocusOwner() instanceof Button button) {
                    button.fire();
                } else {
                    model.take(grid.selected());
                }
            }
            case DOWN -> {
                if (!filter.isFocused()) {
                    return;
                }
                grid.focusFirst();
            }
            default -> {
                return;
            }
        }
        e.consume();
    }

    /** First the filter is let go of, then the table. */
    private void escape() {
        if (model.filterProperty().get().isEmpty()) {
            model.close();
        } else {
            model.filterProperty().set("");
            grid.requestFocus();
        }
    }

    private void onShortcut(KeyEvent e) {
        boolean typing = ids.isFocused() || filter.isFocused();
        if (e.getCode() == KeyCode.A && !typing) {
            if (e.isShiftDown()) {
                model.untickAll();
            } else {
                model.tickShown();
            }
            e.consume();
        }
    }

    /** Letters that are typed upon the table go into the filter. */
    private void onTyped(KeyEvent e) {
        String typed = e.getCharacter();
        boolean command = e.isShortcutDown() && !e.isAltDown();
        if (command || typed.isEmpty()) {
            return;
        }
        String now = model.filterProperty().get();
        if (typed.charAt(0) == '\b' && !now.isEmpty()) {
            model.filterProperty().set(now.substring(0, now.offsetByCodePoints(now.length(), -1)));
        } else if (typed.charAt(0) > ' ' && typed.charAt(0) != 0x7F) {
            model.filterProperty().set(now + typed);
        }
        grid.keepSelected();
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    void focusFirst() {
        grid.focusFirst();
    }

    Optional<ClusterTableRow> selected() {
        return grid.selected();
    }
}
