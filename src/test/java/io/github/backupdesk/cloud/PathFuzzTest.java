package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.support.FuzzedText;
import java.util.List;

/** I02: whatever is typed or told as an ID is refused, or is one segment of the path that the template has. */
class PathFuzzTest {

    private static final Endpoints ENDPOINTS = new Endpoints(BaseUrl.parse("https://api.example.com:8443"));

    @FuzzTest
    @DictionaryEntries({"in01-", "..", "%2e", "%2f", "../", "backup0_", "job-", "//", "\\", "?", "#", ";"})
    void anyIdIsRefusedOrIsOneSegmentOfThePath(byte[] bytes) {
        String id = FuzzedText.of(bytes);
        if (ClusterId.check(id) instanceof ClusterId.Check.Accepted accepted) {
            String kept = accepted.id().value();
            assertPath(List.of("v2", "clusters", kept, "backups", "create"), ENDPOINTS.createBackup(accepted.id()));
            Endpoint list = ENDPOINTS.manualBackups(accepted.id(), 1);
            assertPath(List.of("v2", "backups"), list);
            assertEquals(List.of(kept), list.url().queryParameterValues("clusterId"));
        } else {
            assertThrows(IllegalArgumentException.class, () -> new ClusterId(id));
        }
        ClusterId cluster = new ClusterId("in01-1");
        if (Endpoints.canStandInPath(id)) {
            assertPath(List.of("v2", "jobs", id), ENDPOINTS.job(id));
            assertPath(List.of("v2", "clusters", "in01-1", "backups", id), ENDPOINTS.backup(cluster, id));
        } else {
            assertThrows(IllegalArgumentException.class, () -> ENDPOINTS.job(id));
            assertThrows(IllegalArgumentException.class, () -> ENDPOINTS.backup(cluster, id));
        }
    }

    private static void assertPath(List<String> segments, Endpoint endpoint) {
        assertEquals(segments, endpoint.url().pathSegments());
        // Nothing had to be escaped, so nobody on the way can read it in another manner.
        assertEquals("/" + String.join("/", segments), endpoint.path());
        assertFalse(segments.contains("..") || segments.contains("."));
        assertEquals("api.example.com", endpoint.host());
        assertEquals(8443, endpoint.url().port());
    }
}
