package io.github.backupdesk.cloud;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A07, A09, A16 and A17: text that wants to hurt the reader. */
class JsonTest {

    static Stream<String> hostile() {
        return Stream.of(
                "{\"a\":" + "[".repeat(100_000),
                "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                "{\"a\":".repeat(100_000),
                "{\"a\":" + "9".repeat(10_000_000) + "}",
                "{\"a\":\"" + "x".repeat(10_000_000) + "\"}",
                "{\"" + "x".repeat(1_000_000) + "\":1}",
                "{\"a\":[" + "0,".repeat(2_000_000) + "0]}",
                "{\"a\":1,\"a\":2}",
                "{\"d\":{\"jobId\":1,\"jobId\":1}}",
                "{\"a\":1}}",
                "{\"a\":1}{}",
                "{\"a\":1",
                "{\"a\":\"\u0000\"}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":1,}",
                "/**/{\"a\":1}",
                "\uFFFD\uFFFD{\u0000",
                "null",
                "\"text\"",
                "",
                "   ");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void takesForNothingWhatIsNoPlainObject(String text) {
        JsonNode root = assertTimeout(ofSeconds(1), () -> Json.object(text));
        assertFalse(root.isObject());
    }

    @Test
    void readsNumbersHoweverTheyAreWritten() {
        JsonNode root = Json.object(
                "{\"a\":7,\"b\":\" 7 \",\"c\":7.5,\"d\":99999999999,\"e\":\"x\",\"f\":null,\"g\":1e1000000000,\"h\":true}");
        assertEquals(7, Json.number(root, "a"));
        assertEquals(7, Json.number(root, "b"));
        for (String other : "c d e f g h missing".split(" ", -1)) {
            assertNull(Json.number(root, other), other);
        }
    }

    @Test
    void readsAmountsHoweverTheyAreWritten() {
        JsonNode root = Json.object("{\"a\":5000000000,\"b\":\" 5000000000 \",\"c\":-1,\"d\":\"-1\",\"e\":7.5,"
                + "\"f\":99999999999999999999,\"g\":\"99999999999999999999\",\"h\":null,\"i\":true}");
        assertEquals(5_000_000_000L, Json.amount(root, "a"));
        assertEquals(5_000_000_000L, Json.amount(root, "b"));
        for (String other : "c d e f g h i missing".split(" ", -1)) {
            assertEquals(0, Json.amount(root, other), other);
        }
    }

    @Test
    void readsTextsHoweverTheyAreWritten() {
        JsonNode root = Json.object("{\"a\":\"x\",\"b\":12345678901234567890,\"c\":{},\"d\":null}");
        assertEquals("x", Json.text(root, "a"));
        assertEquals("12345678901234567890", Json.text(root, "b"));
        for (String other : "c d missing".split(" ", -1)) {
            assertEquals("", Json.text(root, other), other);
        }
    }

    @Test
    void writesADatabaseNameAsCorrectJson() {
        assertEquals("{\"dbName\":\"a\\\"b\\\\\"}", Json.body("dbName", "a\"b\\"));
    }
}
