package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ShellViewModel;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** The way from a row of the history to the plan that it is part of. */
final class PlanOfferView extends Button {

    PlanOfferView(ShellViewModel shell, ViewContext context) {
        super("", new Glyph(Feather.LIST));
        setId("attempt-plan");
        getStyleClass().add("small");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(new Tooltip(context.text("plan.offer.tip")));
        setOnAction(e -> shell.showPlan());
        context.watch(shell.plan().offerProperty(), this::setText);
        context.showWhileTold(this, shell.plan().offerProperty());
    }
}
