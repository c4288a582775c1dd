package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.background.Background.Work;
import io.github.backupdesk.viewmodel.FilterHits.Search;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/** Looks for what a filter lets through: on the spot in a small tree, elsewhere in a large one, so that typing never waits. */
final class ScopeFilter {

    /** In so many names is looked within a millisecond. */
    private static final int AT_ONCE = 20_000;

    private final Background background;
    private final ReadOnlyBooleanWrapper underWay = new ReadOnlyBooleanWrapper();
    private @Nullable Asked asked;

    /** A question under way. A newer one takes its place, and then its answer is not shown. */
    private static final class Asked {
        private final ScopeTree tree;
        private final NamePattern pattern;
        private final Runnable onShown;
        private @Nullable Work work;

        Asked(ScopeTree tree, NamePattern pattern, Runnable onShown) {
            this.tree = tree;
            this.pattern = pattern;
            this.onShown = onShown;
        }
    }

    ScopeFilter(Background background) {
        this.background = background;
    }

    /** @param onShown runs once the rows of the tree are those of the text */
    void apply(ScopeTree tree, String text, Runnable onShown) {
        cancel();
        NamePattern pattern = NamePattern.of(text).orElse(null);
        if (tree.filteredBy(pattern)) {
            onShown.run();
        } else if (pattern == null || tree.totalCollections() <= AT_ONCE) {
            tree.show(pattern, Map.of());
            onShown.run();
        } else {
            ask(new Asked(tree, pattern, onShown));
        }
    }

    private void ask(Asked question) {
        Map<ScopeDatabase, Search> searches = new HashMap<>();
        question.tree.databases().forEach(each -> searches.put(each, each.search()));
        asked = question;
        underWay.set(true);
        question.work = background.start(
                () -> {
                    Map<ScopeDatabase, FilterHits> found = new HashMap<>();
                    for (Map.Entry<ScopeDatabase, Search> each : searches.entrySet()) {
                        found.put(each.getKey(), each.getValue().run(question.pattern));
                    }
                    return found;
                },
                found -> answer(question, found),
                e -> answer(question, Map.of()));
    }

    private void answer(Asked question, Map<ScopeDatabase, FilterHits> found) {
        if (asked == question) {
            asked = null;
            question.tree.show(question.pattern, found);
            underWay.set(false);
            question.onShown.run();
        }
    }

    ReadOnlyBooleanProperty underWayProperty() {
        return underWay.getReadOnlyProperty();
    }

    /** Waits for the answer, if there is one to come: what is done to "all that is shown" means the text that stands there. */
    void settle() {
        Asked question = asked;
        if (question != null) {
            cancel();
            question.tree.show(question.pattern, Map.of());
            question.onShown.run();
        }
    }

    void cancel() {
        if (asked != null && asked.work != null) {
            asked.work.cancel();
        }
        asked = null;
        underWay.set(false);
    }
}
