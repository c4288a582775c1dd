package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.NoticeRule.News;

/** Tells news of an attempt in one or two sentences. */
final class NoticeWords {

    private NoticeWords() {}

    static String of(Texts texts, Times times, News news, Attempt attempt) {
        HistoryRow row = AttemptWords.row(texts, times, attempt);
        String sent = times.clock(texts, attempt.leftAt());
        return switch (news) {
            case REFUSED, NOT_SENT -> texts.get("notices.notMade", row.cluster(), row.explanation());
            case FAILED -> texts.get("notices.failed", row.cluster(), row.explanation());
            case UNKNOWN -> texts.get("notices.unknown", row.cluster(), sent);
            case FITS -> texts.get("notices.fits", row.cluster(), sent);
            case NO_TRACE -> texts.get("notices.noTrace", row.cluster(), sent);
            case JOB_GONE -> texts.get("notices.jobGone", row.cluster(), row.explanation());
            case DONE ->
                texts.get(
                        "notices.done",
                        row.cluster(),
                        attempt.exact().request().copies().size());
            case COPIES_THERE -> texts.get("notices.copies", row.cluster());
            case BACKUP_GONE -> texts.get("notices.gone", row.cluster(), VisibleText.of(attempt.backupId(), 60));
        };
    }
}
