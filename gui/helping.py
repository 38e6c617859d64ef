"""Keys, about, and what went wrong."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.errors import KnownError
from gui.dialogs.about import AboutSheet
from gui.dialogs.error import Bug, Trouble
from gui.dialogs.keys import KeysSheet
from gui.session import Session

_LOG = logging.getLogger("hexapla")


class Helping(QObject):
    """Opens the sheets that explain."""

    def __init__(self, session: Session, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._window = session, window
        self.log = Path("hexapla.log")

    def show_keys(self) -> None:
        """Show what every key does."""
        KeysSheet(self._window, self._session.look).open()

    def show_about(self) -> None:
        """Say what this program is."""
        AboutSheet(self._window, self._session.look, self._session.store.path).open()

    def show_trouble(self, error: BaseException) -> None:
        """Show a known error as its sentence, anything else as a bug, which is logged too."""
        if isinstance(error, KnownError):
            Trouble(self._window, self._session.look, error).open()
            return
        _LOG.error("a bug", exc_info=error)
        Bug(self._window, self._session.look, error, self.log).open()
