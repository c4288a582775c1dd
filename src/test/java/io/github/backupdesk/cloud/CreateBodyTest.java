package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.support.Fixtures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CreateBodyTest {

    @Test
    void laysItOutForReading() {
        String body = CreateBody.of(Fixtures.collections("my_database", List.of("c1", "c2"), "ali-cn-hangzhou"));
        assertEquals("""
                {
                  "backupType": "COLLECTION",
                  "dbCollections": [
                    {
                      "dbName": "my_database",
                      "collectionNames": [
                        "c1",
                        "c2"
                      ]
                    }
                  ],
                  "crossRegionCopies": [
                    {
                      "regionId": "ali-cn-hangzhou"
                    }
                  ]
                }""", body);
    }

    @Test
    void sendsNothingButTheTypeForAWholeCluster() {
        assertEquals("{\n  \"backupType\": \"CLUSTER\"\n}", CreateBody.of(Fixtures.wholeCluster()));
    }

    @Test
    void i12WritesEveryNameAsCorrectJson() {
        List<String> names = List.of(
                "a\"b", "a\\b", "a\u2028b", "\uD83D\uDE00", "\uD83D", "名前", "é", "e\u0301", "\u202Egnp", "\t\u0000");
        String body = CreateBody.of(Fixtures.collections("d\"b", names));
        String overTheWire = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        JsonNode database =
                JsonMapper.shared().readTree(overTheWire).path("dbCollections").get(0);
        assertEquals("d\"b", database.path("dbName").asString());
        assertEquals(
                names,
                database.path("collectionNames").values().stream()
                        .map(JsonNode::stringValue)
                        .toList());
    }

    @Test
    void hidesNothingFromTheReader() {
        String body = CreateBody.of(Fixtures.collections("db", List.of("a\u202Eb\u200B", "名前")));
        assertTrue(body.contains("\"a\\u202Eb\\u200B\""));
        assertTrue(body.contains("\"名前\""));
        assertFalse(body.contains("\r"));
    }

    @Test
    void writesAsManyNamesAsACollectionCanHave() {
        List<String> names =
                IntStream.range(0, 16_384).mapToObj(n -> "collection_" + n).toList();
        String body = CreateBody.of(Fixtures.collections("db", names));
        assertEquals(
                16_384,
                body.lines().filter(line -> line.contains("\"collection_")).count());
    }
}
