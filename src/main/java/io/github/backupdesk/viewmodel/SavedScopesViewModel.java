package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.settings.SavedScope;
import io.github.backupdesk.settings.SavedScopesFile.Loaded;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The scopes that were given a name: to save one, to find it again, to apply it, and to put it away. */
public final class SavedScopesViewModel {

    private static final int LONGEST = 80;

    /** Writes them down, all of them; blocks. */
    @FunctionalInterface
    public interface Keeper {
        void save(List<SavedScope> scopes) throws Exception;
    }

    private final Keeper keeper;
    private final ScopeViewModel scope;
    private final PatternViewModel pattern;
    private final AppliedScopeViewModel applied;
    private final ReadOnlyObjectProperty<Optional<Cluster>> cluster;
    private final Background background;
    private final Times times;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final ObservableList<SavedScopeRow> rows = FXCollections.observableArrayList();
    private final ObservableList<ScopeChoice> choices = FXCollections.observableArrayList();
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final Sentence told;
    private final Optional<String> untouchable;
    private List<SavedScope> scopes = List.of();

    /** The name under which one is there already, that was asked for once. */
    private String toReplace = "";

    private @Nullable SavedScope removed;
    private boolean saving;
    private boolean changed;

    /** @param loaded what was written down before */
    public SavedScopesViewModel(
            Loaded loaded,
            Keeper keeper,
            ScopeViewModel scope,
            PatternViewModel pattern,
            ReadOnlyObjectProperty<Optional<Cluster>> cluster,
            Background background,
            Clock clock,
            ReadOnlyObjectProperty<Texts> texts) {
        this.keeper = keeper;
        this.scope = scope;
        this.pattern = pattern;
        this.applied = new AppliedScopeViewModel(scope, texts);
        this.cluster = cluster;
        this.background = background;
        this.times = new Times(clock);
        this.texts = texts;
        this.told = new Sentence(texts);
        this.untouchable = loaded instanceof Loaded.Untouchable kept ? Optional.of(kept.reason()) : Optional.empty();
        if (loaded instanceof Loaded.Read read) {
            scopes = read.scopes();
        }
        texts.addListener((o, was, is) -> retell());
        // Another look at the list is another day.
        open.addListener((o, was, is) -> forget());
        retell();
    }

    private void retell() {
        Texts words = texts.get();
        rows.setAll(scopes.stream().map(each -> row(words, each)).toList());
        choices.setAll(
                removed == null
                        ? List.of()
                        : List.of(new ScopeChoice(words.get("saved.putBack", visible(removed)), this::putBack)));
        untouchable.ifPresent(why -> told.say("saved.untouchable", VisibleText.of(why)));
    }

    private SavedScopeRow row(Texts words, SavedScope each) {
        String from = each.clusterName().isEmpty() ? each.clusterId() : each.clusterName();
        String when = when(words, each);
        return new SavedScopeRow(
                each.name(),
                content(words, each),
                from.isEmpty() ? when : words.get("saved.origin", VisibleText.of(from, 60), when));
    }

    private static String content(Texts words, SavedScope each) {
        if (each.type().equals(ScopeType.CLUSTER.name())) {
            return words.get("scope.whole");
        }
        String names =
                words.get("saved.content", each.size(), each.collections().size());
        return each.patterns().isEmpty() ? names : words.get("saved.withPatterns", names, patterns(words, each));
    }

    private static String patterns(Texts words, SavedScope each) {
        return each.patterns().stream()
                .map(name -> VisibleText.of(name, 40))
                .reduce((one, other) -> words.get("list.join", one, other))
                .orElse("");
    }

    private String when(Texts words, SavedScope each) {
        try {
            return times.near(words, Instant.parse(each.savedAt()));
        } catch (DateTimeParseException e) {
            return VisibleText.of(each.savedAt(), 40);
        }
    }

    /** What a scope that is saved now may be called. */
    public String suggestedName() {
        Texts words = texts.get();
        String where = cluster.get()
                .map(each -> each.name().isEmpty() ? each.id().value() : each.name())
                .orElse("");
        int ticked = ScopeDrift.count(scope.ticks());
        String what = scope.typeProperty().get() == ScopeType.CLUSTER
                ? words.get("scope.whole")
                : words.get("saved.suggested", ticked);
        return where.isEmpty() ? what : words.get("saved.suggested.of", where, what);
    }

    /** Saves what is chosen now. A name that is there already is replaced when it is asked for a second time. */
    public boolean save(String typed) {
        String name = typed.strip();
        Map<String, List<String>> ticks = scope.ticks();
        boolean whole = scope.typeProperty().get() == ScopeType.CLUSTER;
        if (!fits(name)) {
            return false;
        }
        if (!whole && ticks.isEmpty()) {
            told.say("saved.nothing");
            return false;
        }
        if (find(name).isPresent() && !name.equals(toReplace)) {
            toReplace = name;
            told.say("saved.replace", VisibleText.of(name));
            return false;
        }
        Optional<Cluster> of = cluster.get();
        SavedScope fresh = new SavedScope(
                name,
                scope.typeProperty().get().name(),
                whole ? Map.of() : ticks,
                whole ? List.of() : pattern.held(),
                of.map(each -> each.id().value()).orElse(""),
                of.map(Cluster::name).orElse(""),
                times.now().toString());
        forget();
        // Before it is written, so that it cannot take the place of what the writing met with.
        told.say("saved.done", VisibleText.of(name));
        change(list -> {
            list.removeIf(each -> same(each, name));
            list.add(fresh);
        });
        return true;
    }

    /** Ticks what a saved scope names, in the tree that is shown, and says in what the two differ. */
    public void apply(SavedScopeRow row) {
        find(row.name()).ifPresent(saved -> {
            open.set(false);
            applied.apply(saved);
            pattern.remember(saved.patterns());
        });
    }

    public boolean rename(SavedScopeRow row, String typed) {
        String name = typed.strip();
        if (!fits(name)) {
            return false;
        }
        if (find(name).isPresent() && !name.equalsIgnoreCase(row.name())) {
            told.say("saved.taken", VisibleText.of(name));
            return false;
        }
        forget();
        change(list -> list.replaceAll(each -> same(each, row.name()) ? each.named(name) : each));
        return true;
    }

    /** Removes one; it can be put back until the next change. */
    public void remove(SavedScopeRow row) {
        find(row.name()).filter(each -> writable()).ifPresent(gone -> {
            forget();
            removed = gone;
            told.say("saved.removed", visible(gone));
            change(list -> list.remove(gone));
        });
    }

    /** Puts back the one that was removed last. */
    public void putBack() {
        SavedScope gone = removed;
        forget();
        if (gone != null && find(gone.name()).isEmpty()) {
            change(list -> list.add(gone));
        }
    }

    private void forget() {
        toReplace = "";
        removed = null;
        told.clear();
        retell();
    }

    private boolean fits(String name) {
        if (!writable()) {
            return false;
        }
        if (name.isEmpty()) {
            told.say("saved.noName");
        } else if (name.length() > LONGEST) {
            told.say("saved.longName", LONGEST, name.length());
        }
        return !name.isEmpty() && name.length() <= LONGEST;
    }

    private boolean writable() {
        untouchable.ifPresent(why -> told.say("saved.untouchable", VisibleText.of(why)));
        return untouchable.isEmpty();
    }

    private static String visible(SavedScope saved) {
        return VisibleText.of(saved.name(), LONGEST);
    }

    private Optional<SavedScope> find(String name) {
        return scopes.stream().filter(each -> same(each, name)).findFirst();
    }

    private static boolean same(SavedScope each, String name) {
        return each.name().equalsIgnoreCase(name);
    }

    private void change(Consumer<List<SavedScope>> edit) {
        List<SavedScope> edited = new ArrayList<>(scopes);
        edit.accept(edited);
        edited.sort((one, other) ->
                one.name().toLowerCase(Locale.ROOT).compareTo(other.name().toLowerCase(Locale.ROOT)));
        scopes = List.copyOf(edited);
        retell();
        keep();
    }

    /** One after the other, so that the last word is the one that stays. */
    private void keep() {
        changed = true;
        if (saving) {
            return;
        }
        saving = true;
        changed = false;
        List<SavedScope> all = scopes;
        Callable<Integer> task = () -> {
            keeper.save(all);
            return all.size();
        };
        background.start(task, done -> kept(), e -> {
            kept();
            told.say(words -> words.get("saved.notKept", VisibleText.of(String.valueOf(e.getMessage()))));
        });
    }

    private void kept() {
        saving = false;
        if (changed) {
            keep();
        }
    }

    /** In what the scope that was applied and the cluster differ. */
    public AppliedScopeViewModel applied() {
        return applied;
    }

    /** By name. */
    public ObservableList<SavedScopeRow> rows() {
        return rows;
    }

    /** Whether they are looked at. */
    public BooleanProperty openProperty() {
        return open;
    }

    /** What came of the last gesture, or why nothing did; mostly empty. */
    public ReadOnlyStringProperty toldProperty() {
        return told.property();
    }

    /** What may be done about it. */
    public ObservableList<ScopeChoice> choices() {
        return choices;
    }
}
