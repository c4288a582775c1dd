package io.github.backupdesk.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When newer versions were last asked after. A file that cannot be read counts as never. */
public final class UpdateAskedFile {

    private static final Logger LOG = LoggerFactory.getLogger(UpdateAskedFile.class);

    private final SettingsFile file;

    public UpdateAskedFile(Path path) {
        this.file = new SettingsFile(path);
    }

    public Optional<Instant> load() {
        try {
            return file.read().map(root -> Instant.parse(root.path("askedAt").asString("")));
        } catch (IOException | DateTimeException e) {
            LOG.warn("when updates were asked after cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    public void save(Instant at) throws IOException {
        file.write(SettingsFile.object().put("askedAt", at.toString()));
    }
}
