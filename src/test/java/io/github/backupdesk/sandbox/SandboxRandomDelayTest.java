package io.github.backupdesk.sandbox;

import static io.github.backupdesk.sandbox.SandboxClient.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SandboxRandomDelayTest extends FaultCase {

    /** The server of the JDK keeps 200 idle connections; a client that pools more finds some of them closed. */
    private static final int AT_ONCE = 100;

    @Override
    SandboxOptions options() {
        return super.options()
                .withExtraClusters(100)
                .withLimiter(LimiterKind.OFF)
                .withRandomDelay(5, 5, 7);
    }

    private static double mean(int seed) {
        Fault fault = Fault.of(
                Json.object().put("kind", "DELAY_RANDOM").put("seed", seed),
                new Routes().get("/v2/clouds", _ -> Json.object()));
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            sum += fault.exponential("beforeMillis");
        }
        return sum / 10_000;
    }

    @Test
    void isExponentialAndTheSameForTheSameSeed() {
        assertEquals(30, mean(1), 2);
        assertEquals(mean(1), mean(1));
        assertTrue(mean(1) != mean(2));
    }

    @Test
    void isSwitchedOnByAnOption() {
        long begun = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            cloud.data("/v2/clouds");
        }
        assertTrue(System.nanoTime() - begun > 50_000_000L);
        assertEquals(
                20,
                cloud.data("/sandbox/v1/faults")
                        .get("faults")
                        .get(0)
                        .get("hits")
                        .intValue());
    }

    @Test
    void keepsCountWithManyAtOnce() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int page = 1; page <= 2; page++) {
            ids.addAll(texts(
                    cloud.data("/v2/clusters?region=gcp-us-east4&pageSize=100&currentPage=" + page)
                            .get("clusters"),
                    "clusterId"));
        }
        List<Future<Integer>> codes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < 1_000; i++) {
                String id = ids.get(i % ids.size());
                codes.add(threads.submit(() -> cloud.create(id, WHOLE).code()));
            }
        }
        int made = 0;
        for (Future<Integer> code : codes) {
            made += code.get() == 0 ? 1 : 0;
        }
        assertEquals(101, made);
        assertEquals(101, backupsMade());
        assertEquals(1_000, read(CREATE));
    }
}
