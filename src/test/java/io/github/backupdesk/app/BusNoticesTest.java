package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.backupdesk.viewmodel.DesktopNotices;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where no bus answers. What happens on one stands in {@link BusNoticesOnABusTest}. */
class BusNoticesTest {

    @TempDir
    Path folder;

    private static boolean shows(Map<String, String> env) {
        try (BusNotices notices = new BusNotices(env, Runnable::run, Duration.ofMillis(300))) {
            boolean shown = notices.show("title", "text", true, 1, () -> {});
            assertEquals(shown, notices.available());
            return shown;
        }
    }

    @Test
    void withoutABusNobodyShowsThem() {
        assertFalse(shows(Map.of()));
        assertFalse(shows(Map.of("XDG_RUNTIME_DIR", folder.toString())));
        assertFalse(shows(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("none"))));
        assertFalse(shows(Map.of("DBUS_SESSION_BUS_ADDRESS", "no address at all")));
        assertFalse(shows(Map.of("DBUS_SESSION_BUS_ADDRESS", "tcp:host=127.0.0.1,port=1")), "not over a network");
    }

    @Test
    @Timeout(60)
    void whatListensAndSaysNothingIsNotWaitedForForEver() throws IOException {
        Path socket = Files.createTempDirectory("bd").resolve("s");
        try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(socket));
            long start = System.nanoTime();
            assertFalse(shows(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + socket)));
            long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
            assertTrue(seconds < 15, () -> seconds + " s");
        } finally {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(socket.getParent());
        }
    }

    @Test
    void namesAreNotReadAsMarkup() {
        assertEquals("&lt;b&gt;prod&lt;/b&gt; &amp;amp;", BusNotices.escaped("<b>prod</b> &amp;"));
    }

    @Test
    void theFirstWhoTakesANoticeIsTheOnlyOne() {
        Map<String, String> none = Map.of();
        try (BusNotices bus = new BusNotices(none, Runnable::run);
                FirstNotices first = new FirstNotices(List.of(bus, DesktopNotices.none()))) {
            assertFalse(first.available());
            assertFalse(first.show("title", "text", false, 0, () -> {}));
        }
    }
}
