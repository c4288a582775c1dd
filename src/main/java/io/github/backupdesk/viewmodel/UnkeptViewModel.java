package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.KeepService;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Ends of requests that the history could not take in. They stay in sight, with their IDs to copy, and are tried again until
 * they are written: for as long as this window is open it may be the only one that knows them.
 */
public final class UnkeptViewModel {

    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final KeepService keep;
    private final HistoryViewModel history;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final Map<Long, Attempt> unkept = new TreeMap<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();

    public UnkeptViewModel(
            KeepService keep, HistoryViewModel history, Background background, ReadOnlyObjectProperty<Texts> texts) {
        this.keep = keep;
        this.history = history;
        this.background = background;
        this.texts = texts;
        texts.addListener(o -> tell());
    }

    void add(Attempt ended) {
        unkept.put(ended.id(), ended);
        tell();
        later(ended);
    }

    private void later(Attempt ended) {
        background.after(AGAIN, () -> background.start(() -> keep.keep(ended), this::kept, e -> later(ended)));
    }

    private void kept(Attempt written) {
        unkept.remove(written.id());
        history.put(written);
        tell();
    }

    private void tell() {
        notice.set(unkept.isEmpty() ? null : told());
    }

    private Notice told() {
        Texts words = texts.get();
        String each = unkept.values().stream()
                .map(attempt -> sentence(words, AttemptWords.row(words, history.times(), attempt)))
                .collect(Collectors.joining("\n"));
        String ids = unkept.values().stream()
                .map(attempt -> AttemptWords.row(words, history.times(), attempt))
                .filter(HistoryRow::hasIds)
                .map(HistoryRow::ids)
                .collect(Collectors.joining("\n"));
        String key = ids.isEmpty() ? "notice.notKept.noIds" : "notice.notKept";
        return new Notice(Notice.Kind.TROUBLE, words.get(key, each), "", ids);
    }

    private static String sentence(Texts words, HistoryRow row) {
        return row.hasIds()
                ? words.get("notice.accepted", row.cluster(), row.backupId(), row.jobId())
                : row.explanation();
    }

    /** What must not go out of sight; null if everything is written. */
    public ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }
}
