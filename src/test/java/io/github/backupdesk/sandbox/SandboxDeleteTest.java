package io.github.backupdesk.sandbox;

import static io.github.backupdesk.sandbox.SandboxClient.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.sandbox.SandboxClient.Reply;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SandboxDeleteTest extends SandboxCase {

    private static String path(String clusterId, String backupId) {
        return "/v2/clusters/" + clusterId + "/backups/" + backupId;
    }

    private static Reply delete(SandboxClient from, String clusterId, String backupId) {
        return from.send(from.request(path(clusterId, backupId)).DELETE().build());
    }

    @Test
    void takesABackupOffTheListForGood() {
        JsonNode backup = backupsOf(USERS_EU).get(0);
        String id = backup.get("backupId").stringValue();
        JsonNode deleted = delete(cloud, USERS_EU, id).data();
        assertEquals(id, deleted.get("backupId").stringValue());
        assertEquals(backup.get("backupName"), deleted.get("backupName"));
        assertEquals(List.of(), statusesOf(USERS_EU));
        JsonNode left = cloud.data(path(USERS_EU, id));
        assertEquals("DELETED", left.get("status").stringValue());
    }

    @Test
    void deletesTheBackupOfADeletedCluster() {
        String gone = "in01-6f21c9b80ae7d35";
        delete(cloud, gone, backupsOf(gone).get(0).get("backupId").stringValue())
                .data();
        assertTrue(backupsOf(gone).isEmpty());
    }

    @Test
    void refusesWhatIsNotThereOrNotDone() {
        String id = backupsOf(USERS_EU).get(0).get("backupId").stringValue();
        delete(cloud, USERS_EU, "backup-unknown").refusedWith(80000);
        delete(cloud, SEARCH_PROD, id).refusedWith(80000);
        delete(cloud, "in01-unknown", id).refusedWith(96018);
        delete(cloud, USERS_EU, id).data();
        delete(cloud, USERS_EU, id).refusedWith(80000);
        String fresh = cloud.create(USERS_EU, "{\"backupType\":\"CLUSTER\"}")
                .data()
                .get("backupId")
                .stringValue();
        delete(cloud, USERS_EU, fresh).refusedWith(80000);
        assertEquals(List.of(fresh), texts(backupsOf(USERS_EU), "backupId"));
    }

    @Test
    void remembersItOverARestart(@TempDir Path folder) {
        SandboxOptions options = options().withStateFile(folder.resolve("state.jsonl"));
        String id = backupsOf(USERS_EU).get(0).get("backupId").stringValue();
        try (SandboxClient first = SandboxClient.start(options)) {
            delete(first, USERS_EU, id).data();
        }
        try (SandboxClient second = SandboxClient.start(options)) {
            assertEquals(
                    "DELETED", second.data(path(USERS_EU, id)).get("status").stringValue());
        }
    }
}
