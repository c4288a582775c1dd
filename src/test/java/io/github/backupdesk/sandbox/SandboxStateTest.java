package io.github.backupdesk.sandbox;

import static io.github.backupdesk.sandbox.SandboxClient.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SandboxStateTest {

    private static final String CLUSTER = "inxx-xxxxxxxxxxxxxxx";
    private static final String WHOLE = "{\"backupType\":\"CLUSTER\"}";
    private static final String WITH_COPY =
            "{\"backupType\":\"CLUSTER\",\"crossRegionCopies\":[{\"regionId\":\"ali-cn-hangzhou\"}]}";

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();

    private SandboxClient start() {
        Path file = folder.resolve("new").resolve("state.jsonl");
        return SandboxClient.start(SandboxOptions.defaults().withClock(clock).withStateFile(file));
    }

    private Path file() {
        return folder.resolve("new").resolve("state.jsonl");
    }

    private static List<String> ids(SandboxClient cloud) {
        return texts(cloud.data("/v2/backups?clusterId=" + CLUSTER).get("backups"), "backupId");
    }

    @Test
    void keepsBackupsAndRunningJobsOverARestart() {
        String job;
        try (SandboxClient cloud = start()) {
            job = cloud.create(CLUSTER, WITH_COPY).data().get("jobId").stringValue();
            clock.forwardSeconds(5);
        }
        try (SandboxClient cloud = start()) {
            assertEquals(
                    "IN_PROGRESS", cloud.data("/v2/jobs/" + job).get("status").stringValue());
            cloud.create(CLUSTER, WHOLE).refusedWith(96038);
            clock.forwardSeconds(60);
            assertEquals(2, ids(cloud).size());
        }
    }

    @Test
    void neverGivesAnIdTwice() throws IOException {
        for (int i = 0; i < 3; i++) {
            try (SandboxClient cloud = start()) {
                JsonNode created = cloud.create(CLUSTER, WHOLE).data();
                assertEquals(
                        "Dedicated-01_backup" + (i + 1),
                        created.get("backupName").stringValue());
                clock.forwardSeconds(60);
                assertEquals(i + 1, new HashSet<>(ids(cloud)).size());
            }
        }
        assertEquals(3, Files.readAllLines(file()).size());
    }

    @Test
    void leavesOutWhatItCannotReadAndGoesOn() throws IOException {
        try (SandboxClient cloud = start()) {
            cloud.create(CLUSTER, WHOLE).data();
        }
        Files.writeString(file(), "[{}]\n[null]\nnull\n\n[{\"backupId\":\"torn", StandardOpenOption.APPEND);
        clock.forwardSeconds(60);
        try (SandboxClient cloud = start()) {
            assertEquals(1, ids(cloud).size());
            cloud.create(CLUSTER, WHOLE).data();
        }
        try (SandboxClient cloud = start()) {
            assertEquals(2, ids(cloud).size());
        }
    }

    @Test
    void writesNothingForARefusedRequest() {
        try (SandboxClient cloud = start()) {
            cloud.create(CLUSTER, "{\"backupType\":\"NONE\"}").refusedWith(96029);
        }
        assertFalse(Files.exists(file()));
    }

    @Test
    void makesNoBackupThatItCannotKeep() throws IOException {
        try (SandboxClient cloud = start()) {
            Files.createDirectories(file());
            assertEquals(500, cloud.create(CLUSTER, WHOLE).status());
            assertTrue(ids(cloud).isEmpty());
        }
    }
}
