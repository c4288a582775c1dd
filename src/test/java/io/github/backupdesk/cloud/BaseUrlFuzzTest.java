package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.backupdesk.domain.BaseUrl;
import io.github.backupdesk.support.FuzzedText;
import java.util.Locale;
import okhttp3.HttpUrl;

/** I08: whatever is typed as an address is refused, or the key goes to the very host that was typed. */
class BaseUrlFuzzTest {

    @FuzzTest
    @DictionaryEntries({"https://", "http://", "127.0.0.1", "localhost", "[::1]", "xn--", ".com", "@", ":443", "%40"})
    void anyAddressIsRefusedOrKeepsItsHost(byte[] bytes) {
        String typed = FuzzedText.of(bytes);
        BaseUrl base;
        try {
            base = BaseUrl.parse(typed);
        } catch (BaseUrl.Refused e) {
            return;
        }
        HttpUrl url = new Endpoints(base).regions().url();
        assertEquals(base.host().replaceAll("[\\[\\]]", ""), url.host());
        assertEquals(base.scheme(), url.scheme());
        assertEquals(base.port() < 0 ? HttpUrl.defaultPort(url.scheme()) : base.port(), url.port());
        assertEquals("/v2/regions", url.encodedPath());
        assertEquals("", url.username() + url.password());
        assertTrue(url.isHttps() || base.loopback());
        String origin = base.scheme() + "://" + base.host();
        String small = typed.strip().toLowerCase(Locale.ROOT);
        assertTrue(small.startsWith(origin));
        assertTrue(small.substring(origin.length()).matches("(:\\d*)?/?"), small);
    }
}
