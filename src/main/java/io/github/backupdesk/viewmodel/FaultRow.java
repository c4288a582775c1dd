package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.CloudException.Refused;
import io.github.backupdesk.domain.Fault;
import io.github.backupdesk.domain.FaultBoard;
import io.github.backupdesk.domain.FaultSwitch;
import io.github.backupdesk.i18n.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/** One kind of fault: its switch, and what it is told. What is typed stays until the sandbox has taken it. */
public final class FaultRow {

    private final FaultSwitch kind;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final List<FaultField> fields;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();
    private final Sentence hits;
    private final Sentence problem;
    private final Sentence said;

    /** As the sandbox has it, or had it last. */
    private Map<String, String> taken;

    /** As it was sent last. */
    private Map<String, String> sent;

    private int awaited;

    FaultRow(FaultSwitch kind, ReadOnlyObjectProperty<Texts> texts) {
        this.kind = kind;
        this.texts = texts;
        this.fields = kind.parameters().stream()
                .map(parameter -> new FaultField(parameter, texts))
                .toList();
        this.hits = new Sentence(texts);
        this.problem = new Sentence(texts);
        this.said = new Sentence(texts);
        this.taken = kind.usualValues();
        this.sent = taken;
    }

    /** The sandbox's own name of the kind. */
    public String id() {
        return kind.kind();
    }

    /** A short name, or the sandbox's own where we have no words for it. */
    public String name() {
        return texts.get().find("simulator.kind." + id()).orElse(id());
    }

    /** What it does, in a line. */
    public String explanation() {
        return texts.get().find("simulator.does." + id()).orElse("");
    }

    public List<FaultField> fields() {
        return fields;
    }

    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    public boolean isOn() {
        return on.get();
    }

    /** How often it has struck; empty while it is off. */
    public ReadOnlyStringProperty hitsProperty() {
        return hits.property();
    }

    /** Why the last change was not made, in a sentence; empty if it was. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.property();
    }

    /** The sandbox's own words about that; empty if it said none. */
    public ReadOnlyStringProperty saidProperty() {
        return said.property();
    }

    FaultSwitch kind() {
        return kind;
    }

    boolean changed() {
        return !values().equals(taken);
    }

    void turn(boolean newOn) {
        on.set(newOn);
    }

    private Map<String, String> values() {
        return fields.stream()
                .collect(Collectors.toUnmodifiableMap(
                        FaultField::id, field -> field.valueProperty().getValueSafe()));
    }

    /** Its wish stands from now on, whatever comes back for other rows, until {@link #done} or {@link #failed}. */
    void await() {
        awaited++;
    }

    /** What to send. From then on, only what is typed later counts as not taken yet. */
    Map<String, String> send() {
        sent = values();
        return sent;
    }

    /** Takes over what the sandbox has, but for what was typed since. */
    void take(FaultBoard board) {
        if (awaited > 0) {
            return;
        }
        Optional<Fault> fault = board.first(kind);
        boolean untouched = !changed() || values().equals(sent);
        taken = fault.map(Fault::values).orElse(taken);
        if (untouched || fault.isEmpty()) {
            fields.forEach(field -> field.valueProperty().set(taken.getOrDefault(field.id(), "")));
        }
        on.set(fault.isPresent());
        fault.ifPresentOrElse(now -> hits.say("simulator.hits", now.hits()), hits::clear);
    }

    void done(FaultBoard board) {
        awaited--;
        take(board);
        well();
    }

    void well() {
        problem.clear();
        said.clear();
    }

    /** Goes back to what the sandbox has. What was typed stays, to be mended. */
    void failed(FaultBoard board, Exception e) {
        awaited--;
        sent = taken;
        take(board);
        tell(e);
    }

    private void tell(Exception e) {
        if (e instanceof Refused refused) {
            problem.say("simulator.refused");
            said.say(words -> CloudWords.said(words, refused.answer()));
        } else {
            problem.say(words -> words.get("simulator.failed", CloudWords.of(words, e)));
            said.clear();
        }
    }
}
