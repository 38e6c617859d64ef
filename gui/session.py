"""What the parts of one window share: its library, its look, its jobs, what it remembers."""

import dataclasses
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from core.annotations import colours
from core.changes import Change
from core.model import Colour
from core.settings import Settings, SettingsFile
from core.store.store import Store
from gui.bridge import Bridge
from gui.jobs import Jobs
from gui.theme import chosen
from gui.widgets.look import Look

SAVE_AFTER_MS = 1000


class Session(QObject):
    """One open library in one window.

    `changed` passes each Change on, from the event loop, after its commit; `told` carries a
    sentence for the status line, `troubled` an error that somebody must see. `documents` is the
    folder offered for exported notes before another has been chosen.
    """

    changed = Signal(object)
    told = Signal(str)
    troubled = Signal(object)

    def __init__(
        self,
        store: Store,
        file: SettingsFile,
        parent: QObject | None = None,
        *,
        documents: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.documents = documents or Path.home()
        self._file = file
        self._settings = file.load()
        self.look = Look(chosen(self._settings.theme), self)
        self.jobs = Jobs(self)
        self._bridge = Bridge(store, self)
        self._names = colours.names(store)
        self._bridge.changed.connect(self._hear)
        self._bridge.refused.connect(self.troubled)
        self.jobs.failed.connect(self.troubled)
        self._saving = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._saving.timeout.connect(self.save)

    @property
    def colour_names(self) -> dict[Colour, str]:
        """What each of the eight colours is called in this library."""
        return self._names

    @property
    def settings(self) -> Settings:
        """What is remembered at this moment."""
        return self._settings

    def remember(self, settings: Settings | None = None, **changes: Any) -> None:
        """Remember other settings, or these changes to them; the file follows within a second."""
        fresh = dataclasses.replace(settings or self._settings, **changes)
        if fresh != self._settings:
            self._settings = fresh
            self._saving.start()

    def _hear(self, change: Change) -> None:
        if change.touches("colour_name"):
            self._names = colours.names(self.store)
        self.changed.emit(change)

    def use_theme(self, name: str) -> None:
        """Show everything in this theme and remember it; `system`: as light or dark as that is."""
        self.look.choose(chosen(name))
        self.remember(theme=name)

    def poll(self) -> None:
        """Hear at once what a job has written."""
        self._bridge.poll()

    def save(self) -> None:
        """Write the settings down; a full disk takes nothing from anybody, so it says nothing."""
        self._saving.stop()
        try:
            self._file.save(self._settings)
        except OSError:
            self.told.emit("The window's settings could not be saved.")

    def close(self) -> None:
        """Stop all work, write the settings, close the library."""
        self.jobs.stop()
        self._bridge.close()
        self.save()
        self.store.close()
