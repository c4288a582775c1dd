package io.github.backupdesk.sandbox;

import static io.github.backupdesk.sandbox.SandboxClient.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SandboxClustersTest extends SandboxCase {

    private JsonNode cluster(String id) {
        return cloud.data("/v2/clusters/" + id);
    }

    private static String text(JsonNode node, String name) {
        return node.get(name).stringValue();
    }

    @Test
    void pagesThroughAllClusters() {
        JsonNode first = cloud.data("/v2/clusters");
        assertEquals(10, first.get("clusters").size());
        assertEquals(10, first.get("pageSize").intValue());
        List<String> ids = new ArrayList<>();
        for (int page = 1; page <= 5; page++) {
            ids.addAll(texts(
                    cloud.data("/v2/clusters?pageSize=3&currentPage=" + page).get("clusters"), "clusterId"));
        }
        assertEquals(first.get("count").intValue(), ids.size());
        assertEquals(ids.size(), new HashSet<>(ids).size());
        assertTrue(cloud.data("/v2/clusters?currentPage=9").get("clusters").isEmpty());
    }

    @Test
    void refusesPagesOutOfBounds() {
        for (String size : List.of("0", "101", "-1", "ten", "99999999999")) {
            cloud.get("/v2/clusters?pageSize=" + size).refusedWith(96008);
        }
        cloud.get("/v2/clusters?currentPage=0").refusedWith(96009);
        cloud.get("/v2/backups?currentPage=x").refusedWith(96009);
        assertTrue(cloud.data("/v2/clusters?pageSize=100&currentPage=2147483647")
                .get("clusters")
                .isEmpty());
    }

    @Test
    void filtersByRegion() {
        JsonNode found = cloud.data("/v2/clusters?region=aws-us-west-2").get("clusters");
        assertEquals(List.of("search-prod", "archive-2024"), texts(found, "clusterName"));
        cloud.get("/v2/clusters?region=aws-moon-1").refusedWith(96001);
    }

    @Test
    void hasClustersOfEveryKindAndProvider() {
        JsonNode all = cloud.data("/v2/clusters?pageSize=100").get("clusters");
        Set<String> prefixes = new HashSet<>();
        texts(all, "regionId").forEach(region -> prefixes.add(region.substring(0, region.indexOf('-'))));
        assertTrue(prefixes.containsAll(Set.of("aws", "gcp", "az", "ali")));
        assertTrue(texts(all, "status").contains("FROZEN"));
        assertTrue(texts(all, "description").stream().anyMatch(text -> text.contains("推荐系统")));
    }

    @Test
    void keepsTheQuirksOfTheRealApi() {
        JsonNode free = cluster(FREE);
        assertEquals("Serverless", text(free, "plan"));
        assertEquals("Free", text(free, "deploymentOption"));
        assertEquals("", text(free, "cuType"));
        assertEquals(0, free.get("cuSize").intValue());
        assertEquals("", text(cluster(SERVERLESS), "cuType"));
        assertFalse(cluster("in01-77ad21c0e94b6f8").has("deploymentOption"));
        assertEquals("Dedicated", text(cluster(SEARCH_PROD), "deploymentOption"));
    }

    @Test
    void describesOneCluster() {
        JsonNode search = cluster(SEARCH_PROD);
        assertEquals("aws-us-west-2", text(search, "regionId"));
        assertEquals(100, search.get("createProgress").intValue());
        assertEquals(backupsOf(SEARCH_PROD).size(), search.get("snapshotNumber").intValue());
        assertTrue(search.get("globalClusterMeta").isNull());
        assertEquals(8, search.get("autoscaling").get("cu").get("max").intValue());
    }

    @Test
    void refusesUnknownAndMalformedIds() {
        cloud.get("/v2/clusters/in01-unknown").refusedWith(96018);
        cloud.get("/v2/clusters/in01-%2e%2e%2F").refusedWith(96036);
        cloud.get("/v2/clusters/%FF").refusedWith(96036);
        cloud.get("/v2/clusters/").refusedWith(96036);
    }

    @Test
    void hasNobodyBehindThePrivateLink() {
        JsonNode hidden = cluster(PRIVATE);
        URI address = URI.create(text(hidden, "connectAddress"));
        assertNotEquals("", text(hidden, "privateLinkAddress"));
        assertThrows(ConnectException.class, () -> new Socket(address.getHost(), address.getPort()).close());
    }
}
