"""Where things stand in the view: what is selected, cells and columns as rectangles.

All rectangles are viewport pixels, cut off at the edges of the view; what is out of view, or not
there at all, has an empty one.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRect

from gui.reader.selection import Selection
from gui.reader.spread import Placed, Spread


@dataclass(frozen=True, slots=True)
class Geometry:
    """A spread as it is in view now; `aside` is how many pixels it is scrolled to the left."""

    spread: Spread | None
    aside: int
    view: QRect

    def selection(self, selection: Selection | None) -> QRect:
        """The rectangle around what is selected."""
        around = QRect()
        if self.spread is None or selection is None or selection.is_empty:
            return around
        for placed in self.spread.placed():
            if placed.column in (None, selection.column):
                around = around.united(self._selected(self.spread, placed, selection))
        return around.intersected(self.view)

    def cell(self, row: int, column: int) -> QRect:
        """The visible part of a cell."""
        if self.spread is None or column >= len(self.spread.grid.tracks):
            return QRect()
        room = self.column(column)
        for placed in self.spread.placed():
            if placed.box.index == row and placed.column in (None, column):
                box = QRect(room.left(), placed.top, room.width(), placed.box.height)
                return box.intersected(room)
        return QRect()

    def column(self, number: int) -> QRect:
        """The visible part of a column."""
        if self.spread is None:
            return QRect()
        track = self.spread.grid.tracks[number]
        whole = QRect(track.left - self.aside, 0, track.width, self.view.height())
        return whole.intersected(self.view)

    def _selected(self, spread: Spread, placed: Placed, selection: Selection) -> QRect:
        """The rectangle around what is selected in one row."""
        around, box = QRect(), placed.box
        cell = box.cells[selection.column]
        span = selection.span(box.index, len(cell.block.text)) if cell.block else None
        if cell.block is None or span is None:
            return around
        height = spread.scroller.view_height
        x = cell.track.text_left - self.aside
        y = placed.top + cell.top
        y += box.shift(cell.height, above=-placed.top, view_height=height)
        for rectangle in cell.block.rectangles(*span):
            around = around.united(rectangle.translated(x, y))
        return around
