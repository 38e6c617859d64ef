"""From the core's feed to a queued Qt signal, and an eye on what other programs write.

The store announces a change within the call that committed it. Views must not refresh there, in
the middle of somebody's edit: the bridge hands the change on when the window's thread is free.
"""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from core.changes import Change
from core.errors import KnownError
from core.store.store import Store

POLL_MS = 1500


class Bridge(QObject):
    """Emits `changed` with each Change of a store, in order, from the event loop."""

    changed = Signal(object)
    refused = Signal(object)
    _heard = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._closed = False
        self._heard.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._stop = store.feed.listen(self._hear)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.poll)
        self._timer.start(POLL_MS)

    def poll(self) -> None:
        """Look whether another connection has written; it is announced like any change."""
        try:
            self._store.poll()
        except KnownError as error:
            self._timer.stop()
            self.refused.emit(error)

    def close(self) -> None:
        """Stop listening and looking."""
        self._closed = True
        self._timer.stop()
        self._stop()

    def _hear(self, change: Change) -> None:
        self._heard.emit(change)

    def _pass_on(self, change: Change) -> None:
        if not self._closed:
            self.changed.emit(change)
