package io.github.backupdesk.sandbox;

import static io.github.backupdesk.sandbox.SandboxClient.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SandboxProjectsTest extends SandboxCase {

    @Test
    void listsProjectsOfEveryPlan() {
        JsonNode projects = cloud.data("/v2/projects");
        assertEquals(Set.of("BusinessCritical", "Standard", "Enterprise"), Set.copyOf(texts(projects, "plan")));
        assertTrue(texts(projects, "projectName").contains("推荐平台"));
    }

    @Test
    void bindsSomeButNotAllRegionsOfAProvider() {
        JsonNode shop = cloud.data("/v2/projects").get(0);
        List<String> bound = texts(shop.get("regionIds"), null);
        List<String> all = texts(cloud.data("/v2/regions?cloudId=aws"), "regionId");
        assertTrue(bound.size() > 1 && bound.size() < all.size() && all.containsAll(bound));
    }

    @Test
    void describesOneProject() {
        JsonNode first = cloud.data("/v2/projects").get(0);
        assertEquals(first, cloud.data("/v2/projects/" + first.get("projectId").stringValue()));
        assertEquals(4, first.get("instanceCount").intValue());
        cloud.get("/v2/projects/proj-none").refusedWith(96005);
    }

    @Test
    void listsCloudsAndTheirRegions() {
        assertEquals(List.of("aws", "gcp", "azure", "ali", "tc"), texts(cloud.data("/v2/clouds"), "cloudId"));
        assertTrue(texts(cloud.data("/v2/regions?cloudId=azure"), "regionId").contains("az-eastus"));
        assertEquals(
                Set.of("aws", "gcp", "azure", "ali", "tc"), new TreeSet<>(texts(cloud.data("/v2/regions"), "cloudId")));
        cloud.get("/v2/regions?cloudId=moon").refusedWith(96000);
    }

    @Test
    void tellsTheDomainOfASite() {
        assertTrue(texts(cloud.data("/v2/regions?cloudId=ali"), "domain").stream()
                .allMatch(domain -> domain.endsWith(".zilliz.com.cn")));
    }
}
