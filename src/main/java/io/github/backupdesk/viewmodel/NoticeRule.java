package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Copy;
import io.github.backupdesk.domain.Phase;
import io.github.backupdesk.domain.Search;
import io.github.backupdesk.domain.SubmitOutcome.NotSent;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which change of an attempt is worth a notice. Changes that the user makes with his own hands are not. */
public final class NoticeRule {

    private NoticeRule() {}

    /** What has happened that somebody should learn. */
    public enum News {
        REFUSED(NoticeKind.FAILURE),
        NOT_SENT(NoticeKind.FAILURE),
        FAILED(NoticeKind.FAILURE),
        UNKNOWN(NoticeKind.UNKNOWN),
        /** What was lost may have been found: only a human can say so. */
        FITS(NoticeKind.UNKNOWN),
        NO_TRACE(NoticeKind.UNKNOWN),
        /** The service no longer knows the job, and no end of it was seen. */
        JOB_GONE(NoticeKind.UNKNOWN),
        DONE(NoticeKind.SUCCESS),
        COPIES_THERE(NoticeKind.SUCCESS),
        /** The backup is on the server no more. */
        BACKUP_GONE(NoticeKind.NOTE);

        private final NoticeKind kind;

        News(NoticeKind kind) {
            this.kind = kind;
        }

        public NoticeKind kind() {
            return kind;
        }
    }

    /** @param before as it stood; null if that is not known, and then only what is bad in itself is news */
    public static Optional<News> of(@Nullable Attempt before, Attempt after) {
        Phase was = before == null ? null : Phase.of(before);
        Phase is = Phase.of(after);
        if (was == is) {
            return within(before, after);
        }
        return switch (is) {
            case OPEN -> Optional.of(News.UNKNOWN);
            case REJECTED -> Optional.of(News.REFUSED);
            case NOT_SENT -> takenBack(after) ? Optional.empty() : Optional.of(News.NOT_SENT);
            case FAILED, CANCELLED -> Optional.of(News.FAILED);
            case GONE -> Optional.of(News.JOB_GONE);
            case DONE -> was != null && underWay(was) ? Optional.of(News.DONE) : Optional.empty();
            case DELETED -> expires(was, after) ? Optional.empty() : Optional.of(News.BACKUP_GONE);
            case PLANNED, SENDING, ACCEPTED, WAITING, RUNNING, STOPPED, OTHER -> Optional.empty();
            case DRY_RUN, ABSENT, SENT_AGAIN, ELSEWHERE, BY_POLICY -> Optional.empty();
        };
    }

    /** Whether a question that was open is open no more, so that nobody need be told of it any longer. */
    public static boolean settles(@Nullable Attempt before, Attempt after) {
        return before != null && before.openQuestion() && !after.openQuestion();
    }

    private static Optional<News> within(@Nullable Attempt before, Attempt after) {
        if (before == null) {
            return Optional.empty();
        }
        Search.Verdict verdict = after.trail().search().verdict();
        if (after.openQuestion() && verdict != before.trail().search().verdict()) {
            return switch (verdict) {
                case ONE_FITS, SEVERAL_FIT -> Optional.of(News.FITS);
                case NO_TRACE -> Optional.of(News.NO_TRACE);
                case OPEN, SETTLED_ABSENT, SENT_AGAIN -> Optional.empty();
            };
        }
        return copiesThere(after) && !copiesThere(before) ? Optional.of(News.COPIES_THERE) : Optional.empty();
    }

    private static boolean copiesThere(Attempt attempt) {
        List<Copy> copies = attempt.trail().copies();
        return !copies.isEmpty() && copies.stream().allMatch(copy -> copy.stage() == Copy.Stage.AVAILABLE);
    }

    private static boolean takenBack(Attempt attempt) {
        return attempt.outcome() instanceof NotSent notSent && notSent.reason() == NotSentReason.CANCELLED;
    }

    /** What was matched or comes back is there by a human's word or was there before: that is no end of a job. */
    private static boolean underWay(Phase phase) {
        return switch (phase) {
            case ACCEPTED, WAITING, RUNNING, OTHER, STOPPED, GONE -> true;
            default -> false;
        };
    }

    /** What a schedule has made goes by itself when its time is over. */
    private static boolean expires(@Nullable Phase was, Attempt attempt) {
        return was == Phase.BY_POLICY
                || (attempt.sighting() != null && attempt.sighting().byPolicy());
    }
}
