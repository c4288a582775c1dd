package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.NameFiles;
import io.github.backupdesk.domain.NameList;
import io.github.backupdesk.domain.NameList.Odd;
import io.github.backupdesk.domain.NameListException;
import io.github.backupdesk.domain.NameTrouble;
import io.github.backupdesk.domain.PastedCommand;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.ScopeRow.Source;
import io.github.backupdesk.viewmodel.ScopeViewModel.Added;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A pasted, dropped or opened list of names: what it would change is told first, and only then does it change anything. */
public final class NameListViewModel {

    /** What is going on. */
    public enum State {
        CLOSED,
        READING,
        /** A list was read; it waits for a yes or a no. */
        OFFERED,
        /** What was pasted is no list but a command. */
        COMMAND
    }

    /** As much of a text as a command may have: looking for one costs time. */
    private static final int COMMAND_LENGTH = 1 << 16;

    /** So many names show whether the list was understood. */
    private static final int SAMPLE = 5;

    private final NameFiles files;
    private final ScopeViewModel scope;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.CLOSED);
    private final Sentence told;
    private final Sentence problem;
    private final ReadOnlyStringWrapper sample = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper action = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper canAdd = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper asksDatabase = new ReadOnlyBooleanWrapper();
    private final StringProperty database = new SimpleStringProperty("");
    private final ObservableList<OddRow> odd = FXCollections.observableArrayList();
    private Prompts prompts = Prompts.NOBODY;
    private Consumer<String> onCommand = command -> {};
    private Background.Work work = () -> {};
    private @Nullable NameList list;
    private Found.@Nullable Names sorted;
    private Map<String, Set<String>> wanted = Map.of();
    private String command = "";

    /** What was to be backed up before the list came, for when it is put away. */
    private ScopeType typeBefore = ScopeType.COLLECTION;

    /** Where the last file lay, for this run alone. */
    private Optional<Path> folder = Optional.empty();

    public NameListViewModel(
            NameFiles files, ScopeViewModel scope, Background background, ReadOnlyObjectProperty<Texts> texts) {
        this.files = files;
        this.scope = scope;
        this.background = background;
        this.texts = texts;
        this.told = new Sentence(texts);
        this.problem = new Sentence(texts);
        database.addListener((o, was, is) -> weigh());
        texts.addListener((o, was, is) -> weigh());
        // The list was weighed against another tree, or against what it held before.
        scope.countsProperty().addListener((o, was, is) -> weigh());
        // It was meant for the cluster that it was pasted to.
        scope.onLeaving(this::cancel);
    }

    /** Whom to ask for a file. */
    public void askBy(Prompts someone) {
        prompts = someone;
    }

    /** Who takes a command that was pasted for a list. */
    void onCommand(Consumer<String> taker) {
        onCommand = taker;
    }

    /** What was found in a text. */
    private sealed interface Found {

        /** With the names by database already, since sorting many of them out takes a moment. */
        record Names(NameList list, String database, Map<String, Set<String>> names) implements Found {

            static Names in(String database, NameList list) {
                return new Names(list, database, list.in(database));
            }
        }

        record Command(String text) implements Found {}
    }

    /** Reads a text that was copied. */
    public void paste(String text) {
        Set<String> databases = scope.databaseNames();
        String target = scope.suggestedDatabase();
        read(() -> text.length() < COMMAND_LENGTH && PastedCommand.read(text).isPresent()
                ? new Found.Command(text)
                : Found.Names.in(target, files.read(text, databases)));
    }

    /** Asks for a file and reads it. */
    public void open() {
        prompts.open(texts.get().get("names.open.title"), folder).ifPresent(this::read);
    }

    /** Reads the file that was dropped; of several, which one would be a guess. */
    public void drop(List<Path> dropped) {
        if (dropped.size() == 1) {
            read(dropped.getFirst());
        } else {
            problem.say("names.severalFiles", dropped.size());
        }
    }

    private void read(Path file) {
        folder = Optional.ofNullable(file.toAbsolutePath().getParent());
        Set<String> databases = scope.databaseNames();
        String target = scope.suggestedDatabase();
        read(() -> Found.Names.in(target, files.read(file, databases)));
    }

    /** Reading blocks, and a long list takes a moment even without a file. */
    private void read(Callable<Found> task) {
        close();
        problem.clear();
        typeBefore = scope.typeProperty().get();
        scope.typeProperty().set(ScopeType.COLLECTION);
        state.set(State.READING);
        told.say("names.reading");
        work = background.start(task, this::found, this::failed);
    }

    private void found(Found found) {
        switch (found) {
            case Found.Command(String text) -> {
                command = text;
                told.say("names.command");
                state.set(State.COMMAND);
            }
            case Found.Names read -> {
                asksDatabase.set(read.list().hasBare());
                database.set(read.database());
                list = read.list();
                sorted = read;
                weigh();
                state.set(State.OFFERED);
            }
        }
    }

    private void failed(Exception e) {
        close();
        problem.say(words -> words.get("names.failed", reason(words, e)));
    }

    private static String reason(Texts words, Exception e) {
        return e instanceof NameListException refused ? words.of(refused.hindrance()) : CloudWords.of(words, e);
    }

    /** Counts what the list would do to the tree as it stands. */
    private void weigh() {
        NameList names = list;
        if (names == null) {
            return;
        }
        Texts words = texts.get();
        String target = database.get().strip();
        Optional<NameTrouble> trouble = names.hasBare() ? NameTrouble.of(target) : Optional.empty();
        wanted = trouble.isEmpty() ? sorted(names, target) : Map.of();
        int distinct = wanted.values().stream().mapToInt(Set::size).sum();
        Added would = scope.weigh(wanted);
        canAdd.set(would.ticked() > 0);
        action.set(action(words, would));
        sample.set(sample(words, distinct));
        odd.setAll(names.odd().stream().map(each -> row(words, each)).toList());
        Function<Texts, String> counts = inWords -> inWords.get(
                "names.counts",
                names.size(),
                would.added(),
                distinct - would.added(),
                names.names().size() - distinct,
                names.odd().size(),
                names.leftOut());
        boolean strange = would.added() > 0 && scope.isTold();
        told.say(inWords -> trouble.isPresent()
                ? inWords.get(
                        "names.noDatabase",
                        inWords.of(trouble.get().flaw(), trouble.get().detail()))
                : strange ? inWords.get("names.notLive", counts.apply(inWords)) : counts.apply(inWords));
    }

    private Map<String, Set<String>> sorted(NameList names, String target) {
        Found.Names known = sorted;
        if (known == null || (names.hasBare() && !known.database().equals(target))) {
            known = Found.Names.in(target, names);
            sorted = known;
        }
        return known.names();
    }

    private static String action(Texts words, Added would) {
        int alsoTicked = would.ticked() - would.added();
        if (would.ticked() == 0) {
            return words.get("names.add.nothing");
        }
        if (alsoTicked == 0) {
            return words.get("names.add.new", would.added());
        }
        return would.added() == 0
                ? words.get("names.add.tick", alsoTicked)
                : words.get("names.add.both", would.added(), alsoTicked);
    }

    private String sample(Texts words, int distinct) {
        String first = wanted.entrySet().stream()
                .flatMap(each -> each.getValue().stream()
                        .limit(SAMPLE)
                        .map(name -> VisibleText.of(each.getKey(), 40) + "." + VisibleText.of(name, 40)))
                .limit(SAMPLE)
                .collect(Collectors.joining(", "));
        return first.isEmpty() ? "" : words.get("names.sample", first, distinct > SAMPLE ? 1 : 0);
    }

    private static OddRow row(Texts words, Odd each) {
        return new OddRow(
                words.get("names.odd.line", each.line()),
                VisibleText.of(each.text(), 60),
                words.of(each.flaw(), each.detail()));
    }

    /** Does what was offered, in one step that can be undone. Returns whether there was anything to do. */
    public boolean add() {
        if (state.get() != State.OFFERED || !canAdd.get()) {
            return false;
        }
        Map<String, Set<String>> names = wanted;
        close();
        scope.addNames(names, Source.TYPED);
        return true;
    }

    /** Fills the form with the command that was pasted. */
    public void takeCommand() {
        if (state.get() == State.COMMAND) {
            String text = command;
            cancel();
            onCommand.accept(text);
        }
    }

    /** Puts the list away. Nothing was changed by it. */
    public void cancel() {
        if (state.get() != State.CLOSED) {
            close();
            scope.typeProperty().set(typeBefore);
        }
        problem.clear();
    }

    private void close() {
        work.cancel();
        list = null;
        sorted = null;
        wanted = Map.of();
        command = "";
        odd.clear();
        canAdd.set(false);
        asksDatabase.set(false);
        told.clear();
        state.set(State.CLOSED);
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What was read, in numbers. */
    public ReadOnlyStringProperty toldProperty() {
        return told.property();
    }

    /** Why nothing could be read; mostly empty. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.property();
    }

    /** The first names, as they were understood. */
    public ReadOnlyStringProperty sampleProperty() {
        return sample.getReadOnlyProperty();
    }

    /** What a yes does, in words and numbers. */
    public ReadOnlyStringProperty actionProperty() {
        return action.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canAddProperty() {
        return canAdd.getReadOnlyProperty();
    }

    /** Whether names stand without a database, so that one has to be told. */
    public ReadOnlyBooleanProperty asksDatabaseProperty() {
        return asksDatabase.getReadOnlyProperty();
    }

    /** Where names without a database go. */
    public StringProperty databaseProperty() {
        return database;
    }

    /** What is no name, in the order of the list. */
    public ObservableList<OddRow> odd() {
        return odd;
    }
}
