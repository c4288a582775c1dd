package io.github.backupdesk.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SandboxClockTest extends FaultCase {

    private List<String> date(String path) {
        return cloud.get(path).response().headers().allValues("Date");
    }

    @Test
    void tellsTheTimeOfItsClock() {
        assertEquals(List.of("Mon, 23 Nov 2026 10:15:30 GMT"), date("/v2/clouds"));
        assertEquals(List.of("Mon, 23 Nov 2026 10:15:30 GMT"), date("/v2/nowhere"));
    }

    @Test
    void shiftsAllTimes() {
        JsonNode created = create().data();
        faults("{'kind':'CLOCK_OFF','hours':-3.5}");
        clock.forwardSeconds(60);
        assertEquals(List.of("Mon, 23 Nov 2026 06:46:30 GMT"), date("/v2/clouds"));
        String query = "/v2/backups?clusterId=" + REFERENCE + "&start=2026-11-23T06:45:00Z&end=2026-11-23T06:46:00Z";
        JsonNode backup = cloud.data(query).get("backups").get(0);
        assertEquals("2026-11-23T06:45:30Z", backup.get("createTime").stringValue());
        JsonNode job = job(created.get("jobId").stringValue());
        assertEquals("SUCCESSFUL", job.get("status").stringValue());
        assertEquals("2026-11-23T06:45:32Z", job.get("startTime").stringValue());
        assertTrue(job.get("endTime").stringValue().startsWith("2026-11-23T06:45:4"));
    }

    @Test
    void leavesTheDateOut() {
        faults("{'kind':'NO_DATE'}");
        assertEquals(List.of(), date("/v2/clouds"));
        assertEquals(
                List.of("application/json"),
                cloud.get("/v2/clouds").response().headers().allValues("Content-Type"));
        faults();
        assertEquals(1, date("/v2/clouds").size());
    }
}
