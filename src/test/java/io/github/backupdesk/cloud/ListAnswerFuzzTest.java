package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.support.Fixtures;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** S14: whatever a server answers to a question is understood, or ends in the one exception that says it is not. */
class ListAnswerFuzzTest {

    private static final Endpoint JOB = new Endpoints(BaseUrl.parse("https://api.example.com")).job("job-1");
    private static final ServerClock CLOCK = new ServerClock(Fixtures.CLOCK);

    @FuzzTest
    @DictionaryEntries({
        "\"code\":0",
        "\"data\":",
        "\"backups\":[",
        "\"clusters\":[",
        "\"backupId\":",
        "\"clusterId\":",
        "\"createTime\":",
        "\"dbCollections\":[",
        "\"collections\":[",
        "\"progress\":",
        "\"regionIds\":["
    })
    void anyAnswerToAQuestionIsUnderstoodOrSaidNotToBe(byte[] bytes) {
        FuzzedAnswer answer = FuzzedAnswer.of(bytes);
        Reply reply = answer.read();
        Duration wait = RetryAfter.read(reply.retryAfter(), CLOCK);
        assertTrue(wait == null || !wait.isNegative());
        try {
            read(Questions.understood(JOB, reply));
        } catch (CloudException e) {
            assertFalse(e.toString().contains(Fixtures.CANARY), "the key is told");
        }
    }

    private static void read(Reply reply) throws CloudException {
        assertTrue(reply.successful());
        readEntry(reply.envelope().root());
        readEntry(Questions.data(reply));
        for (String field : List.of("clusters", "projects", "regions", "backups", "names")) {
            for (JsonNode entry : Questions.list(reply, field)) {
                readEntry(entry);
            }
        }
    }

    private static void readEntry(JsonNode entry) {
        Entries.cluster(entry)
                .ifPresent(cluster ->
                        assertEquals(cluster.id(), new ClusterId(cluster.id().value())));
        Entries.project(entry).ifPresent(project -> assertFalse(project.id().isBlank()));
        Entries.region(entry);
        assertEquals("job-1", Entries.job("job-1", entry, Fixtures.NOON).id());
        assertEquals("b-1", Entries.backupDetail("b-1", entry).backup().id());
        Entries.manualBackup(Fixtures.CLUSTER_ID, entry).ifPresent(ListAnswerFuzzTest::isOfTheCluster);
    }

    private static void isOfTheCluster(Backup backup) {
        assertFalse(backup.id().isBlank());
        assertTrue(backup.manual() || !backup.creationMethod().equals("AUTO"));
        assertTrue(backup.size() >= 0);
        assertTrue(backup.clusterId().isBlank() || backup.clusterId().equals(Fixtures.CLUSTER_ID.value()));
        assertFalse(backup.toString().contains(Fixtures.CANARY), "the key is told");
    }
}
