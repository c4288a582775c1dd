package io.github.backupdesk.store;

import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupDetail;
import io.github.backupdesk.domain.Baseline;
import io.github.backupdesk.domain.Copy;
import io.github.backupdesk.domain.PlanPart;
import io.github.backupdesk.domain.PlanPart.Policy;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.Search;
import io.github.backupdesk.domain.Sighting;
import io.github.backupdesk.domain.Trail;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Trails and listed backups as JSON, in the database and in the receipts alike: they are read and written whole, and nothing
 * asks for a part of one. Times are ISO 8601 in UTC, for the domain does not cut these to the millisecond.
 */
final class TrailText {

    private TrailText() {}

    static Object of(Trail trail) {
        Baseline baseline = trail.baseline();
        Search search = trail.search();
        Map<String, @Nullable Object> object = Fields.object(
                "sentAt",
                trail.sentAt(),
                "baseline",
                baseline == null
                        ? null
                        : Fields.object(
                                "serverAhead",
                                baseline.serverAhead(),
                                "backupIds",
                                baseline.backupIds().stream().sorted().toList()),
                "search",
                Fields.object(
                        "looks",
                        search.looks(),
                        "lastLook",
                        search.lastLook(),
                        "verdict",
                        search.verdict().name(),
                        "candidates",
                        search.candidates().stream().map(TrailText::of).toList()),
                "copies",
                trail.copies().stream().map(TrailText::of).toList(),
                "note",
                trail.note(),
                "ticket",
                trail.ticket(),
                "sameReceiptAs",
                trail.sameReceiptAs());
        if (trail.goneSince() != null) {
            object.put("goneSince", trail.goneSince());
        }
        if (trail.plan() != null) {
            object.put("plan", of(trail.plan()));
        }
        return object;
    }

    static Trail trail(@Nullable Object value) {
        Fields fields = Fields.of(value);
        try {
            return new Trail(
                    fields.instantOrNull("sentAt"),
                    baseline(fields.objectOrNull("baseline")),
                    search(fields.objectOrNull("search")),
                    fields.list("copies", TrailText::copy),
                    fields.text("note"),
                    fields.text("ticket"),
                    fields.number("sameReceiptAs"),
                    fields.instantOrNull("goneSince"),
                    plan(fields.objectOrNull("plan")));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("no time", e);
        }
    }

    private static Object of(PlanPart part) {
        return Fields.object(
                "id",
                part.plan(),
                "position",
                part.position(),
                "policy",
                part.policy().name(),
                "again",
                part.again());
    }

    /** A policy that this version does not know is read as the careful one. */
    private static @Nullable PlanPart plan(@Nullable Fields fields) {
        return fields == null
                ? null
                : new PlanPart(
                        fields.text("id"),
                        Math.toIntExact(fields.number("position")),
                        Fields.named(Policy.class, fields.textOrNull("policy"), Policy.STOP),
                        fields.number("again"));
    }

    private static @Nullable Baseline baseline(@Nullable Fields fields) {
        return fields == null
                ? null
                : new Baseline(Set.copyOf(fields.texts("backupIds")), Duration.parse(fields.text("serverAhead")));
    }

    private static Search search(@Nullable Fields fields) {
        return fields == null
                ? Search.NONE
                : new Search(
                        Math.toIntExact(fields.number("looks")),
                        fields.instantOrNull("lastLook"),
                        fields.list("candidates", TrailText::backup),
                        Fields.named(Search.Verdict.class, fields.textOrNull("verdict"), Search.Verdict.OPEN));
    }

    private static Object of(Copy copy) {
        return Fields.object(
                "region",
                copy.regionId().value(),
                "stage",
                copy.stage().name(),
                "backupId",
                copy.backupId(),
                "seenAt",
                copy.seenAt());
    }

    private static Copy copy(Object value) {
        Fields fields = Fields.of(value);
        return new Copy(
                new RegionId(fields.text("region")),
                Fields.named(Copy.Stage.class, fields.textOrNull("stage"), Copy.Stage.REQUESTED),
                fields.text("backupId"),
                fields.instantOrNull("seenAt"));
    }

    static Object of(Sighting sighting) {
        RegionId region = sighting.detail().regionId();
        Map<String, @Nullable Object> object = of(sighting.backup());
        object.put("region", region == null ? null : region.value());
        object.put("collections", new TreeMap<>(sighting.detail().collections()));
        object.put("described", sighting.described());
        return object;
    }

    static Sighting sighting(@Nullable Object value) {
        Fields fields = Fields.of(value);
        String region = fields.textOrNull("region");
        Map<String, List<String>> collections = new HashMap<>();
        Fields held = fields.objectOrNull("collections");
        if (held != null) {
            held.map().keySet().forEach(name -> collections.put(name.toString(), held.texts(name.toString())));
        }
        return new Sighting(
                new BackupDetail(backup(value), region == null ? null : new RegionId(region), collections),
                Boolean.TRUE.equals(fields.map().get("described")));
    }

    static Map<String, @Nullable Object> of(Backup backup) {
        Instant created = backup.createTime();
        return Fields.object(
                "id",
                backup.id(),
                "name",
                backup.name(),
                "clusterId",
                backup.clusterId(),
                "clusterName",
                backup.clusterName(),
                "type",
                backup.type(),
                "creationMethod",
                backup.creationMethod(),
                "status",
                backup.status(),
                "size",
                backup.size(),
                "createTime",
                created);
    }

    static Backup backup(@Nullable Object value) {
        Fields fields = Fields.of(value);
        return new Backup(
                fields.text("id"),
                fields.text("name"),
                fields.text("clusterId"),
                fields.text("clusterName"),
                fields.text("type"),
                fields.text("creationMethod"),
                fields.text("status"),
                fields.number("size"),
                fields.instantOrNull("createTime"));
    }
}
