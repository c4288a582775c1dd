package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.FailureSimulatorViewModel;
import io.github.backupdesk.viewmodel.FaultRow;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The bad days of the sandbox as a list of switches. */
final class FailureSimulatorView extends VBox {

    private final FailureSimulatorViewModel model;
    private final ViewContext context;
    private final ViewContext rowContext;
    private final List<FaultRowView> lines = new ArrayList<>();
    private final VBox list = Parts.id(new VBox(), "simulator-rows");
    private final ScrollPane scroll = Parts.grow(new ScrollPane(list));
    private final Button clear;

    FailureSimulatorView(FailureSimulatorViewModel model, ViewContext context) {
        this.model = model;
        this.context = context;
        this.rowContext = context.part();
        this.clear =
                Parts.id(Parts.button(context.text("simulator.clear"), Feather.POWER, model::clear), "simulator-clear");
        context.watch(model.countProperty(), on -> clear.setDisable(on.intValue() == 0));
        Label banner = Parts.id(Parts.paragraph(""), "simulator-banner");
        banner.getStyleClass().addAll("callout", "warning");
        banner.setMaxWidth(Double.MAX_VALUE);
        tell(banner, model.bannerProperty());
        Label trouble = Parts.id(Parts.paragraph("", "problem"), "simulator-trouble");
        tell(trouble, model.troubleProperty());
        list.getStyleClass().add("fault-list");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(0);
        scroll.getStyleClass().add("quiet-scroll");
        var title = NewBackupView.title(context.text("simulator.title"), context.text("simulator.subtitle"));
        title.getChildren().addAll(Parts.spring(), clear);
        Label hint = Parts.paragraph(context.text("simulator.hint"), "caption", "muted");
        getChildren().setAll(title, banner, trouble, hint, scroll);
        getStyleClass().add("screen");
        ListChangeListener<FaultRow> rebuild = change -> fill();
        model.rows().addListener(rebuild);
        context.keep(() -> model.rows().removeListener(rebuild));
        fill();
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void tell(Label label, ObservableValue<String> text) {
        context.watch(text, label::setText);
        context.showWhileTold(label, text);
    }

    private void fill() {
        lines.clear();
        rowContext.end();
        model.rows().forEach(row -> lines.add(new FaultRowView(row, model, rowContext, this::reveal)));
        list.getChildren().setAll(lines);
    }

    void focusFirst() {
        if (!lines.isEmpty()) {
            lines.getFirst().focusSwitch();
        }
    }

    /** Up and down go from switch to switch, which is shorter than through all the fields between. */
    private void onKey(KeyEvent e) {
        int step = switch (e.getCode()) {
            case UP -> -1;
            case DOWN -> 1;
            default -> 0;
        };
        for (int i = 0; step != 0 && i < lines.size(); i++) {
            if (lines.get(i).switchFocused()) {
                lines.get(Math.clamp(i + step, 0, lines.size() - 1)).focusSwitch();
                e.consume();
                return;
            }
        }
    }

    /** Scrolls as little as it takes to see the whole row, which may have been shown or have grown just now. */
    private void reveal(FaultRowView line) {
        if (getScene() == null) {
            return;
        }
        getScene().getRoot().applyCss();
        getScene().getRoot().layout();
        double room = list.getHeight() - scroll.getViewportBounds().getHeight();
        if (room <= 0) {
            return;
        }
        double top = line.getBoundsInParent().getMinY();
        double lowest =
                line.getBoundsInParent().getMaxY() - scroll.getViewportBounds().getHeight();
        double now = scroll.getVvalue() * room;
        scroll.setVvalue(Math.clamp(Math.min(Math.max(now, lowest), top) / room, 0, 1));
    }
}
