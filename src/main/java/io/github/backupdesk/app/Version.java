package io.github.backupdesk.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Which version this is, as the build wrote it down. */
final class Version {

    static final String NUMBER = read("version", "?");

    /** Empty if the build was not told. */
    static final String COMMIT = read("commit", "");

    private Version() {}

    private static String read(String name, String otherwise) {
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty(name, otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }
}
