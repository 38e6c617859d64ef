"""Pointing at a word with Alt held: whoever listens may light what it stands for."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from core.model import Passage
from gui.reader.view import ReaderView


class Pointing(QObject):
    """`pointed` carries the Passage of the character under the mouse, or None when that ends."""

    pointed = Signal(object)

    def __init__(self, view: ReaderView) -> None:
        super().__init__(view)
        self._view = view
        self._at: Passage | None = None
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the mouse and the Alt key; nothing is taken from the view."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseMove:
            held = event.modifiers() == Qt.KeyboardModifier.AltModifier and not event.buttons()
            self._point(self._word(event) if held else None)
        elif event.type() is QEvent.Type.Leave or (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyRelease
            and event.key() == Qt.Key.Key_Alt
        ):
            self._point(None)
        return super().eventFilter(watched, event)

    def _word(self, event: QMouseEvent) -> Passage | None:
        hit, page = self._view.hit(event.position().toPoint()), self._view.page
        if hit is None or hit.character is None or page is None:
            return None
        cell = page.row(hit.row).cells[hit.column]
        if cell is None:
            return None
        start = cell.offset_at(hit.character)
        return Passage(page.columns[hit.column].version_id, start, start + 1)

    def _point(self, at: Passage | None) -> None:
        if at != self._at:
            self._at = at
            self.pointed.emit(at)
