"""How the open text is shown: columns in step or not."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from gui.reader.view import ReaderView
from gui.session import Session


class Viewing(QObject):
    """Changes how the reader shows its page, and keeps the switches true to it."""

    def __init__(self, session: Session, view: ReaderView, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self._commands: Mapping[str, QAction] = {}

    def acts(self) -> dict[str, Callable[[], object]]:
        """What the actions do that are about the view."""
        return {
            "link": self.switch_link,
            "find": self._view.finder.open,
            "find-next": lambda: self._view.finder.step(1),
            "find-previous": lambda: self._view.finder.step(-1),
        }

    def follow(self, commands: Mapping[str, QAction]) -> None:
        """Keep these switches as the view is."""
        self._commands = commands
        self._view.laid_out.connect(self._show_switches)
        self._show_switches()

    def switch_link(self) -> None:
        """Let each column scroll by itself, or bring them in step at the focused row."""
        self._view.link(linked=not self._view.linked)

    def _show_switches(self) -> None:
        self._commands["link"].setChecked(self._view.linked)
