package io.github.backupdesk.settings;

import io.github.backupdesk.settings.SavedRegions.SavedProject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The regions of one account, for times without a network. A file that cannot be read counts as none and is written anew with
 * the next answer: it holds nothing that the service does not tell again.
 */
public final class SavedRegionsFile {

    private static final Logger LOG = LoggerFactory.getLogger(SavedRegionsFile.class);

    /** Only this form is read; another one is of no use and not worth a word. */
    private static final int VERSION = 1;

    private final SettingsFile file;

    public SavedRegionsFile(Path path) {
        this.file = new SettingsFile(path);
    }

    public Optional<SavedRegions> load() {
        try {
            return file.read().flatMap(SavedRegionsFile::regions);
        } catch (IOException e) {
            LOG.warn("the saved regions cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    private static Optional<SavedRegions> regions(ObjectNode root) {
        List<String> ids = strings(root.path("regionIds"));
        if (root.path("version").asInt(0) != VERSION || ids.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant at = Instant.parse(root.path("savedAt").asString(""));
            List<SavedProject> projects = root.path("projects")
                    .valueStream()
                    .map(SavedRegionsFile::project)
                    .toList();
            return Optional.of(new SavedRegions(at, ids, projects));
        } catch (DateTimeParseException e) {
            // What cannot be dated cannot be shown.
            return Optional.empty();
        }
    }

    private static SavedProject project(JsonNode each) {
        return new SavedProject(
                each.path("projectId").asString(""),
                each.path("projectName").asString(""),
                each.path("plan").asString(""),
                strings(each.path("regionIds")));
    }

    private static List<String> strings(JsonNode array) {
        if (!array.isArray()) {
            return List.of();
        }
        return array.valueStream()
                .map(each -> each.asString(""))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    public void save(SavedRegions regions) throws IOException {
        ObjectNode root = SettingsFile.object();
        root.put("version", VERSION);
        root.put("savedAt", regions.at().toString());
        put(root.putArray("regionIds"), regions.regionIds());
        ArrayNode projects = root.putArray("projects");
        for (SavedProject each : regions.projects()) {
            ObjectNode project = projects.addObject();
            project.put("projectId", each.id());
            project.put("projectName", each.name());
            project.put("plan", each.plan());
            put(project.putArray("regionIds"), each.regionIds());
        }
        file.write(root);
    }

    private static void put(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }
}
