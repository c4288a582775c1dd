package io.github.backupdesk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.backupdesk.support.Fixtures;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private static final String KEY = Fixtures.CANARY;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer %s",
                "bearer  %s,",
                "Authorization: %s",
                "authorization=[Bearer %s]",
                "\"Authorization\":\"Bearer %s\"",
                "\\\"authorization\\\": \\\"Basic %s\\\"",
                "Proxy-Authorization: Basic %s",
                "Authorization: Bearer db_admin:%s",
                "api_key=%s",
                "api-key: '%s'",
                "ZILLIZ_API_KEY=%s",
                "\"apiKey\": \"%s\"",
                "?token=%s&page=1",
                "password=%s;",
                "{\"password\":\"%s\"}",
                "http://anna:%s@proxy.example:8080/",
                "https://%s@host",
                "socks5://a:p/%s@host",
                "proxy anna:%s@proxy.example",
                "-----BEGIN PRIVATE KEY----- %s | -----END PRIVATE KEY-----"
            })
    void aKeyIsTakenOutWhereverItUsuallyStands(String form) {
        String text = "before " + form.replace("%s", KEY) + " after";
        String masked = Redaction.mask(text);
        assertFalse(masked.contains(KEY), masked);
        assertEquals("before", masked.substring(0, 6));
        assertEquals("after", masked.substring(masked.length() - 5), masked);
    }

    @Test
    void aLongRunOfLettersAndDigitsIsTakenForAKey() {
        String run = "0a1b2c3d".repeat(6);
        assertEquals("used [masked] for it", Redaction.mask("used " + run + " for it"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sandbox POST /v2/clusters/in01-3f0c8a1d5b7e942/backups/create status=200 code=0 52 ms 345 bytes",
                "at io.github.backupdesk.app.LoggingTest.line(LoggingTest.java:22)",
                "requestid=0b7e6f52-1c74-4c0e-8d5e-2f3c9d1b7a55",
                "GET https://api.cloud.zilliz.com/v2/clusters?page=1",
                "the bearer of the news; no token was asked for",
                "java.lang.Thread$1@1b2c3d"
            })
    void whatHelpsStays(String line) {
        assertEquals(line.replace("bearer of", "bearer [masked]"), Redaction.mask(line));
    }

    @Test
    void maskingTwiceChangesNothingAndIsCountedOnce() {
        Map<Masked, Integer> counts = new EnumMap<>(Masked.class);
        String once = Redaction.mask(
                "Authorization: Bearer " + KEY + " and http://a:b@c and api_key=" + KEY + " and password: x", counts);
        assertEquals(Map.of(Masked.KEY, 3, Masked.LOGIN, 1), counts);
        assertEquals(once, Redaction.mask(once, counts));
        assertEquals(Map.of(Masked.KEY, 3, Masked.LOGIN, 1), counts, "nothing is left to count");
    }
}
