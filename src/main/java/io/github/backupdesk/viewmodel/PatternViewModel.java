package io.github.backupdesk.viewmodel;

import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.ScopeViewModel.Matching;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/** Ticks by pattern: the filter shows what matches, says how many these are, and Enter ticks them. */
public final class PatternViewModel {

    private final ScopeViewModel scope;
    private final Sentence told;

    /** By which patterns was ticked in the tree that is shown. */
    private final Set<String> used = new LinkedHashSet<>();

    public PatternViewModel(ScopeViewModel scope, ReadOnlyObjectProperty<Texts> texts) {
        this.scope = scope;
        this.told = new Sentence(texts);
        scope.filterProperty().addListener((o, was, is) -> retell());
        scope.countsProperty().addListener((o, was, is) -> retell());
        scope.filteringProperty().addListener((o, was, is) -> retell());
        scope.rowsProperty().addListener((o, was, is) -> {
            used.clear();
            retell();
        });
    }

    private String pattern() {
        return scope.filterProperty().get().strip();
    }

    private void retell() {
        if (scope.filteringProperty().get()) {
            // What matches is being looked for, on another thread: here it would make the window wait.
            return;
        }
        Matching found = pattern().isEmpty() ? new Matching(0, 0) : scope.countMatching(pattern());
        if (found.matches() == 0) {
            told.clear();
        } else {
            told.say("pattern.matches", found.matches(), found.ticked(), found.matches() - found.ticked());
        }
    }

    /** Ticks what matches, shown or not. */
    public void tick() {
        if (!pattern().isEmpty() && scope.tickMatching(pattern()).matches() > 0) {
            used.add(pattern());
        }
    }

    /** Takes patterns by which had been ticked before. */
    void remember(Collection<String> patterns) {
        used.addAll(patterns);
    }

    /** The patterns that still hold: what they match is ticked, all of it. */
    List<String> held() {
        return used.stream()
                .filter(each -> {
                    Matching found = scope.countMatching(each);
                    return found.matches() > 0 && found.matches() == found.ticked();
                })
                .toList();
    }

    /** What the pattern in the filter matches; empty if there is none or it matches nothing. */
    public ReadOnlyStringProperty toldProperty() {
        return told.property();
    }
}
