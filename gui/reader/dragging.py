"""Dragging a piece by its grip to another row while aligning."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent

from gui.reader.aligning import grip_at
from gui.reader.selection import Point, caret
from gui.reader.view import ReaderView


class Dragging(QObject):
    """Takes the mouse from the reader when a grip is pressed; rows are indexes of the page.

    `over` carries the row under the mouse while a piece is held, -1 when it is let go; `dropped`
    the row it was let go on.
    """

    over = Signal(int)
    dropped = Signal(int)

    def __init__(self, view: ReaderView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._held = False
        self.on = False
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin at a grip, follow the mouse, end where it is let go."""
        if not self.on or not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        place = event.position().toPoint()
        if event.type() is QEvent.Type.MouseButtonPress and self._take(event, place):
            return True
        if self._held and event.type() is QEvent.Type.MouseMove:
            self.over.emit(self._row(place))
            return True
        if self._held and event.type() is QEvent.Type.MouseButtonRelease:
            self._held = False
            self.over.emit(-1)
            self.dropped.emit(self._row(place))
            return True
        return super().eventFilter(watched, event)

    def _take(self, event: QMouseEvent, place: QPoint) -> bool:
        """Hold the piece whose grip is here, and make it the focused one."""
        hit, spread = self._view.hit(place), self._view.spread
        if hit is None or spread is None or event.button() is not Qt.MouseButton.LeftButton:
            return False
        top = next((one.top for one in spread.placed() if one.box.index == hit.row), None)
        if top is None:
            return False
        box = spread.box(hit.row)
        inner = QPoint(place.x() + self._view.scrolled_aside, place.y() - top)
        number = grip_at(box, hit.column, inner)
        cell = box.cells[hit.column].cell
        if number is None or cell is None:
            return False
        start = cell.pieces[number].shown
        self._view.select(caret(hit.column, Point(hit.row, start)))
        self._held = True
        return True

    def _row(self, place: QPoint) -> int:
        hit = self._view.hit(place)
        return hit.row if hit is not None else -1
