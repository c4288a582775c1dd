package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.settings.SavedScope;
import io.github.backupdesk.viewmodel.ScopeRow.Source;
import io.github.backupdesk.viewmodel.ScopeViewModel.Live;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The saved scope that was applied to the tree that is shown, and in what the two differ. */
public final class AppliedScopeViewModel {

    /** So many names are told one by one. */
    private static final int NAMED = 5;

    private final ScopeViewModel scope;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final Sentence told;
    private final ObservableList<ScopeChoice> choices = FXCollections.observableArrayList();
    private @Nullable SavedScope saved;

    AppliedScopeViewModel(ScopeViewModel scope, ReadOnlyObjectProperty<Texts> texts) {
        this.scope = scope;
        this.texts = texts;
        this.told = new Sentence(texts);
        scope.rowsProperty().addListener(o -> dismiss());
        // Change listeners: what nobody reads is not told a second time to those who only hear that it may have
        // changed.
        scope.countsProperty().addListener((o, was, is) -> compare());
        scope.loading().stateProperty().addListener((o, was, is) -> compare());
        texts.addListener((o, was, is) -> compare());
    }

    void apply(SavedScope chosen) {
        saved = null;
        scope.take(isWhole(chosen) ? ScopeType.CLUSTER : ScopeType.COLLECTION, chosen.collections(), Source.SAVED);
        saved = chosen;
        compare();
    }

    private static boolean isWhole(SavedScope saved) {
        return saved.type().equals(ScopeType.CLUSTER.name());
    }

    private void compare() {
        SavedScope chosen = saved;
        if (chosen == null) {
            return;
        }
        String name = VisibleText.of(chosen.name(), 60);
        choices.clear();
        Optional<Live> live = scope.live(chosen.collections().keySet());
        if (isWhole(chosen)) {
            told.say("applied.whole", name);
        } else if (live.isEmpty()) {
            told.say("applied.cannotCompare", name);
        } else {
            tell(chosen, name, ScopeDrift.between(chosen, live.get(), scope.ticks()));
        }
    }

    private void tell(SavedScope chosen, String name, ScopeDrift drift) {
        int missing = ScopeDrift.count(drift.missing());
        int fresh = ScopeDrift.count(drift.fresh());
        told.say(words -> {
            List<String> parts = new ArrayList<>();
            if (missing > 0) {
                parts.add(words.get("applied.missing", missing, chosen.size(), names(words, drift.missing())));
            }
            if (fresh > 0) {
                parts.add(words.get("applied.fresh", fresh, names(words, drift.fresh())));
            }
            if (!drift.untold().isEmpty()) {
                parts.add(words.get("applied.untold", VisibleText.of(String.join(", ", drift.untold()))));
            } else if (parts.isEmpty()) {
                parts.add(words.get("applied.same", chosen.size()));
            }
            return parts.stream().reduce(words.get("applied.done", name), (a, b) -> words.get("applied.join", a, b));
        });
        Texts words = texts.get();
        if (fresh > 0) {
            choices.add(new ScopeChoice(
                    words.get("applied.tick", fresh), () -> scope.addNames(drift.fresh(), Source.LIVE)));
        }
        if (missing > 0) {
            choices.add(new ScopeChoice(words.get("applied.untick", missing), () -> scope.untick(drift.missing())));
        }
    }

    private static String names(Texts words, Map<String, List<String>> byDatabase) {
        List<String> all = ScopeDrift.flat(byDatabase);
        String first =
                all.stream().limit(NAMED).map(each -> VisibleText.of(each, 40)).collect(Collectors.joining(", "));
        return all.size() > NAMED ? words.get("applied.more", first, all.size() - NAMED) : first;
    }

    /** Takes it that what was told has been read. */
    public void dismiss() {
        saved = null;
        told.clear();
        choices.clear();
    }

    /** That a scope was applied, and in what it and the cluster differ; empty if none was, or if that was read. */
    public ReadOnlyStringProperty toldProperty() {
        return told.property();
    }

    /** What may be done about the difference. */
    public ObservableList<ScopeChoice> choices() {
        return choices;
    }
}
