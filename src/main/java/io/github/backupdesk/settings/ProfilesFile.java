package io.github.backupdesk.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The profiles, without their keys. What a newer version wrote into one is kept, and so is an entry that makes no sense, though
 * it is not shown. A file that makes no sense is set aside as {@code .bad}, {@code .bad.1} and so on, never overwritten.
 */
public final class ProfilesFile {

    private static final Logger LOG = LoggerFactory.getLogger(ProfilesFile.class);
    private static final int VERSION = 1;

    /** As a keychain can hold the keys of, and a request can ask for: what was written by hand must not fail later. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final Pattern CLUSTER_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private final SettingsFile file;
    private @Nullable Path damaged;

    public ProfilesFile(Path path) {
        this.file = new SettingsFile(path);
    }

    /** Where the file is kept that could not be read; empty if there is none. */
    public Optional<Path> damaged() {
        return Optional.ofNullable(damaged);
    }

    /**
     * The profiles in the user's order; none if there is no file, or none that makes sense.
     *
     * @throws IOException if it cannot be told what the file holds
     */
    public synchronized List<Profile> load() throws IOException {
        return entries(root()).known().values().stream().map(ProfilesFile::read).toList();
    }

    /**
     * What the list holds.
     *
     * @param known by their IDs, in their order
     * @param strange what is no profile, or the second one of its ID
     */
    private record Entries(Map<String, ObjectNode> known, List<JsonNode> strange) {}

    private static Entries entries(ObjectNode root) {
        Entries all = new Entries(new LinkedHashMap<>(), new ArrayList<>());
        for (JsonNode each : root.path("profiles")) {
            String id = text(each, "id");
            if (each instanceof ObjectNode object
                    && ID.matcher(id).matches()
                    && !id.equals(Preferences.DEMO)
                    && !text(each, "name").isEmpty()
                    && !all.known().containsKey(id)) {
                all.known().put(id, object);
            } else {
                all.strange().add(each);
            }
        }
        return all;
    }

    /** Takes the place of what was there, in one step. */
    public synchronized void save(List<Profile> profiles) throws IOException {
        ObjectNode root = root();
        Entries there = entries(root);
        root.put("version", Math.max(VERSION, root.path("version").asInt(VERSION)));
        ArrayNode list = SettingsFile.object().arrayNode();
        for (Profile each : profiles) {
            ObjectNode node = there.known().getOrDefault(each.id(), SettingsFile.object());
            write(each, node);
            list.add(node);
        }
        // Somebody wrote it by hand and can mend it by hand, as long as it is there.
        there.strange().forEach(list::add);
        root.set("profiles", list);
        file.write(root);
    }

    private ObjectNode root() throws IOException {
        try {
            ObjectNode root = file.read().orElseGet(SettingsFile::object);
            if (root.has("profiles") && !root.path("profiles").isArray()) {
                throw new SettingsFile.Damaged("profiles are no list");
            }
            return root;
        } catch (SettingsFile.Damaged e) {
            Path bad = unusedBad();
            LOG.warn("the profiles cannot be read, kept as {}: {}", bad.getFileName(), e.getMessage());
            Files.move(file.path(), bad);
            damaged = bad;
            return SettingsFile.object();
        }
    }

    private Path unusedBad() {
        String name = file.path().getFileName() + ".bad";
        Path bad = file.path().resolveSibling(name);
        for (int i = 1; Files.exists(bad); i++) {
            bad = file.path().resolveSibling(name + "." + i);
        }
        return bad;
    }

    private static Profile read(JsonNode node) {
        List<Profile.Certificate> certificates = new ArrayList<>();
        for (JsonNode each : node.path("certificates")) {
            certificates.add(new Profile.Certificate(text(each, "name"), text(each, "pem")));
        }
        List<String> clusterKeys = new ArrayList<>();
        for (JsonNode each : node.path("clusterKeys")) {
            String id = each.asString("");
            if (CLUSTER_ID.matcher(id).matches()) {
                clusterKeys.add(id);
            }
        }
        JsonNode proxy = node.path("proxy");
        return new Profile(
                text(node, "id"),
                text(node, "name"),
                text(node, "baseUrl"),
                SettingsFile.chosen(Profile.Environment.values(), node.path("environment"), Profile.Environment.OTHER),
                SettingsFile.chosen(Profile.Colour.values(), node.path("colour"), Profile.Colour.VIOLET),
                text(node, "word"),
                // What cannot be read locks: a guard may not fall by a slip of the pen.
                SettingsFile.chosen(Profile.LockLevel.values(), node.path("lock"), Profile.LockLevel.READ_ONLY),
                SettingsFile.chosen(Profile.KeyPlace.values(), node.path("keyPlace"), Profile.KeyPlace.SESSION),
                new Profile.Proxy(
                        SettingsFile.chosen(Profile.Proxy.Mode.values(), proxy.path("mode"), Profile.Proxy.Mode.SYSTEM),
                        text(proxy, "host"),
                        proxy.path("port").asInt(0),
                        text(proxy, "user")),
                certificates,
                text(node, "note"),
                text(node, "account"),
                clusterKeys);
    }

    private static void write(Profile profile, ObjectNode node) {
        node.put("id", profile.id());
        node.put("name", profile.name());
        node.put("baseUrl", profile.baseUrl());
        node.put("environment", SettingsFile.word(profile.environment()));
        node.put("colour", SettingsFile.word(profile.colour()));
        node.put("word", profile.word());
        node.put("lock", SettingsFile.word(profile.lock()));
        node.put("keyPlace", SettingsFile.word(profile.keyPlace()));
        node.putObject("proxy")
                .put("mode", SettingsFile.word(profile.proxy().mode()))
                .put("host", profile.proxy().host())
                .put("port", profile.proxy().port())
                .put("user", profile.proxy().user());
        ArrayNode certificates = node.putArray("certificates");
        profile.certificates()
                .forEach(each ->
                        certificates.addObject().put("name", each.name()).put("pem", each.pem()));
        node.put("note", profile.note());
        node.put("account", profile.account());
        ArrayNode clusterKeys = node.putArray("clusterKeys");
        profile.clusterKeys().forEach(clusterKeys::add);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
