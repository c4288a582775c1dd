package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ClusterRow;
import io.github.backupdesk.viewmodel.ShellViewModel;
import io.github.backupdesk.viewmodel.ShellViewModel.Screen;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The way between the screens, and the clusters at hand. Narrow windows see icons alone. */
final class SidebarView extends VBox {

    private static final double WIDE = 204;
    private static final double NARROW = 56;
    private static final int CLUSTERS_SHOWN = 8;
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final VBox clusters = new VBox(2);
    private final ViewContext context;
    private boolean narrow;

    SidebarView(ShellViewModel model, ViewContext context) {
        super(2);
        this.context = context;
        getStyleClass().add("sidebar");
        setAccessibleText(context.text("nav.accessible"));
        Label clustersHeading = heading(context, "nav.clusters");
        getChildren()
                .setAll(
                        heading(context, "nav.work"),
                        entry(model, context, Screen.NEW_BACKUP, "nav.newBackup", Feather.PLUS),
                        heading(context, "nav.record"),
                        entry(model, context, Screen.HISTORY, "nav.history", Feather.CLOCK));
        if (model.simulator().isPresent()) {
            getChildren()
                    .addAll(
                            heading(context, "nav.sandbox"),
                            entry(model, context, Screen.SIMULATOR, "nav.simulator", Feather.ZAP));
        }
        getChildren().addAll(clustersHeading, clusters);
        var rows = model.form().cluster().allRows();
        ListChangeListener<ClusterRow> refill = change -> fill(model, clustersHeading);
        rows.addListener(refill);
        context.keep(() -> rows.removeListener(refill));
        fill(model, clustersHeading);
        narrow(false);
    }

    private static Label heading(ViewContext context, String key) {
        return Parts.label(context.text(key), "nav-heading");
    }

    private static Button entry(ShellViewModel model, ViewContext context, Screen screen, String key, Ikon icon) {
        Button entry = Parts.id(
                Parts.button(context.text(key), icon, () -> model.go(screen), "nav-entry"), "nav-" + screen.name());
        entry.setMaxWidth(Double.MAX_VALUE);
        entry.setAccessibleText(context.text(key));
        entry.setTooltip(new Tooltip(context.text(key + ".tip")));
        context.watch(
                model.screenProperty(),
                now -> entry.pseudoClassStateChanged(
                        CHOSEN, now == screen || (now == Screen.REVIEW && screen == Screen.NEW_BACKUP)));
        return entry;
    }

    private void fill(ShellViewModel model, Label heading) {
        clusters.getChildren()
                .setAll(model.form().cluster().allRows().stream()
                        .filter(ClusterRow::possible)
                        .limit(CLUSTERS_SHOWN)
                        .map(row -> cluster(model, row))
                        .toList());
        ViewContext.show(heading, !clusters.getChildren().isEmpty() && !narrow);
    }

    private Button cluster(ShellViewModel model, ClusterRow row) {
        Button entry = Parts.button(
                row.name(),
                Feather.DATABASE,
                () -> {
                    model.form().cluster().choose(row);
                    model.go(Screen.NEW_BACKUP);
                },
                "nav-entry");
        entry.setMinWidth(0);
        entry.setMaxWidth(Double.MAX_VALUE);
        entry.setTextOverrun(OverrunStyle.ELLIPSIS);
        entry.setTooltip(new Tooltip(row.name() + " " + row.id()));
        entry.setAccessibleText(row.name());
        return entry;
    }

    /** Shows icons alone, or icons and words. */
    void narrow(boolean now) {
        narrow = now;
        setMinWidth(context.px(now ? NARROW : WIDE));
        setMaxWidth(context.px(now ? NARROW : WIDE));
        pseudoClassStateChanged(PseudoClass.getPseudoClass("narrow"), now);
        lookupAll(".nav-heading").forEach(each -> ViewContext.show(each, !now));
        ViewContext.show(clusters, !now);
    }
}
