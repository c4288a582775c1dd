package io.github.backupdesk.sandbox;

import static io.github.backupdesk.sandbox.SandboxClient.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SandboxBackupsTest extends SandboxCase {

    private static final String GONE = "in01-6f21c9b80ae7d35";

    private List<String> list(String query, String field) {
        return texts(cloud.data("/v2/backups?pageSize=100&" + query).get("backups"), field);
    }

    @Test
    void listsNewestFirst() {
        List<String> times = list("", "createTime");
        assertTrue(times.size() > 10);
        assertEquals(times.stream().sorted(Comparator.reverseOrder()).toList(), times);
        assertTrue(times.stream().allMatch(time -> time.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")));
    }

    @Test
    void pagesThroughAllBackups() {
        int count = cloud.data("/v2/backups").get("count").intValue();
        List<String> ids = new ArrayList<>();
        for (int page = 1; ids.size() < count; page++) {
            ids.addAll(texts(
                    cloud.data("/v2/backups?pageSize=7&currentPage=" + page).get("backups"), "backupId"));
        }
        assertEquals(count, new HashSet<>(ids).size());
    }

    @Test
    void tellsNeitherRegionNorJobInAList() {
        JsonNode item = cloud.data("/v2/backups").get("backups").get(0);
        assertFalse(item.has("regionId") || item.has("jobId") || item.has("dbCollections"));
    }

    @Test
    void filters() {
        assertEquals(Set.of("AUTO"), Set.copyOf(list("creationMethod=AUTO", "creationMethod")));
        assertEquals(Set.of("COLLECTION"), Set.copyOf(list("backupType=COLLECTION", "backupType")));
        assertEquals(Set.of("users-eu"), Set.copyOf(list("clusterId=" + USERS_EU, "clusterName")));
        String project = cloud.data("/v2/projects").get(4).get("projectId").stringValue();
        assertEquals(Set.of("reco-cn"), Set.copyOf(list("projectId=" + project, "clusterName")));
        assertEquals(List.of(), list("clusterId=in01-unknown", "backupId"));
        assertEquals(list("", "backupId"), list("clusterId=&creationMethod=", "backupId"));
    }

    @Test
    void filtersByTime() {
        assertEquals(
                List.of("2026-11-21T03:00:00Z", "2026-11-21T02:00:00Z", "2026-11-21T02:00:00Z"),
                list("start=2026-11-21T00:00:00Z&end=2026-11-21T23:59:59Z", "createTime"));
        assertEquals(List.of("sessions-legacy"), list("end=2026-06-01T00:00:00Z", "clusterName"));
    }

    @Test
    void refusesBadFilters() {
        cloud.get("/v2/backups?creationMethod=HAND").refusedWith(96030);
        cloud.get("/v2/backups?backupType=DATABASE").refusedWith(96029);
        cloud.get("/v2/backups?start=yesterday").refusedWith(96007);
        cloud.get("/v2/backups?start=2026-11-02T00:00:00Z&end=2026-11-01T00:00:00Z")
                .refusedWith(96035);
        cloud.get("/v2/backups?clusterId=%2F").refusedWith(96036);
        cloud.get("/v2/backups?projectId=%00").refusedWith(96005);
        cloud.get("/v2/backups?pageSize=101").refusedWith(96008);
    }

    @Test
    void describesACollectionBackup() {
        String id = backupsOf(USERS_EU).get(0).get("backupId").stringValue();
        JsonNode backup = cloud.data("/v2/clusters/" + USERS_EU + "/backups/" + id);
        assertEquals("aws-eu-central-1", backup.get("regionId").stringValue());
        JsonNode database = backup.get("dbCollections").get(0);
        assertEquals("support", database.get("dbName").stringValue());
        assertEquals(List.of("tickets"), texts(database.get("collections"), "collectionName"));
        assertTrue(backup.get("size").longValue() > 0);
        assertFalse(backup.has("restoreNewInstancePolicies") || backup.has("jobId"));
    }

    @Test
    void describesAClusterBackupWithTheLegacyField() {
        String auto = cloud.data("/v2/backups?creationMethod=AUTO&clusterId=" + SEARCH_PROD)
                .get("backups")
                .get(0)
                .get("backupId")
                .stringValue();
        JsonNode backup = cloud.data("/v2/clusters/" + SEARCH_PROD + "/backups/" + auto);
        assertTrue(backup.get("collections").isEmpty());
        assertFalse(backup.has("dbCollections"));
        assertEquals(List.of("LATEST"), texts(backup.get("restoreNewInstancePolicies"), null));
    }

    @Test
    void refusesToDescribeWhatIsNotThere() {
        String id = backupsOf(USERS_EU).get(0).get("backupId").stringValue();
        cloud.get("/v2/clusters/" + SEARCH_PROD + "/backups/" + id).refusedWith(80000);
        cloud.get("/v2/clusters/in01-unknown/backups/" + id).refusedWith(96018);
        cloud.get("/v2/clusters/..%2F/backups/" + id).refusedWith(96036);
    }

    @Test
    void keepsTheBackupOfADeletedCluster() {
        String id = backupsOf(GONE).get(0).get("backupId").stringValue();
        JsonNode backup = cloud.data("/v2/clusters/" + GONE + "/backups/" + id);
        assertEquals("sessions-legacy", backup.get("clusterName").stringValue());
        cloud.get("/v2/clusters/" + GONE).refusedWith(96018);
    }

    @Test
    void dropsAutomaticBackupsWhenTheyExpire() {
        List<String> automatic = list("creationMethod=AUTO&clusterId=" + SEARCH_PROD, "backupId");
        clock.forward(Duration.ofDays(30));
        assertEquals(List.of(), list("creationMethod=AUTO", "backupId"));
        JsonNode old = cloud.data("/v2/clusters/" + SEARCH_PROD + "/backups/" + automatic.getFirst());
        assertEquals("DELETED", old.get("status").stringValue());
        assertFalse(list("creationMethod=MANUAL", "backupId").isEmpty());
    }

    @Test
    void refusesAnUnknownJob() {
        cloud.get("/v2/jobs/job-unknown").refusedWith(96026);
        cloud.get("/v2/jobs/%20").refusedWith(96026);
    }

    @Test
    void tellsThePolicyOfACluster() {
        JsonNode daily = cloud.data("/v2/clusters/in01-3f0c8a1d5b7e942/backups/policy");
        assertEquals("ENABLED", daily.get("status").stringValue());
        assertEquals("02:00-04:00", daily.get("startTime").stringValue());
        assertEquals("1,2,3,4,5,6,7", daily.get("frequency").stringValue());
        JsonNode none = cloud.data("/v2/clusters/in01-c18e5520fa3d9b7/backups/policy");
        assertEquals("DISABLED", none.get("status").stringValue());
        assertTrue(none.get("startTime").isNull());
        assertEquals(0, none.get("retentionDays").intValue());
    }

    @Test
    void hasNoPolicyForWhatCannotBeBackedUp() {
        cloud.get("/v2/clusters/in05-2c7e41b0d98fa63/backups/policy").refusedWith(96022);
        cloud.get("/v2/clusters/in03-f5d06a8c17e2b94/backups/policy").refusedWith(96021);
        cloud.get("/v2/clusters/in01-0123456789abcde/backups/policy").refusedWith(96018);
    }
}
