package io.github.backupdesk.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The saved scopes as a JSON file. One that makes no sense is set aside as {@code .bad} and said; one that cannot be read now,
 * or that a newer version has written, is not written over either.
 */
public final class SavedScopesFile {

    private static final Logger LOG = LoggerFactory.getLogger(SavedScopesFile.class);
    private static final int VERSION = 1;

    private final Path file;

    public SavedScopesFile(Path file) {
        this.file = file;
    }

    /** What the file held, or why nothing can be said of it. */
    public sealed interface Loaded {

        record Read(List<SavedScope> scopes) implements Loaded {}

        /** It made no sense and was set aside. */
        record Damaged(Path keptAt) implements Loaded {}

        /** It is there and must stay as it is. */
        record Untouchable(String reason) implements Loaded {}
    }

    /** JSON, but no saved scopes. */
    private static final class Senseless extends RuntimeException {
        private static final long serialVersionUID = 1;

        Senseless() {
            super("not as it was written", null, false, false);
        }
    }

    public Loaded load() {
        try {
            JsonNode root = new SettingsFile(file).read().orElse(null);
            if (root == null) {
                return new Loaded.Read(List.of());
            }
            if (root.path("version").asInt(0) > VERSION) {
                return new Loaded.Untouchable("version " + root.path("version").asInt());
            }
            return new Loaded.Read(scopes(root));
        } catch (SettingsFile.Damaged | Senseless e) {
            return damaged();
        } catch (IOException e) {
            LOG.warn("saved scopes cannot be read", e);
            return new Loaded.Untouchable(String.valueOf(e.getMessage()));
        }
    }

    private Loaded damaged() {
        Path bad = file.resolveSibling(file.getFileName() + ".bad");
        try {
            Files.move(file, bad, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("saved scopes make no sense, kept as {}", bad.getFileName());
            return new Loaded.Damaged(bad);
        } catch (IOException e) {
            LOG.warn("saved scopes make no sense and could not be set aside", e);
            return new Loaded.Untouchable(String.valueOf(e.getMessage()));
        }
    }

    public void save(List<SavedScope> scopes) throws IOException {
        ObjectNode root = SettingsFile.object();
        root.put("version", VERSION);
        ArrayNode all = root.putArray("scopes");
        scopes.forEach(each -> write(all.addObject(), each));
        new SettingsFile(file).write(root);
    }

    private static void write(ObjectNode node, SavedScope scope) {
        node.put("name", scope.name());
        node.put("type", scope.type());
        ObjectNode databases = node.putObject("collections");
        scope.collections().forEach((dbName, names) -> names.forEach(databases.putArray(dbName)::add));
        scope.patterns().forEach(node.putArray("patterns")::add);
        node.put("clusterId", scope.clusterId());
        node.put("clusterName", scope.clusterName());
        node.put("savedAt", scope.savedAt());
    }

    /** Half of the scopes would be mistaken for all of them, so one odd entry is damage to the whole. */
    private static List<SavedScope> scopes(JsonNode root) {
        List<SavedScope> scopes = new ArrayList<>();
        for (JsonNode node : list(root, "scopes")) {
            Map<String, List<String>> collections = new LinkedHashMap<>();
            for (var entry : node.path("collections").properties()) {
                collections.put(entry.getKey(), texts(node.path("collections"), entry.getKey()));
            }
            scopes.add(new SavedScope(
                    text(node, "name"),
                    text(node, "type"),
                    collections,
                    texts(node, "patterns"),
                    text(node, "clusterId"),
                    text(node, "clusterName"),
                    text(node, "savedAt")));
        }
        return scopes;
    }

    private static List<String> texts(JsonNode parent, String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : list(parent, field)) {
            texts.add(text(each));
        }
        return texts;
    }

    private static Iterable<JsonNode> list(JsonNode parent, String field) {
        JsonNode list = parent.path(field);
        if (!list.isArray()) {
            throw new Senseless();
        }
        return list.values();
    }

    private static String text(JsonNode parent, String field) {
        return text(parent.path(field));
    }

    private static String text(JsonNode node) {
        if (!node.isString()) {
            throw new Senseless();
        }
        return node.stringValue();
    }
}
