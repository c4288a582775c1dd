#!/usr/bin/python3
"""What a person, or the desktop, would do to a gnome-keyring; for the tests of a real one, on a bus of their own.

    keyring.py pid              process of the daemon
    keyring.py lock             lock the collection
    keyring.py unlock PASSWORD  unlock it without a prompt
    keyring.py prompt no        be the desktop's prompt and press Cancel each time; prints "ready", ends when it is killed
    keyring.py prompt never     be a prompt that nobody answers
"""
import sys

import dbus
import dbus.mainloop.glib
import dbus.service

SERVICE = "org.freedesktop.secrets"
ROOT = "/org/freedesktop/secrets"
COLLECTION = ROOT + "/collection/login"
PROMPTER = "org.gnome.keyring.internal.Prompter"


class Prompter(dbus.service.Object):
    def __init__(self, bus, answer):
        self.name = dbus.service.BusName("org.gnome.keyring.SystemPrompter", bus, do_not_queue=True)
        super().__init__(bus, "/org/gnome/keyring/Prompter")
        self.bus = bus
        self.answer = answer

    def reply(self, sender, callback, answer):
        waiting = dbus.Interface(self.bus.get_object(sender, callback), PROMPTER + ".Callback")
        nothing = dbus.Dictionary(signature="sv")
        waiting.PromptReady(answer, nothing, "", reply_handler=lambda: None, error_handler=lambda error: None)

    @dbus.service.method(PROMPTER, in_signature="o", sender_keyword="sender")
    def BeginPrompting(self, callback, sender):
        print("asked", flush=True)
        if self.answer != "never":
            self.reply(sender, callback, "")

    @dbus.service.method(PROMPTER, in_signature="osa{sv}s", sender_keyword="sender")
    def PerformPrompt(self, callback, kind, properties, exchange, sender):
        self.reply(sender, callback, self.answer)

    @dbus.service.method(PROMPTER, in_signature="o")
    def StopPrompting(self, callback):
        pass


def main(words):
    loop = dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    bus = dbus.SessionBus(mainloop=loop)
    if words[0] == "prompt":
        from gi.repository import GLib

        prompter = Prompter(bus, words[1])
        print("ready", flush=True)
        GLib.MainLoop().run()
        return prompter
    if words[0] == "pid":
        return print(int(bus.call_blocking(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetConnectionUnixProcessID",
            "s", (SERVICE,))))
    service = bus.get_object(SERVICE, ROOT)
    if words[0] == "lock":
        service.Lock([dbus.ObjectPath(COLLECTION)], dbus_interface="org.freedesktop.Secret.Service")
    elif words[0] == "unlock":
        session = service.OpenSession("plain", "", dbus_interface="org.freedesktop.Secret.Service")[1]
        password = dbus.Struct(
            (session, dbus.ByteArray(b""), dbus.ByteArray(words[1].encode()), "text/plain"), signature="oayays")
        service.UnlockWithMasterPassword(
            dbus.ObjectPath(COLLECTION), password,
            dbus_interface="org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
