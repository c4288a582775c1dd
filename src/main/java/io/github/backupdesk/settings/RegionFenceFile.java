package io.github.backupdesk.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fence of one account: which regions may never get a copy. Unlike preferences it is not taken for empty when it cannot be
 * read, for then a fence would fall by accident; it is for the reader to say that nothing is allowed until somebody looks.
 */
public final class RegionFenceFile {

    private static final Logger LOG = LoggerFactory.getLogger(RegionFenceFile.class);

    private static final int VERSION = 1;

    private final SettingsFile file;

    public RegionFenceFile(Path path) {
        this.file = new SettingsFile(path);
    }

    /**
     * One rule.
     *
     * @param reach what it forbids, in the words of those who wrote it
     * @param note why; may be empty
     */
    public record Line(String reach, String note) {}

    /** Whether anything was ever written, readable or not. */
    public boolean exists() {
        return Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS);
    }

    /** The rules; none if there is no file. Fails if there is one and not all of it can be read. */
    public List<Line> load() throws IOException {
        ObjectNode root = file.read().orElse(null);
        if (root == null) {
            return List.of();
        }
        int version = root.path("version").asInt(0);
        if (version != VERSION || !root.path("forbidden").isArray()) {
            throw new IOException("a fence of version " + version + " cannot be read");
        }
        List<Line> lines = new ArrayList<>();
        for (JsonNode each : root.path("forbidden")) {
            String reach = each.path("reach").asString("");
            if (reach.isEmpty()) {
                throw new IOException("a rule of the fence says nothing");
            }
            lines.add(new Line(reach, each.path("note").asString("")));
        }
        return List.copyOf(lines);
    }

    /** Takes the place of what was there; a file that could not be read is kept beside it as {@code .bad}. */
    public void save(List<Line> lines) throws IOException {
        keepUnreadable();
        ObjectNode root = SettingsFile.object();
        root.put("version", VERSION);
        ArrayNode forbidden = root.putArray("forbidden");
        for (Line each : lines) {
            forbidden.addObject().put("reach", each.reach()).put("note", each.note());
        }
        file.write(root);
    }

    private void keepUnreadable() throws IOException {
        try {
            load();
        } catch (IOException unreadable) {
            Path bad = file.path().resolveSibling(file.path().getFileName() + ".bad");
            LOG.warn("the fence could not be read, kept as {}: {}", bad.getFileName(), unreadable.toString());
            Files.move(file.path(), bad, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
