package io.github.backupdesk.sandbox;

import static io.github.backupdesk.sandbox.SandboxClient.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SandboxJobsTest extends SandboxCase {

    private static final String ONE = "{\"backupType\":\"COLLECTION\",\"dbCollections\":[{\"dbName\":\"my_database\","
            + "\"collectionNames\":[\"collection_1\"]}]";
    private static final String TWO_COPIES =
            ONE + ",\"crossRegionCopies\":[{\"regionId\":\"ali-cn-hangzhou\"},{\"regionId\":\"ali-cn-shanghai\"}]}";

    private String status(String jobId) {
        return job(jobId).get("status").stringValue();
    }

    private int progress(String jobId) {
        return Integer.parseInt(job(jobId).get("progress").stringValue());
    }

    private String start(String body) {
        return cloud.create(REFERENCE, body).data().get("jobId").stringValue();
    }

    @Test
    void waitsWorksAndSucceedsAboutTwelveSecondsLater() {
        String job = start(ONE + "}");
        assertEquals("PENDING", status(job));
        assertEquals(0, progress(job));
        clock.forwardSeconds(3);
        assertEquals("IN_PROGRESS", status(job));
        int early = progress(job);
        clock.forwardSeconds(6);
        assertTrue(early > 0 && progress(job) > early && progress(job) < 100);
        clock.forwardSeconds(4);
        assertEquals("SUCCESSFUL", status(job));
        assertEquals(100, progress(job));
    }

    @Test
    void tellsTheTimesOfAJob() {
        String id = start(ONE + "}");
        assertEquals("", job(id).get("startTime").stringValue());
        clock.forwardSeconds(100);
        JsonNode job = job(id);
        assertEquals("2026-11-23T10:15:32Z", job.get("startTime").stringValue());
        assertTrue(job.get("endTime").stringValue().startsWith("2026-11-23T10:15:4"));
        assertEquals("BACKUP", job.get("type").stringValue());
        assertEquals("", job.get("reason").stringValue());
    }

    @Test
    void knowsTheSizeWhenItIsDone() {
        start(ONE + "}");
        JsonNode creating = backupsOf(REFERENCE).get(0);
        assertEquals("CREATING", creating.get("status").stringValue());
        assertEquals(0, creating.get("size").longValue());
        clock.forwardSeconds(60);
        long one = backupsOf(REFERENCE).get(0).get("size").longValue();
        start("{\"backupType\":\"CLUSTER\"}");
        clock.forwardSeconds(60);
        assertTrue(one > 0 && backupsOf(REFERENCE).get(0).get("size").longValue() > one);
    }

    @Test
    void makesCopiesAfterTheOriginal() {
        String job = start(TWO_COPIES);
        clock.forwardSeconds(5);
        assertEquals(List.of("CREATING"), statusesOf(REFERENCE));
        clock.forwardSeconds(7.5);
        assertEquals("SUCCESSFUL", status(job));
        assertEquals(List.of("CREATING", "CREATING", "AVAILABLE"), statusesOf(REFERENCE));
        clock.forwardSeconds(8.5);
        assertEquals(
                2, statusesOf(REFERENCE).stream().filter("AVAILABLE"::equals).count());
        clock.forwardSeconds(5);
        assertEquals(List.of("AVAILABLE", "AVAILABLE", "AVAILABLE"), statusesOf(REFERENCE));
    }

    @Test
    void givesEachCopyItsOwnIdNameAndRegion() {
        start(TWO_COPIES);
        clock.forwardSeconds(60);
        Set<String> regions = new TreeSet<>();
        for (String id : texts(backupsOf(REFERENCE), "backupId")) {
            JsonNode backup = cloud.data("/v2/clusters/" + REFERENCE + "/backups/" + id);
            regions.add(backup.get("regionId").stringValue());
            assertEquals(List.of("my_database"), texts(backup.get("dbCollections"), "dbName"));
        }
        assertEquals(Set.of("ali-cn-beijing", "ali-cn-hangzhou", "ali-cn-shanghai"), regions);
        assertEquals(3, Set.copyOf(texts(backupsOf(REFERENCE), "backupName")).size());
    }

    @Test
    void holdsTheClusterUntilTheCopiesAreDone() {
        start(TWO_COPIES);
        clock.forwardSeconds(13);
        cloud.create(REFERENCE, "{\"backupType\":\"CLUSTER\"}").refusedWith(96038);
        clock.forwardSeconds(60);
        start("{\"backupType\":\"CLUSTER\"}");
    }

    @Test
    void takesABitLongerForABigCluster() {
        String job = cloud.create(XL, "{\"backupType\":\"CLUSTER\"}")
                .data()
                .get("jobId")
                .stringValue();
        clock.forwardSeconds(13);
        assertEquals("IN_PROGRESS", status(job));
        clock.forwardSeconds(10);
        assertEquals("SUCCESSFUL", status(job));
    }

    @Test
    void scalesTheTime() {
        try (SandboxClient fast = SandboxClient.start(options().withTimeScale(0))) {
            fast.create(REFERENCE, TWO_COPIES).data();
            JsonNode all = fast.data("/v2/backups?clusterId=" + REFERENCE).get("backups");
            assertEquals(List.of("AVAILABLE", "AVAILABLE", "AVAILABLE"), texts(all, "status"));
            fast.create(REFERENCE, TWO_COPIES).data();
        }
    }
}
