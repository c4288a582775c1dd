package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.HistoryOrder;
import io.github.backupdesk.domain.HistoryQuery;
import io.github.backupdesk.domain.StoreException;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.HistoryService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The attempts that are wanted, in their order, those of unknown outcome on top, and what goes on after them. */
public final class HistoryViewModel {

    /** How many rows are read at a time. */
    private static final int PAGE = 500;

    /** How many of the newest are at hand, whatever is searched for. */
    private static final int RECENT = 20;

    private final HistoryService history;
    private final Followers followers;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final Times times;

    private final ObservableList<HistoryRow> rows = FXCollections.observableArrayList();
    private final ObservableList<HistoryRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ObservableList<HistoryRow> recent = FXCollections.observableArrayList();
    private final ObservableList<HistoryRow> recentView = FXCollections.unmodifiableObservableList(recent);
    private final ObjectProperty<@Nullable HistoryRow> selected = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper tally = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper emptiness = new ReadOnlyStringWrapper("");
    private final Sentence trouble;
    private final Sentence checked;
    private final HistorySearchViewModel search;

    /** Attempts that may hold others up or still change, however far down their rows are. */
    private final Map<Long, Attempt> unsettled = new TreeMap<>();

    private BiFunction<Texts, Attempt, Optional<StillHere>> waiting = (words, attempt) -> Optional.empty();
    private Runnable onChange = () -> {};
    private Consumer<Attempt> onTold = attempt -> {};
    private Runnable onWaitingTold = () -> {};
    private Runnable onRead = () -> {};
    private Consumer<@Nullable Exception> onUnreadable = trouble -> {};
    private Background.Work reader = () -> {};
    private Background.Work pageOn = () -> {};
    private long total;

    /** What was told while a page was being read: it is newer than what the page will say. */
    private final Map<Long, Attempt> toldMeanwhile = new HashMap<>();

    /** Where the last page ended; null before there was one. */
    private HistoryOrder.@Nullable Place end;

    /** The entry to choose once it has been read; 0 for none. */
    private long wanted;

    private boolean openKnown;
    private boolean starting;
    private int rereading;
    private boolean reading;
    private boolean more;
    private boolean uncounted;

    public HistoryViewModel(
            HistoryService history,
            Followers followers,
            Background background,
            Clock clock,
            ReadOnlyObjectProperty<Texts> texts) {
        this.history = history;
        this.followers = followers;
        this.background = background;
        this.texts = texts;
        this.times = new Times(clock);
        this.trouble = new Sentence(texts);
        this.checked = new Sentence(texts);
        this.search = new HistorySearchViewModel(background, times, texts, this::load);
        followers.tell(this::seen, this::notSeen);
        followers.tellMany(this::stillRunning);
        texts.addListener(o -> retell());
        tellTally();
    }

    /** Who knows what a planned attempt waits for. */
    void explainWaiting(BiFunction<Texts, Attempt, Optional<StillHere>> reason) {
        waiting = reason;
    }

    /** What is done once, when the history has been read for the first time, after what else is done then. */
    void onRead(Runnable handler) {
        Runnable before = onRead;
        onRead = () -> {
            before.run();
            handler.run();
        };
    }

    void onChange(Runnable handler) {
        onChange = handler;
    }

    /** Who is told of each row that was written or has changed, before it is shown. */
    void onTold(Consumer<Attempt> handler) {
        onTold = onTold.andThen(handler);
    }

    /** Who is told why the history cannot be read, and of nothing once it can. */
    void onUnreadable(Consumer<@Nullable Exception> handler) {
        onUnreadable = handler;
    }

    /** Who is told when rows have changed, or what planned ones wait for may have. */
    void onWaitingTold(Runnable handler) {
        onWaitingTold = handler;
    }

    Times times() {
        return times;
    }

    /** Attempts that are not settled yet. */
    Collection<Attempt> unsettled() {
        return Collections.unmodifiableCollection(unsettled.values());
    }

    /** The first reading of a run: what the last run left under way is settled as unknown before. */
    public void start() {
        starting = true;
        background.start(
                () -> {
                    settle();
                    // A job may be under way, or a question open, in a row that is far down.
                    return history.unsettled();
                },
                all -> {
                    all.stream()
                            .filter(each -> !toldMeanwhile.containsKey(each.id()))
                            .forEach(this::follow);
                    openKnown = true;
                    starting = false;
                    load();
                    retellWaiting();
                    onChange.run();
                },
                e -> {
                    starting = false;
                    forgetTold();
                    unreadable(e);
                });
    }

    /** What keeps the last run's end from being written is no reason to show nothing: the next reading tries again. */
    private Optional<StoreException> settle() {
        try {
            history.settleInterrupted();
            return Optional.empty();
        } catch (StoreException e) {
            return Optional.of(e);
        }
    }

    /** Whether all that may hold others up is known: before, nothing may be sent. */
    boolean openKnown() {
        return openKnown;
    }

    /** Reads the first rows and goes on watching what is under way. */
    public void load() {
        if (!openKnown) {
            if (!starting) {
                start();
            }
            return;
        }
        HistoryQuery query = search.query();
        HistoryOrder order = search.order();
        read(() -> new Reading(settle(), history.page(query, order, PAGE)));
    }

    /**
     * Reads again what may hold others up: another session may have written into the same history, and its end must not be
     * waited for forever.
     */
    public void refreshUnsettled() {
        if (!openKnown) {
            return;
        }
        Map<Long, Attempt> before = Map.copyOf(unsettled);
        rereading++;
        background.start(
                () -> standing(before.keySet()),
                now -> {
                    List<Attempt> changed = now.stream()
                            .filter(each -> !toldMeanwhile.containsKey(each.id()))
                            .filter(each -> Objects.equals(before.get(each.id()), unsettled.get(each.id())))
                            .filter(each -> !each.equals(before.get(each.id())))
                            .toList();
                    rereadingEnded();
                    putAll(changed);
                },
                e -> {
                    rereadingEnded();
                    unreadable(e);
                });
    }

    private Collection<Attempt> standing(Collection<Long> known) throws StoreException {
        Map<Long, Attempt> now = new TreeMap<>();
        history.unsettled().forEach(each -> now.put(each.id(), each));
        for (long id : known) {
            if (!now.containsKey(id)) {
                history.find(id).ifPresent(each -> now.put(id, each));
            }
        }
        return now.values();
    }

    private void rereadingEnded() {
        rereading--;
        forgetTold();
    }

    /** A page, and what kept the last run's end from being written. */
    private record Reading(Optional<StoreException> unsettled, HistoryService.Page page) {}

    private void read(Callable<Reading> page) {
        reading = true;
        pageOn.cancel();
        // Only the last reading counts: an older one may be of another search.
        reader.cancel();
        reader = background.start(page, this::loaded, this::failed);
    }

    private void loaded(Reading read) {
        HistoryService.Page page = read.page();
        more = page.rows().size() >= PAGE;
        end = page.rows().isEmpty() ? null : search.order().place(page.rows().getLast());
        trouble.clear();
        onUnreadable.accept(null);
        read.unsettled().ifPresent(e -> trouble.say(words -> words.get("history.notSettled", CloudWords.of(words, e))));
        Map<Long, Attempt> all = new HashMap<>();
        // Open questions from farther down come on top of a full page.
        Stream.of(page.rows(), page.openQuestions()).flatMap(List::stream).forEach(each -> all.put(each.id(), each));
        toldMeanwhile.forEach((id, told) -> {
            if (all.containsKey(id) || (search.query().isAll() && onThePages(told))) {
                all.put(id, told);
            }
        });
        Map<Long, Attempt> newest = new HashMap<>();
        page.recent().forEach(each -> newest.put(each.id(), each));
        newest.putAll(toldMeanwhile);
        showRecent(newest.values());
        readingEnded();
        HistoryRow chosen = all.containsKey(wanted) ? row(all.get(wanted)) : selected.get();
        wanted = 0;
        rows.setAll(all.values().stream().map(this::row).sorted(inOrder()).toList());
        reselect(chosen);
        all.values().forEach(this::follow);
        count();
        tellTally();
        Runnable once = onRead;
        onRead = () -> {};
        once.run();
    }

    private void showRecent(Collection<Attempt> newest) {
        recent.setAll(newest.stream()
                .map(this::row)
                .sorted(inOrder(HistoryOrder.NEWEST))
                .limit(RECENT)
                .toList());
    }

    private void addRecent(List<Attempt> attempts) {
        List<Attempt> young = attempts.stream().filter(each -> !older(each)).toList();
        if (young.isEmpty()) {
            return;
        }
        Map<Long, Attempt> newest = new HashMap<>();
        recent.forEach(each -> newest.put(each.id(), each.attempt()));
        young.forEach(each -> newest.put(each.id(), each));
        showRecent(newest.values());
    }

    /** Whether the newest are all younger, so that there is no room for it among them. */
    private boolean older(Attempt attempt) {
        return recent.size() == RECENT
                && !attempt.openQuestion()
                && recent.stream().noneMatch(each -> each.id() <= attempt.id());
    }

    /** Whether it stands among what has been read so far. */
    private boolean onThePages(Attempt attempt) {
        HistoryOrder order = search.order();
        return !more || end == null || attempt.openQuestion() || order.compare(order.place(attempt), end) <= 0;
    }

    /** Open questions first, then the order that is asked for. */
    private Comparator<HistoryRow> inOrder() {
        return inOrder(search.order());
    }

    private static Comparator<HistoryRow> inOrder(HistoryOrder order) {
        return Comparator.comparing((HistoryRow row) -> !row.pinned())
                .thenComparing(HistoryRow::attempt, order.comparator());
    }

    private void readingEnded() {
        reading = false;
        forgetTold();
    }

    private void forgetTold() {
        if (!reading && !starting && rereading == 0) {
            toldMeanwhile.clear();
        }
    }

    /**
     * An entry of that account with the same request, made within the time, that has made a backup or may have; empty if
     * there is none. Only what is newest or under way is looked at.
     */
    Optional<HistoryRow> alike(String account, ExactRequest exact, Duration within) {
        Instant since = times.now().minus(within);
        return Stream.concat(unsettled.values().stream(), recent.stream().map(HistoryRow::attempt))
                .filter(each -> each.account().equals(account))
                .filter(each -> each.exact().equals(exact) && each.plannedAt().isAfter(since))
                .filter(each -> each.state() != AttemptState.REJECTED && each.state() != AttemptState.NOT_SENT)
                .findFirst()
                .map(this::row);
    }

    /** Chooses an entry, though a search may hide it now. */
    void reveal(Attempt attempt) {
        reveal(attempt, "");
    }

    /** @param otherwise what to search for if it is not among the rows that have been read */
    void reveal(Attempt attempt, String otherwise) {
        reveal(attempt.id(), otherwise);
    }

    private void reveal(long id, String otherwise) {
        int at = indexOf(id);
        if (at >= 0) {
            selected.set(rows.get(at));
            return;
        }
        wanted = id;
        search.textProperty().set(otherwise);
    }

    /** The same of an entry of which only the number may be known, wherever it stands. */
    void reveal(long id) {
        background.start(
                () -> history.find(id),
                found -> found.ifPresent(each -> reveal(
                        each,
                        each.backupId().isEmpty()
                                ? each.exact().request().clusterId().value()
                                : each.backupId())),
                this::unreadable);
    }

    private void reselect(@Nullable HistoryRow chosen) {
        int at = chosen == null ? -1 : indexOf(chosen.id());
        selected.set(at < 0 ? null : rows.get(at));
    }

    /** Reads the rows that come after the last one read. */
    public void loadMore() {
        HistoryOrder.Place from = end;
        if (!more || from == null) {
            return;
        }
        more = false;
        HistoryQuery query = search.query();
        HistoryOrder order = search.order();
        pageOn = background.start(() -> history.after(query, order, from, PAGE), this::loadedMore, e -> {
            more = true;
            unreadable(e);
        });
    }

    private void loadedMore(List<Attempt> found) {
        more = found.size() == PAGE;
        if (!found.isEmpty()) {
            end = search.order().place(found.getLast());
        }
        rows.addAll(found.stream()
                .filter(each -> indexOf(each.id()) < 0)
                .map(this::row)
                .toList());
        found.forEach(this::follow);
        tellTally();
    }

    private void failed(Exception e) {
        readingEnded();
        unreadable(e);
    }

    private void unreadable(Exception e) {
        onUnreadable.accept(e);
        trouble.say(words -> words.get("history.unreadable", CloudWords.of(words, e)));
    }

    /** Takes rows that were written or have changed, all at once. */
    void putAll(List<Attempt> attempts) {
        List<Attempt> told = attempts.stream().map(history::told).toList();
        told.forEach(this::take);
        addRecent(told);
        afterTaking();
    }

    /** Takes a row that was written or has changed. */
    void put(Attempt attempt) {
        putAll(List.of(attempt));
    }

    private void afterTaking() {
        if (uncounted) {
            uncounted = false;
            count();
        }
        retellWaiting();
        tellTally();
        onChange.run();
    }

    private void take(Attempt attempt) {
        onTold.accept(attempt);
        supersede(attempt);
        HistoryRow row = row(attempt);
        int at = indexOf(attempt.id());
        HistoryRow chosen = selected.get();
        if (reading || starting || rereading > 0) {
            toldMeanwhile.put(attempt.id(), attempt);
        }
        if (at < 0) {
            uncounted = true;
            if (search.query().isAll()) {
                addInOrder(row);
            }
        } else if (inOrder().compare(rows.get(at), row) == 0) {
            rows.set(at, row);
        } else {
            rows.remove(at);
            addInOrder(row);
        }
        if (chosen != null && chosen.id() == attempt.id()) {
            selected.set(row);
        }
        follow(attempt);
    }

    /** What the planned ones wait for changes with the others. */
    void retellWaiting() {
        HistoryRow chosen = selected.get();
        retellWaiting(rows);
        retellWaiting(recent);
        if (chosen != null && chosen.attempt().state() == AttemptState.PLANNED) {
            reselect(chosen);
        }
        onWaitingTold.run();
    }

    private void retellWaiting(List<HistoryRow> list) {
        for (int at = 0; at < list.size(); at++) {
            HistoryRow row = list.get(at);
            if (row.attempt().state() == AttemptState.PLANNED && !saysWhy(row)) {
                list.set(at, row(row.attempt()));
            }
        }
    }

    /** Whether a planned one says already why it has not left; a row is much work to make. */
    private boolean saysWhy(HistoryRow row) {
        String state = row.state();
        return stillHere(row.attempt())
                .map(why -> row.explanation().equals(why.why()) && state.equals(AttemptWords.state(texts.get(), why)))
                .orElseGet(() -> state.equals(texts.get().of(AttemptState.PLANNED)));
    }

    /** Why a planned one has not left, as far as the queue knows. */
    Optional<StillHere> stillHere(Attempt attempt) {
        return waiting.apply(texts.get(), attempt);
    }

    private void addInOrder(HistoryRow row) {
        Comparator<HistoryRow> order = inOrder();
        int at = 0;
        while (at < rows.size() && order.compare(rows.get(at), row) < 0) {
            at++;
        }
        // What lies beyond the pages read so far comes with its page.
        if (at < rows.size() || !more) {
            rows.add(at, row);
        }
    }

    /** The attempt that has made a backup, among those at hand; one that is listed as made elsewhere is none. */
    Optional<Attempt> owner(String backupId) {
        return Stream.of(unsettled.values().stream(), attempts(rows), attempts(recent))
                .flatMap(each -> each)
                .filter(each -> each.state() != AttemptState.ELSEWHERE && each.owns(backupId))
                .findFirst();
    }

    /** An entry as it is known here; empty if it is among neither what is at hand nor what is unsettled. */
    Optional<Attempt> known(long id) {
        // Looked up, not searched for: there may be ten thousand of them, told one after the other.
        return Optional.ofNullable(unsettled.get(id))
                .or(() -> Stream.concat(attempts(rows), attempts(recent))
                        .filter(each -> each.id() == id)
                        .findFirst());
    }

    private static Stream<Attempt> attempts(List<HistoryRow> list) {
        return list.stream().map(HistoryRow::attempt);
    }

    private int indexOf(long id) {
        for (int at = 0; at < rows.size(); at++) {
            if (rows.get(at).id() == id) {
                return at;
            }
        }
        return -1;
    }

    private void follow(Attempt attempt) {
        if (!attempt.state().settled() || attempt.watchable() || attempt.openQuestion()) {
            unsettled.put(attempt.id(), attempt);
        } else {
            unsettled.remove(attempt.id());
        }
        followers.consider(attempt);
    }

    /** What stood as made elsewhere has turned out to be ours: one row of it is enough. */
    private void supersede(Attempt owner) {
        if (owner.state() == AttemptState.ACCEPTED) {
            List.of(rows, recent)
                    .forEach(list -> list.removeIf(row -> row.attempt().state() == AttemptState.ELSEWHERE
                            && owner.owns(row.attempt().backupId())));
        }
    }

    private void seen(Attempt attempt) {
        trouble.clear();
        Instant now = times.now();
        checked.say(words -> words.get("history.checked", times.clock(words, now)));
        put(attempt);
    }

    /** So many at once that only those on the screen are painted. */
    private void stillRunning(List<Attempt> all) {
        trouble.clear();
        Instant now = times.now();
        checked.say(words -> words.get("history.checked", times.clock(words, now)));
        Map<Long, Attempt> told = new HashMap<>();
        all.forEach(each -> told.put(each.id(), each));
        unsettled.replaceAll((id, was) -> told.getOrDefault(id, was));
        all.forEach(onTold);
        for (int at = 0; at < rows.size(); at++) {
            Attempt running = told.get(rows.get(at).id());
            if (running != null) {
                rows.set(at, row(running));
            }
        }
        HistoryRow chosen = selected.get();
        if (chosen != null && told.containsKey(chosen.id())) {
            reselect(chosen);
        }
        onWaitingTold.run();
    }

    private void notSeen(Exception e) {
        trouble.say(words -> words.get("history.notChecked", CloudWords.of(words, e)));
    }

    void woken(Duration slept) {
        checked.say(words -> words.get("history.woken", Math.max(1, slept.toMinutes())));
        followers.askNow();
    }

    /** Tells that something was put on the clipboard. */
    public void copied(String what) {
        String inOneLine = String.join(" ", what.lines().toList());
        checked.say(words -> words.get("history.copied", inOneLine));
    }

    /** Tells that all of an attempt was put on the clipboard. */
    public void copiedAll() {
        checked.say("history.copiedAll");
    }

    private HistoryRow row(Attempt attempt) {
        return row(attempt, stillHere(attempt));
    }

    HistoryRow row(Attempt attempt, Optional<StillHere> here) {
        return AttemptWords.row(texts.get(), times, attempt, here, followers.foreignQuestion(attempt));
    }

    private void retell() {
        HistoryRow chosen = selected.get();
        rows.setAll(rows.stream().map(each -> row(each.attempt())).toList());
        recent.setAll(recent.stream().map(each -> row(each.attempt())).toList());
        reselect(chosen);
        tellTally();
    }

    private void tellTally() {
        // Of all rows, not only of those that have been read: what is open may be far down.
        long running = unsettled.values().stream().filter(Attempt::watchable).count();
        long unknown = unsettled.values().stream().filter(Attempt::openQuestion).count();
        long all = Math.max(total, rows.size());
        tally.set(texts.get().get("history.tally", all, running, unknown));
        emptiness.set(
                !search.query().isAll() && all > 0
                        ? texts.get().get("history.noMatch", all)
                        : texts.get().get("history.empty"));
    }

    private void count() {
        background.start(
                history::count,
                all -> {
                    total = all;
                    tellTally();
                },
                this::unreadable);
    }

    /** The newest, whatever is searched for and in whatever order; open questions first. */
    public ObservableList<HistoryRow> recent() {
        return recentView;
    }

    /** In the order that is asked for, open questions first. */
    public ObservableList<HistoryRow> rows() {
        return rowsView;
    }

    /** Which of them are wanted. */
    public HistorySearchViewModel search() {
        return search;
    }

    public ObjectProperty<@Nullable HistoryRow> selectedProperty() {
        return selected;
    }

    /** How many there are, run, are unknown. */
    public ReadOnlyStringProperty tallyProperty() {
        return tally.getReadOnlyProperty();
    }

    /** Why there is no row to be seen, for when there is none. */
    public ReadOnlyStringProperty emptinessProperty() {
        return emptiness.getReadOnlyProperty();
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
