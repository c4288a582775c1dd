package io.github.backupdesk.sandbox;

import static io.github.backupdesk.sandbox.SandboxClient.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SandboxLoadTest extends SandboxCase {

    private static final String WHOLE = "{\"backupType\":\"CLUSTER\"}";

    @Override
    SandboxOptions options() {
        return super.options().withExtraClusters(150).withLimiter(LimiterKind.OFF);
    }

    private List<String> extra(SandboxClient from) {
        return texts(
                        from.data("/v2/clusters?region=gcp-us-east4&pageSize=100&currentPage=2")
                                .get("clusters"),
                        "clusterId")
                .stream()
                .toList();
    }

    @Test
    void addsClustersWithTheSameIdsOnEveryStart() {
        List<String> ids = extra(cloud);
        assertEquals(51, new HashSet<>(ids).size());
        assertTrue(ids.stream().allMatch(id -> id.matches("in01-[0-9a-f]{15}")), ids::toString);
        try (SandboxClient other = SandboxClient.start(options())) {
            assertEquals(ids, extra(other));
        }
    }

    @Test
    void backsThemUpAllAtOnce() {
        extra(cloud).forEach(id -> cloud.create(id, WHOLE).data());
        cloud.inside(extra(cloud).getFirst(), "collections/list", "{}").data();
    }

    @Test
    void refusesOptionsWithoutSense() {
        SandboxOptions defaults = SandboxOptions.defaults();
        assertThrows(IllegalArgumentException.class, () -> defaults.withExtraClusters(-1));
        assertThrows(IllegalArgumentException.class, () -> defaults.withExtraClusters(10_001));
        assertThrows(IllegalArgumentException.class, () -> defaults.withRandomDelay(-1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> defaults.withRandomDelay(0, Double.NaN, 0));
    }
}
