package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;

class LoggingTest {

    private static final String HOSTILE =
            "ok\r\n2026-01-01T00:00:00Z ERROR Forged - \u001b[31mred\u009b31m\u2028\u202etxt";

    private static String line(LoggerContext context, Throwable thrown, String message, Object... arguments) {
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(Logging.PATTERN);
        layout.start();
        return layout.doLayout(
                new LoggingEvent("", context.getLogger(LoggingTest.class), Level.WARN, message, thrown, arguments));
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
}
