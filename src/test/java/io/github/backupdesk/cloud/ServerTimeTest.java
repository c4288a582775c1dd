package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A43: the times servers write. */
class ServerTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2024-07-30T16:49:50Z, 2024-07-30T16:49:50Z",
        "2024-07-30t16:49:50z, 2024-07-30T16:49:50Z",
        "2024-07-30T16:49:50.123456Z, 2024-07-30T16:49:50.123456Z",
        "2024-07-31T00:49:50+08:00, 2024-07-30T16:49:50Z",
        "2024-07-31T00:49:50+0800, 2024-07-30T16:49:50Z",
        "2024-07-31T00:49:50+08, 2024-07-30T16:49:50Z",
        "2024-07-30T16:49:50, 2024-07-30T16:49:50Z",
        "2024-07-30 16:49:50, 2024-07-30T16:49:50Z",
        "' 2024-07-30T16:49Z ', 2024-07-30T16:49:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z"
    })
    void readsATimeInABody(String text, Instant expected) {
        assertEquals(expected, ServerTime.iso(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "soon", "2024-13-01T00:00:00Z", "2024-07-30", "1722358190", "\uFFFD"})
    void takesNoTimeFromAnythingElse(String text) {
        assertNull(ServerTime.iso(text));
        assertNull(ServerTime.http(text));
    }

    @Test
    void readsATimeInAHeader() {
        assertEquals(Instant.parse("2026-11-23T12:00:00Z"), ServerTime.http(" Mon, 23 Nov 2026 12:00:00 GMT "));
        assertEquals(Instant.parse("2026-11-03T12:00:00Z"), ServerTime.http("Tue, 3 Nov 2026 12:00:00 GMT"));
        assertNull(ServerTime.http("Sun, 23 Nov 2026 12:00:00 GMT"));
        assertNull(ServerTime.http(null));
    }
}
