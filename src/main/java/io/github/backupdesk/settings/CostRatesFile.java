package io.github.backupdesk.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rates that the user has set in place of the published ones, by provider. Everything in it is text, so that no number is
 * rounded. A file that cannot be read is set aside as {@code .bad}, and counts as one that sets nothing.
 */
public final class CostRatesFile {

    private static final Logger LOG = LoggerFactory.getLogger(CostRatesFile.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int VERSION = 1;

    private final Path file;
    private @Nullable Path keptAt;

    public CostRatesFile(Path file) {
        this.file = file;
    }

    /** The rates of one provider, as they were written. */
    public record Line(String asOf, String currency, String storage, String near, String far) {}

    /** Where the file was put that could not be read; empty if it could. */
    public Optional<Path> damage() {
        return Optional.ofNullable(keptAt);
    }

    public Map<String, Line> load() {
        Map<String, Line> lines = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : read().path("rates").properties()) {
            lines.put(each.getKey(), line(each.getValue()));
        }
        return lines;
    }

    private static Line line(JsonNode entry) {
        return new Line(
                entry.path("asOf").asString(""),
                entry.path("currency").asString(""),
                entry.path("storage").asString(""),
                entry.path("near").asString(""),
                entry.path("far").asString(""));
    }

    /** Replaces the file in one step. */
    public void save(Map<String, Line> lines) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("version", VERSION);
        ObjectNode rates = root.putObject("rates");
        lines.forEach((provider, line) -> rates.putObject(provider)
                .put("asOf", line.asOf())
                .put("currency", line.currency())
                .put("storage", line.storage())
                .put("near", line.near())
                .put("far", line.far()));
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "rates", ".tmp");
        try {
            Files.writeString(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private ObjectNode read() {
        try {
            if (!Files.exists(file)) {
                return JSON.createObjectNode();
            }
            if (JSON.readTree(Files.readString(file)) instanceof ObjectNode object
                    && object.path("rates").isObject()) {
                return object;
            }
            setAside();
        } catch (JacksonException | CharacterCodingException e) {
            setAside();
        } catch (IOException e) {
            LOG.warn("rates cannot be read, the published ones are taken: {}", e.toString());
        }
        return JSON.createObjectNode();
    }

    private void setAside() {
        Path bad = file.resolveSibling(file.getFileName() + ".bad");
        LOG.warn("rates cannot be read, kept as {}", bad.getFileName());
        keptAt = bad;
        try {
            Files.move(file, bad, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("they could not be set aside: {}", e.toString());
        }
    }
}
