package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.domain.CloudException.Unreachable;
import io.github.backupdesk.domain.SubmitOutcome;
import io.github.backupdesk.support.Fixtures;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** N05: a certificate nobody vouches for. The handshake comes before the request, so the key stays here. */
class TlsTrustTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder = Path.of("");

    @Test
    void saysNotSentToAServerNobodyVouchesFor() throws Exception {
        try (ServerSocket listener =
                selfSigned().getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            FutureTask<Boolean> heard = new FutureTask<>(() -> {
                boolean first = hears(listener);
                return hears(listener) || first;
            });
            Thread.startVirtualThread(heard);
            var account = Fixtures.account("https://localhost:" + listener.getLocalPort());
            try (HttpCloudApi api = new HttpCloudApi(account, Fixtures.CLOCK)) {
                var notSent = assertInstanceOf(
                        SubmitOutcome.NotSent.class, api.create(api.write(Fixtures.wholeCluster()), () -> true));
                assertEquals(SubmitOutcome.NotSentReason.NOT_TRUSTED, notSent.reason());
                assertEquals("localhost\nlocalhost", notSent.answer().message());
                Unreachable untrusted = assertThrows(Unreachable.class, api::clusters);
                assertEquals(Unreachable.Cause.NOT_TRUSTED, untrusted.why());
            }
            assertFalse(heard.get(5, TimeUnit.SECONDS), "a byte of a request came");
        }
    }

    /** Whether a single byte came through the handshake. */
    private static boolean hears(ServerSocket listener) throws IOException {
        try (Socket socket = listener.accept()) {
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private SSLContext selfSigned() throws Exception {
        Path file = folder.resolve("server.p12");
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(tool, "-genkeypair", "-alias", "s", "-keyalg", "EC"));
        command.addAll(List.of("-dname", "CN=localhost", "-ext", "san=dns:localhost", "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", PASSWORD, "-keystore", file.toString()));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertTrue(keytool.waitFor(20, TimeUnit.SECONDS));
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
