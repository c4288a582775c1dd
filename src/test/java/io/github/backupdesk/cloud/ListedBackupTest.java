package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.backupdesk.domain.Backup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of what a list of all backups tells, only that is taken which can be asked for again. */
class ListedBackupTest {

    @ParameterizedTest
    @CsvSource({
        "b-1, in01-1, b-1",
        "../b, in01-1, none",
        "'', in01-1, none",
        "b-1, '', none",
        "b-1, in01/1, none",
        "b-1, ' in01-1 ', none"
    })
    void onlyABackupWhoseIdsCanStandInAPathIsTaken(String backupId, String clusterId, String taken) {
        String entry = "{\"backupId\":\"" + backupId + "\",\"clusterId\":\"" + clusterId + "\"}";
        assertEquals(
                taken, Entries.listedBackup(Json.object(entry)).map(Backup::id).orElse("none"));
    }
}
