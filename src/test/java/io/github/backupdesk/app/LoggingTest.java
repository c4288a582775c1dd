package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import io.github.backupdesk.support.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggingTest {

    private static final String HOSTILE =
            "ok\r\n2026-01-01T00:00:00Z ERROR Forged - \u001b[31mred\u009b31m\u2028\u202etxt";

    private static String line(LoggerContext context, Throwable thrown, String message, Object... arguments) {
        return Logging.layout(context)
                .doLayout(new LoggingEvent(
                        "", context.getLogger(LoggingTest.class), Level.WARN, message, thrown, arguments));
    }

    @Test
    void s16AnEventIsOneLineWhateverItHolds() {
        LoggerContext context = new LoggerContext();
        String told =
                line(context, new IllegalStateException(HOSTILE, new RuntimeException(HOSTILE)), "said {}", HOSTILE);
        assertEquals(1, told.lines().count(), told);
        assertTrue(told.chars().allMatch(c -> c == '\n' || (c >= ' ' && (c < 0x7f || c > 0x9f))), told);
        assertTrue(told.codePoints().noneMatch(c -> c == 0x2028 || c == 0x202e), told);
        assertTrue(told.contains("WARN  LoggingTest - said ok | 2026"), told);
        assertTrue(told.contains("at io.github.backupdesk.app.LoggingTest."), "the trace is there: " + told);
        assertEquals(told.indexOf("IllegalStateException"), told.lastIndexOf("IllegalStateException"), "once");
    }

    @Test
    void s01ACarelessLineOfALibraryHoldsNoKey() {
        LoggerContext context = new LoggerContext();
        String key = Fixtures.CANARY;
        String told = line(
                context,
                new IllegalStateException(
                        "GET http://anna:" + key + "@proxy:8080 failed", new RuntimeException("Bearer " + key)),
                "sent Authorization: Bearer {} and api_key={} to https://{}@host/v2",
                key,
                key,
                key);
        assertFalse(told.contains(key), told);
        assertTrue(
                told.contains("sent Authorization: Bearer [masked] and api_key=[masked] to https://[masked]@host/v2"),
                told);
    }

    @Test
    void p37ALogThatCannotBeWrittenStopsNothing(@TempDir Path folder) throws IOException {
        Path taken = Files.writeString(folder.resolve("logs"), "a file");
        LoggerContext context = new LoggerContext();
        assertFalse(Logging.into(context, taken));
        context.getLogger(LoggingTest.class).warn("goes on");
        context.stop();
    }

    @Test
    void whatIsLoggedIsInTheFileOfTheFolder(@TempDir Path folder) throws IOException {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        assertTrue(
                Logging.into(context, folder),
                () -> context.getStatusManager().getCopyOfStatusList().toString());
        context.getLogger(LoggingTest.class).info("token={}", Fixtures.CANARY);
        context.stop();
        String told = Files.readString(folder.resolve("backup-desk.log"));
        assertTrue(told.strip().endsWith("INFO  LoggingTest - token=[masked]"), told);
    }
}
