package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.support.FakeCloud;
import io.github.backupdesk.support.Fixtures;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedCommandTest {

    private static final String URL = "https://api.cloud.zilliz.com/v2/clusters/in01-abc/backups/create";

    private static PastedCommand read(String text) {
        return PastedCommand.read(text).orElseThrow();
    }

    @Test
    void theCommandThatTheReviewShowsComesBackAsItWas() {
        ExactRequest exact = new FakeCloud().write(Fixtures.collections("it's", List.of("a\"b", "c'd\\e")));
        PastedCommand pasted = read(exact.curl("https://api.cloud.zilliz.com"));
        assertEquals(Fixtures.CLUSTER_ID.value(), pasted.clusterId());
        assertEquals(exact.body(), pasted.body());
        assertEquals("api.cloud.zilliz.com", pasted.host());
        assertFalse(pasted.keyDropped());
    }

    @Test
    void theVendorsSampleIsRead() {
        PastedCommand pasted = read("""
                curl --request POST \\
                     --url "${BASE_URL}/v2/clusters/${CLUSTER_ID}/backups/create" \\
                     --header "Authorization: Bearer ${TOKEN}" \\
                     --header "Content-Type: application/json" \\
                     -d '{
                      "backupType": "CLUSTER"
                    }'""");
        assertEquals("${CLUSTER_ID}", pasted.clusterId());
        assertTrue(pasted.body().contains("\"CLUSTER\""));
        assertEquals("", pasted.host());
        assertFalse(pasted.keyDropped());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -X POST -H 'Authorization: Bearer zk-CANARY-0123456789abcdef' -d '{}' " + URL,
                "curl -X POST -H \"authorization: bearer zk-CANARY-0123456789abcdef\" --data={} " + URL,
                "curl -XPOST --url=" + URL + " -H 'Authorization:Bearer zk-CANARY-0123456789abcdef' --data-raw $'{}'"
            })
    void aKeyIsDroppedAndOnlyThatIsTold(String command) {
        PastedCommand pasted = read(command);
        assertTrue(pasted.keyDropped());
        assertEquals("{}", pasted.body());
        assertFalse(pasted.toString().contains("CANARY"));
    }

    @Test
    void aKeyInTheBodyOrThePlaceOfTheIdIsNotKeptEither() {
        PastedCommand pasted = read("curl -H 'Authorization: Bearer zk-CANARY-0123456789abcdef' -d 'x zk-CANARY-"
                + "0123456789abcdef' https://h/v2/clusters/zk-CANARY-0123456789abcdef/backups/create");
        assertFalse(pasted.toString().contains("CANARY"), pasted.toString());
    }

    @Test
    void powerShellIsReadByItsOwnQuotes() {
        PastedCommand pasted = read("Invoke-RestMethod -Method Post -Uri \"" + URL + "\" `\r\n"
                + "  -Headers @{ Authorization = \"Bearer $env:ZILLIZ_API_KEY\" } `\r\n"
                + "  -ContentType 'application/json' `\r\n  -Body '{\"a\": \"it''s\"}'");
        assertEquals("in01-abc", pasted.clusterId());
        assertEquals("{\"a\": \"it's\"}", pasted.body());
        assertFalse(pasted.keyDropped());
    }

    @Test
    void theZillizCommandIsReadWithItsRawBody() {
        PastedCommand pasted = read("zilliz backup create --cluster-id in01-abc --body '{\"backupType\":\"CLUSTER\"}'");
        assertEquals(new PastedCommand("in01-abc", "{\"backupType\":\"CLUSTER\"}", "", false), pasted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "in01-abc",
                "curl https://api.cloud.zilliz.com/v2/clusters",
                "curl https://api.cloud.zilliz.com/v2/clusters/in01-abc/backups/b1/restoreCluster -d '{}'",
                "rm -rf --cluster-id in01-abc",
                "'",
                "\\"
            })
    void whatCreatesNoBackupIsNone(String text) {
        assertEquals(Optional.empty(), PastedCommand.read(text));
    }

    @Test
    void anUnclosedQuoteReachesToTheEnd() {
        assertEquals("{\"a\":1", read("curl " + URL + " -d '{\"a\":1").body());
    }

    @Test
    void aCommandOfAMegabyteIsReadQuickly() {
        String names = "\"name\", ".repeat(100_000);
        assertEquals(
                names.length(),
                read("curl " + URL + " -d '" + names + "'").body().length());
    }
}
