package io.github.backupdesk.viewmodel;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who helps wants to know first. There is no room for a key in it.
 *
 * @param commit empty if the build was not told
 * @param javaFx empty before the toolkit runs
 */
public record ProgramFacts(
        String version,
        String commit,
        Install install,
        String java,
        String javaFx,
        String system,
        List<DataFolder> folders) {

    public ProgramFacts {
        folders = List.copyOf(folders);
    }

    /** How the program came to this computer. */
    public enum Install {
        DEB,
        RPM,
        MSI,
        DMG,
        PORTABLE,
        BUILD;

        /** @param property what the package's start command says about itself; null if there is none */
        public static Install of(@Nullable String property) {
            return switch (property == null ? "" : property.toLowerCase(Locale.ROOT)) {
                case "deb" -> DEB;
                case "rpm" -> RPM;
                case "msi" -> MSI;
                case "dmg" -> DMG;
                case "portable" -> PORTABLE;
                default -> BUILD;
            };
        }
    }

    /** What lies in a folder. */
    public enum Content {
        HISTORY,
        SETTINGS,
        WINDOW,
        LOGS,
        CACHE
    }

    /** A folder into which the program writes. */
    public record DataFolder(Content content, Path path) {}
}
