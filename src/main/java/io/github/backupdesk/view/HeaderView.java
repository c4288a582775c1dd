package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ShellViewModel;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The environment bar, and below it the name of the program and whom it speaks for. */
final class HeaderView extends VBox {

    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");

    HeaderView(ShellViewModel model, ViewContext context) {
        Label bar = Parts.id(Parts.label("", "environment-bar"), "environment-bar");
        context.watch(model.environmentProperty(), told -> {
            bar.setText(told);
            bar.pseudoClassStateChanged(FAULTY, model.isFaulty());
        });
        bar.getStyleClass().add(model.isSandbox() ? "sandbox" : "account");
        bar.setMaxWidth(Double.MAX_VALUE);
        Label letter = Parts.label("B");
        StackPane mark = new StackPane(letter);
        mark.getStyleClass().add("app-mark");
        Region dot = new Region();
        dot.getStyleClass().addAll("environment-dot", model.isSandbox() ? "sandbox" : "account");
        Label account = Parts.label(model.accountName(), "chip");
        account.setGraphic(dot);
        account.setAccessibleText(context.text("account.accessible", model.accountName()));
        Label independent = Parts.label(context.text("app.independent"), "caption", "muted");
        independent.setMinWidth(0);
        var line = Parts.row(
                mark, Parts.label(context.text("app.name"), "app-name"), account, Parts.spring(), independent);
        line.getStyleClass().add("header");
        getChildren().setAll(bar, line);
    }
}
