package io.github.backupdesk.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /** A newer one stays: what it means by its own keys is kept as well. */
    private static final int VERSION = 1;

    private final Path file;
    private @Nullable Damage damage;

    public PreferencesFile(Path file) {
        this.file = file;
    }

    /**
     * What was wrong with the file.
     *
     * @param line the line at which it stops making sense; 0 if it is wrong as a whole
     * @param keptAt where it can be looked at
     */
    public record Damage(int line, Path keptAt) {}

    /** What was wrong when it was last read; empty if nothing was. */
    public Optional<Damage> damage() {
        return Optional.ofNullable(damage);
    }

    public Preferences load() {
        JsonNode root = read();
        Preferences usual = Preferences.DEFAULT;
        JsonNode notices = root.path("notices");
        return new Preferences(
                root.path("language").asString(""),
                SettingsFile.chosen(Preferences.Theme.values(), root.path("theme"), usual.theme()),
                root.path("textSize").asInt(usual.textSize()),
                new Preferences.Notices(
                        notices.path("failure").asBoolean(usual.notices().failure()),
                        notices.path("unknown").asBoolean(usual.notices().unknown()),
                        notices.path("success").asBoolean(usual.notices().success())),
                SettingsFile.chosen(Preferences.Updates.values(), root.path("updates"), usual.updates()),
                root.path("welcomed").asBoolean(usual.welcomed()),
                root.path("lastProfile").asString(usual.lastProfile()));
    }

    /** Replaces the file in one step, so that it is the old or the new one, never half of each. */
    public void save(Preferences preferences) throws IOException {
        ObjectNode root = read();
        root.put("version", Math.max(VERSION, root.path("version").asInt(VERSION)));
        root.put("language", preferences.language());
        root.put("theme", SettingsFile.word(preferences.theme()));
        root.put("textSize", preferences.textSize());
        notices(root)
                .put("failure", preferences.notices().failure())
                .put("unknown", preferences.notices().unknown())
                .put("success", preferences.notices().success());
        root.put("updates", SettingsFile.word(preferences.updates()));
        root.put("welcomed", preferences.welcomed());
        root.put("lastProfile", preferences.lastProfile());
        new SettingsFile(file).write(root);
    }

    private ObjectNode read() {
        try {
            if (Files.exists(file) && JSON.readTree(Files.readString(file)) instanceof ObjectNode object) {
                return object;
            }
            if (Files.exists(file)) {
                setAside(0);
            }
        } catch (JacksonException e) {
            setAside(e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr()));
        } catch (CharacterCodingException e) {
            setAside(0);
        } catch (IOException e) {
            LOG.warn("preferences cannot be read, the defaults are taken: {}", e.toString());
        }
        return JSON.createObjectNode();
    }

    private void setAside(int line) {
        Path bad = file.resolveSibling(file.getFileName() + ".bad");
        LOG.warn("preferences cannot be read from line {} on, kept as {}", line, bad.getFileName());
        damage = new Damage(line, bad);
        try {
            Files.move(file, bad, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("they could not be set aside: {}", e.toString());
        }
    }

    /** What is there by that name, unless it is something odd. */
    private static ObjectNode notices(ObjectNode root) {
        return root.path("notices") instanceof ObjectNode there ? there : root.putObject("notices");
    }
}
