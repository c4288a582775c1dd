package io.github.backupdesk.store;

import io.github.backupdesk.domain.Answer;
import io.github.backupdesk.domain.Attempt;
import io.github.backupdesk.domain.Backup;
import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.JobState;
import io.github.backupdesk.domain.Receipt;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.SubmitOutcome;
import java.time.Instant;
import java.util.List;

/** Attempts to store. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");
    static final RegionId OREGON = new RegionId("aws-us-west-2");
    static final Answer OK = new Answer(200, 0, "", "req-1");
    static final SubmitOutcome ACCEPTED =
            new SubmitOutcome.Accepted(new Receipt("backup0_c7b18539b97", "Dedicated-01_backup2", "job-031a8e"), OK);

    private Samples() {}

    static Attempt planned() {
        return planned(new BackupScope.WholeCluster(), "{\"backupType\":\"CLUSTER\"}");
    }

    static Attempt planned(BackupScope scope, String body) {
        var request = new BackupRequest(
                new ClusterId("in01-0123456789abcde"),
                scope,
                List.of(new RegionId("aws-us-east-2"), new RegionId("aws-eu-central-1")));
        return Attempt.planned(
                NOON,
                "Production",
                "Dedicated-01",
                OREGON,
                new ExactRequest(request, "/v2/clusters/in01-0123456789abcde/backups/create", body));
    }

    static Attempt collections(String... names) {
        return planned(
                new BackupScope.Collections("my_database", List.of(names)),
                "{\"backupType\":\"COLLECTION\",\"names\":" + names.length + "}");
    }

    static Backup backup(String id) {
        return new Backup(
                id,
                "nightly " + id,
                "in01-0123456789abcde",
                "Dedicated-01",
                "CLUSTER",
                "MANUAL",
                "AVAILABLE",
                1L << 40,
                NOON);
    }

    static Job job(String state) {
        return new Job("job-031a8e", new JobState(state), "45", "", NOON.plusSeconds(60));
    }
}
