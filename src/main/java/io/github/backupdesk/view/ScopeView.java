package io.github.backupdesk.view;

import io.github.backupdesk.viewmodel.AppliedScopeViewModel;
import io.github.backupdesk.viewmodel.DataPlaneKeyViewModel;
import io.github.backupdesk.viewmodel.FactsViewModel;
import io.github.backupdesk.viewmodel.NameListViewModel;
import io.github.backupdesk.viewmodel.NameListViewModel.State;
import io.github.backupdesk.viewmodel.NameSources;
import io.github.backupdesk.viewmodel.ScopeType;
import io.github.backupdesk.viewmodel.ScopeViewModel;
import io.github.backupdesk.viewmodel.TreeLoading;
import java.io.File;
import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The card that says what is to be backed up: the type, and for collections the tree; or the saved scopes. */
final class ScopeView extends VBox {

    private final ScopeToolView tools;
    private final ScopeTreeView tree;
    private final SavedScopesView saved;
    private final NameListViewModel list;
    private final FactsViewModel facts;
    private final VBox body = new VBox(Parts.GAP);
    private final Button openSaved;

    ScopeView(ScopeViewModel model, NameSources names, ViewContext context) {
        this.list = names.list();
        this.facts = model.facts();
        ScopeEditView edit = new ScopeEditView(model, context, this::focusTree);
        this.tree = new ScopeTreeView(model, context, edit::openForAdding, edit::openForRenaming);
        this.tools = new ScopeToolView(
                model, names.pattern(), context, new ScopeToolView.Ways(edit::openForAdding, this::paste, this::open));
        this.saved = Parts.grow(new SavedScopesView(names.saved(), context, this::focusBack));
        this.openSaved = Parts.id(
                Parts.button(context.text("saved.title"), Feather.BOOKMARK, saved::openForApplying, "small"),
                "scope-saved");
        openSaved.setTooltip(new Tooltip(context.text("saved.open.tip")));
        BackupTypeView type = new BackupTypeView(model.typeProperty(), context);
        fill(model, context, edit);
        // A list that waits for a yes takes the place of what it would change.
        context.watch(list.stateProperty(), state -> ViewContext.show(type, state == State.CLOSED));
        VBox choice =
                Parts.grow(new VBox(Parts.GAP, applied(names.saved().applied(), context), type, Parts.grow(body)));
        Label title = Parts.label(context.text("scope.title"), "card-title");
        ScopeHistoryView history = new ScopeHistoryView(model, context);
        history.serve(this);
        VBox card =
                Parts.grow(new VBox(Parts.GAP, Parts.row(title, history, Parts.spring(), openSaved), saved, choice));
        card.getStyleClass().add("card-surface");
        context.watch(names.saved().openProperty(), open -> ViewContext.show(choice, !open));
        // Without a tree there is nothing to fill the room with.
        context.watch(model.typeProperty(), now -> {
            ViewContext.show(body, now == ScopeType.COLLECTION);
            VBox.setVgrow(card, now == ScopeType.COLLECTION ? Priority.ALWAYS : Priority.NEVER);
        });
        body.setOnDragOver(ScopeView::allowDrop);
        body.setOnDragDropped(this::drop);
        getChildren().setAll(card);
    }

    private void fill(ScopeViewModel model, ViewContext context, ScopeEditView edit) {
        NameListView offered = Parts.grow(new NameListView(list, context, this::focusTree));
        body.getChildren().setAll(tools, edit);
        model.dataPlaneKey()
                .ifPresent(key -> body.getChildren().add(new DataPlaneKeyView(key, context, this::focusTree)));
        body.getChildren().addAll(Parts.grow(tree), offered);
        // What has to be said stands below the tree: above it, it would move the row under the pointer.
        body.getChildren().addAll(told(model, context));
        model.dataPlaneKey().ifPresent(key -> body.getChildren().add(credential(model, key, context)));
        HBox foot = foot(model, context);
        body.getChildren().addAll(problem(context), foot);
        // A list that waits for a yes takes the place of the tree, so that it is not changed under it.
        context.watch(list.stateProperty(), state -> {
            ViewContext.show(offered, state != State.CLOSED);
            ViewContext.show(tree, state == State.CLOSED);
            ViewContext.show(tools, state == State.CLOSED);
            ViewContext.show(foot, state == State.CLOSED);
        });
        Label emptiness = Parts.paragraph("", "muted");
        tree.setPlaceholder(emptiness);
        context.watch(model.emptinessProperty(), emptiness::setText);
    }

    /** What has to be said about the tree: the rule of one database, a mistake, what the loading met with. */
    private static List<Node> told(ScopeViewModel model, ViewContext context) {
        Label rule = Parts.id(Parts.paragraph("", "strong"), "scope-notice");
        VBox notice = new VBox(Parts.GAP, rule, new ChoicesView(model.choices(), context));
        notice.getStyleClass().addAll("callout", "warning");
        context.watch(model.noticeProperty(), rule::setText);
        context.showWhileTold(notice, model.noticeProperty());
        Label mistake = Parts.id(Parts.paragraph("", "problem"), "scope-mistake");
        context.watch(model.mistakeProperty(), mistake::setText);
        context.showWhileTold(mistake, model.mistakeProperty());
        Label failed = Parts.id(Parts.paragraph("", "hint"), "scope-loading");
        context.watch(model.loading().resultProperty(), failed::setText);
        context.showWhileTold(failed, model.loading().resultProperty());
        Label untold = Parts.id(Parts.paragraph("", "hint"), "scope-facts-problem");
        context.watch(model.facts().problemProperty(), untold::setText);
        context.showWhileTold(untold, model.facts().problemProperty());
        return List.of(notice, mistake, failed, untold);
    }

    /** With what the cluster is asked, if not with the profile's key; and a way out where it refuses that. */
    private static HBox credential(ScopeViewModel model, DataPlaneKeyViewModel key, ViewContext context) {
        Label used = Parts.id(Parts.label("", "caption", "muted"), "credential-used");
        context.watch(key.usedProperty(), used::setText);
        context.showWhileTold(used, key.usedProperty());
        Button offer = Parts.id(
                Parts.button(context.text("credential.offer"), Feather.KEY, key::open, "small"), "credential-offer");
        HBox line = Parts.row(used, offer);
        BooleanBinding refused =
                model.loading().refusedProperty().and(key.openProperty().not());
        BooleanBinding told = refused.or(key.usedProperty().isNotEmpty());
        context.watch(refused, now -> ViewContext.show(offer, now));
        context.watch(told, now -> ViewContext.show(line, now));
        return line;
    }

    /** That a saved scope was applied, and in what it and the cluster differ. */
    private static VBox applied(AppliedScopeViewModel model, ViewContext context) {
        Label told = Parts.id(Parts.grow(Parts.paragraph("")), "scope-applied");
        told.setMaxWidth(Double.MAX_VALUE);
        context.watch(model.toldProperty(), told::setText);
        Button dismiss = Parts.iconButton(context.text("button.dismiss"), Feather.X, model::dismiss);
        VBox applied = new VBox(4, Parts.row(told, dismiss), new ChoicesView(model.choices(), context));
        applied.getStyleClass().addAll("callout", "progress", "slim");
        context.showWhileTold(applied, model.toldProperty());
        return applied;
    }

    /** Why a list was not read. */
    private Label problem(ViewContext context) {
        Label problem = Parts.id(Parts.paragraph("", "problem"), "names-problem");
        context.watch(list.problemProperty(), problem::setText);
        context.showWhileTold(problem, list.problemProperty());
        return problem;
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

    /** The keys of the whole card, wherever in the form one is; that of the clipboard only where no text is edited. */
    void onKey(KeyEvent e) {
        if (!e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        boolean handled = switch (e.getCode()) {
            case V -> !e.isShiftDown() && takesPaste() && done(this::paste);
            case O -> done(e.isShiftDown() ? this::open : saved::openForApplying);
            case S -> !e.isShiftDown() && done(saved::openForSaving);
            case I -> !e.isShiftDown() && done(facts::flip);
            default -> false;
        };
        if (handled) {
            e.consume();
        }
    }

    private boolean takesPaste() {
        return body.isFocusWithin() && !(getScene().getFocusOwner() instanceof TextInputControl);
    }

    private static boolean done(Runnable action) {
        action.run();
        return true;
    }

    private void paste() {
        list.paste(ViewContext.copied());
    }

    private void open() {
        saved.hide();
        list.open();
    }

    private static void allowDrop(DragEvent e) {
        if (e.getDragboard().hasFiles() || e.getDragboard().hasString()) {
            e.acceptTransferModes(TransferMode.COPY);
            e.consume();
        }
    }

    private void drop(DragEvent e) {
        Dragboard dropped = e.getDragboard();
        if (dropped.hasFiles()) {
            list.drop(dropped.getFiles().stream().map(File::toPath).toList());
        } else {
            list.paste(dropped.getString());
        }
        e.setDropCompleted(true);
        e.consume();
    }

    void focusFilter() {
        tools.focusFilter();
    }

    private void focusTree() {
        tree.requestFocus();
    }

    /** Where the work goes on once the saved scopes are closed. */
    private void focusBack() {
        if (body.isVisible()) {
            focusTree();
        } else {
            openSaved.requestFocus();
        }
    }
}
