package io.github.backupdesk.support;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the text of a create-backup call against contract.md sections 1.1, 1.12, 4.3 and 7. Written from those pages alone:
 * it shares no class with the program, so that it can contradict it.
 */
public final class LegalRequest {

    private static final Pattern PATH = Pattern.compile("/v2/clusters/([A-Za-z0-9][A-Za-z0-9_-]{0,63})/backups/create");
    private static final Pattern REGION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)+");
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private LegalRequest() {}

    /**
     * What is wrong with the call; empty if nothing is.
     *
     * @param home the cluster's region, null if nobody here knows it
     */
    public static List<String> faults(String path, String body, @Nullable String home) {
        List<String> faults = new ArrayList<>();
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            faults.add("the path is not that of a create call: " + path);
        }
        JsonNode root;
        try {
            root = MAPPER.readTree(body);
        } catch (JacksonException e) {
            return List.of("no JSON: " + e.getOriginalMessage());
        }
        if (!root.isObject()) {
            return List.of("no object");
        }
        fields(root, Set.of("backupType", "dbCollections", "crossRegionCopies"), faults);
        switch (root.path("backupType").asString("")) {
            case "CLUSTER" -> {
                if (root.has("dbCollections")) {
                    faults.add("row 5: a CLUSTER backup with dbCollections");
                }
            }
            case "COLLECTION" -> collections(root.path("dbCollections"), faults);
            default -> faults.add("no backupType of the two");
        }
        if (root.has("crossRegionCopies")) {
            copies(root.path("crossRegionCopies"), home, faults);
        }
        return faults;
    }

    private static void collections(JsonNode databases, List<String> faults) {
        if (!databases.isArray() || databases.size() != 1 || !databases.get(0).isObject()) {
            faults.add("rows 1 and 2: not exactly one database");
            return;
        }
        JsonNode database = databases.get(0);
        fields(database, Set.of("dbName", "collectionNames"), faults);
        if (!database.path("dbName").isString()) {
            faults.add("row 3: no dbName");
        } else {
            name(database.path("dbName"), faults);
        }
        JsonNode names = database.path("collectionNames");
        if (!names.isArray() || names.isEmpty()) {
            faults.add("row 4: no collectionNames");
            return;
        }
        Set<String> seen = new HashSet<>();
        for (JsonNode each : names.values()) {
            name(each, faults);
            if (!seen.add(each.asString(""))) {
                faults.add("a collection twice: " + each);
            }
        }
    }

    private static void name(JsonNode name, List<String> faults) {
        String text = name.isString() ? name.stringValue() : "";
        if (text.isBlank() || text.length() > 255) {
            faults.add("4.3: no name of 1 to 255 characters: " + name);
        }
        if (!text.equals(text.strip()) || text.chars().anyMatch(Character::isISOControl)) {
            faults.add("4.3: a name with space around it or a control character: " + name);
        }
    }

    private static void copies(JsonNode copies, @Nullable String home, List<String> faults) {
        if (!copies.isArray() || copies.isEmpty()) {
            faults.add("crossRegionCopies without a copy");
            return;
        }
        Set<String> seen = new HashSet<>();
        Set<String> providers = new HashSet<>();
        if (home != null) {
            seen.add(home);
            providers.add(provider(home));
        }
        for (JsonNode copy : copies.values()) {
            fields(copy, Set.of("regionId"), faults);
            String region = copy.path("regionId").asString("");
            if (!REGION.matcher(region).matches()) {
                faults.add("no region ID: " + copy);
            }
            if (!seen.add(region)) {
                faults.add("row 8: a copy to the home region, or twice: " + region);
            }
            providers.add(provider(region));
            if (Set.of("az", "tc").contains(provider(region))) {
                faults.add("1.12: this provider cannot copy: " + region);
            }
        }
        if (providers.size() > 1) {
            faults.add("row 7: more than one provider: " + providers);
        }
    }

    /** AWS in mainland China is a provider of its own. */
    private static String provider(String region) {
        String prefix = region.substring(0, Math.max(0, region.indexOf('-')));
        return region.startsWith("aws-cn-") ? "aws-cn" : prefix;
    }

    private static void fields(JsonNode object, Set<String> known, List<String> faults) {
        for (String each : object.propertyNames()) {
            if (!known.contains(each)) {
                faults.add("row 6: a field that no version knows: " + each);
            }
        }
    }
}
