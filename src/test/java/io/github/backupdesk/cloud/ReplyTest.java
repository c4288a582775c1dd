package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.backupdesk.support.Fixtures;
import java.time.Duration;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An answer at the very edges: of the kinds of status, of the size that is read, of the pause that can be counted. */
class ReplyTest {

    private static final String TEXT = "{\"code\":1,\"message\":\"m\"}";

    private static Reply read(int status, String header, String body) {
        return new FuzzedAnswer(status, header, ByteString.encodeUtf8(body)).read();
    }

    @ParameterizedTest
    @CsvSource({"199, -", "200, successful", "299, successful", "300, moved", "399, moved", "400, -", "429, throttled"})
    void eachStatusIsOfOneKind(int status, String kind) {
        Reply reply = read(status, "there", TEXT);
        assertEquals(kind.equals("successful"), reply.successful());
        assertEquals(kind.equals("moved"), reply.moved());
        assertEquals(kind.equals("throttled"), reply.throttled());
        assertEquals(kind.equals("moved") ? "there" : "m", reply.answer().message());
        assertEquals(kind.equals("moved") ? "" : TEXT, reply.body().text());
    }

    @Test
    void aBodyOfJustTheLimitIsReadAndOneByteMoreIsTooMuch() {
        String full = TEXT + " ".repeat(FuzzedAnswer.LIMIT - TEXT.length());
        assertEquals(
                new Body(full, Body.End.WHOLE, FuzzedAnswer.LIMIT),
                read(200, "", full).body());
        Body more = read(200, "", full + " ").body();
        assertEquals(Body.End.TOO_LARGE, more.end());
        assertEquals("", more.text());
    }

    @ParameterizedTest
    @EnumSource(Body.End.class)
    void onlyWhatWasReadToItsEndIsWhole(Body.End end) {
        Reply reply = new Reply(200, "", "", null, new Body(TEXT, end, TEXT.length()), Envelope.of(TEXT));
        assertEquals(end == Body.End.WHOLE, reply.whole());
    }

    @ParameterizedTest
    @CsvSource({"999999999999999, 999999999999999", "1000000000000000, 2147483647", "007, 7", "-1, ", "1.5, "})
    void aPauseIsCountedAsFarAsItCanBe(String header, Long seconds) {
        Duration pause = RetryAfter.read(header, new ServerClock(Fixtures.CLOCK));
        if (seconds == null) {
            assertNull(pause);
        } else {
            assertEquals(Duration.ofSeconds(seconds), pause);
        }
    }
}
