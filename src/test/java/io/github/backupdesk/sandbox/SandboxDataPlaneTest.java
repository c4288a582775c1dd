package io.github.backupdesk.sandbox;

import static io.github.backupdesk.sandbox.SandboxClient.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SandboxDataPlaneTest extends SandboxCase {

    private static final String USERS = "{\"dbName\":\"default\",\"collectionName\":\"users\"}";

    private List<String> collections(String clusterId, String body) {
        return texts(cloud.inside(clusterId, "collections/list", body).data(), null);
    }

    @Test
    void listsDatabases() {
        List<String> names =
                texts(cloud.inside(SEARCH_PROD, "databases/list", "{}").data(), null);
        assertEquals(List.of("default", "analytics", "ranking", "experiments", "empty_db"), names);
        assertEquals(
                List.of("default"),
                texts(cloud.inside(SERVERLESS, "databases/list", "{}").data(), null));
    }

    @Test
    void listsCollectionsOfTheDefaultDatabaseWhenNoneIsNamed() {
        assertTrue(collections(SEARCH_PROD, "{}").containsAll(List.of("orders_v2", "sessions_2026", "tmp_0912")));
        assertEquals(collections(SEARCH_PROD, "{}"), collections(SEARCH_PROD, "{\"dbName\":\"\"}"));
        assertEquals(40, collections(SEARCH_PROD, "{\"dbName\":\"analytics\"}").size());
        assertEquals(List.of(), collections(SEARCH_PROD, "{\"dbName\":\"empty_db\"}"));
    }

    @Test
    void describesACollection() {
        JsonNode users =
                cloud.inside(SEARCH_PROD, "collections/describe", USERS).data();
        assertEquals("users", users.get("collectionName").stringValue());
        assertTrue(users.get("collectionID").longValue() > 1L << 53);
        assertEquals(List.of("id", "embedding", "title"), texts(users.get("fields"), "name"));
        assertEquals(List.of("COSINE"), texts(users.get("indexes"), "metricType"));
    }

    @Test
    void countsAndLoads() {
        long rows = cloud.inside(SEARCH_PROD, "collections/get_stats", USERS)
                .data()
                .get("rowCount")
                .longValue();
        assertTrue(rows > 0);
        JsonNode state =
                cloud.inside(SEARCH_PROD, "collections/get_load_state", USERS).data();
        boolean loaded = state.get("loadState").stringValue().equals("LoadStateLoaded");
        assertEquals(loaded ? 100 : 0, state.get("loadProgress").intValue());
    }

    @Test
    void refusesWithTheCodesOfMilvus() {
        cloud.inside(SEARCH_PROD, "collections/list", "{\"dbName\":\"nope\"}").refusedWith(800);
        cloud.inside(SEARCH_PROD, "collections/describe", "{\"collectionName\":\"nope\"}")
                .refusedWith(100);
        cloud.inside(SEARCH_PROD, "collections/get_stats", "{\"dbName\":\"default\"}")
                .refusedWith(1802);
        cloud.inside(SEARCH_PROD, "collections/list", "{\"dbName\":").refusedWith(1801);
        cloud.inside(SEARCH_PROD, "databases/list", "").refusedWith(1801);
        cloud.inside(SEARCH_PROD, "collections/list", "{\"dbName\":7}").refusedWith(1801);
    }

    @Test
    void hasNoServiceInAFrozenOrHiddenCluster() {
        cloud.inside(FROZEN, "databases/list", "{}").refusedWith(2);
        assertEquals(
                404,
                cloud.post("/data/" + PRIVATE + "/v2/vectordb/databases/list", "{}")
                        .status());
        assertEquals(
                404,
                cloud.post("/data/in01-unknown/v2/vectordb/databases/list", "{}")
                        .status());
    }

    @Test
    void fillsTheLargestCluster() {
        List<String> databases = texts(cloud.inside(XL, "databases/list", "{}").data(), null);
        assertEquals(1_024, databases.size());
        int count = 0;
        for (String database : databases) {
            count += cloud.post("/data/" + XL + "/v2/vectordb/collections/list", "{\"dbName\":\"" + database + "\"}")
                    .data()
                    .size();
        }
        assertEquals(16_384, count);
    }

    @Test
    void isTheSameOnEveryStart() {
        JsonNode before =
                cloud.inside(SEARCH_PROD, "collections/describe", USERS).data();
        try (SandboxClient other = SandboxClient.start(options())) {
            assertEquals(
                    before,
                    other.inside(SEARCH_PROD, "collections/describe", USERS).data());
        }
    }
}
