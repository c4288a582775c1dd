package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BodyProblem;
import io.github.backupdesk.domain.BodyReading;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.CopyTargets;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.BackupFormViewModel.Wanted;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The body of the request under review as a text that a person edits; each change is read anew, and none is lost unasked. */
public final class BodyEditor {

    /** What is longer is no text for a field: each key would have to lay it all out. */
    private static final int LINES = 2_000;

    private final Background background;
    private final Function<String, BodyReading> reader;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper usable = new ReadOnlyBooleanWrapper();
    private final Sentence problem;
    private final Sentence reminder;
    private Background.Work reading = () -> {};
    private Consumer<BackupRequest> onUse = request -> {};
    private Runnable onChange = () -> {};
    private String former = "";
    private @Nullable Wanted wanted;
    private @Nullable BackupRequest read;

    /** @param reader reads the body of a create call */
    BodyEditor(Background background, Function<String, BodyReading> reader, ReadOnlyObjectProperty<Texts> texts) {
        this.background = background;
        this.reader = reader;
        this.problem = new Sentence(texts);
        this.reminder = new Sentence(texts);
        text.addListener((o, was, is) -> readAnew());
    }

    /**
     * @param used handed the request that takes the place of the former one
     * @param changed told when it is opened or closed
     */
    void tell(Consumer<BackupRequest> used, Runnable changed) {
        onUse = used;
        onChange = changed;
    }

    /** Opens with the body of a request, unless it is too long. */
    boolean open(Wanted of, String body) {
        if (body.lines().limit(LINES + 1L).count() > LINES) {
            return false;
        }
        wanted = of;
        former = body;
        reminder.clear();
        open.set(true);
        text.set(body);
        readAnew();
        onChange.run();
        return true;
    }

    /** Takes what stands there, if it may be sent. */
    public void use() {
        BackupRequest request = read;
        if (open.get() && usable.get() && request != null) {
            close();
            onUse.accept(request);
        }
    }

    /** Goes back to the request as it was. */
    public void discard() {
        close();
    }

    private void close() {
        reading.cancel();
        reminder.clear();
        problem.clear();
        usable.set(false);
        open.set(false);
        onChange.run();
    }

    /** Whether it holds a text that would be lost. */
    boolean holds() {
        return open.get() && !text.get().equals(former);
    }

    /** Closes if nothing would be lost; else says what to do first. */
    boolean leave() {
        if (holds()) {
            reminder.say("review.edit.unused");
            return false;
        }
        if (open.get()) {
            close();
        }
        return true;
    }

    private void readAnew() {
        if (!open.get()) {
            return;
        }
        usable.set(false);
        read = null;
        reading.cancel();
        String body = text.get();
        reading = background.start(() -> reader.apply(body), this::take, e -> problem.say("review.edit.unread"));
    }

    private void take(BodyReading came) {
        switch (came) {
            case BodyReading.Refused(BodyProblem flaw) -> refuse(flaw);
            case BodyReading.Read(var scope, var copies) -> {
                Cluster cluster = wanted == null ? null : wanted.cluster();
                if (cluster == null) {
                    return;
                }
                Optional<CopyTargets.Impossible> impossible = CopyTargets.firstImpossible(cluster.regionId(), copies);
                if (impossible.isPresent()) {
                    refuse(impossible.get());
                    return;
                }
                read = new BackupRequest(cluster.id(), scope, copies);
                problem.clear();
                usable.set(true);
            }
        }
    }

    private void refuse(BodyProblem flaw) {
        String detail = VisibleText.of(flaw.detail(), 120);
        problem.say(words -> at(words, flaw.line(), words.of(flaw.flaw(), detail, flaw.line())));
    }

    private void refuse(CopyTargets.Impossible copy) {
        int line = lineOf(copy.region());
        problem.say(words -> at(words, line, CloudWords.impossible(words, copy)));
    }

    /** The reader has taken it from there, so it stands there; the last place, for it is at the end that copies stand. */
    private int lineOf(RegionId region) {
        List<String> lines = text.get().lines().toList();
        for (int line = lines.size(); line > 0; line--) {
            if (lines.get(line - 1).contains('"' + region.value() + '"')) {
                return line;
            }
        }
        return 0;
    }

    private static String at(Texts words, int line, String sentence) {
        return line == 0 ? sentence : words.get("review.edit.line", String.valueOf(line), sentence);
    }

    public StringProperty textProperty() {
        return text;
    }

    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Whether what stands there may be sent. */
    public ReadOnlyBooleanProperty usableProperty() {
        return usable.getReadOnlyProperty();
    }

    /** Why it may not; empty if it may. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.property();
    }

    /** That there is something that would be lost; empty until somebody wants to leave. */
    public ReadOnlyStringProperty reminderProperty() {
        return reminder.property();
    }
}
