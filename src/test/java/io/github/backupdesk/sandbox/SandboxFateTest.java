package io.github.backupdesk.sandbox;

import static io.github.backupdesk.sandbox.SandboxClient.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SandboxFateTest extends FaultCase {

    private static final String COPIES = "{\"backupType\":\"CLUSTER\",\"crossRegionCopies\":"
            + "[{\"regionId\":\"ali-cn-hangzhou\"},{\"regionId\":\"ali-cn-shanghai\"}]}";

    private JsonNode copies() {
        return cloud.create(REFERENCE, COPIES).data();
    }

    private String path(JsonNode created) {
        return "/v2/clusters/" + REFERENCE + "/backups/"
                + created.get("backupId").stringValue();
    }

    private JsonNode jobOf(JsonNode created) {
        return job(created.get("jobId").stringValue());
    }

    @Test
    void letsAJobFail() {
        faults("{'kind':'JOB_FAILS','times':1,'reason':'disk full'}");
        JsonNode created = copies();
        assertEquals("CREATING", cloud.data(path(created)).get("status").stringValue());
        clock.forwardSeconds(60);
        JsonNode job = jobOf(created);
        assertEquals("FAILED", job.get("status").stringValue());
        assertEquals("disk full", job.get("reason").stringValue());
        assertEquals("99", job.get("progress").stringValue());
        assertTrue(backupsOf(REFERENCE).isEmpty());
        cloud.get(path(created)).refusedWith(80000);
        assertEquals("Dedicated-01_backup2", copies().get("backupName").stringValue());
        clock.forwardSeconds(60);
        assertEquals(3, backupsOf(REFERENCE).size());
    }

    @Test
    void letsOneCopyFail() {
        faults("{'kind':'COPY_FAILS','regionId':'ali-cn-shanghai'}");
        JsonNode created = copies();
        clock.forwardSeconds(14);
        assertEquals(3, backupsOf(REFERENCE).size());
        clock.forwardSeconds(60);
        assertEquals("SUCCESSFUL", jobOf(created).get("status").stringValue());
        List<String> regions = texts(backupsOf(REFERENCE), "backupId").stream()
                .map(id -> cloud.data("/v2/clusters/" + REFERENCE + "/backups/" + id)
                        .get("regionId")
                        .stringValue())
                .sorted()
                .toList();
        assertEquals(List.of("ali-cn-beijing", "ali-cn-hangzhou"), regions);
    }

    @Test
    void letsAllCopiesOfOneRequestFail() {
        faults("{'kind':'COPY_FAILS','times':1}");
        create().data();
        clock.forwardSeconds(60);
        copies();
        clock.forwardSeconds(60);
        assertEquals(2, backupsOf(REFERENCE).size());
        copies();
        clock.forwardSeconds(60);
        assertEquals(5, backupsOf(REFERENCE).size());
    }

    @Test
    void letsABackupDisappear() {
        faults("{'kind':'BACKUP_GONE','millis':1500}");
        JsonNode created = create().data();
        clock.forwardSeconds(1.4);
        assertEquals(List.of("CREATING"), statusesOf(REFERENCE));
        clock.forwardSeconds(0.2);
        assertEquals(List.of(), statusesOf(REFERENCE));
        cloud.get(path(created)).refusedWith(80000);
        assertEquals("PENDING", jobOf(created).get("status").stringValue());
    }

    @Test
    void listsABackupLate() {
        faults("{'kind':'LIST_LAG','seconds':30}");
        JsonNode created = copies();
        clock.forwardSeconds(29);
        assertEquals(List.of(), statusesOf(REFERENCE));
        assertEquals("AVAILABLE", cloud.data(path(created)).get("status").stringValue());
        clock.forwardSeconds(2);
        assertEquals(List.of("AVAILABLE"), statusesOf(REFERENCE));
        clock.forwardSeconds(30);
        assertEquals(3, statusesOf(REFERENCE).size());
    }

    @Test
    void keepsAFateOverARestart(@TempDir Path folder) {
        SandboxOptions options = options().withStateFile(folder.resolve("state.jsonl"));
        String jobId;
        try (SandboxClient first = SandboxClient.start(options)) {
            first.send(first.request("/sandbox/v1/faults")
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{\"faults\":[{\"kind\":\"JOB_FAILS\"}]}"))
                    .build());
            jobId = first.create(REFERENCE, WHOLE).data().get("jobId").stringValue();
        }
        clock.forwardSeconds(60);
        try (SandboxClient second = SandboxClient.start(options)) {
            assertEquals(
                    "FAILED", second.data("/v2/jobs/" + jobId).get("status").stringValue());
        }
    }

    @Test
    void tellsAnyStateOfAJobAndGoesOn() {
        JsonNode created = create().data();
        faults("{'kind':'JOB_STATE','times':1,'progress':'101'}");
        assertEquals("PAUSED_X", jobOf(created).get("status").stringValue());
        assertEquals("PENDING", jobOf(created).get("status").stringValue());
        faults("{'kind':'JOB_STATE','state':'in_progress','clusterId':'%s'}".formatted(USERS_EU));
        assertEquals("PENDING", jobOf(created).get("status").stringValue());
        faults("{'kind':'JOB_STATE','state':'','progress':'abc'}");
        assertEquals("", jobOf(created).get("status").stringValue());
        assertEquals("abc", jobOf(created).get("progress").stringValue());
    }

    @Test
    void forgetsAJobForAWhile() {
        JsonNode created = create().data();
        faults("{'kind':'JOB_GONE','times':2}");
        String path = "/v2/jobs/" + created.get("jobId").stringValue();
        cloud.get(path).refusedWith(96026);
        cloud.get(path).refusedWith(96026);
        cloud.get(path).data();
    }

    @Test
    void usesAFateUpOnlyForABackupThatWasMade() {
        faults("{'kind':'JOB_FAILS','times':1}");
        cloud.create(FREE, WHOLE).refusedWith(96021);
        JsonNode created = create().data();
        create().refusedWith(96038);
        clock.forwardSeconds(60);
        assertEquals("FAILED", jobOf(created).get("status").stringValue());
    }
}
