"""Keys, about, and what went wrong."""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from core.errors import KnownError
from gui.session import Session

_LOG = logging.getLogger("hexapla")


class Helping(QObject):
    """Opens the sheets that explain."""

    def __init__(self, session: Session, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._window = session, window
        self.log = Path("hexapla.log")
        self.confirm: Callable[[str, str], bool] = self._confirm

    def show_keys(self) -> None:
        """Show what every key does."""
        from gui.dialogs.keys import KeysSheet

        KeysSheet(self._window, self._session.look).open()

    def show_about(self) -> None:
        """Say what this program is."""
        from gui.dialogs.about import AboutSheet

        AboutSheet(self._window, self._session.look, self._session.store.path).open()

    def asks_to_close(self, note: str) -> bool:
        """Whether to close although this note can't be stored; it is copied in any case."""
        QApplication.clipboard().setText(note)
        return self.confirm(
            "The note that is being written could not be stored.",
            "Its text is in the clipboard. Close anyway?",
        )

    def _confirm(self, sentence: str, question: str) -> bool:
        box = QMessageBox(self._window)
        box.setText(sentence)
        box.setInformativeText(question)
        stay = box.addButton("Stay", QMessageBox.ButtonRole.RejectRole)
        close = box.addButton("Close", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is close

    def show_trouble(self, error: BaseException) -> None:
        """Show a known error as its sentence, anything else as a bug, which is logged too."""
        from gui.dialogs.error import Bug, Trouble

        if isinstance(error, KnownError):
            Trouble(self._window, self._session.look, error).open()
            return
        _LOG.error("a bug", exc_info=error)
        Bug(self._window, self._session.look, error, self.log).open()
