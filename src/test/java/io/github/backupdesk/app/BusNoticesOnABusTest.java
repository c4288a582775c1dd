package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * On a private session bus with a notification server of our own, which {@code .ci/keyring} starts. Skipped otherwise, so
 * that no test shows anything on anybody's desktop.
 */
@Tag("bus")
@EnabledIfEnvironmentVariable(named = "BUS_TESTS", matches = "1")
class BusNoticesOnABusTest {

    private static final String NAME = "org.freedesktop.Notifications";

    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> clicked = new LinkedBlockingQueue<>();
    private final BusNotices notices = new BusNotices(System.getenv(), Runnable::run);
    private final DBusConnection bus = connected();

    record Told(long replaces, String title, String body, int urgency, String entry, List<String> actions, int time) {}

    /** A server that notes what it is told. */
    public static final class Server implements BusNotifications {

        private final BlockingQueue<Told> told;
        private final AtomicInteger last = new AtomicInteger(40);

        Server(BlockingQueue<Told> told) {
            this.told = told;
        }

        @Override
        public List<String> capabilities() {
            return List.of("actions", "body", "body-markup");
        }

        @Override
        public UInt32 tell(
                String program,
                UInt32 replaces,
                String icon,
                String title,
                String body,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int milliseconds) {
            told.add(new Told(
                    replaces.longValue(),
                    title,
                    body,
                    Integer.parseInt(hint(hints, "urgency")),
                    hint(hints, "desktop-entry"),
                    actions,
                    milliseconds));
            return replaces.longValue() == 0 ? new UInt32(last.incrementAndGet()) : replaces;
        }

        private static String hint(Map<String, Variant<?>> hints, String name) {
            return String.valueOf(Objects.requireNonNull(hints.get(name)).getValue());
        }

        @Override
        public boolean isRemote() {
            return false;
        }

        @Override
        public String getObjectPath() {
            return "/org/freedesktop/Notifications";
        }
    }

    private static DBusConnection connected() {
        try {
            return DBusConnectionBuilder.forAddress(System.getenv("DBUS_SESSION_BUS_ADDRESS"))
                    .withShared(false)
                    .build();
        } catch (DBusException e) {
            throw new AssertionError(e);
        }
    }

    private void serve() throws DBusException {
        bus.exportObject("/org/freedesktop/Notifications", new Server(told));
        bus.requestBusName(NAME);
    }

    @AfterEach
    void disconnect() {
        notices.close();
        bus.disconnect();
    }

    private Told next() throws InterruptedException {
        Told next = told.poll(10, TimeUnit.SECONDS);
        assertTrue(next != null, "nobody told the server");
        return Objects.requireNonNull(next);
    }

    @Test
    void withoutAServerNobodyShowsThemUntilThereIsOne() throws DBusException, InterruptedException {
        assertFalse(notices.available());
        assertFalse(notices.show("title", "text", true, 1, () -> {}));
        serve();
        assertTrue(notices.show("title", "text", true, 1, () -> {}));
        assertEquals("title", next().title());
    }

    @Test
    void anUrgentOneStaysAndAnotherPasses() throws DBusException, InterruptedException {
        serve();
        notices.show("Failed – Prod", "The backup of <b>x</b> & y", true, 1, () -> {});
        assertEquals(
                new Told(
                        0,
                        "Failed – Prod",
                        "The backup of &lt;b&gt;x&lt;/b&gt; &amp; y",
                        2,
                        "io.github.backupdesk.BackupDesk",
                        List.of("default", ""),
                        0),
                next());
        notices.show("Done – Prod", "密钥", false, 2, () -> {});
        Told done = next();
        assertEquals("密钥", done.body());
        assertEquals(1, done.urgency());
        assertEquals(-1, done.time());
        assertEquals(0, done.replaces());
    }

    @Test
    void aLaterOneOfTheSameReplacesItAndIsTheOneThatIsClicked() throws DBusException, InterruptedException {
        serve();
        notices.show("one", "", true, 7, () -> clicked.add("one"));
        notices.show("two", "", true, 7, () -> clicked.add("two"));
        next();
        assertEquals(41, next().replaces());
        bus.sendMessage(
                new BusNotifications.ActionInvoked("/org/freedesktop/Notifications", new UInt32(41), "default"));
        assertEquals("two", clicked.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void noThreadOfTheBusKeepsTheProgramAlive() throws DBusException {
        serve();
        List<Thread> before = keepingAlive();
        assertTrue(notices.available());
        assertEquals(before, keepingAlive());
    }

    private static List<Thread> keepingAlive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> !each.isDaemon())
                .sorted(Comparator.comparingLong(Thread::threadId))
                .toList();
    }
}
