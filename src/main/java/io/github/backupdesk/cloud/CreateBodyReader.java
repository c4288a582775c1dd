package io.github.backupdesk.cloud;

import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.BodyProblem;
import io.github.backupdesk.domain.BodyProblem.Flaw;
import io.github.backupdesk.domain.BodyReading;
import io.github.backupdesk.domain.RegionId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of a create call that a person has written or pasted: the inverse of {@link CreateBody}. Stricter than the
 * service, for what it would ignore or take in another sense must not look as if it were asked for; only entries of one
 * database that stand apart are joined, and a missing database name is the default one (contract.md section 7, rows 1 to 3).
 */
final class CreateBodyReader {

    private static final String DEFAULT_DATABASE = "default";
    private static final String COLLECTIONS = "/dbCollections";
    private static final String COPIES = "/crossRegionCopies";

    private CreateBodyReader() {}

    static BodyReading read(String text) {
        try {
            JsonNode root = Json.strict(text);
            if (!root.isObject()) {
                throw refused(Flaw.NOT_AN_OBJECT, "", "");
            }
            return read(root);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            return new BodyReading.Refused(new BodyProblem(Flaw.NOT_JSON, "", line));
        } catch (Refusal e) {
            BodyProblem problem = e.problem;
            return new BodyReading.Refused(new BodyProblem(problem.flaw(), problem.detail(), Json.line(text, e.where)));
        }
    }

    /** Carries the problem out of the depths. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient BodyProblem problem;
        private final String where;

        Refusal(BodyProblem problem, String where) {
            super(problem.flaw().name(), null, false, false);
            this.problem = problem;
            this.where = where;
        }
    }

    /** @param where it stands, as a JSON pointer; empty for the whole */
    private static Refusal refused(Flaw flaw, String detail, String where) {
        return new Refusal(new BodyProblem(flaw, detail, 0), where);
    }

    private static BodyReading read(JsonNode root) {
        onlyKnown(root, Set.of("backupType", "dbCollections", "crossRegionCopies"), "");
        String type = root.path("backupType").asString("");
        if (type.isBlank()) {
            throw refused(Flaw.NO_TYPE, "", "/backupType");
        }
        BackupScope scope = switch (type) {
            case "CLUSTER" -> whole(root);
            case "COLLECTION" -> collections(list(root, "dbCollections", ""));
            default -> throw refused(Flaw.UNKNOWN_TYPE, type, "/backupType");
        };
        return new BodyReading.Read(scope, copies(list(root, "crossRegionCopies", "")));
    }

    private static BackupScope whole(JsonNode root) {
        if (!list(root, "dbCollections", "").isEmpty()) {
            throw refused(Flaw.COLLECTIONS_OF_CLUSTER, "", COLLECTIONS);
        }
        return new BackupScope.WholeCluster();
    }

    private static BackupScope collections(List<JsonNode> entries) {
        Set<String> databases = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            JsonNode entry = entries.get(i);
            String where = COLLECTIONS + "/" + i;
            onlyKnown(entry, Set.of("dbName", "collectionNames"), where);
            databases.add(entry.has("dbName") ? name(entry.path("dbName"), where + "/dbName") : DEFAULT_DATABASE);
            if (databases.size() > 1) {
                throw refused(Flaw.SEVERAL_DATABASES, String.join(", ", databases), where + "/dbName");
            }
            addNames(list(entry, "collectionNames", where), where + "/collectionNames", names);
        }
        if (names.isEmpty()) {
            throw refused(Flaw.NO_COLLECTIONS, "", COLLECTIONS);
        }
        return new BackupScope.Collections(databases.iterator().next(), List.copyOf(names));
    }

    private static void addNames(List<JsonNode> entries, String where, Set<String> names) {
        for (int i = 0; i < entries.size(); i++) {
            String name = name(entries.get(i), where + "/" + i);
            if (!names.add(name)) {
                throw refused(Flaw.COLLECTION_TWICE, name, where + "/" + i);
            }
        }
    }

    private static String name(JsonNode node, String where) {
        String name = node.isString() ? node.stringValue() : "";
        if (name.isBlank()) {
            throw refused(Flaw.BAD_NAME, node.toString(), where);
        }
        return name;
    }

    private static List<RegionId> copies(List<JsonNode> entries) {
        List<RegionId> copies = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            JsonNode entry = entries.get(i);
            String where = COPIES + "/" + i;
            onlyKnown(entry, Set.of("regionId"), where);
            String text = entry.path("regionId").asString("");
            Supplier<Refusal> bad = () -> refused(Flaw.BAD_REGION, text, where + "/regionId");
            RegionId region = Optional.of(text)
                    .flatMap(RegionId::parse)
                    .filter(each -> each.value().equals(text))
                    .orElseThrow(bad);
            if (copies.contains(region)) {
                throw refused(Flaw.REGION_TWICE, text, where + "/regionId");
            }
            copies.add(region);
        }
        return copies;
    }

    private static void onlyKnown(JsonNode object, Set<String> fields, String where) {
        if (!object.isObject()) {
            throw refused(Flaw.WRONG_SHAPE, object.toString(), where);
        }
        object.propertyNames().stream()
                .filter(each -> !fields.contains(each))
                .findFirst()
                .ifPresent(each -> {
                    throw refused(Flaw.UNKNOWN_FIELD, each, where + "/" + Json.escaped(each));
                });
    }

    /** The entries of an array that may be absent. */
    private static List<JsonNode> list(JsonNode object, String field, String where) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw refused(Flaw.WRONG_SHAPE, field, where + "/" + field);
        }
        return List.copyOf(value.values());
    }
}
