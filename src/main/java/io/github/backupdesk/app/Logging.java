package io.github.backupdesk.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Sends the log to a file in the log folder: five files of 2 MiB at most, one line an event. */
final class Logging {

    /**
     * Line breaks, escape characters and the signs that turn the direction of writing would forge lines, in a message as in
     * that of an exception (promises.md T17); so even a stack trace is one line.
     */
    static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level %logger{0} - "
            + "%replace(%msg %ex{20}){'[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+',' | '}%nopex%n";

    private Logging() {}

    /** How an event is written, without a key that somebody may have put into it. */
    static RedactingLayout layout(LoggerContext context) {
        RedactingLayout layout = new RedactingLayout();
        layout.setContext(context);
        layout.setPattern(PATTERN);
        layout.start();
        return layout;
    }

    static void toFile(Path folder) {
        if (!into((LoggerContext) LoggerFactory.getILoggerFactory(), folder)) {
            // A full or locked folder keeps nobody from a backup: warnings still come to the terminal.
            LoggerFactory.getLogger(Logging.class).warn("the log cannot be written into {}", folder);
        }
    }

    /** Whether it can be written there; if not, what is logged goes where it went before. */
    static boolean into(LoggerContext context, Path folder) {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context);
        file.setFile(folder.resolve("backup-desk.log").toString());
        FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
        names.setContext(context);
        names.setParent(file);
        names.setFileNamePattern(folder.resolve("backup-desk.%i.log").toString());
        names.setMinIndex(1);
        names.setMaxIndex(4);
        names.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(FileSize.valueOf("2MB"));
        size.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout(context));
        encoder.start();
        file.setRollingPolicy(names);
        file.setTriggeringPolicy(size);
        file.setEncoder(encoder);
        file.start();
        if (!file.isStarted()) {
            return false;
        }
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(file);
        root.setLevel(Level.INFO);
        return true;
    }
}
