package io.github.backupdesk.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Rows into attempts. A word that this version does not know, left by a later one with the same schema, is read with care:
 * an unknown outcome as UNKNOWN and UNREADABLE, for it may be taken neither for created nor for not created; an unknown
 * state as the one that belongs to the outcome; an unknown reason as UNREADABLE or, where nothing was sent, as
 * CONNECT_FAILED. A row that breaks a rule of the domain is damage.
 */
final class AttemptReader {

    private final Map<Long, List<String>> collections;
    private final Map<Long, List<String>> regions;

    private AttemptReader(Map<Long, List<String>> collections, Map<Long, List<String>> regions) {
        this.collections = collections;
        this.regions = regions;
    }

    /**
     * To be called inside a transaction, so that its three queries see the same rows.
     *
     * @param which the clauses after FROM, with the names of the arguments
     */
    static List<Attempt> select(Handle handle, String which, Map<String, ?> arguments) {
        AttemptReader reader = new AttemptReader(
                lists(handle, "attempt_collection", which, arguments),
                lists(handle, "attempt_region", which, arguments));
        return handle.createQuery(
                        "SELECT *, answer.body AS answer_body FROM attempt JOIN request ON request.attempt_id = id"
                                + " LEFT JOIN trail ON trail.attempt_id = id LEFT JOIN answer ON answer.attempt_id = id "
                                + which)
                .bindMap(arguments)
                .map((row, context) -> reader.attempt(row))
                .list();
    }

    private static Map<Long, List<String>> lists(Handle handle, String table, String which, Map<String, ?> arguments) {
        record Entry(long id, String value) {}
        return handle
                .createQuery("SELECT attempt_id, value FROM " + table + " WHERE attempt_id IN (SELECT id FROM attempt "
                        + which + ") ORDER BY attempt_id, position")
                .bindMap(arguments)
                .map((row, context) -> new Entry(row.getLong("attempt_id"), ExactText.in(row, "value")))
                .stream()
                .collect(groupingBy(Entry::id, mapping(Entry::value, toList())));
    }

    private Attempt attempt(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        try {
            String home = row.getString("home_region");
            SubmitOutcome outcome = outcome(row);
            AttemptState state = Fields.nameOf(AttemptState.class, row.getString("state"));
            if (state == null) {
                outcome = outcome == null ? new SubmitOutcome.Unknown(UnknownReason.UNREADABLE, Answer.NONE) : outcome;
                state = OutcomeKind.of(outcome).state();
            }
            Attempt attempt = new Attempt(
                    id,
                    Instant.ofEpochMilli(row.getLong("planned_at")),
                    ExactText.in(row, "account"),
                    ExactText.in(row, "cluster_name"),
                    home == null ? null : new RegionId(home),
                    exact(id, row),
                    state,
                    outcome,
                    job(row),
                    ExactText.in(row, "watch_ended"));
            // A row without one has the trail it began with.
            String trail = row.getString("trail");
            return trail == null ? attempt : attempt.with(TrailText.trail(Json.read(trail)));
        } catch (IllegalArgumentException e) {
            SQLException damage =
                    new SQLiteException("attempt " + id + " cannot be read", SQLiteErrorCode.SQLITE_CORRUPT);
            damage.initCause(e);
            throw damage;
        }
    }

    private ExactRequest exact(long id, ResultSet row) throws SQLException {
        BackupScope scope =
                AttemptText.scope(ExactText.orNull(row, "db_name"), collections.getOrDefault(id, List.of()));
        List<RegionId> copies =
                regions.getOrDefault(id, List.of()).stream().map(RegionId::new).toList();
        return new ExactRequest(
                new BackupRequest(new ClusterId(row.getString("cluster_id")), scope, copies),
                ExactText.in(row, "path"),
                ExactText.in(row, "body"));
    }

    private static @Nullable SubmitOutcome outcome(ResultSet row) throws SQLException {
        String kind = row.getString("outcome");
        if (kind == null) {
            return null;
        }
        String reason = row.getString("reason");
        return switch (Fields.named(OutcomeKind.class, kind, OutcomeKind.UNKNOWN)) {
            case ACCEPTED -> new SubmitOutcome.Accepted(receipt(row), answer(row));
            case MATCHED -> new SubmitOutcome.Matched(TrailText.backup(Json.read(row.getString("matched"))));
            case LISTED -> new SubmitOutcome.Listed(TrailText.sighting(Json.read(row.getString("matched"))));
            case REJECTED -> new SubmitOutcome.Rejected(answer(row));
            case NOT_SENT ->
                new SubmitOutcome.NotSent(
                        Fields.named(NotSentReason.class, reason, NotSentReason.CONNECT_FAILED), answer(row));
            case UNKNOWN ->
                new SubmitOutcome.Unknown(
                        Fields.named(UnknownReason.class, reason, UnknownReason.UNREADABLE), answer(row));
        };
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                ExactText.in(row, "backup_id"), ExactText.in(row, "backup_name"), ExactText.in(row, "job_id"));
    }

    private static Answer answer(ResultSet row) throws SQLException {
        int status = row.getInt("http_status");
        int code = row.getInt("code");
        boolean noCode = row.wasNull();
        return new Answer(
                status,
                noCode ? null : code,
                ExactText.in(row, "message"),
                ExactText.in(row, "request_id"),
                ExactText.in(row, "answer_body"));
    }

    private static @Nullable Job job(ResultSet row) throws SQLException {
        String id = ExactText.orNull(row, "seen_job_id");
        return id == null
                ? null
                : new Job(
                        id,
                        new JobState(ExactText.in(row, "seen_state")),
                        ExactText.in(row, "seen_progress"),
                        ExactText.in(row, "seen_reason"),
                        Instant.ofEpochMilli(row.getLong("seen_at")));
    }
}
