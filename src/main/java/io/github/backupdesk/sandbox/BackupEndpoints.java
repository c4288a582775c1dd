package io.github.backupdesk.sandbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reading and deleting backups, and reading their jobs (contract.md 1.2 to 1.4 and 1.8). */
final class BackupEndpoints {

    static final String JOB = "GET /v2/jobs/{J}";

    private final World world;
    private final Ledger ledger;
    private final ServerTime time;
    private final Switchboard switches;

    BackupEndpoints(World world, Ledger ledger, ServerTime time, Switchboard switches) {
        this.world = world;
        this.ledger = ledger;
        this.time = time;
        this.switches = switches;
    }

    void addTo(Routes routes) {
        routes.get("/v2/backups", this::list)
                .get("/v2/clusters/{C}/backups/{B}", this::describe)
                .delete("/v2/clusters/{C}/backups/{B}", this::delete)
                .get("/v2/jobs/{J}", this::job);
    }

    private JsonNode list(Call call) {
        Page page = Page.of(call);
        Predicate<Backup> wanted = filter(call);
        Instant now = time.now();
        List<Backup> found = ledger.listed(now).stream().filter(wanted).toList();
        return page.of(found, "backups", backup -> BackupJson.item(backup, time));
    }

    private Predicate<Backup> filter(Call call) {
        String method = oneOf(call.query("creationMethod"), Set.of(Backup.MANUAL, Backup.AUTO), 96030);
        String type = oneOf(call.query("backupType"), Set.of(Content.CLUSTER, Content.COLLECTION), 96029);
        Instant start = instant(call.query("start"));
        Instant end = instant(call.query("end"));
        if (start != null && end != null && start.isAfter(end)) {
            throw Refusal.business(96035, "The time range is invalid: start is after end.");
        }
        String project = call.query("projectId");
        String cluster = call.query("clusterId");
        if (project != null && !World.wellFormed(project)) {
            throw Refusal.business(96005, "The project ID is invalid.");
        }
        if (cluster != null) {
            World.checkClusterId(cluster);
        }
        return backup -> (method == null || backup.creationMethod().equals(method))
                && (type == null || backup.content().backupType().equals(type))
                && (project == null || backup.owner().projectId().equals(project))
                && (cluster == null || backup.of(cluster))
                && (start == null || !backup.span().created().isBefore(start))
                && (end == null || !backup.span().created().isAfter(end));
    }

    private static @Nullable String oneOf(@Nullable String value, Set<String> values, int code) {
        if (value != null && !values.contains(value)) {
            throw Refusal.business(
                    code,
                    "The value must be one of "
                            + String.join(", ", values.stream().sorted().toList()));
        }
        return value;
    }

    private @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : time.shownAs(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            throw Refusal.business(96007, "The time must be an ISO-8601 UTC timestamp.");
        }
    }

    /** The id of a cluster that is gone still works as long as a backup of it is there. */
    private String clusterId(Call call) {
        String clusterId = call.path("C");
        World.checkClusterId(clusterId);
        if (!ledger.knows(clusterId)) {
            world.cluster(clusterId);
        }
        return clusterId;
    }

    private JsonNode describe(Call call) {
        String clusterId = clusterId(call);
        Instant now = time.now();
        Backup backup = ledger.find(clusterId, call.path("B"), now)
                .orElseThrow(() -> Refusal.badParameter("The backup does not exist."));
        return BackupJson.detail(backup, world.findCluster(clusterId).orElse(null), time);
    }

    private JsonNode delete(Call call) {
        Backup backup = ledger.delete(clusterId(call), call.path("B"), time.now());
        return Json.object().put("backupId", backup.backupId()).put("backupName", backup.backupName());
    }

    private JsonNode job(Call call) {
        Instant now = time.now();
        Backup backup = ledger.findJob(call.path("J"), now)
                .orElseThrow(() -> Refusal.business(96026, "The job does not exist."));
        String clusterId = backup.owner().clusterId();
        if (switches.take(FaultKind.JOB_GONE, clusterId).isPresent()) {
            throw Refusal.business(96026, "The job does not exist.");
        }
        ObjectNode job = job(backup, now);
        switches.take(FaultKind.JOB_STATE, clusterId).ifPresent(fault -> {
            job.put("status", fault.word("state"));
            fault.text("progress").ifPresent(progress -> job.put("progress", progress));
        });
        return job;
    }

    private ObjectNode job(Backup backup, Instant now) {
        Span span = backup.span();
        ObjectNode job = Json.object().put("jobId", backup.jobId()).put("type", "BACKUP");
        return job.put("status", backup.jobStatus(now))
                .put("progress", Long.toString(backup.progress(now)))
                .put("startTime", span.atWork(now) ? time.show(span.started()) : "")
                .put("endTime", span.done(now) ? time.show(span.ended()) : "")
                .put("reason", backup.reason(now));
    }
}
