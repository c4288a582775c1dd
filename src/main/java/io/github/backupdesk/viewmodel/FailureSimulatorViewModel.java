package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.FailureSimulator;
import io.github.backupdesk.domain.Fault;
import io.github.backupdesk.domain.FaultBoard;
import io.github.backupdesk.domain.FaultSwitch;
import io.github.backupdesk.i18n.Texts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The bad days of the sandbox, a row for each. The sandbox takes all faults at once or none, so changes go out one by one,
 * each on top of what it had taken before: a wrong value in one row keeps no other from being switched.
 */
public final class FailureSimulatorViewModel {

    private final FailureSimulator simulator;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;

    private final ObservableList<FaultRow> rows = FXCollections.observableArrayList();
    private final ObservableList<FaultRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final Sentence banner;
    private final Sentence trouble;
    private final Deque<Step> waiting = new ArrayDeque<>();
    private FaultBoard board = FaultBoard.EMPTY;
    private boolean busy;

    /** @param call made on the UI thread just before it goes out, so that it builds on what came back last */
    private record Step(Supplier<Callable<FaultBoard>> call, Runnable done, Consumer<Exception> failed) {}

    public FailureSimulatorViewModel(
            FailureSimulator simulator, Background background, ReadOnlyObjectProperty<Texts> texts) {
        this.simulator = simulator;
        this.background = background;
        this.texts = texts;
        this.banner = new Sentence(texts);
        this.trouble = new Sentence(texts);
    }

    /** Asks which switches there are and what is on. What is being typed stays. */
    public void load() {
        add(new Step(() -> simulator::board, () -> {}, e -> trouble("simulator.unreadable", e)));
    }

    /** Switches a row on, as its fields say, or off. */
    public void turn(FaultRow row, boolean on) {
        row.turn(on);
        send(row);
    }

    /** Sends what was typed, if it is new and the row is on. */
    public void apply(FaultRow row) {
        if (row.isOn() && row.changed()) {
            send(row);
        } else {
            row.well();
        }
    }

    private void send(FaultRow row) {
        row.await();
        add(new Step(() -> change(row), () -> row.done(board), e -> row.failed(board, e)));
    }

    private Callable<FaultBoard> change(FaultRow row) {
        FaultSwitch kind = row.kind();
        List<Fault> wanted = row.isOn() ? board.with(kind, row.send()) : board.without(kind);
        return () -> simulator.set(wanted);
    }

    /** Switches everything off. */
    public void clear() {
        rows.forEach(row -> row.turn(false));
        add(new Step(() -> simulator::clear, () -> rows.forEach(FaultRow::well), e -> {
            rows.forEach(row -> row.take(board));
            trouble("simulator.notCleared", e);
        }));
    }

    private void add(Step step) {
        waiting.add(step);
        next();
    }

    private void next() {
        Step step = busy ? null : waiting.poll();
        if (step == null) {
            return;
        }
        busy = true;
        background.start(
                step.call().get(),
                answer -> {
                    trouble.clear();
                    show(answer);
                    step.done().run();
                    goOn();
                },
                e -> {
                    step.failed().accept(e);
                    goOn();
                });
    }

    private void goOn() {
        busy = false;
        next();
    }

    private void show(FaultBoard answer) {
        board = answer;
        if (!rows.stream().map(FaultRow::kind).toList().equals(answer.switches())) {
            rows.setAll(answer.switches().stream()
                    .map(kind -> new FaultRow(kind, texts))
                    .toList());
        }
        rows.forEach(row -> row.take(answer));
        int on = answer.on().size();
        count.set(on);
        if (on == 0) {
            banner.clear();
        } else {
            banner.say("simulator.banner", on);
        }
    }

    private void trouble(String key, Exception e) {
        trouble.say(words -> words.get(key, CloudWords.of(words, e)));
    }

    /** A row for each kind, in the sandbox's order; empty until they are known. */
    public ObservableList<FaultRow> rows() {
        return rowsView;
    }

    /** How many faults are on. */
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** Says that something is on; empty while nothing is. */
    public ReadOnlyStringProperty bannerProperty() {
        return banner.property();
    }

    /** Why the switches could not be read or cleared; empty if they could. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.property();
    }
}
