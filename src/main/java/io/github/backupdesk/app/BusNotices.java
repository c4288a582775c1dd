package io.github.backupdesk.app;

import io.github.backupdesk.viewmodel.DesktopNotices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notices of a Linux desktop, over the session bus. Without a bus, or with one on which nobody shows notices, it says so
 * and does nothing. The only class that knows the bus.
 */
final class BusNotices implements DesktopNotices, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BusNotices.class);

    private static final String NAME = "org.freedesktop.Notifications";
    private static final String OBJECT = "/org/freedesktop/Notifications";

    /** By this the desktop knows whose notices they are, as its settings list them. */
    private static final String ENTRY = "io.github.backupdesk.BackupDesk";

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Of the specification: the server decides how long, or it stays until it is read. */
    private static final int USUAL = -1;

    private static final int FOR_EVER = 0;
    private static final byte NORMAL = 1;
    private static final byte CRITICAL = 2;

    /** More than anybody leaves unread; the oldest can no longer be clicked. */
    private static final int REMEMBERED = 200;

    private final Map<String, String> env;
    private final Consumer<Runnable> ui;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Open open;
    private boolean closed;

    /** @param ui runs something on the UI thread */
    BusNotices(Map<String, String> env, Consumer<Runnable> ui) {
        this(env, ui, PATIENCE);
    }

    BusNotices(Map<String, String> env, Consumer<Runnable> ui, Duration patience) {
        this.env = env;
        this.ui = ui;
        this.patience = patience;
    }

    private record Shown(long number, Runnable onClick) {}

    /** A bus on which somebody shows notices. */
    private static final class Open {
        private final DBusConnection bus;
        private final BusNotifications server;
        private final boolean markup;
        private final Map<Long, Shown> shown = new LinkedHashMap<>();

        Open(DBusConnection bus, BusNotifications server, boolean markup) {
            this.bus = bus;
            this.server = server;
            this.markup = markup;
        }
    }

    @Override
    public boolean available() {
        lock.lock();
        try {
            return connected() != null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean show(String title, String text, boolean urgent, long replacesId, Runnable onClick) {
        lock.lock();
        try {
            Open now = connected();
            return now != null && tell(now, title, text, urgent, new Shown(replacesId, onClick));
        } catch (DBusExecutionException e) {
            // The server has gone, or the bus: the next notice looks for them again.
            LOG.info("a notice was not shown: {}", e.toString());
            disconnect();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private static boolean tell(Open now, String title, String text, boolean urgent, Shown fresh) {
        long before = now.shown.entrySet().stream()
                .filter(each -> each.getValue().number() == fresh.number())
                .mapToLong(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
        Map<String, Variant<?>> hints = new HashMap<>();
        hints.put("urgency", new Variant<>(urgent ? CRITICAL : NORMAL));
        hints.put("desktop-entry", new Variant<>(ENTRY));
        UInt32 id = now.server.tell(
                "Backup Desk",
                new UInt32(before),
                "",
                title,
                now.markup ? escaped(text) : text,
                List.of("default", ""),
                hints,
                urgent ? FOR_EVER : USUAL);
        now.shown.remove(before);
        now.shown.put(id.longValue(), fresh);
        if (now.shown.size() > REMEMBERED) {
            now.shown.remove(now.shown.keySet().iterator().next());
        }
        return true;
    }

    /** For a server that reads markup, so that a name with angle brackets is painted as it is. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private @Nullable Open connected() {
        Open now = open;
        if (now != null && now.bus.isConnected()) {
            return now;
        }
        disconnect();
        open = closed ? null : address().map(this::connectInTime).orElse(null);
        return open;
    }

    /** The bus of this session alone: the library would also look for a file, and start a bus if there is none. */
    private Optional<String> address() {
        String told = env.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "").split(";", -1)[0];
        if (!told.isBlank()) {
            return told.startsWith("unix:") ? Optional.of(told) : Optional.empty();
        }
        Path usual = Path.of(env.getOrDefault("XDG_RUNTIME_DIR", "/nowhere"), "bus");
        return Files.exists(usual) ? Optional.of("unix:path=" + usual) : Optional.empty();
    }

    /** The library waits for the first words of a bus without end; an interrupt closes the door on which it waits. */
    private @Nullable Open connectInTime(String address) {
        FutureTask<@Nullable Open> connecting = new FutureTask<>(() -> connect(address));
        Thread.ofVirtual().name("session bus").start(connecting);
        try {
            return connecting.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            connecting.cancel(true);
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            connecting.cancel(true);
            LOG.info("the session bus does not answer: {}", e.toString());
        }
        return null;
    }

    private @Nullable Open connect(String address) {
        DBusConnection bus = null;
        try {
            MethodCall.setDefaultTimeout(patience.toMillis());
            bus = DBusConnectionBuilder.forAddress(address)
                    .withShared(false)
                    .transportConfig()
                    .withTimeout((int) patience.toMillis())
                    .back()
                    .build();
            BusNotifications server = bus.getRemoteObject(NAME, OBJECT, BusNotifications.class);
            boolean markup = server.capabilities().contains("body-markup");
            bus.addSigHandler(BusNotifications.ActionInvoked.class, this::clicked);
            return new Open(bus, server, markup);
        } catch (DBusException | DBusExecutionException | IllegalArgumentException e) {
            LOG.info("no notices over the session bus: {}", e.toString());
            if (bus != null) {
                bus.disconnect();
            }
            return null;
        }
    }

    private void clicked(BusNotifications.ActionInvoked signal) {
        Shown what = null;
        lock.lock();
        try {
            Open now = open;
            if (now != null && signal.action().equals("default")) {
                what = now.shown.remove(signal.id());
            }
        } finally {
            lock.unlock();
        }
        if (what != null) {
            ui.accept(what.onClick());
        }
    }

    private void disconnect() {
        Open now = open;
        open = null;
        if (now != null) {
            now.bus.disconnect();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            disconnect();
        } finally {
            lock.unlock();
        }
    }
}
