"""A screen reader in small, run by the system's Python: says what it finds in the first program.

It speaks AT-SPI over D-Bus, as Orca does, with PyGObject alone.
"""

import json
import sys
import time

from gi.repository import Gio, GLib  # type: ignore[import-not-found]  # of the system's Python

ACCESSIBLE, TEXT = "org.a11y.atspi.Accessible", "org.a11y.atspi.Text"
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")


class Reader:
    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        launcher = ("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
        address = session.call_sync(*launcher, None, None, 0, -1).unpack()[0]
        kind = Gio.DBusConnectionFlags
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, kind.AUTHENTICATION_CLIENT | kind.MESSAGE_BUS_CONNECTION, None, None
        )

    def ask(self, thing, interface, method, signature="", *values):
        given = GLib.Variant(f"({signature})", values) if signature else None
        return self.bus.call_sync(*thing, interface, method, given, None, 0, 60_000).unpack()

    def fact(self, thing, interface, name):
        properties = "org.freedesktop.DBus.Properties"
        return self.ask(thing, properties, "Get", "ss", interface, name)[0]

    def first_program(self):
        for _ in range(600):
            programs = self.ask(ROOT, ACCESSIBLE, "GetChildren")[0]
            if programs:
                return programs[0]
            time.sleep(0.2)
        sys.exit("no program came")

    def find(self, thing, role):
        if self.ask(thing, ACCESSIBLE, "GetRoleName")[0] == role:
            return thing
        for child in self.ask(thing, ACCESSIBLE, "GetChildren")[0]:
            found = self.find(child, role)
            if found:
                return found
        return None

    def child(self, thing, number):
        return self.ask(thing, ACCESSIBLE, "GetChildAtIndex", "i", number)[0]


def main():
    reader = Reader()
    table = reader.find(reader.first_program(), "table")
    row = reader.child(table, 2)
    cell = reader.child(row, 1)
    length = reader.fact(cell, TEXT, "CharacterCount")
    reader.ask(cell, TEXT, "SetCaretOffset", "i", 5)
    caret = reader.fact(cell, TEXT, "CaretOffset")
    reader.ask(cell, TEXT, "AddSelection", "ii", 0, 7)
    children = reader.ask(table, ACCESSIBLE, "GetChildren")[0]
    fields = [one for one in children if reader.ask(one, ACCESSIBLE, "GetRoleName")[0] == "text"]
    field = fields[-1] if fields else sys.exit("no field tells the selection")
    heard = {
        "field": reader.fact(field, ACCESSIBLE, "Name"),
        "selections": reader.ask(field, TEXT, "GetNSelections")[0],
        "selection": reader.ask(field, TEXT, "GetSelection", "i", 0),
        "row": reader.fact(row, ACCESSIBLE, "Name"),
        "cell": reader.fact(cell, ACCESSIBLE, "Name"),
        "text": reader.ask(cell, TEXT, "GetText", "ii", 0, length)[0],
        "word": reader.ask(cell, TEXT, "GetStringAtOffset", "iu", 5, 1)[0],
        "caret": caret,
        "last": reader.fact(cell, TEXT, "CaretOffset"),
        "extents": reader.ask(cell, TEXT, "GetCharacterExtents", "iu", 0, 0),
    }
    sys.stdout.write(json.dumps(heard) + "\n")


if __name__ == "__main__":
    main()
