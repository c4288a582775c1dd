package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.support.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultReportTest {

    private static Throwable thrown(String message) {
        return new IllegalStateException(message, new IOException(message));
    }

    private static Throwable elsewhere() {
        return new IllegalStateException("x", new IOException("x"));
    }

    @Test
    void theSameFaultHasTheSameCodeWhateverItSays() {
        assertEquals(FaultReport.code(thrown("one")), FaultReport.code(thrown("other")));
        assertNotEquals(FaultReport.code(thrown("one")), FaultReport.code(elsewhere()));
        assertTrue(FaultReport.code(thrown("one")).matches("[2-9A-Z]{6}"));
    }

    @Test
    void theReportLiesBesideTheLogAndHoldsNoKey(@TempDir Path logs) throws IOException {
        FaultReport report = FaultReport.write(thrown("Bearer " + Fixtures.CANARY), logs, Fixtures.NOON);
        Path file = report.file().orElseThrow();
        assertEquals("fault-" + report.code() + ".txt", file.getFileName().toString());
        String text = Files.readString(file);
        assertFalse(text.contains(Fixtures.CANARY), text);
        assertTrue(text.contains("IllegalStateException: Bearer [masked]"), text);
        assertTrue(text.contains("Caused by: java.io.IOException"), text);
    }

    @Test
    void p37AReportThatCannotBeWrittenIsToldWithoutAFile(@TempDir Path folder) throws IOException {
        Path taken = Files.writeString(folder.resolve("logs"), "a file");
        FaultReport report = FaultReport.write(thrown("x"), taken, Fixtures.NOON);
        assertEquals(Optional.empty(), report.file());
        assertEquals("IllegalStateException", report.name());
    }
}
