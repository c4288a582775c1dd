package io.github.backupdesk.cloud;

import java.util.Objects;

/** Who asks: the program and the system it runs on, and nothing about the person. */
final class UserAgent {

    static final String TEXT = "BackupDesk/" + version() + " (" + system() + ")";

    private UserAgent() {}

    private static String version() {
        return Objects.requireNonNullElse(UserAgent.class.getPackage().getImplementationVersion(), "dev");
    }

    private static String system() {
        return System.getProperty("os.name", "").replaceAll("[^A-Za-z0-9. _-]", "");
    }
}
