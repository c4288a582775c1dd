package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.i18n.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What happened while nobody looked, of every profile, newest first. It lives as long as the program: the history itself is on
 * disk, and what is still open there is told again at the next start.
 */
public final class NoticesViewModel {

    /** The oldest make room for what is new. */
    static final int MOST = 200;

    private static final Duration AGES = Duration.ofMinutes(1);

    private final Background background;
    private final Times times;
    private final ReadOnlyObjectProperty<Texts> texts;

    /** Newest first, as the rows are. */
    private final List<Raised> raised = new ArrayList<>();

    private final ObservableList<NoticeRow> rows = FXCollections.observableArrayList();
    private final ObservableList<NoticeRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper unreadTold = new ReadOnlyStringWrapper("");
    private Consumer<Raised> onRaised = notice -> {};
    private BiPredicate<String, Long> onOpen = (profile, attempt) -> false;
    private Background.Work ages = () -> {};
    private long last;

    /** A notice before it is put into words. */
    record Raised(
            long number,
            String profileId,
            String profile,
            NoticeKind kind,
            Function<Texts, String> sentence,
            long attemptId,
            Instant at,
            boolean unread) {

        Raised read() {
            return new Raised(number, profileId, profile, kind, sentence, attemptId, at, false);
        }

        boolean isAbout(String whose, long attempt) {
            return attempt != 0 && attemptId == attempt && profileId.equals(whose);
        }
    }

    public NoticesViewModel(Background background, Clock clock, ReadOnlyObjectProperty<Texts> texts) {
        this.background = background;
        this.times = new Times(clock);
        this.texts = texts;
        texts.subscribe(this::retell);
        retell();
    }

    /** Who shows the row that a notice is about: told the profile and the entry, either of which may be none; says whether. */
    public void onOpen(BiPredicate<String, Long> handler) {
        onOpen = handler;
    }

    /** Who is told of each notice as it is raised. */
    void onRaised(Consumer<Raised> handler) {
        onRaised = onRaised.andThen(handler);
    }

    /**
     * Holds a new notice. One about the same entry of the same profile gives its place to it.
     *
     * @param profileId the desk's own ID of the account; empty for the program itself
     * @param attemptId 0 if it is about no entry
     */
    public void raise(
            String profileId, String profileName, NoticeKind kind, Function<Texts, String> sentence, long attemptId) {
        long number = raised.stream()
                .filter(each -> each.isAbout(profileId, attemptId))
                .mapToLong(Raised::number)
                .findFirst()
                .orElseGet(() -> ++last);
        raised.removeIf(each -> each.number() == number);
        Raised fresh = new Raised(number, profileId, profileName, kind, sentence, attemptId, times.now(), true);
        raised.addFirst(fresh);
        while (raised.size() > MOST) {
            raised.removeLast();
        }
        retell();
        onRaised.accept(fresh);
    }

    /** What it told of that entry is settled and no news any more. */
    public void settle(String profileId, long attemptId) {
        read(each -> each.isAbout(profileId, attemptId));
    }

    /** Shows what a notice is about; who does that has read it. */
    public void open(NoticeRow row) {
        open(row.number());
    }

    /** The same by its number, for a notice of the system; nothing happens if it was dismissed since. */
    void open(long number) {
        raised.stream().filter(each -> each.number() == number).findFirst().ifPresent(each -> {
            // What could not be shown, as while the last door is open, stays unread.
            if (onOpen.test(each.profileId(), each.attemptId())) {
                read(other -> other.number() == number);
            }
        });
    }

    public void markAllRead() {
        read(each -> true);
    }

    private void read(Predicate<Raised> which) {
        raised.replaceAll(each -> which.test(each) ? each.read() : each);
        retell();
    }

    public void dismiss(NoticeRow row) {
        raised.removeIf(each -> each.number() == row.number());
        retell();
    }

    public void dismissAll() {
        raised.clear();
        retell();
    }

    /** Of a profile that is no more. */
    public void forget(String profileId) {
        raised.removeIf(each -> each.profileId().equals(profileId));
        retell();
    }

    private void retell() {
        Texts words = texts.get();
        List<NoticeRow> told = raised.stream().map(each -> row(words, each)).toList();
        if (told.size() == rows.size()) {
            // A list keeps its place and its choice where only some lines change.
            for (int at = 0; at < told.size(); at++) {
                if (!told.get(at).equals(rows.get(at))) {
                    rows.set(at, told.get(at));
                }
            }
        } else {
            rows.setAll(told);
        }
        int count = (int) raised.stream().filter(Raised::unread).count();
        unread.set(count);
        unreadTold.set(words.get("notices.unread", count));
        ages.cancel();
        ages = raised.isEmpty() ? () -> {} : background.after(AGES, this::retell);
    }

    private NoticeRow row(Texts words, Raised each) {
        return new NoticeRow(
                each.number(),
                each.profileId(),
                Painted.of(each.profile()),
                each.kind(),
                words.of(each.kind()),
                each.sentence().apply(words),
                times.ago(words, each.at()),
                each.attemptId(),
                each.unread());
    }

    /** Newest first. */
    public ObservableList<NoticeRow> rows() {
        return rowsView;
    }

    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /** How many are unread, in words. */
    public ReadOnlyStringProperty unreadToldProperty() {
        return unreadTold.getReadOnlyProperty();
    }
}
