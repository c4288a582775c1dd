package io.github.backupdesk.viewmodel;

import java.nio.file.Path;
import java.util.Optional;

/** What only a person can answer, in a dialog of the system. */
@FunctionalInterface
public interface Prompts {

    /** Nobody is there. */
    Prompts NOBODY = (title, name, folder) -> Optional.empty();

    /**
     * Asks where to save; the dialog itself asks before a file that is there is chosen.
     *
     * @param name what the file may be called
     * @param folder where to begin; empty for wherever the system thinks
     * @return empty if the person thought better of it
     */
    Optional<Path> saveAs(String title, String name, Optional<Path> folder);

    /**
     * Asks which file to read.
     *
     * @param folder where to begin; empty for wherever the system thinks
     * @return empty if the person thought better of it
     */
    default Optional<Path> open(String title, Optional<Path> folder) {
        return Optional.empty();
    }

    /**
     * Asks which file of certificates to read.
     *
     * @return empty if the person thought better of it
     */
    default Optional<Path> openCertificates(String title) {
        return Optional.empty();
    }
}
