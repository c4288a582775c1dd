package io.github.backupdesk.store;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.Copy;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.Phase;
import io.github.backupdesk.domain.PlanPart;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.Trail;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Attempts into rows. To be called inside a transaction. */
final class AttemptWriter {

    private AttemptWriter() {}

    /** Writes a new row with its request, and says which ID and revision it got. */
    static Written insert(Handle handle, Attempt attempt) {
        long revision = nextRevision(handle);
        return new Written(insert(handle, attempt, revision), revision);
    }

    /** @return its ID: that of the attempt, or the next one where it has none */
    static long insert(Handle handle, Attempt attempt, long revision) {
        Map<String, @Nullable Object> columns = columns(attempt, revision);
        columns.put("id", attempt.id() == 0 ? null : attempt.id());
        String names = String.join(", ", columns.keySet());
        String values = columns.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
        long id = handle.createUpdate("INSERT INTO attempt (" + names + ") VALUES (" + values + ")")
                .bindMap(columns)
                .executeAndReturnGeneratedKeys()
                .mapTo(Long.class)
                .one();
        insertRequest(handle, id, attempt);
        if (!attempt.trail().equals(beginning(attempt))) {
            putTrail(handle, id, attempt);
        }
        putAnswer(handle, id, attempt.outcome());
        SearchIndex.put(handle, id, attempt);
        return id;
    }

    /**
     * Writes the row again. Without news the revision is 0, and nothing but the row is touched. Empty if there is no row of
     * that ID with that request: what was sent is never rewritten.
     */
    static Optional<Written> update(Handle handle, Attempt attempt) {
        boolean news = told(handle, attempt.id()) != AttemptText.newsNumber(attempt);
        long revision = news ? nextRevision(handle) : 0;
        return update(handle, attempt, revision) ? Optional.of(new Written(attempt.id(), revision)) : Optional.empty();
    }

    /** @param revision 0 if there are no news */
    static boolean update(Handle handle, Attempt attempt, long revision) {
        Map<String, @Nullable Object> columns = columns(attempt, revision);
        if (revision == 0) {
            columns.remove("revision");
        }
        String values =
                columns.keySet().stream().map(name -> name + " = :" + name).collect(Collectors.joining(", "));
        boolean found = handle.createUpdate("UPDATE attempt SET " + values + " WHERE id = :id AND EXISTS"
                                + " (SELECT 1 FROM request WHERE attempt_id = :id AND path = :path AND body = :body)")
                        .bindMap(columns)
                        .bind("id", attempt.id())
                        .bind("path", ExactText.of(attempt.exact().path()))
                        .bind("body", ExactText.of(attempt.exact().body()))
                        .execute()
                == 1;
        if (found && revision != 0) {
            putTrail(handle, attempt.id(), attempt);
            putAnswer(handle, attempt.id(), attempt.outcome());
            SearchIndex.put(handle, attempt.id(), attempt);
        }
        return found;
    }

    /** What was written. The revision counts every piece of news in the history; the receipts follow it. */
    record Written(long id, long revision) {}

    static long lastRevision(Handle handle) {
        return handle.createQuery("SELECT max(coalesce((SELECT max(revision) FROM attempt), 0),"
                        + " coalesce((SELECT max(revision) FROM removed), 0))")
                .mapTo(Long.class)
                .one();
    }

    static long nextRevision(Handle handle) {
        return lastRevision(handle) + 1;
    }

    private static long told(Handle handle, long id) {
        return handle.createQuery("SELECT told FROM attempt WHERE id = :id")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** The trail of an attempt that nothing has happened to; a row without one has it. */
    private static Trail beginning(Attempt attempt) {
        return Trail.NONE.with(
                attempt.exact().request().copies().stream().map(Copy::requested).toList());
    }

    private static void putTrail(Handle handle, long id, Attempt attempt) {
        handle.createUpdate("INSERT INTO trail (attempt_id, trail) VALUES (:id, :trail)"
                        + " ON CONFLICT DO UPDATE SET trail = excluded.trail")
                .bind("id", id)
                .bind("trail", Json.write(TrailText.of(attempt.trail())))
                .execute();
        putCopies(handle, id, attempt);
    }

    private static void putCopies(Handle handle, long id, Attempt attempt) {
        List<String> seen = attempt.trail().copies().stream()
                .map(Copy::backupId)
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        if (attempt.exact().request().copies().isEmpty() && seen.isEmpty()) {
            return;
        }
        handle.createUpdate("DELETE FROM copy WHERE attempt_id = :id")
                .bind("id", id)
                .execute();
        for (String backupId : seen) {
            handle.createUpdate("INSERT INTO copy (backup_id, attempt_id) VALUES (:backupId, :id)")
                    .bind("backupId", ExactText.of(backupId))
                    .bind("id", id)
                    .execute();
        }
    }

    /**
     * Takes the row out, and keeps its number as one that is not missing.
     *
     * @return whether there was such a row, of a backup made elsewhere
     */
    static boolean remove(Handle handle, long id, long revision) {
        boolean found = handle.createQuery("SELECT count(*) FROM attempt WHERE id = :id AND state = 'ELSEWHERE'")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one()
                == 1;
        if (found) {
            SearchIndex.forget(handle, id);
            // What hangs on the row goes with it.
            handle.createUpdate("DELETE FROM attempt WHERE id = :id")
                    .bind("id", id)
                    .execute();
            handle.createUpdate("INSERT OR REPLACE INTO removed (id, revision) VALUES (:id, :revision)")
                    .bind("id", id)
                    .bind("revision", revision)
                    .execute();
        }
        return found;
    }

    /** The body of the answer stands apart, for nothing but a look at the row itself asks for it. */
    private static void putAnswer(Handle handle, long id, @Nullable SubmitOutcome outcome) {
        String raw = outcome == null ? "" : outcome.answered().raw();
        if (!raw.isEmpty()) {
            handle.createUpdate("INSERT INTO answer (attempt_id, body) VALUES (:id, :body)"
                            + " ON CONFLICT DO UPDATE SET body = excluded.body")
                    .bind("id", id)
                    .bind("body", ExactText.of(raw))
                    .execute();
        }
    }

    private static void insertRequest(Handle handle, long id, Attempt attempt) {
        var request = attempt.exact().request();
        String dbName = AttemptText.dbName(request.scope());
        if (request.scope() instanceof BackupScope.Collections collections) {
            insertList(handle, "attempt_collection", id, collections.collectionNames());
        }
        handle.createUpdate("INSERT INTO request (attempt_id, path, db_name, body) VALUES (:id, :path, :dbName, :body)")
                .bind("id", id)
                .bind("path", ExactText.of(attempt.exact().path()))
                .bind("dbName", dbName == null ? null : ExactText.of(dbName))
                .bind("body", ExactText.of(attempt.exact().body()))
                .execute();
        insertList(
                handle,
                "attempt_region",
                id,
                request.copies().stream().map(RegionId::value).toList());
    }

    private static void insertList(Handle handle, String table, long id, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO " + table + " (attempt_id, position, value) VALUES (:id, :position, :value)")) {
            for (int position = 0; position < values.size(); position++) {
                batch.bind("id", id)
                        .bind("position", position)
                        .bind("value", ExactText.of(values.get(position)))
                        .add();
            }
            batch.execute();
        }
    }

    static Map<String, @Nullable Object> columns(Attempt attempt, long revision) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("planned_at", attempt.plannedAt().toEpochMilli());
        columns.put("account", ExactText.of(attempt.account()));
        columns.put("cluster_id", attempt.exact().request().clusterId().value());
        columns.put("cluster_name", ExactText.of(attempt.clusterName()));
        RegionId home = attempt.homeRegion();
        columns.put("home_region", home == null ? null : home.value());
        columns.put("state", attempt.state().name());
        columns.put("phase", Phase.of(attempt).number());
        putOutcome(columns, attempt.outcome());
        putJob(columns, attempt.job());
        columns.put("watch_ended", ExactText.of(attempt.watchEnded()));
        columns.put("unfinished", !attempt.state().settled() || attempt.watchable() ? 1 : 0);
        columns.put("open_question", attempt.openQuestion() ? 1 : 0);
        columns.put("on_server", attempt.onServer() ? 1 : 0);
        columns.put("claims", attempt.claims() ? 1 : 0);
        Instant gone = attempt.trail().goneSince();
        columns.put("gone_at", gone == null ? null : gone.toEpochMilli());
        PlanPart plan = attempt.trail().plan();
        columns.put("plan", plan == null ? null : SearchText.folded(plan.plan()));
        columns.put("revision", revision);
        columns.put("told", AttemptText.newsNumber(attempt));
        return columns;
    }

    private static void putOutcome(Map<String, @Nullable Object> columns, @Nullable SubmitOutcome outcome) {
        String reason = null;
        Receipt receipt = null;
        Answer answer = null;
        Backup seen = null;
        Object matched = null;
        switch (outcome) {
            case null -> {}
            case SubmitOutcome.Accepted accepted -> {
                receipt = accepted.receipt();
                answer = accepted.answer();
            }
            case SubmitOutcome.Matched m -> {
                seen = m.backup();
                matched = TrailText.of(seen);
            }
            case SubmitOutcome.Listed listed -> {
                seen = listed.sighting().backup();
                matched = TrailText.of(listed.sighting());
            }
            case SubmitOutcome.Rejected rejected -> answer = rejected.answer();
            case SubmitOutcome.NotSent notSent -> {
                reason = notSent.reason().name();
                answer = notSent.answer();
            }
            case SubmitOutcome.Unknown unknown -> {
                reason = unknown.reason().name();
                answer = unknown.answer();
            }
        }
        columns.put("outcome", outcome == null ? null : OutcomeKind.of(outcome).name());
        columns.put("reason", reason);
        columns.put("http_status", answer == null ? null : answer.httpStatus());
        columns.put("code", answer == null ? null : answer.code());
        columns.put("message", answer == null ? null : ExactText.of(answer.message()));
        columns.put("request_id", answer == null ? null : ExactText.of(answer.requestId()));
        columns.put("matched", matched == null ? null : Json.write(matched));
        columns.put("backup_id", receipt == null ? null : ExactText.of(receipt.backupId()));
        columns.put("backup_name", receipt == null ? null : ExactText.of(receipt.backupName()));
        if (seen != null) {
            columns.put("backup_id", ExactText.of(seen.id()));
            columns.put("backup_name", ExactText.of(seen.name()));
        }
        columns.put("job_id", receipt == null ? null : ExactText.of(receipt.jobId()));
    }

    private static void putJob(Map<String, @Nullable Object> columns, @Nullable Job job) {
        columns.put("seen_job_id", job == null ? null : ExactText.of(job.id()));
        columns.put("seen_state", job == null ? null : ExactText.of(job.state().raw()));
        columns.put("seen_progress", job == null ? null : ExactText.of(job.progress()));
        columns.put("seen_reason", job == null ? null : ExactText.of(job.reason()));
        columns.put("seen_at", job == null ? null : job.checkedAt().toEpochMilli());
    }
}
