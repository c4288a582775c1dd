package io.github.backupdesk.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.sandbox.SandboxClient.Reply;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SandboxPaceTest extends SandboxCase {

    private void clouds(int times) {
        IntStream.range(0, times).forEach(_ -> cloud.data("/v2/clouds"));
    }

    @Test
    void refusesTheTwentyFirstRequestOfASecond() {
        clouds(20);
        Reply reply = cloud.get("/v2/clouds");
        assertEquals(429, reply.status());
        assertEquals(429, reply.code());
        assertTrue(reply.response().headers().firstValue("Retry-After").isEmpty());
    }

    @Test
    void slidesWithTheClock() {
        clouds(10);
        clock.forwardSeconds(0.6);
        clouds(10);
        assertEquals(429, cloud.get("/v2/clouds").code());
        clock.forwardSeconds(0.4);
        clouds(10);
        assertEquals(429, cloud.get("/v2/clouds").code());
    }

    @Test
    void countsEachEndpointForItself() {
        clouds(20);
        cloud.data("/v2/projects");
    }

    @Test
    void countsOneEndpointOverAllClusters() {
        IntStream.range(0, 20).forEach(_ -> cloud.data("/v2/clusters/" + SEARCH_PROD));
        assertEquals(429, cloud.get("/v2/clusters/" + USERS_EU).code());
    }

    @Test
    void doesNotPaceTheDataPlane() {
        String path = "/data/" + SEARCH_PROD + "/v2/vectordb/databases/list";
        IntStream.range(0, 30)
                .forEach(_ -> assertEquals(0, cloud.post(path, "{}").code()));
    }

    @Test
    void forgetsAClockThatWasSetBack() {
        clouds(20);
        clock.forwardSeconds(-30);
        clouds(20);
    }
}
