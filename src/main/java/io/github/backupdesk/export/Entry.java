package io.github.backupdesk.export;

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
import io.github.backupdesk.domain.Search;
import io.github.backupdesk.domain.Sighting;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.domain.Trail;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An attempt by names that stay: those of the JSON, and of the columns of the CSV. Values are texts, numbers, lists, objects
 * of the same kind, or null where there is nothing to tell. Times are ISO 8601 in UTC.
 */
final class Entry {

    private Entry() {}

    static Map<String, @Nullable Object> of(Attempt attempt) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("id", attempt.id());
        entry.put("plannedAt", text(attempt.plannedAt()));
        entry.put("sentAt", text(attempt.trail().sentAt()));
        entry.put("account", attempt.account());
        putRequest(entry, attempt);
        entry.put("state", attempt.state().name());
        entry.put("phase", Phase.of(attempt).name());
        putAnswer(entry, attempt.outcome());
        putReceipt(entry, attempt);
        putJob(entry, attempt.job());
        entry.put("watchEnded", attempt.watchEnded());
        putTrail(entry, attempt.trail());
        putBackup(entry, told(attempt));
        entry.put("contents", contents(attempt));
        putPlan(entry, attempt.trail().plan());
        return entry;
    }

    private static void putRequest(Map<String, @Nullable Object> entry, Attempt attempt) {
        var request = attempt.exact().request();
        // What was made elsewhere was never asked for here; describing it tells what it holds.
        BackupScope scope = attempt.asked().orElse(request).scope();
        BackupScope.Collections named = scope instanceof BackupScope.Collections some ? some : null;
        RegionId home = attempt.homeRegion();
        entry.put("clusterId", request.clusterId().value());
        entry.put("clusterName", attempt.clusterName());
        entry.put("homeRegion", home == null ? null : home.value());
        entry.put("type", scope.type().name());
        entry.put("dbName", named == null ? null : named.dbName());
        entry.put("collections", named == null ? List.of() : named.collectionNames());
        entry.put(
                "requestedRegions",
                request.copies().stream().map(RegionId::value).toList());
        entry.put("path", attempt.exact().path());
        entry.put("body", attempt.exact().body());
    }

    private static void putAnswer(Map<String, @Nullable Object> entry, @Nullable SubmitOutcome outcome) {
        Answer answer = outcome == null ? Answer.NONE : outcome.answered();
        entry.put(
                "outcome",
                switch (outcome) {
                    case null -> null;
                    case SubmitOutcome.Accepted accepted -> "ACCEPTED";
                    case SubmitOutcome.Matched matched -> "MATCHED";
                    case SubmitOutcome.Listed listed -> "LISTED";
                    case SubmitOutcome.Rejected rejected -> "REJECTED";
                    case SubmitOutcome.NotSent notSent -> "NOT_SENT";
                    case SubmitOutcome.Unknown unknown -> "UNKNOWN";
                });
        entry.put(
                "reason",
                switch (outcome) {
                    case SubmitOutcome.NotSent notSent -> notSent.reason().name();
                    case SubmitOutcome.Unknown unknown -> unknown.reason().name();
                    case null, default -> null;
                });
        entry.put("httpStatus", answer.httpStatus() == 0 ? null : answer.httpStatus());
        entry.put("code", answer.code());
        entry.put("message", answer.message());
        entry.put("requestId", answer.requestId());
        entry.put("answer", answer.raw());
    }

    private static void putReceipt(Map<String, @Nullable Object> entry, Attempt attempt) {
        Receipt receipt = attempt.receipt();
        entry.put("backupId", attempt.backupId());
        entry.put("backupName", attempt.backupName());
        Backup told = told(attempt);
        entry.put("backupStatus", told == null ? null : told.status());
        entry.put("jobId", receipt == null ? null : receipt.jobId());
    }

    /** The backup as the server told of it: for what was found by listing, and for what was made elsewhere. */
    private static @Nullable Backup told(Attempt attempt) {
        return switch (attempt.outcome()) {
            case SubmitOutcome.Matched matched -> matched.backup();
            case SubmitOutcome.Listed listed -> listed.sighting().backup();
            case null, default -> null;
        };
    }

    private static void putBackup(Map<String, @Nullable Object> entry, @Nullable Backup told) {
        entry.put("backupCreateTime", told == null ? null : text(told.createTime()));
        entry.put("backupSize", told == null ? null : told.size());
        entry.put("creationMethod", told == null ? null : told.creationMethod());
    }

    /**
     * What a backup made elsewhere holds, by database, where one name and one list cannot tell it; empty for any other row.
     */
    private static List<Map<String, @Nullable Object>> contents(Attempt attempt) {
        Sighting sighting = attempt.sighting();
        if (sighting == null) {
            return List.of();
        }
        return new TreeMap<>(sighting.detail().collections())
                .entrySet().stream()
                        .map(each -> content(each.getKey(), each.getValue()))
                        .toList();
    }

    private static Map<String, @Nullable Object> content(String dbName, List<String> collections) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("dbName", dbName);
        entry.put("collections", collections);
        return entry;
    }

    private static void putJob(Map<String, @Nullable Object> entry, @Nullable Job job) {
        entry.put("jobState", job == null ? null : job.state().raw());
        entry.put("jobProgress", job == null ? null : job.progress());
        entry.put("jobReason", job == null ? null : job.reason());
        entry.put("jobSeenAt", job == null ? null : text(job.checkedAt()));
    }

    private static void putTrail(Map<String, @Nullable Object> entry, Trail trail) {
        Search search = trail.search();
        entry.put("looks", search.looks());
        entry.put("lastLook", text(search.lastLook()));
        entry.put("verdict", search.looks() == 0 ? null : search.verdict().name());
        entry.put("copies", trail.copies().stream().map(Entry::of).toList());
        entry.put("ticket", trail.ticket());
        entry.put("note", trail.note());
        entry.put("goneSince", text(trail.goneSince()));
        entry.put("sameReceiptAs", trail.sameReceiptAs() == 0 ? null : trail.sameReceiptAs());
        entry.put("candidateIds", search.candidates().stream().map(Backup::id).toList());
    }

    private static void putPlan(Map<String, @Nullable Object> entry, @Nullable PlanPart part) {
        entry.put("plan", part == null ? null : part.plan());
        entry.put("planPosition", part == null ? null : part.position());
        entry.put("planPolicy", part == null ? null : part.policy().name());
        entry.put("plannedAgainFor", part == null || part.again() == 0 ? null : part.again());
    }

    private static Map<String, @Nullable Object> of(Copy copy) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("regionId", copy.regionId().value());
        entry.put("stage", copy.stage().name());
        entry.put("backupId", copy.backupId());
        entry.put("seenAt", text(copy.seenAt()));
        return entry;
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
