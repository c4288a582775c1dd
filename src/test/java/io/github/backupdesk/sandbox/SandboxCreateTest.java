package io.github.backupdesk.sandbox;

import static io.github.backupdesk.sandbox.SandboxClient.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.sandbox.SandboxClient.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SandboxCreateTest extends SandboxCase {

    private static final String WHOLE = "{\"backupType\":\"CLUSTER\"}";

    private static String collections(String entries) {
        return "{\"backupType\":\"COLLECTION\",\"dbCollections\":" + entries + "}";
    }

    private static String copies(String entries) {
        return "{\"backupType\":\"CLUSTER\",\"crossRegionCopies\":" + entries + "}";
    }

    private void failed(Reply reply, String reason) {
        reply.refusedWith(96038);
        assertTrue(reply.message().startsWith("failed to create backup: "), reply.message());
        assertTrue(reply.message().contains(reason), reply.message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"backupType": "CLUSTER"}""", """
                {"backupType": "COLLECTION", "dbCollections": [
                  {"dbName": "my_database", "collectionNames": ["collection_1", "collection_2"]}]}""", """
                {"backupType": "COLLECTION", "dbCollections": [
                  {"dbName": "my_database", "collectionNames": ["collection_1", "collection_2"]}],
                  "crossRegionCopies": [{"regionId": "ali-cn-hangzhou"}, {"regionId": "ali-cn-shanghai"}]}"""})
    void takesTheSamplesOfTheReferencePage(String body) {
        JsonNode data = cloud.create(REFERENCE, body).data();
        assertTrue(data.get("backupId").stringValue().matches("backup1_[0-9a-f]{16}"));
        assertEquals("Dedicated-01_backup1", data.get("backupName").stringValue());
        assertTrue(data.get("jobId").stringValue().matches("job-[0-9a-f]{22}"));
        assertEquals(3, data.size());
    }

    @Test
    void takesTheDefaultDatabaseWhenNoneIsNamed() {
        cloud.create(REFERENCE, collections("[{\"collectionNames\":[\"quick_start\"]}]"))
                .data();
        String id = backupsOf(REFERENCE).get(0).get("backupId").stringValue();
        JsonNode backup = cloud.data("/v2/clusters/" + REFERENCE + "/backups/" + id);
        assertEquals(List.of(""), texts(backup.get("dbCollections"), "dbName"));
    }

    @Test
    void joinsTwoEntriesOfOneDatabaseAndIgnoresUnknownFields() {
        String body =
                "{\"backupType\":\"COLLECTION\",\"backupName\":\"mine\",\"crossRegionCopies\":null,\"dbCollections\":["
                        + "{\"dbName\":\"my_database\",\"collectionNames\":[\"collection_1\"],\"x\":1},"
                        + "{\"dbName\":\"my_database\",\"collectionNames\":[\"collection_3\"]}]}";
        assertEquals(
                "Dedicated-01_backup1",
                cloud.create(REFERENCE, body).data().get("backupName").stringValue());
    }

    @ParameterizedTest
    @CsvSource({
        FREE + ",96021",
        SERVERLESS + ",96022",
        FROZEN + ",40003",
        "in01-unknown,96018",
        "in01-%2F,96036",
        "%E2%80%AE,96036"
    })
    void refusesClustersWithoutBackups(String clusterId, int code) {
        cloud.create(clusterId, WHOLE).refusedWith(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"backupType\":\"cluster\"}", "{\"backupType\":null}", "{\"backupType\":\"\"}"})
    void refusesAnUnknownType(String body) {
        cloud.create(USERS_EU, body).refusedWith(96029);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "null",
                "{\"backupType\":",
                "{\"backupType\":\"CLUSTER\"} trailing",
                "{\"backupType\":\"CLUSTER\",\"backupType\":\"CLUSTER\"}",
                "{\"backupType\":1}",
                "{\"backupType\":\"COLLECTION\",\"dbCollections\":{}}",
                "{\"backupType\":\"COLLECTION\",\"dbCollections\":[\"a\"]}",
                "{\"backupType\":\"COLLECTION\",\"dbCollections\":[{\"collectionNames\":[1]}]}",
                "{\"backupType\":\"CLUSTER\",\"crossRegionCopies\":\"ali-cn-hangzhou\"}"
            })
    void refusesMalformedBodies(String body) {
        cloud.create(USERS_EU, body).refusedWith(80000);
        assertEquals(1, backupsOf(USERS_EU).size());
    }

    @Test
    void refusesDeepNesting() {
        cloud.create(USERS_EU, "[".repeat(200_000)).refusedWith(80000);
    }

    @Test
    void refusesBadSelectionsOfCollections() {
        failed(cloud.create(USERS_EU, "{\"backupType\":\"COLLECTION\"}"), "required");
        failed(cloud.create(USERS_EU, collections("[]")), "required");
        failed(cloud.create(USERS_EU, collections("[{\"dbName\":\"support\"}]")), "must not be empty");
        failed(
                cloud.create(USERS_EU, collections("[{\"dbName\":\"no\",\"collectionNames\":[\"a\"]}]")),
                "database not found");
        failed(cloud.create(USERS_EU, collections("[{\"collectionNames\":[\"tickets\"]}]")), "collection not found");
        failed(cloud.create(USERS_EU, collections("[{\"collectionNames\":[\"users\",\"users\"]}]")), "more than once");
        failed(
                cloud.create(
                        USERS_EU,
                        collections("[{\"collectionNames\":[\"users\"]},"
                                + "{\"dbName\":\"support\",\"collectionNames\":[\"tickets\"]}]")),
                "same database");
    }

    @Test
    void refusesBadTargetsOfCopies() {
        cloud.create(USERS_EU, copies("[{\"regionId\":\"aws-moon-1\"}]")).refusedWith(96001);
        cloud.create(USERS_EU, copies("[{}]")).refusedWith(96001);
        failed(cloud.create(USERS_EU, copies("[{\"regionId\":\"aws-eu-central-1\"}]")), "already");
        failed(
                cloud.create(USERS_EU, copies("[{\"regionId\":\"aws-us-east-1\"},{\"regionId\":\"aws-us-east-1\"}]")),
                "more than once");
        failed(cloud.create(USERS_EU, copies("[{\"regionId\":\"gcp-us-west1\"}]")), "same cloud provider");
        failed(cloud.create(USERS_EU, copies("[{\"regionId\":\"aws-cn-northwest-1\"}]")), "same cloud provider");
        failed(cloud.create(AZURE, copies("[{\"regionId\":\"az-germanywestcentral\"}]")), "not supported");
        assertEquals(List.of("AVAILABLE"), statusesOf(USERS_EU));
    }

    @Test
    void copiesToARegionThatIsNotBoundToo() {
        cloud.create(USERS_EU, copies("[{\"regionId\":\"aws-ap-southeast-1\"}]"))
                .data();
    }

    @Test
    void takesOneManualBackupOfAClusterAtATime() {
        cloud.create(USERS_EU, WHOLE).data();
        failed(cloud.create(USERS_EU, WHOLE), "in progress");
        cloud.create(REFERENCE, WHOLE).data();
        clock.forwardSeconds(60);
        assertEquals(
                "users-eu_backup3",
                cloud.create(USERS_EU, WHOLE).data().get("backupName").stringValue());
    }

    @Test
    void letsOneOfManyThroughAtOnce() throws Exception {
        List<Callable<Reply>> race = IntStream.range(0, 16)
                .<Callable<Reply>>mapToObj(_ -> () -> cloud.create(USERS_EU, WHOLE))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> codes = new ArrayList<>();
            for (var reply : threads.invokeAll(race)) {
                codes.add(reply.get().code());
            }
            assertEquals(1, codes.stream().filter(code -> code == 0).count(), codes::toString);
        }
        assertEquals(2, backupsOf(USERS_EU).size());
    }
}
