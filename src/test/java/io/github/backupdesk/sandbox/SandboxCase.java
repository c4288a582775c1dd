package io.github.backupdesk.sandbox;

import static io.github.backupdesk.sandbox.SandboxClient.texts;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** A fresh pretend cloud for each test, with a clock in the hand. */
abstract class SandboxCase {

    static final String SEARCH_PROD = "in01-3f0c8a1d5b7e942";
    static final String USERS_EU = "in01-c18e5520fa3d9b7";
    static final String FROZEN = "in01-0d94fe7b62c58a1";
    static final String PRIVATE = "in01-d720c95b8fe316a";
    static final String AZURE = "in01-96b3ea05d1f74c8";
    static final String SERVERLESS = "in05-2c7e41b0d98fa63";
    static final String FREE = "in03-f5d06a8c17e2b94";
    static final String XL = "in01-a90c63be7d5f214";
    static final String REFERENCE = "inxx-xxxxxxxxxxxxxxx";

    final HandClock clock = new HandClock();
    SandboxClient cloud;

    @BeforeEach
    void open() {
        cloud = SandboxClient.start(options());
    }

    @AfterEach
    void shut() {
        cloud.close();
    }

    SandboxOptions options() {
        return SandboxOptions.defaults().withClock(clock);
    }

    /** Backups of a cluster in the order of the list, newest first. */
    JsonNode backupsOf(String clusterId) {
        return cloud.data("/v2/backups?pageSize=100&clusterId=" + clusterId).get("backups");
    }

    List<String> statusesOf(String clusterId) {
        return texts(backupsOf(clusterId), "status");
    }

    JsonNode job(String jobId) {
        return cloud.data("/v2/jobs/" + jobId);
    }
}
