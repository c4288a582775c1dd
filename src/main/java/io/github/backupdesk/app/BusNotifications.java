package io.github.backupdesk.app;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The desktop notifications specification, as much of it as is used here. Public, because the bus library makes a proxy of it. */
@DBusInterfaceName("org.freedesktop.Notifications")
public interface BusNotifications extends DBusInterface {

    @DBusMemberName("GetCapabilities")
    List<String> capabilities();

    @DBusMemberName("Notify")
    UInt32 tell(
            String program,
            UInt32 replaces,
            String icon,
            String title,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int milliseconds);

    /** Somebody has clicked. */
    class ActionInvoked extends DBusSignal {

        private final UInt32 id;
        private final String action;

        public ActionInvoked(String path, UInt32 id, String action) throws DBusException {
            super(path, id, action);
            this.id = id;
            this.action = action;
        }

        long id() {
            return id.longValue();
        }

        String action() {
            return action;
        }
    }
}
