package io.github.backupdesk.viewmodel;

import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.ScopeHistory.Done;
import io.github.backupdesk.viewmodel.ScopeHistory.Moment;
import io.github.backupdesk.viewmodel.ScopeHistory.Way;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import org.jspecify.annotations.Nullable;

/** Undo and redo in the tree that is shown: runs what a person does as one step, and goes back and forth over the steps. */
final class ScopeSteps {

    private final Supplier<Way> way;
    private final Consumer<Way> onWay;
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private final Sentence told;
    private ScopeTree tree;
    private boolean within;

    /** @param onWay is given the type of backup that is put back */
    ScopeSteps(ScopeTree first, Supplier<Way> way, Consumer<Way> onWay, ReadOnlyObjectProperty<Texts> texts) {
        this.tree = first;
        this.way = way;
        this.onWay = onWay;
        this.told = new Sentence(texts);
    }

    ScopeTree tree() {
        return tree;
    }

    void show(ScopeTree shown) {
        tree = shown;
        told.clear();
        tellWhatCanBeDone();
    }

    /** One step to undo, whatever steps the change would be made of. */
    void step(Function<Texts, String> words, Runnable change) {
        if (within) {
            change.run();
            return;
        }
        Moment before = tree.history().now(way.get());
        within = true;
        try {
            change.run();
        } finally {
            within = false;
        }
        did(before, words);
    }

    /** A step that changes ticks and nothing else, and is called by their number. */
    void ticks(Runnable change) {
        int before = tree.tickedCollections();
        int[] more = {0};
        step(words -> words.get(more[0] < 0 ? "scope.step.unticked" : "scope.step.ticked", Math.abs(more[0])), () -> {
            tree.edit(change);
            more[0] = tree.tickedCollections() - before;
        });
    }

    /** A change that nobody made, as when another draft comes into the form: it leaves no step behind and takes none away. */
    void quietly(Runnable change) {
        boolean before = within;
        within = true;
        try {
            change.run();
        } finally {
            within = before;
        }
    }

    /** Notes that another type of backup was chosen; that has happened already. */
    void chose(Way before) {
        if (!within) {
            did(tree.history().now(before), words -> words.get("scope.step.type"));
        }
    }

    private void did(Moment before, Function<Texts, String> words) {
        tree.history().did(before, tree.history().now(way.get()), words);
        told.clear();
        tellWhatCanBeDone();
    }

    void undo() {
        goTo(tree.history().undo(way.get()), "scope.undone");
    }

    void redo() {
        goTo(tree.history().redo(way.get()), "scope.redone");
    }

    private void goTo(@Nullable Done done, String key) {
        if (done == null) {
            return;
        }
        within = true;
        try {
            onWay.accept(done.way());
        } finally {
            within = false;
        }
        told.say(words -> words.get(key, done.words().apply(words)));
        tellWhatCanBeDone();
    }

    private void tellWhatCanBeDone() {
        canUndo.set(tree.history().canUndo());
        canRedo.set(tree.history().canRedo());
    }

    ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /** What was undone or redone last; empty once something else was done. */
    ReadOnlyStringProperty toldProperty() {
        return told.property();
    }
}
