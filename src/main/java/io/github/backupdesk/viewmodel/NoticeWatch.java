package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.NoticeRule.News;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Listens to one session and raises what is worth a notice. To be joined once the session is put together and before it
 * starts: what it finds at its first reading is no news, but what is still open of it is summed up once.
 */
public final class NoticeWatch {

    /** A list that cannot be read for longer than this makes what is shown of other people's backups doubtful. */
    static final Duration LONG = Duration.ofMinutes(30);

    /** More backups than these that are gone at once are told together. */
    private static final int FEW = 5;

    private final String profileId;
    private final Supplier<String> profileName;
    private final ShellViewModel session;
    private final NoticesViewModel notices;
    private final HistoryViewModel history;
    private final Times times;
    private @Nullable Instant syncBrokenSince;
    private boolean syncTold;
    private boolean unreadableTold;

    /**
     * @param profileId whose session it is
     * @param profileName its name at the time
     */
    public NoticeWatch(
            String profileId, Supplier<String> profileName, ShellViewModel session, NoticesViewModel notices) {
        this.profileId = profileId;
        this.profileName = profileName;
        this.session = session;
        this.notices = notices;
        this.history = session.history();
        this.times = history.times();
        history.onTold(after -> told(history.known(after.id()).orElse(null), after));
        history.onRead(this::sumUp);
        history.onUnreadable(this::unreadable);
        session.queue().watch(this::notWritten, this::held);
        session.sync().ifPresent(sync -> sync.watch(this::synced, this::notSynced, this::manyChanged));
        session.unkept().noticeProperty().addListener((o, was, now) -> {
            if (was == null && now != null) {
                raise(NoticeKind.FAILURE, words -> words.get("notices.unkept"), 0);
            }
        });
    }

    /** Trouble of the session that has no entry, such as a damaged file. */
    public void trouble(Function<Texts, String> sentence) {
        raise(NoticeKind.FAILURE, sentence, 0);
    }

    /** What another account has written into the same history is told by its own session. */
    private void told(@Nullable Attempt before, Attempt after) {
        if (!session.owns(after)) {
            return;
        }
        if (NoticeRule.settles(before, after)) {
            notices.settle(profileId, after.id());
        }
        NoticeRule.of(before, after).ifPresent(news -> raise(news, after));
    }

    private void raise(News news, Attempt attempt) {
        raise(news.kind(), words -> NoticeWords.of(words, times, news, attempt), attempt.id());
    }

    private void raise(NoticeKind kind, Function<Texts, String> sentence, long attemptId) {
        notices.raise(profileId, profileName.get(), kind, sentence, attemptId);
    }

    /** What earlier runs have left open. */
    private void sumUp() {
        List<Attempt> open = history.unsettled().stream()
                .filter(Attempt::openQuestion)
                .filter(session::owns)
                .toList();
        if (open.size() == 1) {
            raise(News.UNKNOWN, open.getFirst());
        } else if (!open.isEmpty()) {
            raise(NoticeKind.UNKNOWN, words -> words.get("notices.stillOpen", open.size()), 0);
        }
    }

    private void unreadable(@Nullable Exception trouble) {
        if (trouble != null && !unreadableTold) {
            raise(NoticeKind.FAILURE, words -> words.get("history.unreadable", CloudWords.of(words, trouble)), 0);
        }
        unreadableTold = trouble != null;
    }

    private void notWritten(Exception e) {
        raise(NoticeKind.FAILURE, words -> words.get("notice.notWritten", CloudWords.of(words, e)), 0);
    }

    /** A click leads to the first of those that are held, and from there to their plan. */
    private void held(List<Attempt> here, Function<Texts, StillHere> why) {
        raise(
                NoticeKind.FAILURE,
                words -> words.get("notices.held", here.size(), why.apply(words).why()),
                here.getFirst().id());
    }

    private void manyChanged(List<Attempt> changed) {
        List<Attempt> gone = changed.stream()
                .filter(each -> NoticeRule.of(null, each)
                        .filter(News.BACKUP_GONE::equals)
                        .isPresent())
                .toList();
        if (gone.size() > FEW) {
            raise(News.BACKUP_GONE.kind(), words -> words.get("notices.goneMany", gone.size()), 0);
        } else {
            gone.forEach(each -> raise(News.BACKUP_GONE, each));
        }
    }

    private void synced() {
        syncBrokenSince = null;
        syncTold = false;
    }

    private void notSynced(Exception e) {
        Instant since = syncBrokenSince == null ? times.now() : syncBrokenSince;
        syncBrokenSince = since;
        if (!syncTold && !since.plus(LONG).isAfter(times.now())) {
            syncTold = true;
            raise(
                    NoticeKind.NOTE,
                    words -> words.get("notices.syncBroken", times.near(words, since), CloudWords.of(words, e)),
                    0);
        }
    }
}
