package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.CopiesViewModel;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The card with the regions that can get a copy; the fence of the account is edited in the same place. */
final class CopiesView extends VBox {

    CopiesView(CopiesViewModel model, ViewContext context) {
        Hyperlink fence = Parts.id(new Hyperlink(), "fence-open");
        RegionFenceView editor = new RegionFenceView(model.fenceEditor(), context);
        VBox regions = Parts.grow(regions(model, context, fence));
        VBox rules = Parts.grow(editor.card());
        fence.setTooltip(new Tooltip(context.text("fence.open.tip")));
        context.watch(model.fenceEditor().titleProperty(), fence::setText);
        fence.setOnAction(e -> model.fenceEditor().edit());
        editor.onLeave(fence::requestFocus);
        context.watch(model.fenceEditor().editingProperty(), editing -> {
            ViewContext.show(editing ? regions : rules, false);
            ViewContext.show(editing ? rules : regions, true);
            if (editing) {
                editor.focusFirst();
            }
        });
        getChildren().setAll(regions, rules);
    }

    private static VBox regions(CopiesViewModel model, ViewContext context, Hyperlink fence) {
        RegionListView list = new RegionListView(model, context);
        Label problem = Parts.id(Parts.paragraph("", "problem"), "copies-problem");
        Label sentence = Parts.id(Parts.paragraph("", "caption"), "copies-sentence");
        context.watch(model.problemProperty(), problem::setText);
        context.showWhileTold(problem, model.problemProperty());
        context.watch(model.sentenceProperty(), sentence::setText);
        return Parts.card(
                heading(model, context, fence),
                typed(model, context),
                Parts.grow(list),
                hidden(model, context),
                problem,
                sentence);
    }

    /** Breaks where the links leave it little room, as with large text. */
    private static Label title(ViewContext context) {
        Label title = Parts.paragraph(context.text("copies.title"), "card-title");
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        return title;
    }

    private static HBox heading(CopiesViewModel model, ViewContext context, Hyperlink fence) {
        HBox line = Parts.row(Parts.grow(title(context)));
        model.coverageMatrix().ifPresent(matrix -> {
            Hyperlink open = Parts.id(new Hyperlink(context.text("coverage.open")), "coverage-open");
            open.setTooltip(new Tooltip(context.text("coverage.open.tip")));
            open.setOnAction(e -> CoverageMatrixView.open(matrix, context, open));
            open.setMinWidth(USE_PREF_SIZE);
            line.getChildren().add(open);
        });
        fence.setMinWidth(USE_PREF_SIZE);
        line.getChildren().add(fence);
        line.getStyleClass().add("card-heading");
        return line;
    }

    private static Hyperlink hidden(CopiesViewModel model, ViewContext context) {
        Hyperlink link = Parts.id(new Hyperlink(), "copies-hidden");
        context.watch(model.hiddenCountProperty(), link::setText);
        context.showWhileTold(link, model.hiddenCountProperty());
        link.setOnAction(e -> {
            Label reasons = Parts.paragraph(model.hiddenReasonsProperty().get());
            reasons.setMaxWidth(360);
            VBox content = new VBox(Parts.GAP, reasons);
            content.getStyleClass().add("pop-over-content");
            context.keep(Parts.popOver(content, context.text("copies.hidden.title"), link)::hide);
        });
        return link;
    }

    /** One field to search and to type in: what it finds is a list, what is no part of the list can be added. */
    private static HBox typed(CopiesViewModel model, ViewContext context) {
        TextField field = Parts.id(new TextField(model.typedProperty().get()), "copies-typed");
        field.setPromptText(context.text("copies.typed.prompt"));
        field.setAccessibleText(context.text("copies.typed.field"));
        context.keep(field.textProperty().subscribe(model.typedProperty()::set));
        context.watch(model.typedProperty(), now -> {
            if (!now.equals(field.getText())) {
                field.setText(now);
            }
        });
        field.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER && !e.isShortcutDown()) {
                model.addTyped();
                e.consume();
            } else if (e.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                e.consume();
            }
        });
        Button add = Parts.button(context.text("copies.typed.add"), Feather.PLUS, model::addTyped);
        return Parts.row(Parts.grow(field), add);
    }
}
