package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The rule that one request takes one database: told while ticks in several break it, with the ways out of it. */
final class ScopeRule {

    /** For how many databases "keep only" is offered: more would bury the tree. */
    private static final int OFFERED = 4;

    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ObservableList<ScopeChoice> choices = FXCollections.observableArrayList();
    private final Runnable onSplit;
    private final Consumer<ScopeDatabase> onKeep;
    private final Runnable onWhole;

    ScopeRule(Runnable onSplit, Consumer<ScopeDatabase> onKeep, Runnable onWhole) {
        this.onSplit = onSplit;
        this.onKeep = onKeep;
        this.onWhole = onWhole;
    }

    void tell(Texts words, List<ScopeDatabase> ticked, boolean split) {
        if (ticked.size() < 2) {
            notice.set("");
            choices.clear();
            return;
        }
        int collections = ticked.stream().mapToInt(ScopeDatabase::tickedCount).sum();
        notice.set(words.get(split ? "scope.split" : "scope.oneDatabase", ticked.size(), collections));
        List<ScopeChoice> ways = new ArrayList<>();
        if (!split) {
            ways.add(new ScopeChoice(words.get("scope.splitInto", ticked.size()), onSplit));
        }
        ticked.stream()
                .limit(OFFERED)
                .map(each -> new ScopeChoice(
                        words.get("scope.keepOnly", VisibleText.of(each.name(), 24), each.tickedCount()),
                        () -> onKeep.accept(each)))
                .forEach(ways::add);
        ways.add(new ScopeChoice(words.get("scope.wholeInstead"), onWhole));
        choices.setAll(ways);
    }

    ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    ObservableList<ScopeChoice> choices() {
        return choices;
    }
}
