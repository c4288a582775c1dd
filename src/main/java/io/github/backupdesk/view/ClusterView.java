package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.BackupFormViewModel;
import io.github.backupdesk.viewmodel.ClusterRow;
import io.github.backupdesk.viewmodel.ClusterViewModel;
import io.github.backupdesk.viewmodel.ClusterViewModel.Listing;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The card that says which cluster is meant, or which several are. */
final class ClusterView extends VBox {

    private final ClusterPickerView picker;

    ClusterView(BackupFormViewModel form, ViewContext context) {
        ClusterViewModel model = form.cluster();
        this.picker = Parts.grow(new ClusterPickerView(model, context));
        Button table = Parts.id(
                Parts.button(context.text("cluster.table.open"), Feather.LIST, form.table()::open),
                "cluster-table-open");
        table.setTooltip(new Tooltip(context.text("cluster.table.open.tip")));
        DraftsView drafts = new DraftsView(form.drafts(), context);
        Label name = Parts.label("", "strong");
        Label facts = Parts.label("", "muted");
        HBox chosen = Parts.row(name, facts);
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label problem = Parts.id(Parts.paragraph("", "problem"), "cluster-problem");
        Label hint = Parts.id(Parts.paragraph("", "hint"), "cluster-hint");
        Label failed = Parts.grow(Parts.paragraph("", "hint"));
        Button retry = Parts.button(context.text("button.retry"), Feather.REFRESH_CW, model::load, "small");
        HBox failure = Parts.row(failed, retry);
        VBox card = Parts.card(
                context.text("cluster.title"), Parts.row(picker, table), drafts, chosen, problem, hint, failure);
        context.watch(model.problemProperty(), problem::setText);
        context.showWhileTold(problem, model.problemProperty());
        context.watch(model.hintProperty(), hint::setText);
        context.watch(
                model.hintProperty().isNotEmpty().and(model.severalProperty().not()),
                told -> ViewContext.show(hint, told));
        context.watch(model.listingTextProperty(), failed::setText);
        context.watch(model.listingProperty(), listing -> ViewContext.show(failure, listing == Listing.FAILED));
        // Where there are several, the line of each says the same.
        context.watch(
                model.chosenRowProperty()
                        .map(Optional::isPresent)
                        .flatMap(there -> model.severalProperty().map(several -> there && !several)),
                one -> ViewContext.show(chosen, one));
        context.watch(model.chosenRowProperty(), row -> {
            row.ifPresent(each -> {
                name.setText(each.name());
                facts.setText(facts(each));
            });
        });
        getChildren().setAll(card);
    }

    /** Region, plan and state in one line. */
    static String facts(ClusterRow row) {
        return joined(region(row), row.plan(), row.state());
    }

    static String region(ClusterRow row) {
        return row.regionId().isEmpty() ? "" : row.region() + " " + row.regionId();
    }

    static String joined(String... parts) {
        return Stream.of(parts).filter(each -> !each.isBlank()).collect(Collectors.joining(" · "));
    }

    void focusField() {
        picker.focusField();
    }
}
