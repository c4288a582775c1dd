package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in a pasted address or command (row I05). */
class PastedClusterTest {

    private static final String CANARY = "zk-CANARY0123456789";

    @ParameterizedTest
    @CsvSource({
        "https://api.cloud.zilliz.com/v2/clusters/in01-abc123/backups/create, in01-abc123",
        "https://cloud.zilliz.com/orgs/org-x/projects/proj-y/clusters/in05-77/collections, in05-77",
        "https://in01-abc123.api.gcp-us-west1.vectordb.zillizcloud.com, in01-abc123",
        "curl -X POST /v2/clusters/my-own_ID/backups, my-own_ID"
    })
    void i05TheIdIsFoundInAnAddress(String text, String id) {
        assertEquals(Optional.of(new PastedCluster(new ClusterId(id), false)), PastedCluster.find(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -H 'Authorization: Bearer KEY' https://api.cloud.zilliz.com/v2/clusters/in01-ab",
                "curl -H \"authorization:bearer  KEY\" https://api.cloud.zilliz.com/v2/clusters/in01-ab",
                "https://user:KEY@api.cloud.zilliz.com/v2/clusters/in01-ab",
                "https://example.com/clusters/in01-ab?apikey=KEY",
                "https://example.com/clusters/in01-ab?token=KEY"
            })
    void i05AKeyInItIsNoticedAndTakenOut(String command) {
        String text = command.replace("KEY", CANARY);
        assertEquals(Optional.of(new PastedCluster(new ClusterId("in01-ab"), true)), PastedCluster.find(text));
        assertFalse(PastedCluster.withoutKey(text).contains("CANARY"), PastedCluster.withoutKey(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in01-abc",
                "see in01-abc",
                "https://example.com/",
                "https://example.com/clusters/in01-a https://example.com/clusters/in01-b",
                "curl /clusters/../in"
            })
    void whatIsNoAddressOfOneClusterIsLeftAsItIs(String text) {
        assertEquals(Optional.empty(), PastedCluster.find(text));
        assertEquals(text, PastedCluster.withoutKey(text));
    }

    @Test
    void aVariableIsNoKey() {
        var found = PastedCluster.find("curl -H \"Authorization: Bearer $TOKEN\" https://x/v2/clusters/in01-ab");
        assertFalse(found.orElseThrow().keyDropped());
    }

    @Test
    void aLongTextIsReadAtOnce() {
        assertTrue(PastedCluster.find("curl " + "://a:".repeat(12_000)).isEmpty());
        assertTrue(PastedCluster.find("://" + "/clusters/in".repeat(1_000_000)).isEmpty());
    }
}
