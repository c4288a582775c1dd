package io.github.backupdesk.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object in a file that is the old one or the new one, never half of each. */
record SettingsFile(Path path) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The file is there and holds no JSON object. */
    static final class Damaged extends IOException {
        private static final long serialVersionUID = 1;

        Damaged(String message) {
            super(message);
        }
    }

    /** Empty if there is no file. Fails if it cannot be told whether there is one. */
    Optional<ObjectNode> read() throws IOException {
        try {
            if (JSON.readTree(Files.readString(path)) instanceof ObjectNode object) {
                return Optional.of(object);
            }
        } catch (NoSuchFileException e) {
            if (leadsNowhere()) {
                throw e;
            }
            return Optional.empty();
        } catch (JacksonException | CharacterCodingException e) {
            throw new Damaged(path.getFileName() + ": " + e.getMessage());
        }
        throw new Damaged(path.getFileName() + " holds no object");
    }

    /** Whether there is a link to what is not there now, a drive that is not mounted say: that is no file that never was. */
    private boolean leadsNowhere() {
        for (Path at = path.toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isSymbolicLink(at) && !Files.exists(at)) {
                return true;
            }
        }
        return false;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** How a choice is written. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The choice that was written; another where it is none of them. */
    static <E extends Enum<E>> E chosen(E[] all, JsonNode text, E otherwise) {
        for (E each : all) {
            if (each.name().equalsIgnoreCase(text.asString(""))) {
                return each;
            }
        }
        return otherwise;
    }

    void write(ObjectNode root) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "settings", ".tmp");
        try {
            Files.writeString(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
            // A power cut after the move must not find an empty file under the final name.
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
