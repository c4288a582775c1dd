package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.ScopeChoice;
import io.github.backupdesk.viewmodel.ScopeType;
import io.github.backupdesk.viewmodel.ScopeViewModel;
import io.github.backupdesk.viewmodel.TreeLoading;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.feather.Feather;

/** The card that says what is to be backed up: the type, and for collections the tree. */
final class ScopeView extends VBox {

    private final CustomTextField filter = Parts.id(new CustomTextField(), "scope-filter");
    private final ScopeTreeView tree;
    private final ScopeEditView edit;

    ScopeView(ScopeViewModel model, ViewContext context) {
        this.edit = new ScopeEditView(model, context, this::focusTree);
        this.tree = new ScopeTreeView(model, context, edit::openForAdding, edit::openForRenaming);
        VBox body = Parts.grow(new VBox(Parts.GAP, toolbar(model, context), edit));
        // What has to be said stands below the tree: above it, it would move the row under the pointer.
        body.getChildren().add(Parts.grow(tree));
        body.getChildren().addAll(told(model, context));
        body.getChildren().add(foot(model, context));
        Label emptiness = Parts.paragraph("", "muted");
        tree.setPlaceholder(emptiness);
        context.watch(model.emptinessProperty(), emptiness::setText);
        BackupTypeView type = new BackupTypeView(model.typeProperty(), context);
        VBox card = Parts.grow(Parts.card(context.text("scope.title"), type, body));
        // Without a tree there is nothing to fill the room with.
        context.watch(model.typeProperty(), now -> {
            ViewContext.show(body, now == ScopeType.COLLECTION);
            VBox.setVgrow(card, now == ScopeType.COLLECTION ? Priority.ALWAYS : Priority.NEVER);
        });
        getChildren().setAll(card);
    }

    private HBox toolbar(ScopeViewModel model, ViewContext context) {
        filter.setLeft(Parts.fieldIcon());
        filter.setPromptText(context.text("scope.filter.prompt"));
        filter.setAccessibleText(context.text("scope.filter"));
        filter.setText(model.filterProperty().get());
        context.keep(filter.textProperty().subscribe(model.filterProperty()::set));
        Button add = Parts.id(Parts.button(context.text("scope.add"), Feather.PLUS, edit::openForAdding), "scope-add");
        add.setTooltip(new Tooltip(context.text("scope.add.tip")));
        Button load = Parts.id(Parts.button(context.text("scope.load"), Feather.REFRESH_CW, model::load), "scope-load");
        load.setTooltip(new Tooltip(context.text("scope.load.tip")));
        return Parts.row(Parts.grow(filter), add, load);
    }

    /** What has to be said about the tree: the rule of one database, a mistake, what the loading met with. */
    private static List<Node> told(ScopeViewModel model, ViewContext context) {
        Label rule = Parts.id(Parts.paragraph("", "strong"), "scope-notice");
        FlowPane ways = new FlowPane(Parts.GAP, Parts.GAP);
        VBox notice = new VBox(Parts.GAP, rule, ways);
        notice.getStyleClass().addAll("callout", "warning");
        context.watch(model.noticeProperty(), rule::setText);
        context.showWhileTold(notice, model.noticeProperty());
        ListChangeListener<ScopeChoice> offer = change -> ways.getChildren().setAll(buttons(model.choices()));
        model.choices().addListener(offer);
        context.keep(() -> model.choices().removeListener(offer));
        ways.getChildren().setAll(buttons(model.choices()));
        Label mistake = Parts.id(Parts.paragraph("", "problem"), "scope-mistake");
        context.watch(model.mistakeProperty(), mistake::setText);
        context.showWhileTold(mistake, model.mistakeProperty());
        Label failed = Parts.id(Parts.paragraph("", "hint"), "scope-loading");
        context.watch(model.loading().resultProperty(), failed::setText);
        context.showWhileTold(failed, model.loading().resultProperty());
        return List.of(notice, mistake, failed);
    }

    private static List<Button> buttons(List<ScopeChoice> choices) {
        return choices.stream()
                .map(choice -> Parts.button(choice.label(), Feather.CORNER_DOWN_RIGHT, choice.action(), "small"))
                .toList();
    }

    private static HBox foot(ScopeViewModel model, ViewContext context) {
        Label counts = Parts.id(Parts.label("", "caption", "muted"), "scope-counts");
        context.watch(model.countsProperty(), counts::setText);
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        Label progress = Parts.label("", "caption", "muted");
        context.watch(model.loading().messageProperty(), progress::setText);
        HBox going = Parts.row(progress, bar);
        bar.setAccessibleText(context.text("scope.load"));
        context.watch(
                model.loading().stateProperty(), state -> ViewContext.show(going, state == TreeLoading.State.LOADING));
        return Parts.row(counts, Parts.spring(), going);
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    void focusTree() {
        tree.requestFocus();
    }
}
