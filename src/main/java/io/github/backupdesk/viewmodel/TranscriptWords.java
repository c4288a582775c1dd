package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.Copy;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.Search;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.i18n.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Everything that was sent for an attempt and everything that came of it, as one text; the key as {@code $TOKEN}. */
final class TranscriptWords {

    private final Texts texts;
    private final Times times;
    private final List<String> lines = new ArrayList<>();

    private TranscriptWords(Texts texts, Times times) {
        this.texts = texts;
        this.times = times;
    }

    static String of(Texts texts, Times times, Attempt attempt) {
        TranscriptWords words = new TranscriptWords(texts, times);
        if (!attempt.exact().body().isEmpty()) {
            words.request(attempt);
        }
        words.outcome(attempt.outcome());
        words.search(attempt.trail().search());
        words.copies(attempt.trail().copies());
        words.job(attempt.job());
        return String.join("\n", words.lines);
    }

    private void heading(String key, Object... arguments) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add("— " + texts.get(key, arguments) + " —");
    }

    private void add(String... parts) {
        String line = String.join(
                "  ", List.of(parts).stream().filter(each -> !each.isEmpty()).toList());
        if (!line.isEmpty()) {
            lines.add(line);
        }
    }

    private void request(Attempt attempt) {
        Instant sent = attempt.trail().sentAt();
        if (sent == null) {
            heading("transcript.planned", times.exact(texts, attempt.plannedAt()));
        } else {
            heading("transcript.sent", times.exact(texts, sent));
        }
        add("POST " + attempt.exact().path());
        add("Authorization: Bearer $TOKEN");
        add("Content-Type: application/json");
        lines.add("");
        add(attempt.exact().body());
    }

    private void outcome(@Nullable SubmitOutcome outcome) {
        switch (outcome) {
            case null -> {}
            case SubmitOutcome.Accepted accepted -> {
                answer(accepted.answer());
                receipt(accepted.receipt());
            }
            case SubmitOutcome.Matched matched -> {
                heading("transcript.matched");
                add(matched.backup());
            }
            case SubmitOutcome.Listed listed -> {
                heading("transcript.listed");
                add(listed.sighting().backup());
            }
            case SubmitOutcome.Rejected rejected -> answer(rejected.answer());
            case SubmitOutcome.NotSent notSent -> {
                answer(notSent.answer());
                add(texts.of(notSent.reason(), AttemptWords.obstacle(texts, notSent.answer())));
            }
            case SubmitOutcome.Unknown unknown -> {
                answer(unknown.answer());
                add(texts.of(unknown.reason()));
            }
        }
    }

    private void answer(Answer answer) {
        heading(answer.httpStatus() == 0 ? "transcript.noAnswer" : "transcript.answer");
        Integer code = answer.code();
        add(
                answer.httpStatus() == 0 ? "" : "HTTP " + answer.httpStatus(),
                code == null ? "" : "code " + code,
                answer.message());
        if (!answer.requestId().isEmpty()) {
            add("requestid: " + answer.requestId());
        }
        add(answer.raw());
    }

    private void receipt(Receipt receipt) {
        heading("transcript.receipt");
        add("backupId: " + receipt.backupId());
        add("backupName: " + receipt.backupName());
        add("jobId: " + receipt.jobId());
    }

    private void search(Search search) {
        Instant last = search.lastLook();
        if (last == null) {
            return;
        }
        heading("transcript.search");
        add(texts.get(
                "settle." + search.verdict().name().toLowerCase(Locale.ROOT),
                search.looks(),
                times.clock(texts, last)));
        search.candidates().forEach(this::add);
    }

    private void add(Backup backup) {
        Instant made = backup.createTime();
        add(backup.id(), backup.name(), backup.status(), made == null ? "" : made.toString());
    }

    private void copies(List<Copy> copies) {
        if (copies.isEmpty()) {
            return;
        }
        heading("attempt.copies");
        for (Copy copy : copies) {
            Instant seen = copy.seenAt();
            add(
                    copy.regionId().value(),
                    texts.of(copy.stage()),
                    copy.backupId(),
                    seen == null ? "" : times.exact(texts, seen));
        }
    }

    private void job(@Nullable Job job) {
        if (job != null) {
            heading("transcript.job", times.exact(texts, job.checkedAt()));
            add(job.id(), job.state().raw(), job.progress());
            add(job.reason());
        }
    }
}
