package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.support.Fixtures;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {

    private final Endpoints endpoints = new Endpoints(BaseUrl.parse("https://api.cloud.zilliz.com.cn"));

    @Test
    void spellsEveryAddressAsTheReferenceDoes() {
        String base = "https://api.cloud.zilliz.com.cn";
        assertEquals(
                base + "/v2/clusters/in01-0123456789abcde/backups/create",
                endpoints.createBackup(Fixtures.CLUSTER_ID).url().toString());
        assertEquals(
                base + "/v2/clusters?pageSize=100&currentPage=7",
                endpoints.clusters(7).url().toString());
        assertEquals(base + "/v2/projects", endpoints.projects().url().toString());
        assertEquals(base + "/v2/regions", endpoints.regions().url().toString());
        assertEquals(
                base + "/v2/jobs/job-031a8e3587ba7zqkadxxxx",
                endpoints.job("job-031a8e3587ba7zqkadxxxx").url().toString());
    }

    @Test
    void keepsThePathOfASandboxDataPlane() {
        HttpUrl dataPlane = HttpUrl.get("http://127.0.0.1:4711/data/in01-a");
        assertEquals(
                "/data/in01-a/v2/vectordb/databases/list",
                Endpoints.databases(dataPlane).path());
        assertEquals(
                "/v2/vectordb/collections/list",
                Endpoints.collections(HttpUrl.get("https://in01-a.x.zillizcloud.com:19530/"))
                        .path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "a/../b",
                "a..b",
                "%2e%2e%2f",
                "a%2fb",
                "a?x",
                "a#f",
                "a;b",
                "a\\b",
                "//host",
                "a b",
                "a\r\nX: y",
                "a\u0000",
                "іn01",
                "job\u202E",
                "-job",
                "\uD83D"
            })
    void refusesWhatIsNoJobId(String hostile) {
        assertFalse(Endpoints.canStandInPath(hostile));
        assertThrows(IllegalArgumentException.class, () -> endpoints.job(hostile));
    }

    @Test
    void refusesAnEndlessJobId() {
        assertFalse(Endpoints.canStandInPath("j".repeat(129)));
    }
}
