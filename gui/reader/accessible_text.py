"""The words of one cell as a screen reader reads them: letter by letter, with the caret.

Qt counts UTF-16 units here as everywhere, the page counts code points; both meet in this file.
PySide has no way to hand out the two ends of a selection, so there are none here; the mirror of
the focused cell (`gui.reader.mirror`) tells them.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessibleTextInterface

from core.text.offsets import Utf16Map
from gui.reader.selection import Point, Selection, caret

if TYPE_CHECKING:
    from gui.reader.view import ReaderView


class CellText(QAccessibleTextInterface):
    """The text of one cell; of a cell that is gone it is empty."""

    def __init__(self, view: "ReaderView", row: int, column: int) -> None:
        super().__init__()
        self._view, self._row, self._column = view, row, column

    def characterCount(self) -> int:
        """How many UTF-16 units the text has."""
        words = self._words()
        return Utf16Map(words).to_utf16(len(words))

    def text(self, start: int, end: int) -> str:
        """The part between two offsets; an end of -1 is that of the text."""
        words = self._words()
        units = Utf16Map(words)
        last = len(words) if end < 0 else units.to_codepoints(min(end, self.characterCount()))
        return words[units.to_codepoints(max(0, start)) : last]

    def cursorPosition(self) -> int:
        """Where the caret is; 0 when it is in another cell."""
        selection = self._view.selection
        if selection is None or selection.column != self._column:
            return 0
        point = selection.focus
        return Utf16Map(self._words()).to_utf16(point.offset) if point.row == self._row else 0

    def setCursorPosition(self, position: int) -> None:
        """Bring the caret here."""
        self._view.go_to(self._row, self._column)
        self._view.select(caret(self._column, self._point(position)), caret_shown=True)

    def setSelection(self, _index: int, start: int, end: int) -> None:
        """Select the text between two offsets."""
        self.addSelection(start, end)

    def addSelection(self, start: int, end: int) -> None:
        """Select the text between two offsets; nothing else stays selected."""
        self._view.go_to(self._row, self._column)
        self._view.select(Selection(self._column, self._point(start), self._point(end)))
        self._view.finish_selection()

    def removeSelection(self, _index: int) -> None:
        """Select nothing."""
        self._view.clear_selection()

    def selectionCount(self) -> int:
        """None that could be told."""
        return 0

    def characterRect(self, offset: int) -> QRect:
        """Where a character is on the screen; empty out of view."""
        start = self._point(offset)
        one = Selection(self._column, start, Point(self._row, start.offset + 1))
        box = self._view.where.selection(one)
        return QRect(self._view.viewport().mapToGlobal(box.topLeft()), box.size())

    def offsetAtPoint(self, point: QPoint) -> int:
        """The offset of what is at a point of the screen; -1 where there is none of this text."""
        inside = self._view.viewport().mapFromGlobal(point)
        hit = self._view.hit(inside, self._column)
        if hit is None or hit.row != self._row or hit.character is None:
            return -1
        return Utf16Map(self._words()).to_utf16(hit.character)

    def scrollToSubstring(self, _start: int, _end: int) -> None:
        """Bring the row into view."""
        self._view.go_to(self._row, self._column)

    def _words(self) -> str:
        page = self._view.page
        if page is None or self._row >= len(page) or self._column >= len(page.columns):
            return ""
        return page.shown_text(self._row, self._column)

    def _point(self, utf16: int) -> Point:
        units = min(max(0, utf16), self.characterCount())
        return Point(self._row, Utf16Map(self._words()).to_codepoints(units))
