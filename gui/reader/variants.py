"""How two versions in one language differ, in the text: words quietly marked in their cells.

Each kind has its ground and its line, so that no kind is told by colour alone: inserted words a
solid line, removed ones a line through the middle, replaced ones dashes, moved ones dots.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from core.reading.difference import Kind
from gui.reader.typeset import Block
from gui.theme import Theme


class Change(NamedTuple):
    """Words of a cell, `[start, end)` of its text, and how they differ from the other version."""

    column: int
    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Changes:
    """All changed words by rows of the page."""

    rows: Mapping[int, tuple[Change, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def look(self, row: int) -> object:
        """All that makes a row look as it does for what was changed in it."""
        return self.rows.get(row)

    def of(self, row: int, column: int) -> list[Change]:
        """The changed words of a cell."""
        return [change for change in self.rows.get(row, ()) if change.column == column]


NO_CHANGES = Changes()


def paint_changes(
    painter: QPainter, theme: Theme, block: Block, changes: Iterable[Change], place: QPoint
) -> None:
    """Mark these words of a block whose text begins at `place`."""
    for change in changes:
        ground, line, style = _dress(theme, change.kind)
        for box in block.rectangles(change.start, change.end):
            marked = box.translated(place)
            painter.fillRect(QRectF(marked), ground)
            painter.setPen(QPen(line, 1 if change.kind is Kind.REMOVED else 1.5, style))
            below = place.y() + block.underline_y(box) + 1
            y = marked.center().y() + 2 if change.kind is Kind.REMOVED else below
            painter.drawLine(marked.left(), y, marked.right(), y)


def _dress(theme: Theme, kind: Kind) -> tuple[QColor, QColor, Qt.PenStyle]:
    """Ground, colour and style of the line."""
    return {
        Kind.INSERTED: (theme.good_soft, theme.good, Qt.PenStyle.SolidLine),
        Kind.REMOVED: (theme.danger_soft, theme.danger, Qt.PenStyle.SolidLine),
        Kind.REPLACED: (theme.soft, theme.accent, Qt.PenStyle.DashLine),
        Kind.MOVED: (theme.hover, theme.muted, Qt.PenStyle.DotLine),
    }[kind]
