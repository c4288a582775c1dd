package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T19: what may be handed to the system's browser. */
class SafeLinkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/backupdesk/backup-desk/releases/tag/v1.4.0",
                "https://docs.zilliz.com/docs/create-backup?lang=en#top",
                "https://docs.zilliz.com.cn",
                "https://cloud.zilliz.com/orgs"
            })
    void aPageOnAHostThatIsNamedIsTakenAsItIs(String text) {
        assertEquals(text, SafeLink.parse(text).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "docs.zilliz.com",
                "http://docs.zilliz.com/",
                "HTTPS://docs.zilliz.com/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "https:docs.zilliz.com",
                "https://",
                "https://example.com/",
                "https://docs.zilliz.com.example.com/",
                "https://docs.zilliz.com@example.com/",
                "https://example.com@docs.zilliz.com/",
                "https://example.com#@docs.zilliz.com/",
                "https://docs.zilliz.com:8443/",
                "https://docs.zilliz.com:443/",
                "https://DOCS.zilliz.com/",
                "https://docs.zilliz.com./",
                "https://docs.zilliz.com\\@example.com/",
                "https://docs.zilliz.com/ --new-window",
                "https://docs.zilliz.com/\n",
                "https://docs.zilliz.com/é",
                "https://dоcs.zilliz.com/",
                "https://github.com",
                "https://github.com/",
                "https://github.com/backupdesk",
                "https://github.com/backupdesk-evil/x",
                "https://github.com/backupdesk/../evil/x",
                "https://github.com/backupdesk/%2e%2E/evil/x",
                "https://github.com/backupdesk/..%2Fevil/x",
                "https://github.com/backupdesk/..",
                "https://github.com/backupdesk/%5c..%5cevil"
            })
    void anythingElseIsNot(String text) {
        assertTrue(SafeLink.parse(text).isEmpty());
    }

    @Test
    void aLinkHasALength() {
        String page = "https://docs.zilliz.com/";
        assertTrue(SafeLink.parse(page + "a".repeat(2_000 - page.length())).isPresent());
        assertTrue(SafeLink.parse(page + "a".repeat(2_001 - page.length())).isEmpty());
    }
}
