package io.github.backupdesk.store;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.AttemptState;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.JobState;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.SubmitOutcome.NotSentReason;
import io.github.backupdesk.domain.SubmitOutcome.UnknownReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Attempts as JSON for the receipts, in two parts: what was asked, which never changes, and the news of it. Words of a later
 * version are read as {@link AttemptReader} reads them.
 */
final class AttemptText {

    private AttemptText() {}

    static Object request(Attempt attempt) {
        BackupRequest request = attempt.exact().request();
        BackupScope.Collections named = request.scope() instanceof BackupScope.Collections c ? c : null;
        RegionId home = attempt.homeRegion();
        return Fields.object(
                "plannedAt",
                attempt.plannedAt(),
                "account",
                attempt.account(),
                "clusterId",
                request.clusterId().value(),
                "clusterName",
                attempt.clusterName(),
                "homeRegion",
                home == null ? null : home.value(),
                "dbName",
                dbName(request.scope()),
                "collections",
                named == null ? null : named.collectionNames(),
                "copies",
                request.copies().stream().map(RegionId::value).toList(),
                "path",
                attempt.exact().path(),
                "body",
                attempt.exact().body());
    }

    /** No database stands for the whole cluster, one without a name for collections that nobody here has named. */
    static @Nullable String dbName(BackupScope scope) {
        return switch (scope) {
            case BackupScope.WholeCluster whole -> null;
            case BackupScope.Untold untold -> "";
            case BackupScope.Collections some -> some.dbName();
        };
    }

    static BackupScope scope(@Nullable String dbName, List<String> collections) {
        if (dbName == null) {
            return new BackupScope.WholeCluster();
        }
        return dbName.isEmpty() ? new BackupScope.Untold() : new BackupScope.Collections(dbName, collections);
    }

    static Object news(Attempt attempt) {
        Job job = attempt.job();
        return news(
                attempt,
                job == null
                        ? null
                        : Fields.object(
                                "id",
                                job.id(),
                                "state",
                                job.state().raw(),
                                "progress",
                                job.progress(),
                                "reason",
                                job.reason(),
                                "checkedAt",
                                job.checkedAt()));
    }

    private static Object news(Attempt attempt, @Nullable Object job) {
        return Fields.object(
                "state",
                attempt.state().name(),
                "outcome",
                outcome(attempt),
                "job",
                job,
                "watchEnded",
                attempt.watchEnded(),
                "trail",
                TrailText.of(attempt.trail()));
    }

    /** A number that changes with the news, but not with a job's progress and the time of the last question alone. */
    static long newsNumber(Attempt attempt) {
        Job job = attempt.job();
        Object still = news(
                attempt,
                job == null
                        ? null
                        : Fields.object("id", job.id(), "state", job.state().raw(), "reason", job.reason()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Json.write(still).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    /** The body of the answer is told with the answer itself, and not again with each piece of news of the job. */
    private static @Nullable Object outcome(Attempt attempt) {
        Map<String, @Nullable Object> object = outcome(attempt.outcome());
        if (object != null && attempt.job() != null) {
            object.remove("raw");
        }
        return object;
    }

    private static @Nullable Map<String, @Nullable Object> outcome(@Nullable SubmitOutcome outcome) {
        return switch (outcome) {
            case null -> null;
            case SubmitOutcome.Accepted accepted -> {
                Map<String, @Nullable Object> object = outcome(outcome, null, accepted.answer());
                object.put("backupId", accepted.receipt().backupId());
                object.put("backupName", accepted.receipt().backupName());
                object.put("jobId", accepted.receipt().jobId());
                yield object;
            }
            case SubmitOutcome.Matched matched -> {
                Map<String, @Nullable Object> object = outcome(outcome, null, null);
                object.put("backup", TrailText.of(matched.backup()));
                yield object;
            }
            case SubmitOutcome.Listed listed -> {
                Map<String, @Nullable Object> object = outcome(outcome, null, null);
                object.put("backup", TrailText.of(listed.sighting()));
                yield object;
            }
            case SubmitOutcome.Rejected rejected -> outcome(outcome, null, rejected.answer());
            case SubmitOutcome.NotSent notSent -> outcome(outcome, notSent.reason(), notSent.answer());
            case SubmitOutcome.Unknown unknown -> outcome(outcome, unknown.reason(), unknown.answer());
        };
    }

    private static Map<String, @Nullable Object> outcome(
            SubmitOutcome outcome, @Nullable Enum<?> reason, @Nullable Answer answer) {
        Map<String, @Nullable Object> object =
                Fields.object("kind", OutcomeKind.of(outcome).name());
        if (reason != null) {
            object.put("reason", reason.name());
        }
        if (answer != null) {
            object.put("httpStatus", answer.httpStatus());
            object.put("code", answer.code());
            object.put("message", answer.message());
            object.put("requestId", answer.requestId());
            if (!answer.raw().isEmpty()) {
                object.put("raw", answer.raw());
            }
        }
        return object;
    }

    /** @throws IllegalArgumentException if the parts are not those of an attempt */
    static Attempt attempt(long id, Fields request, Fields news) {
        try {
            Attempt planned = Attempt.planned(
                            Objects.requireNonNullElse(request.instantOrNull("plannedAt"), Instant.EPOCH),
                            request.text("account"),
                            request.text("clusterName"),
                            home(request),
                            exact(request))
                    .withId(id);
            return told(planned, news);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("attempt " + id + " cannot be read", e);
        }
    }

    /** The attempt with other news of it. */
    static Attempt told(Attempt attempt, Fields news) {
        SubmitOutcome before = attempt.outcome();
        SubmitOutcome outcome = outcome(
                news.objectOrNull("outcome"),
                before == null ? "" : before.answered().raw());
        AttemptState state = Fields.nameOf(AttemptState.class, news.textOrNull("state"));
        if (state == null) {
            outcome = outcome == null ? new SubmitOutcome.Unknown(UnknownReason.UNREADABLE, Answer.NONE) : outcome;
            state = OutcomeKind.of(outcome).state();
        }
        return new Attempt(
                attempt.id(),
                attempt.plannedAt(),
                attempt.account(),
                attempt.clusterName(),
                attempt.homeRegion(),
                attempt.exact(),
                state,
                outcome,
                job(news.objectOrNull("job")),
                news.text("watchEnded"),
                TrailText.trail(news.map().get("trail")));
    }

    private static @Nullable RegionId home(Fields request) {
        String home = request.textOrNull("homeRegion");
        return home == null ? null : new RegionId(home);
    }

    private static ExactRequest exact(Fields request) {
        BackupScope scope = scope(request.textOrNull("dbName"), request.texts("collections"));
        return new ExactRequest(
                new BackupRequest(
                        new ClusterId(request.text("clusterId")),
                        scope,
                        request.texts("copies").stream().map(RegionId::new).toList()),
                request.text("path"),
                request.text("body"));
    }

    /** @param knownRaw the body of the answer, for news that were told after it */
    private static @Nullable SubmitOutcome outcome(@Nullable Fields fields, String knownRaw) {
        if (fields == null) {
            return null;
        }
        Long code = fields.numberOrNull("code");
        Answer answer = new Answer(
                Math.toIntExact(fields.number("httpStatus")),
                code == null ? null : Math.toIntExact(code),
                fields.text("message"),
                fields.text("requestId"),
                Objects.requireNonNullElse(fields.textOrNull("raw"), knownRaw));
        String reason = fields.textOrNull("reason");
        return switch (Fields.named(OutcomeKind.class, fields.textOrNull("kind"), OutcomeKind.UNKNOWN)) {
            case ACCEPTED ->
                new SubmitOutcome.Accepted(
                        new Receipt(fields.text("backupId"), fields.text("backupName"), fields.text("jobId")), answer);
            case MATCHED ->
                new SubmitOutcome.Matched(TrailText.backup(fields.map().get("backup")));
            case LISTED ->
                new SubmitOutcome.Listed(TrailText.sighting(fields.map().get("backup")));
            case REJECTED -> new SubmitOutcome.Rejected(answer);
            case NOT_SENT ->
                new SubmitOutcome.NotSent(
                        Fields.named(NotSentReason.class, reason, NotSentReason.CONNECT_FAILED), answer);
            case UNKNOWN ->
                new SubmitOutcome.Unknown(Fields.named(UnknownReason.class, reason, UnknownReason.UNREADABLE), answer);
        };
    }

    private static @Nullable Job job(@Nullable Fields fields) {
        return fields == null
                ? null
                : new Job(
                        fields.text("id"),
                        new JobState(fields.text("state")),
                        fields.text("progress"),
                        fields.text("reason"),
                        Objects.requireNonNullElse(fields.instantOrNull("checkedAt"), Instant.EPOCH));
    }
}
