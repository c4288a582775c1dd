package io.github.backupdesk.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder for one run without a person, thrown away at its end. */
record Passing(Path folder) {

    private static final Logger LOG = LoggerFactory.getLogger(Passing.class);

    private static final String PROPERTY = "io.github.backupdesk.passing";

    /** @param under where it is to lie; empty for the system's temporary folder */
    static Passing create(Optional<Path> under) throws IOException {
        Path folder = under.isPresent()
                ? Files.createTempDirectory(Files.createDirectories(under.get()), "run-")
                : Files.createTempDirectory("backup-desk-");
        System.setProperty(PROPERTY, folder.toString());
        return new Passing(folder);
    }

    /** The one of this run: the launcher made it, and the toolkit makes the program without asking the launcher. */
    static Passing current() throws IOException {
        String folder = System.getProperty(PROPERTY);
        return folder == null ? create(Optional.empty()) : new Passing(Path.of(folder));
    }

    void delete() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            LOG.warn("the folder of this run was not removed: {}", e.toString());
        }
    }
}
