package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.Copy;
import io.github.backupdesk.domain.Search;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.NoteService;
import io.github.backupdesk.service.ReconcileService;
import io.github.backupdesk.service.WatchService;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What may be done with the chosen attempt: settle it, send or take it back, follow it or not, write a note beside it. */
public final class AttemptViewModel {

    /** The services behind the verbs. */
    public record Services(ReconcileService reconcile, WatchService watch, NoteService notes) {}

    /** A backup that may be the one, as it is offered for confirmation. */
    public record Candidate(Backup backup, String id, String name, String status, String made) {}

    /** A copy, and how much of it is proven. */
    public record CopyLine(String city, String regionId, String stage, String backupId) {}

    private final HistoryViewModel history;
    private final QueueViewModel queue;
    private final Services services;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final Times times;

    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper settleable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper sendable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper cancellable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper blocked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper watched = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper unwatched = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper typedRight = new ReadOnlyBooleanWrapper();
    private final ObservableList<Candidate> candidates = FXCollections.observableArrayList();
    private final ObservableList<CopyLine> copies = FXCollections.observableArrayList();
    private final Sentence search;
    private final Sentence trouble;
    private final ReadOnlyStringWrapper transcript = new ReadOnlyStringWrapper("");
    private final StringProperty note = new SimpleStringProperty("");
    private final StringProperty ticket = new SimpleStringProperty("");
    private final StringProperty typed = new SimpleStringProperty("");
    private Gate gate = Gate.OPEN;
    private long shownId;

    public AttemptViewModel(
            HistoryViewModel history,
            QueueViewModel queue,
            Services services,
            Background background,
            ReadOnlyObjectProperty<Texts> texts) {
        this.history = history;
        this.queue = queue;
        this.services = services;
        this.background = background;
        this.times = history.times();
        this.texts = texts;
        this.search = new Sentence(texts);
        this.trouble = new Sentence(texts);
        history.selectedProperty().addListener(o -> show());
        typed.addListener(o -> typedRight.set(typedMatches()));
        show();
    }

    private @Nullable Attempt chosen() {
        HistoryRow row = history.selectedProperty().get();
        return row == null ? null : row.attempt();
    }

    private void show() {
        Attempt attempt = chosen();
        open.set(attempt != null && attempt.openQuestion());
        settleable.set(attempt != null && services.reconcile().canLook(attempt));
        cancellable.set(attempt != null && attempt.state() == AttemptState.PLANNED);
        blocked.set(attempt != null && queue.blocker(attempt).isPresent());
        sendable.set(attempt != null && queue.canEnqueue(attempt));
        watched.set(attempt != null && services.watch().canWatch(attempt));
        unwatched.set(attempt != null && services.watch().canResume(attempt));
        transcript.set(attempt == null ? "" : TranscriptWords.of(texts.get(), times, attempt));
        if (attempt == null) {
            candidates.clear();
            copies.clear();
            return;
        }
        List<Backup> fitting = settleable.get() ? attempt.trail().search().candidates() : List.of();
        candidates.setAll(fitting.stream().map(this::candidate).toList());
        copies.setAll(attempt.trail().copies().stream().map(this::copy).toList());
        tellSearch(attempt);
        if (shownId != attempt.id()) {
            // What is being typed beside a row is not overwritten by news of the same row.
            shownId = attempt.id();
            note.set(attempt.trail().note());
            ticket.set(attempt.trail().ticket());
            typed.set("");
            trouble.clear();
        }
    }

    private Candidate candidate(Backup backup) {
        Texts words = texts.get();
        return new Candidate(
                backup,
                VisibleText.of(backup.id()),
                VisibleText.of(backup.name()),
                VisibleText.of(backup.status(), 40),
                backup.createTime() == null ? "–" : times.clock(words, backup.createTime()));
    }

    private CopyLine copy(Copy copy) {
        Texts words = texts.get();
        return new CopyLine(
                CloudWords.city(words, copy.regionId()),
                copy.regionId().value(),
                words.of(copy.stage()),
                VisibleText.of(copy.backupId()));
    }

    private void tellSearch(Attempt attempt) {
        Search now = attempt.trail().search();
        if (attempt.openQuestion() && !settleable.get()) {
            search.say("settle.foreign");
            return;
        }
        if (now.lastLook() == null) {
            search.say("settle.notLooked");
            return;
        }
        var at = now.lastLook();
        search.say(words -> words.get(
                "settle." + now.verdict().name().toLowerCase(Locale.ROOT), now.looks(), times.clock(words, at)));
    }

    /** Reads the list once more. */
    public void lookAgain() {
        change(attempt -> services.reconcile().look(attempt));
    }

    /** It is this one. */
    public void confirm(Candidate candidate) {
        Attempt attempt = chosen();
        if (attempt == null) {
            return;
        }
        trouble.clear();
        background.start(
                () -> services.reconcile().confirm(attempt, candidate.backup()),
                now -> {
                    history.put(now);
                    if (services.reconcile().canLook(now)) {
                        // Another entry has it, so the candidates are out of date.
                        change(now, services.reconcile()::look);
                        trouble.say(words -> words.get("settle.taken", candidate.id()));
                    }
                },
                this::tellTrouble);
    }

    /** It does not exist. */
    public void settleAbsent() {
        change(attempt -> services.reconcile().settleAbsent(attempt));
    }

    /** Sends the same request once more, after the user has typed the cluster's name or ID and so knows what it does. */
    public void sendAgain() {
        Attempt attempt = chosen();
        if (attempt != null && settleable.get() && typedMatches()) {
            gate.pass(words -> words.get("lock.again"), () -> {
                typed.set("");
                trouble.clear();
                queue.plan(attempt.exact(), clusterOf(attempt), planned -> settleBy(planned, attempt));
            });
        }
    }

    /** What is sent from here goes through it. */
    void guardBy(Gate before) {
        gate = before;
    }

    /** Only what is written down can stand for the first: until then the question stays open. */
    private void settleBy(Attempt planned, Attempt first) {
        background.start(
                () -> services.reconcile().settleSentAgain(first),
                settled -> {
                    history.put(settled);
                    if (settled.trail().search().verdict() == Search.Verdict.SENT_AGAIN) {
                        queue.enqueue(planned);
                    } else {
                        // It was settled otherwise meanwhile, so whether to send is asked anew.
                        history.put(planned);
                    }
                },
                e -> {
                    // It waits for the open question, and says so.
                    queue.enqueue(planned);
                    tellTrouble(e);
                });
    }

    private static Cluster clusterOf(Attempt attempt) {
        Cluster typed = Cluster.typed(attempt.exact().request().clusterId());
        return new Cluster(typed.id(), attempt.clusterName(), "", attempt.homeRegion(), "", "", 0, "", "", "");
    }

    private boolean typedMatches() {
        Attempt attempt = chosen();
        String text = typed.get().strip();
        return attempt != null
                && !text.isEmpty()
                && (text.equals(attempt.clusterName())
                        || text.equals(attempt.exact().request().clusterId().value()));
    }

    /** Sends what an earlier run left planned. */
    public void send() {
        withRow(row -> gate.pass(words -> words.get("lock.resume", 1), () -> queue.send(row)));
    }

    /** Takes back what has not begun to leave. */
    public void cancel() {
        withRow(queue::cancel);
    }

    /** Shows the entry that this one waits for. */
    public void showBlocker() {
        withRow(row -> queue.blocker(row.attempt()).ifPresent(history::reveal));
    }

    public void stopWatching() {
        change(attempt -> services.watch().stop(attempt));
    }

    public void watchAgain() {
        change(attempt -> services.watch().resume(attempt));
    }

    public void saveNote() {
        String words = note.get();
        String number = ticket.get();
        change(attempt -> services.notes().note(attempt, words, number));
    }

    private void withRow(Consumer<HistoryRow> action) {
        HistoryRow row = history.selectedProperty().get();
        if (row != null) {
            action.accept(row);
        }
    }

    /** A change to an attempt, made off the UI thread. */
    @FunctionalInterface
    private interface Change {
        Attempt of(Attempt attempt) throws Exception;
    }

    private void change(Change change) {
        Attempt attempt = chosen();
        if (attempt != null) {
            change(attempt, change);
        }
    }

    private void change(Attempt attempt, Change change) {
        trouble.clear();
        Callable<Attempt> work = () -> change.of(attempt);
        background.start(work, history::put, this::tellTrouble);
    }

    private void tellTrouble(Exception e) {
        trouble.say(words -> CloudWords.of(words, e));
    }

    /** Whether nobody has said yet what became of it. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Whether the question is one that can be settled from here: the request went out with this account. */
    public ReadOnlyBooleanProperty settleableProperty() {
        return settleable.getReadOnlyProperty();
    }

    /** Whether it was planned in an earlier run, for this account, and can be sent now. */
    public ReadOnlyBooleanProperty sendableProperty() {
        return sendable.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty cancellableProperty() {
        return cancellable.getReadOnlyProperty();
    }

    /** Whether it waits for another entry, which can be shown. */
    public ReadOnlyBooleanProperty blockedProperty() {
        return blocked.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty watchedProperty() {
        return watched.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty unwatchedProperty() {
        return unwatched.getReadOnlyProperty();
    }

    /** Whether the cluster's name or ID has been typed, as sending again asks for. */
    public ReadOnlyBooleanProperty typedRightProperty() {
        return typedRight.getReadOnlyProperty();
    }

    public ObservableList<Candidate> candidates() {
        return candidates;
    }

    public ObservableList<CopyLine> copies() {
        return copies;
    }

    /** How far the looking has come. */
    public ReadOnlyStringProperty searchProperty() {
        return search.property();
    }

    /** Everything that was sent and received. */
    public ReadOnlyStringProperty transcriptProperty() {
        return transcript.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty troubleProperty() {
        return trouble.property();
    }

    public StringProperty noteProperty() {
        return note;
    }

    public StringProperty ticketProperty() {
        return ticket;
    }

    public StringProperty typedProperty() {
        return typed;
    }
}
