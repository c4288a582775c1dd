package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.BackupFormViewModel;
import io.github.backupdesk.viewmodel.NameSources;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The form of a new backup. */
final class NewBackupView extends VBox {

    private static final double SIDE_WIDTH = 352;

    private final ClusterView cluster;
    private final ScopeView scope;

    NewBackupView(
            BackupFormViewModel model,
            NameSources names,
            ViewContext context,
            Runnable onReview,
            Consumer<String> onPaste) {
        this.cluster = new ClusterView(model.cluster(), context);
        this.scope = new ScopeView(model.scope(), names, context);
        VBox cards = new VBox(12, cluster, Parts.grow(scope));
        cards.getStyleClass().add("columns");
        ScrollPane form = Parts.grow(Parts.scrolling(cards));
        form.setMinWidth(0);
        CopiesView copies = Parts.grow(new CopiesView(model.copies(), context));
        VBox side = new VBox(12, copies, new SummaryView(model, context, onReview));
        side.getStyleClass().add("columns");
        side.setMinWidth(SIDE_WIDTH);
        side.setPrefWidth(SIDE_WIDTH);
        HBox columns = new HBox(12, form, side);
        VBox.setVgrow(columns, Priority.ALWAYS);
        columns.setMinHeight(0);
        addEventHandler(KeyEvent.KEY_PRESSED, scope::onKey);
        getChildren().setAll(head(context, onPaste), new FilledView(model, context), columns);
        getStyleClass().add("screen");
    }

    private static HBox head(ViewContext context, Consumer<String> onPaste) {
        Button paste = Parts.id(
                Parts.button(
                        context.text("form.paste"),
                        Feather.CLIPBOARD,
                        () -> onPaste.accept(ViewContext.copied()),
                        "small"),
                "paste-command");
        // In a low window every line counts, and the key does the same.
        paste.getStyleClass().add("spare");
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

    void focusCluster() {
        cluster.focusField();
    }

    void focusFilter() {
        scope.focusFilter();
    }
}
