"""What the checks found, in the text: words lit in the colour of danger, places with nothing.

A fault is words of a cell with a dotted line below; those that only show what the others say have
the line, not the ground. A gap is a cell in which a sentence is missing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gui.reader.typeset import Block
from gui.theme import Theme


class Fault(NamedTuple):
    """Words of a cell, `[start, end)` of its text; `current`: of the finding that one is at."""

    column: int
    start: int
    end: int
    current: bool = False


@dataclass(frozen=True, slots=True)
class Faults:
    """All that is lit, by rows of the page, and the columns with a gap."""

    rows: Mapping[int, tuple[Fault, ...]] = field(default_factory=lambda: MappingProxyType({}))
    gaps: Mapping[int, frozenset[int]] = field(default_factory=lambda: MappingProxyType({}))

    def look(self, row: int) -> object:
        """All that makes a row look as it does for what was found in it."""
        return self.rows.get(row), self.gaps.get(row)

    def signs(self) -> Iterable[int]:
        """The rows that have a sign in the overview."""
        return self.rows.keys() | self.gaps.keys()


NO_FAULTS = Faults()


def paint_faults(
    painter: QPainter, theme: Theme, block: Block, faults: Iterable[Fault], place: QPoint
) -> None:
    """Light these words of a block whose text begins at `place`."""
    for fault in faults:
        for box in block.rectangles(fault.start, fault.end):
            lit = box.translated(place)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.danger_soft)
            painter.drawRoundedRect(QRectF(lit), 2, 2)
            line = place.y() + block.underline_y(box) + 1
            pen = QPen(theme.danger, 2.5 if fault.current else 2)
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([1, 1])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(lit.left(), line, lit.left() + lit.width(), line)


def paint_gap(painter: QPainter, theme: Theme, box: QRectF, words: str) -> None:
    """Paint a cell in which a sentence is missing: these words in a dashed box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.danger, 1)
    pen.setStyle(Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 6, 6)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(theme.danger)
    painter.drawText(box.adjusted(12, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter, words)
