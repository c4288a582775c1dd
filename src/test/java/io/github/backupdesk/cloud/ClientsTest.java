package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.Network;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Authenticator;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;

/** The settings one by one: several guard the same door, so the counting test alone would not miss one of them. */
class ClientsTest {

    private final OkHttpClient creating =
            Clients.creating(Timeouts.USUAL, false, Dns.SYSTEM, Clients.Path.of(Network.SYSTEM));
    private final OkHttpClient reading =
            Clients.reading(Timeouts.USUAL, false, Dns.SYSTEM, Clients.Path.of(Network.SYSTEM));

    @Test
    void closesEveryWayToASecondPost() {
        assertFalse(creating.retryOnConnectionFailure());
        assertEquals(List.of(Protocol.HTTP_1_1), creating.protocols());
        assertTrue(new OneShotBody(new byte[0]).isOneShot());
        assertEquals(30_000, creating.callTimeoutMillis());
        assertEquals(10_000, creating.connectTimeoutMillis());
    }

    @Test
    void keepsTheKeyFromWanderingWithEitherClient() {
        Stream.of(creating, reading).forEach(client -> {
            assertFalse(client.followRedirects());
            assertFalse(client.followSslRedirects());
            assertSame(CookieJar.NO_COOKIES, client.cookieJar());
            assertNull(client.cache());
            assertSame(Authenticator.NONE, client.authenticator());
            assertSame(Authenticator.NONE, client.proxyAuthenticator());
            assertEquals(List.of(ConnectionSpec.MODERN_TLS), client.connectionSpecs());
        });
        assertEquals(20_000, reading.callTimeoutMillis());
    }

    @Test
    void speaksPlainHttpToThisComputerAlone() {
        assertTrue(Clients.reading(Timeouts.USUAL, true, Dns.SYSTEM, Clients.Path.of(Network.SYSTEM))
                .connectionSpecs()
                .contains(ConnectionSpec.CLEARTEXT));
    }
}
