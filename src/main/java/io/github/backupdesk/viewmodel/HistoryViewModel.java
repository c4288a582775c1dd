package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.HistoryService;
import io.github.backupdesk.service.WatchService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
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
    private final Sentence trouble;
    private final Sentence checked;
    private final Set<Long> watched = new HashSet<>();

    /** What was told while a page was being read: it is newer than what the page will say. */
    private final Map<Long, Attempt> toldMeanwhile = new HashMap<>();

    private int reading;
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
        this.trouble = new Sentence(texts);
        this.checked = new Sentence(texts);
        texts.addListener(o -> retell());
        tellTally();
    }

    /** The first reading of a run: what the last run left under way is settled as unknown before. */
    public void start() {
        read(() -> {
            history.settleInterrupted();
            return history.newest(PAGE);
        });
        // A job may be under way in a row that is far down.
        background.start(history::unfinished, all -> all.forEach(this::watchIfUnderWay), this::unreadable);
    }

    /** Reads the newest rows and goes on watching what is under way. */
    public void load() {
        read(() -> history.newest(PAGE));
    }

    private void read(Callable<List<Attempt>> page) {
        reading++;
        background.start(page, this::loaded, this::failed);
    }

    private void loaded(List<Attempt> found) {
        more = found.size() == PAGE;
        trouble.clear();
        TreeMap<Long, Attempt> all = new TreeMap<>(Comparator.reverseOrder());
        found.forEach(each -> all.put(each.id(), each));
        all.putAll(toldMeanwhile);
        readingEnded();
        HistoryRow chosen = selected.get();
        rows.setAll(all.values().stream().map(this::row).toList());
        reselect(chosen);
        all.values().forEach(this::watchIfUnderWay);
        tellTally();
    }

    private void readingEnded() {
        reading--;
        if (reading == 0) {
            toldMeanwhile.clear();
        }
    }

    private void reselect(@Nullable HistoryRow chosen) {
        int at = chosen == null ? -1 : indexOf(chosen.id());
        selected.set(at < 0 ? null : rows.get(at));
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
                    rows.addAll(found.stream()
                            .filter(each -> indexOf(each.id()) < 0)
                            .map(this::row)
                            .toList());
                    found.forEach(this::watchIfUnderWay);
                    tellTally();
                },
                e -> {
                    more = true;
                    unreadable(e);
                });
    }

    private void failed(Exception e) {
        readingEnded();
        unreadable(e);
    }

    private void unreadable(Exception e) {
        trouble.say(words -> words.get("history.unreadable", CloudWords.of(words, e)));
    }

    /** Takes a row that was written or has changed. */
    void put(Attempt attempt) {
        HistoryRow row = row(attempt);
        int at = indexOf(attempt.id());
        HistoryRow chosen = selected.get();
        if (reading > 0) {
            toldMeanwhile.put(attempt.id(), attempt);
        }
        if (at < 0) {
            addInOrder(row);
        } else {
            rows.set(at, row);
        }
        if (chosen != null && chosen.id() == attempt.id()) {
            selected.set(row);
        }
        watchIfUnderWay(attempt);
        tellTally();
    }

    private void addInOrder(HistoryRow row) {
        int at = 0;
        while (at < rows.size() && rows.get(at).id() > row.id()) {
            at++;
        }
        // What lies beyond the pages read so far comes with its page.
        if (at < rows.size() || !more) {
            rows.add(at, row);
        }
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
                    trouble.say(words -> words.get("history.notChecked", CloudWords.of(words, e)));
                    ask(attempt, AFTER_TROUBLE);
                }));
    }

    private void seen(Attempt attempt) {
        trouble.clear();
        Instant now = times.now();
        checked.say(words -> words.get("history.checked", times.clock(words, now)));
        watched.remove(attempt.id());
        put(attempt);
    }

    /** Tells that something was put on the clipboard. */
    public void copied(String what) {
        String inOneLine = String.join(" ", what.lines().toList());
        checked.say(words -> words.get("history.copied", inOneLine));
    }

    private HistoryRow row(Attempt attempt) {
        return AttemptWords.row(texts.get(), times, attempt);
    }

    private void retell() {
        HistoryRow chosen = selected.get();
        rows.setAll(rows.stream().map(each -> row(each.attempt())).toList());
        reselect(chosen);
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
        return trouble.property();
    }

    /** When the service was last asked. */
    public ReadOnlyStringProperty checkedProperty() {
        return checked.property();
    }
}
