package io.github.backupdesk.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rates that the user has set in place of the published ones, by provider. Everything in it is text, so that no number is
 * rounded. A file that makes no sense is set aside as {@code .bad} and said; one that cannot be read now, or that a newer
 * version has written, is not to be written over.
 */
public final class CostRatesFile {

    private static final Logger LOG = LoggerFactory.getLogger(CostRatesFile.class);
    private static final int VERSION = 1;

    private final Path file;

    public CostRatesFile(Path file) {
        this.file = file;
    }

    /** The rates of one provider, as they were written. */
    public record Line(String asOf, String currency, String storage, String near, String far) {}

    /** What the file held, or why nothing can be said of it. */
    public sealed interface Loaded {

        record Read(Map<String, Line> lines) implements Loaded {}

        /** It made no sense and was set aside. */
        record Damaged(Path keptAt) implements Loaded {}

        /** It is there and must stay as it is. */
        record Untouchable(String reason) implements Loaded {}
    }

    /** JSON, but no rates. */
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
                return new Loaded.Read(Map.of());
            }
            if (root.path("version").asInt(0) > VERSION) {
                return new Loaded.Untouchable("version " + root.path("version").asInt());
            }
            return new Loaded.Read(lines(root.path("rates")));
        } catch (SettingsFile.Damaged | Senseless e) {
            return damaged();
        } catch (IOException e) {
            LOG.warn("rates cannot be read", e);
            return new Loaded.Untouchable(String.valueOf(e.getMessage()));
        }
    }

    private Loaded damaged() {
        Path bad = file.resolveSibling(file.getFileName() + ".bad");
        try {
            Files.move(file, bad, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("rates make no sense, kept as {}", bad.getFileName());
            return new Loaded.Damaged(bad);
        } catch (IOException e) {
            LOG.warn("rates make no sense and could not be set aside", e);
            return new Loaded.Untouchable(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Line> lines(JsonNode rates) {
        if (!rates.isObject()) {
            throw new Senseless();
        }
        Map<String, Line> lines = new LinkedHashMap<>();
        rates.properties().forEach(each -> lines.put(each.getKey(), line(each.getValue())));
        return lines;
    }

    private static Line line(JsonNode entry) {
        return new Line(
                text(entry, "asOf"),
                text(entry, "currency"),
                text(entry, "storage"),
                text(entry, "near"),
                text(entry, "far"));
    }

    private static String text(JsonNode entry, String field) {
        if (!entry.path(field).isString()) {
            throw new Senseless();
        }
        return entry.path(field).stringValue();
    }

    /** Replaces the file in one step. */
    public void save(Map<String, Line> lines) throws IOException {
        ObjectNode root = SettingsFile.object().put("version", VERSION);
        ObjectNode rates = root.putObject("rates");
        lines.forEach((provider, line) -> rates.putObject(provider)
                .put("asOf", line.asOf())
                .put("currency", line.currency())
                .put("storage", line.storage())
                .put("near", line.near())
                .put("far", line.far()));
        new SettingsFile(file).write(root);
    }
}
