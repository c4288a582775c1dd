package io.github.backupdesk.app;

import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import io.github.backupdesk.domain.Redaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What nobody caught, as a file without keys that can be handed over.
 *
 * @param name of what was thrown
 * @param code the same for the same fault, on every computer
 * @param file where it was written; empty if it could not be
 */
record FaultReport(String name, String code, Optional<Path> file) {

    private static final Logger LOG = LoggerFactory.getLogger(FaultReport.class);

    /** Without those that are mistaken for one another when read out. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int LENGTH = 6;
    private static final int MOST_CAUSES = 8;

    /** @param folder that of the logs; a fault of the same code takes the place of the last one */
    static FaultReport write(Throwable thrown, Path folder, Instant now) {
        String name = thrown.getClass().getSimpleName();
        String code = code(thrown);
        Path file = folder.resolve("fault-" + code + ".txt");
        try {
            Files.writeString(file, text(thrown, code, now));
            return new FaultReport(name, code, Optional.of(file));
        } catch (IOException e) {
            LOG.warn("the report of the fault {} could not be written", code, e);
            return new FaultReport(name, code, Optional.empty());
        }
    }

    private static String text(Throwable thrown, String code, Instant now) {
        String head = "fault: " + code + "\nat: " + now + "\nBackup Desk: " + Version.NUMBER + "\nsystem: "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch") + "\nJava: " + System.getProperty("java.version") + "\nJavaFX: "
                + System.getProperty("javafx.runtime.version", "?") + "\n\n";
        return Redaction.mask(head + ThrowableProxyUtil.asString(new ThrowableProxy(thrown)) + "\n");
    }

    /** By what was thrown and where; neither messages, which hold names, nor lines, which move with each version. */
    static String code(Throwable thrown) {
        StringBuilder trace = new StringBuilder();
        Throwable each = thrown;
        for (int depth = 0; each != null && depth < MOST_CAUSES; depth++) {
            trace.append(each.getClass().getName()).append('\n');
            for (StackTraceElement frame : each.getStackTrace()) {
                if (frame.getClassName().startsWith("io.github.backupdesk.")) {
                    trace.append(frame.getClassName())
                            .append('.')
                            .append(frame.getMethodName())
                            .append('\n');
                }
            }
            each = each.getCause();
        }
        return letters(trace.toString());
    }

    private static String letters(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            StringBuilder code = new StringBuilder();
            for (int i = 0; i < LENGTH; i++) {
                code.append(LETTERS.charAt((hash[i] & 0xFF) % LETTERS.length()));
            }
            return code.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
