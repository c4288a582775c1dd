package io.github.backupdesk.viewmodel;

import io.github.backupdesk.i18n.Texts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import org.jspecify.annotations.Nullable;

/** What was done, a sentence each, and how it is taken back; the last one is told. */
final class UndoSentences {

    /** More than anybody takes back. */
    private static final int MOST = 50;

    private final Deque<Step> steps = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final Sentence told;

    UndoSentences(ReadOnlyObjectProperty<Texts> texts) {
        this.told = new Sentence(texts);
    }

    private record Step(
            Function<Texts, String> told, @Nullable Runnable back) {}

    /** @param back null if there is nothing to take back */
    void push(Function<Texts, String> sentence, @Nullable Runnable back) {
        // A word without a way back stands only until the next one.
        if (!steps.isEmpty() && steps.getLast().back() == null) {
            steps.removeLast();
        }
        if (steps.size() == MOST) {
            steps.removeFirst();
        }
        steps.addLast(new Step(sentence, back));
        tell();
    }

    /** How the last step is taken back; empty if there is none. */
    Optional<Runnable> pop() {
        Step last = steps.pollLast();
        tell();
        return Optional.ofNullable(last).map(Step::back);
    }

    void clear() {
        steps.clear();
        tell();
    }

    private void tell() {
        Step last = steps.peekLast();
        canUndo.set(last != null && last.back() != null);
        if (last == null) {
            told.clear();
        } else {
            told.say(last.told());
        }
    }

    ReadOnlyStringProperty toldProperty() {
        return told.property();
    }

    ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }
}
