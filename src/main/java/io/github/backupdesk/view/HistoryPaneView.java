package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.HistoryRow;
import io.github.backupdesk.viewmodel.HistoryViewModel;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The foot of the form: the newest attempts, with their IDs at hand. */
final class HistoryPaneView extends VBox {

    private final HistoryViewModel model;
    private final ViewContext context;
    private final Runnable onOpen;
    private final VBox lines = new VBox(2);
    private int room = 3;
    private boolean narrow;

    HistoryPaneView(HistoryViewModel model, ViewContext context, Runnable onOpen) {
        this.model = model;
        this.context = context;
        this.onOpen = onOpen;
        Hyperlink open = Parts.id(new Hyperlink(context.text("history.open")), "open-history");
        open.setOnAction(e -> onOpen.run());
        Label trouble = Parts.label("", "caption", "hint");
        context.watch(model.troubleProperty(), trouble::setText);
        HBox top = Parts.row(
                Parts.label(context.text("history.title"), "card-title"),
                Parts.label(context.text("history.subtitle"), "muted"),
                trouble,
                Parts.spring(),
                open);
        getChildren().setAll(top, lines);
        getStyleClass().add("history-pane");
        setId("history-pane");
        ListChangeListener<HistoryRow> refill = change -> fill();
        model.recent().addListener(refill);
        context.keep(() -> model.recent().removeListener(refill));
        fill();
    }

    /** Shows as many lines as there is room for. */
    void room(int rows) {
        if (rows != room) {
            room = rows;
            fill();
        }
    }

    void narrow(boolean now) {
        if (now != narrow) {
            narrow = now;
            fill();
        }
    }

    private void fill() {
        List<HistoryRow> newest =
                model.recent().subList(0, Math.min(room, model.recent().size()));
        if (newest.isEmpty()) {
            lines.getChildren().setAll(Parts.label(context.text("history.empty"), "muted"));
        } else {
            lines.getChildren().setAll(newest.stream().map(this::line).toList());
        }
    }

    private HBox line(HistoryRow row) {
        StateBadge badge = new StateBadge();
        badge.show(row, false);
        Button copy = Parts.iconButton(context.text("history.copyIds.tip"), Feather.COPY, () -> {
            ViewContext.copy(row.ids());
            model.copied(row.ids());
        });
        copy.getStyleClass().add("small");
        copy.setVisible(row.hasIds());
        List<Label> spare = List.of(
                fixed(Parts.label(row.scope()), context.px(106)),
                fixed(Parts.label(row.regions()), context.px(84)),
                Parts.grow(rest(Parts.label(row.backupName()))));
        HBox line = Parts.row(
                fixed(Parts.label(row.when()), context.px(108)),
                fixed(Parts.label(row.cluster(), "strong"), context.px(88)),
                spare.get(0),
                spare.get(1),
                fixed(badge, context.px(132)),
                whole(Parts.label(row.backupId(), "mono", "small-mono")),
                spare.get(2),
                whole(Parts.label(row.jobId(), "mono", "small-mono")),
                copy);
        // A narrow window keeps the IDs whole and leaves out what the history screen has as well.
        ViewContext.show(spare.get(0), !narrow);
        ViewContext.show(spare.get(1), !narrow);
        spare.get(2).setVisible(!narrow);
        line.setSpacing(6);
        line.setOnMouseClicked(e -> {
            model.selectedProperty().set(row);
            onOpen.run();
        });
        line.getStyleClass().add("history-line");
        return line;
    }

    /** An ID is never cut. */
    private static Label whole(Label id) {
        id.setMinWidth(Region.USE_PREF_SIZE);
        return id;
    }

    /** The same in every line, so that the lines make columns. */
    private static <T extends Region> T fixed(T part, double width) {
        part.setMinWidth(width);
        part.setPrefWidth(width);
        return part;
    }

    private static Label rest(Label part) {
        part.setMinWidth(0);
        part.setPrefWidth(0);
        part.setMaxWidth(Double.MAX_VALUE);
        return part;
    }

    void focusFirst() {
        lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus);
    }
}
