package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.Baseline;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.JobState;
import io.github.backupdesk.domain.Phase;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.Sighting;
import io.github.backupdesk.domain.SubmitOutcome.Accepted;
import io.github.backupdesk.domain.SubmitOutcome.Listed;
import io.github.backupdesk.domain.SubmitOutcome.Matched;
import io.github.backupdesk.domain.SubmitOutcome.NotSent;
import io.github.backupdesk.domain.SubmitOutcome.Rejected;
import io.github.backupdesk.domain.SubmitOutcome.Unknown;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.viewmodel.HistoryRow.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Tells an attempt in the words of the history. */
final class AttemptWords {

    /** How far the service's clock may be from ours before it is said. */
    private static final Duration WORTH_SAYING = Duration.ofMinutes(5);

    private AttemptWords() {}

    static HistoryRow row(Texts texts, Times times, Attempt attempt) {
        return row(texts, times, attempt, Optional.empty(), false);
    }

    /**
     * @param here why a planned attempt has not left, where more is known of that than its row tells
     * @param foreign whether only another account can look for what became of it
     */
    static HistoryRow row(Texts texts, Times times, Attempt attempt, Optional<StillHere> here, boolean foreign) {
        Receipt receipt = attempt.receipt();
        Sighting sighting = attempt.sighting();
        var request = attempt.exact().request();
        return new HistoryRow(
                attempt,
                times.near(texts, attempt.plannedAt()),
                when(texts, times, attempt),
                VisibleText.of(
                        attempt.clusterName().isEmpty() ? request.clusterId().value() : attempt.clusterName(), 60),
                request.clusterId().value(),
                sighting == null
                        ? request.scope().type().name()
                        : VisibleText.of(sighting.backup().type(), 40),
                sighting == null
                        ? BackupWords.content(texts, request.scope())
                        : BackupWords.content(texts, request.scope(), sighting),
                BackupWords.regions(texts, request.copies()),
                BackupWords.regionsInFull(texts, attempt.homeRegion(), request.copies()),
                look(attempt),
                here.map(why -> state(texts, why)).orElseGet(() -> state(texts, attempt)),
                progress(attempt),
                percent(attempt),
                VisibleText.of(attempt.backupId()),
                VisibleText.of(attempt.backupName()),
                receipt == null ? "" : VisibleText.of(receipt.jobId()),
                here.map(StillHere::why).orElseGet(() -> explanation(texts, times, attempt, foreign)),
                said(texts, attempt));
    }

    /** The word for one that has not left. */
    static String state(Texts texts, StillHere here) {
        return texts.get(here.held() ? "state.held" : "state.waiting");
    }

    /** In full; with a quiet word where the clocks differ so much that times cannot be compared by eye. */
    private static String when(Texts texts, Times times, Attempt attempt) {
        String exact = times.exact(texts, attempt.plannedAt());
        Baseline baseline = attempt.trail().baseline();
        Duration ahead = baseline == null ? Duration.ZERO : baseline.serverAhead();
        if (ahead.abs().compareTo(WORTH_SAYING) < 0) {
            return exact;
        }
        Duration off = ahead.abs();
        return texts.get(
                ahead.isNegative() ? "time.serverBehind" : "time.serverAhead",
                exact,
                off.toHours(),
                off.toMinutesPart());
    }

    private static Look look(Attempt attempt) {
        if (attempt.gone()) {
            return Look.NEUTRAL;
        }
        return switch (attempt.state()) {
            case PLANNED -> Look.NEUTRAL;
            case SENDING -> Look.PENDING;
            case REJECTED -> Look.FAILED;
            case NOT_SENT -> Look.NEUTRAL;
            case UNKNOWN -> attempt.openQuestion() ? Look.UNKNOWN : Look.NEUTRAL;
            case ELSEWHERE -> {
                Sighting sighting = attempt.sighting();
                // It is none of ours, so it is no success of ours either.
                boolean there = sighting != null && sighting.backup().available();
                yield there ? Look.NEUTRAL : sighting == null ? Look.UNKNOWN : look(sighting.backup());
            }
            case ACCEPTED ->
                attempt.outcome() instanceof Matched matched
                                && attempt.watchEnded().isEmpty()
                        ? look(matched.backup())
                        : look(attempt.job(), attempt.watchEnded());
        };
    }

    private static Look look(Backup backup) {
        if (backup.available()) {
            return Look.DONE;
        }
        return backup.creating() ? Look.RUNNING : Look.UNKNOWN;
    }

    private static Look look(@Nullable Job job, String watchEnded) {
        if (watchEnded.equals(Attempt.STOPPED)) {
            return Look.NEUTRAL;
        }
        if (!watchEnded.isEmpty()) {
            return Look.UNKNOWN;
        }
        if (job == null || job.state().raw().equals("PENDING")) {
            return Look.PENDING;
        }
        JobState state = job.state();
        if (state.terminal()) {
            return state.successful() ? Look.DONE : Look.FAILED;
        }
        return state.known() ? Look.RUNNING : Look.UNKNOWN;
    }

    private static String state(Texts texts, Attempt attempt) {
        if (attempt.gone()) {
            return texts.get("backup.DELETED");
        }
        Sighting sighting = attempt.sighting();
        if (sighting != null && sighting.byPolicy()) {
            return texts.get("state.byPolicy");
        }
        if (attempt.watchEnded().equals(Attempt.STOPPED)) {
            return texts.get("state.stopped");
        }
        if (attempt.outcome() instanceof Unknown && !attempt.openQuestion()) {
            return texts.of(Phase.of(attempt));
        }
        if (attempt.dryRun()) {
            return texts.of(Phase.DRY_RUN);
        }
        Job job = attempt.job();
        if (!attempt.watchEnded().isEmpty()) {
            return texts.get("state.gone");
        }
        if (attempt.outcome() instanceof Matched matched) {
            String status = matched.backup().status();
            return texts.find("backup." + status).orElse(VisibleText.of(status, 40));
        }
        if (attempt.receipt() == null || job == null) {
            return texts.of(attempt.state());
        }
        if (job.state().raw().isBlank()) {
            return texts.get("job.none");
        }
        // A word of the server's that we do not know is shown as it is.
        return texts.find("job." + job.state().raw())
                .orElse(VisibleText.of(job.state().raw(), 40));
    }

    private static String progress(Attempt attempt) {
        Job job = attempt.job();
        if (job == null || job.progress().isBlank()) {
            return "";
        }
        String text = VisibleText.of(job.progress(), 20);
        return (job.percent().isPresent() || job.wentBack()) && !text.endsWith("%") ? text + " %" : text;
    }

    private static OptionalInt percent(Attempt attempt) {
        Job job = attempt.job();
        return job == null || job.state().terminal() ? OptionalInt.empty() : job.percent();
    }

    private static String said(Texts texts, Attempt attempt) {
        return switch (attempt.outcome()) {
            case Rejected rejected -> CloudWords.said(texts, rejected.answer());
            case Unknown unknown when unknown.answer().httpStatus() > 0 -> CloudWords.said(texts, unknown.answer());
            case NotSent notSent when notSent.answer().httpStatus() > 0 -> CloudWords.said(texts, notSent.answer());
            case null, default -> "";
        };
    }

    private static String explanation(Texts texts, Times times, Attempt attempt, boolean foreign) {
        long other = attempt.trail().sameReceiptAs();
        String plain = explained(texts, times, attempt, foreign);
        return other == 0 ? plain : texts.get("explain.sameReceipt", String.valueOf(other), plain);
    }

    private static String explained(Texts texts, Times times, Attempt attempt, boolean foreign) {
        Instant gone = attempt.trail().goneSince();
        if (gone != null) {
            return texts.get("explain.gone", times.exact(texts, gone));
        }
        return switch (attempt.outcome()) {
            case null -> texts.get("explain." + attempt.state().name(), times.clock(texts, attempt.leftAt()));
            case Accepted accepted -> job(texts, times, attempt);
            case Matched matched
            when noLongerKnown(attempt) -> texts.get("explain.backup.gone", VisibleText.of(attempt.watchEnded()));
            case Matched matched ->
                texts.get("explain.matched", VisibleText.of(matched.backup().status()));
            case Listed listed ->
                texts.get(
                        listed.sighting().byPolicy() ? "explain.byPolicy" : "explain.elsewhere",
                        VisibleText.of(listed.sighting().backup().status(), 40));
            case Rejected rejected -> RefusalWords.of(texts, attempt, rejected.answer());
            case NotSent dry
            when attempt.dryRun() ->
                texts.get("explain.dryRun", CheckWords.kept(texts, dry.answer().message()));
            case NotSent notSent ->
                texts.get("explain.notSent", texts.of(notSent.reason(), obstacle(texts, notSent.answer())));
            case Unknown unknown ->
                texts.get(
                        foreign ? "explain.unknown.foreign" : lost(attempt),
                        times.clock(texts, attempt.leftAt()),
                        texts.of(unknown.reason()));
        };
    }

    /** How far the looking has come, or what a human has said. */
    private static String lost(Attempt attempt) {
        return switch (attempt.trail().search().verdict()) {
            case OPEN -> "explain.unknown";
            case ONE_FITS, SEVERAL_FIT -> "explain.unknown.fits";
            case NO_TRACE -> "explain.unknown.noTrace";
            case SETTLED_ABSENT -> "explain.absent";
            case SENT_AGAIN -> "explain.sentAgain";
        };
    }

    private static boolean noLongerKnown(Attempt attempt) {
        return !attempt.watchEnded().isEmpty() && !attempt.watchEnded().equals(Attempt.STOPPED);
    }

    /** Whom it was for and what stood in the way, as far as the row has kept it; rows of earlier versions have not. */
    static Object[] obstacle(Texts texts, Answer answer) {
        Object[] known = {texts.get("answer.noHost"), "–", "–"};
        List<String> lines = answer.message().lines().toList();
        for (int n = 0; n < Math.min(lines.size(), known.length); n++) {
            known[n] = VisibleText.of(lines.get(n));
        }
        return known;
    }

    private static String job(Texts texts, Times times, Attempt attempt) {
        Job job = attempt.job();
        if (attempt.watchEnded().equals(Attempt.STOPPED)) {
            return texts.get("explain.job.stopped");
        }
        if (noLongerKnown(attempt)) {
            return texts.get("explain.job.gone", VisibleText.of(attempt.watchEnded()));
        }
        if (job == null) {
            return texts.get("explain.job.accepted");
        }
        String checked = times.clock(texts, job.checkedAt());
        if (job.state().failed()) {
            String reason = job.reason().isBlank() ? texts.get("explain.job.noReason") : VisibleText.of(job.reason());
            return texts.get("explain.job.failed", VisibleText.of(job.state().raw(), 40), reason);
        }
        if (job.state().equals(JobState.AVAILABLE)) {
            return texts.get(
                    "explain.job.there",
                    checked,
                    attempt.exact().request().copies().size());
        }
        if (job.state().successful()) {
            return texts.get(
                    "explain.job.done", attempt.exact().request().copies().size());
        }
        if (job.state().raw().isBlank()) {
            return texts.get("explain.job.noState", checked);
        }
        if (job.state().equals(JobState.CREATING)) {
            return texts.get("explain.job.listed", checked);
        }
        return job.state().known()
                ? texts.get("explain.job.running", checked)
                : texts.get(
                        "explain.job.unknownState", VisibleText.of(job.state().raw(), 40), checked);
    }
}
