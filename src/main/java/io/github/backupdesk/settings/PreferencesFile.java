package io.github.backupdesk.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The preferences as a JSON file. Unknown keys are kept, a file that cannot be read is set aside as {@code .bad} and the
 * defaults take its place: preferences never keep the program from starting.
 */
public final class PreferencesFile {

    private static final Logger LOG = LoggerFactory.getLogger(PreferencesFile.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    public PreferencesFile(Path file) {
        this.file = file;
    }

    public Preferences load() {
        JsonNode root = read();
        return new Preferences(
                root.path("language").asString(""), theme(root.path("theme").asString("")));
    }

    /** Replaces the file in one step, so that it is the old or the new one, never half of each. */
    public void save(Preferences preferences) throws IOException {
        ObjectNode root = read();
        root.put("version", 1);
        root.put("language", preferences.language());
        root.put("theme", preferences.theme().name().toLowerCase(Locale.ROOT));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "settings", ".tmp");
        try {
            Files.writeString(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private ObjectNode read() {
        try {
            if (Files.exists(file) && JSON.readTree(Files.readString(file)) instanceof ObjectNode object) {
                return object;
            }
            if (Files.exists(file)) {
                setAside("it holds no JSON object");
            }
        } catch (JacksonException e) {
            setAside("line " + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()));
        } catch (CharacterCodingException e) {
            setAside("it is not UTF-8");
        } catch (IOException e) {
            LOG.warn("preferences cannot be read, the defaults are taken: {}", e.toString());
        }
        return JSON.createObjectNode();
    }

    private void setAside(String why) {
        Path bad = file.resolveSibling(file.getFileName() + ".bad");
        LOG.warn("preferences are no JSON ({}), kept as {}", why, bad.getFileName());
        try {
            Files.move(file, bad, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("they could not be set aside: {}", e.toString());
        }
    }

    private static Preferences.Theme theme(String text) {
        for (Preferences.Theme theme : Preferences.Theme.values()) {
            if (theme.name().equalsIgnoreCase(text)) {
                return theme;
            }
        }
        return Preferences.Theme.SYSTEM;
    }
}
