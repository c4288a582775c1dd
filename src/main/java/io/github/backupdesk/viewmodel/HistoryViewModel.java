package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.HistoryService;
import io.github.backupdesk.service.WatchService;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Every attempt, newest first, and the watching of those whose job is still under way. */
public final class HistoryViewModel {

    /** How many rows are read at a time. */
    private static final int PAGE = 500;

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);

    private final HistoryService history;
    private final WatchService watch;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final Times times;

    private final ObservableList<HistoryRow> rows = FXCollections.observableArrayList();
    private final ObservableList<HistoryRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ObjectProperty<@Nullable HistoryRow> selected = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper tally = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper checked = new ReadOnlyStringWrapper("");
    private final Set<Long> watched = new HashSet<>();
    private boolean more;

    public HistoryViewModel(
            HistoryService history,
            WatchService watch,
            Background background,
            Clock clock,
            ReadOnlyObjectProperty<Texts> texts) {
        this.history = history;
        this.watch = watch;
        this.background = background;
        this.texts = texts;
        this.times = new Times(clock);
        texts.addListener(o -> retell());
        tellTally();
    }

    /** The first reading of a run: what the last run left under way is settled as unknown before. */
    public void start() {
        background.start(
                () -> {
                    history.settleInterrupted();
                    return history.newest(PAGE);
                },
                this::loaded,
                this::failed);
    }

    /** Reads the newest rows and goes on watching what is under way. */
    public void load() {
        background.start(() -> history.newest(PAGE), this::loaded, this::failed);
    }

    private void loaded(List<Attempt> found) {
        more = found.size() == PAGE;
        trouble.set("");
        rows.setAll(found.stream().map(this::row).toList());
        found.forEach(this::watchIfUnderWay);
        tellTally();
    }

    /** Reads the rows that come after the last one shown. */
    public void loadMore() {
        if (!more || rows.isEmpty()) {
            return;
        }
        more = false;
        Attempt last = rows.getLast().attempt();
        background.start(
                () -> history.olderThan(last, PAGE),
                found -> {
                    more = found.size() == PAGE;
                    rows.addAll(found.stream().map(this::row).toList());
                    found.forEach(this::watchIfUnderWay);
                    tellTally();
                },
                this::failed);
    }

    private void failed(Exception e) {
        trouble.set(texts.get().get("history.unreadable", CloudWords.of(texts.get(), e)));
    }

    /** Takes a row that was written or has changed. */
    void put(Attempt attempt) {
        HistoryRow row = row(attempt);
        int at = indexOf(attempt.id());
        HistoryRow chosen = selected.get();
        if (at < 0) {
            rows.addFirst(row);
        } else {
            rows.set(at, row);
        }
        if (chosen != null && chosen.id() == attempt.id()) {
            selected.set(row);
        }
        watchIfUnderWay(attempt);
        tellTally();
    }

    private int indexOf(long id) {
        for (int at = 0; at < rows.size(); at++) {
            if (rows.get(at).id() == id) {
                return at;
            }
        }
        return -1;
    }

    private void watchIfUnderWay(Attempt attempt) {
        if (watch.canWatch(attempt) && watched.add(attempt.id())) {
            ask(attempt, watch.pause(attempt));
        }
    }

    private void ask(Attempt attempt, Duration pause) {
        background.after(
                pause,
                () -> background.start(() -> watch.check(attempt), this::seen, e -> {
                    // The job goes on in the cloud whether or not we can see it.
                    trouble.set(texts.get().get("history.notChecked", CloudWords.of(texts.get(), e)));
                    ask(attempt, AFTER_TROUBLE);
                }));
    }

    private void seen(Attempt attempt) {
        trouble.set("");
        checked.set(texts.get().get("history.checked", times.clock(texts.get(), times.now())));
        watched.remove(attempt.id());
        put(attempt);
    }

    private HistoryRow row(Attempt attempt) {
        return AttemptWords.row(texts.get(), times, attempt);
    }

    private void retell() {
        HistoryRow chosen = selected.get();
        rows.setAll(rows.stream().map(each -> row(each.attempt())).toList());
        selected.set(chosen == null ? null : row(chosen.attempt()));
        checked.set("");
        tellTally();
    }

    private void tellTally() {
        long running = rows.stream().filter(each -> each.attempt().watchable()).count();
        long unknown = rows.stream()
                .filter(each -> each.attempt().outcome() instanceof SubmitOutcome.Unknown)
                .count();
        tally.set(texts.get().get("history.tally", rows.size(), running, unknown));
    }

    /** Newest first. */
    public ObservableList<HistoryRow> rows() {
        return rowsView;
    }

    public ObjectProperty<@Nullable HistoryRow> selectedProperty() {
        return selected;
    }

    /** How many there are, run, are unknown. */
    public ReadOnlyStringProperty tallyProperty() {
        return tally.getReadOnlyProperty();
    }

    /** Why the history cannot be read or a job cannot be asked after; empty if all is well. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** When the service was last asked. */
    public ReadOnlyStringProperty checkedProperty() {
        return checked.getReadOnlyProperty();
    }
}
