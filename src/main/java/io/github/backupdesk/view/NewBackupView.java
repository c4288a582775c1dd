package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.BackupFormViewModel;
import io.github.backupdesk.viewmodel.NameSources;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The form of a new backup, and in its place the table of clusters while that is open. */
final class NewBackupView extends StackPane {

    private static final double SIDE_WIDTH = 352;

    private final BackupFormViewModel model;
    private final ClusterView cluster;
    private final ScopeView scope;
    private final CopiesView copies;
    private final SummaryView summary;
    private final ClusterTableView table;

    NewBackupView(
            BackupFormViewModel model,
            NameSources names,
            ViewContext context,
            Runnable onReview,
            Consumer<String> onPaste) {
        this.model = model;
        this.cluster = new ClusterView(model, context);
        this.scope = new ScopeView(model.scope(), names, context);
        VBox cards = new VBox(12, cluster, Parts.grow(scope));
        cards.getStyleClass().add("columns");
        ScrollPane form = Parts.grow(Parts.scrolling(cards));
        form.setMinWidth(0);
        this.copies = Parts.grow(new CopiesView(model.copies(), context));
        this.summary = new SummaryView(model, context, onReview);
        VBox side = new VBox(12, copies, summary);
        side.getStyleClass().add("columns");
        // With large text in a low window the button below it all is scrolled to.
        ScrollPane beside = Parts.scrolling(side);
        beside.setMinWidth(SIDE_WIDTH);
        beside.setPrefWidth(context.px(SIDE_WIDTH));
        HBox columns = new HBox(12, form, beside);
        VBox.setVgrow(columns, Priority.ALWAYS);
        columns.setMinHeight(0);
        HBox head = head(context, onPaste);
        // In a low window every line counts: the cards say it as well, and the key does the same as the button.
        head.getStyleClass().add("spare");
        VBox whole = new VBox(head, new FilledView(model, context), columns);
        whole.getStyleClass().add("screen");
        this.table = new ClusterTableView(model.table(), context);
        getChildren().setAll(whole, table);
        setMinHeight(0);
        context.watch(model.table().openProperty(), open -> {
            ViewContext.show(whole, !open);
            ViewContext.show(table, open);
            focusBegin();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(KeyEvent.KEY_PRESSED, scope::onKey);
    }

    private void onKey(KeyEvent e) {
        switch (e.getCode()) {
            case PAGE_DOWN, PAGE_UP -> {
                if (!e.isShortcutDown() || isTableOpen()) {
                    return;
                }
                model.drafts().step(e.getCode() == KeyCode.PAGE_DOWN ? 1 : -1);
            }
            case DOWN -> {
                if (!e.isAltDown() || isTableOpen()) {
                    return;
                }
                model.table().open();
            }
            default -> {
                return;
            }
        }
        e.consume();
    }

    private boolean isTableOpen() {
        return model.table().openProperty().get();
    }

    /** Where the work begins: in the field, or in the table while that is open. */
    void focusBegin() {
        if (isTableOpen()) {
            table.focusFirst();
        } else {
            cluster.focusField();
        }
    }

    /** The cards in the order in which they are filled in. */
    List<Node> panes() {
        return List.of(table, cluster, scope, copies, summary);
    }

    private static HBox head(ViewContext context, Consumer<String> onPaste) {
        Button paste = Parts.id(
                Parts.button(
                        context.text("form.paste"),
                        Feather.CLIPBOARD,
                        () -> onPaste.accept(ViewContext.copied()),
                        "small"),
                "paste-command");
        paste.setTooltip(new Tooltip(context.text("form.paste.tip")));
        HBox line = title(context.text("form.title"), context.text("form.subtitle"));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().addAll(Parts.spring(), paste);
        return line;
    }

    static HBox title(String title, String subtitle) {
        Label large = Parts.label(title, "screen-title");
        HBox line = Parts.row(large, Parts.label(subtitle, "muted"));
        line.setAlignment(Pos.BASELINE_LEFT);
        line.setSpacing(12);
        return line;
    }

    /** The field for one cluster; the table gives way to it. */
    void focusCluster() {
        model.table().close();
        cluster.focusField();
    }

    void focusFilter() {
        if (isTableOpen()) {
            table.focusFilter();
        } else {
            scope.focusFilter();
        }
    }
}
