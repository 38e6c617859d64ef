"""The underline of each colour as a pattern: for print, and for those who see no colours."""

from collections.abc import Mapping
from itertools import cycle
from types import MappingProxyType

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from core.model import Colour

DASHES: Mapping[Colour, tuple[int, ...]] = MappingProxyType(
    {
        Colour.GREEN: (5, 3),
        Colour.BLUE: (2, 2),
        Colour.MAGENTA: (6, 2, 2, 2),
        Colour.ORANGE: (11, 3),
    }
)
"""Pixels of line and gap in turn: dashed, dotted, dash and dot, long dash."""


def draw_pattern(
    painter: QPainter, colour: Colour, ink: QColor, *, x: int, y: int, width: int, thick: int
) -> None:
    """Draw the pattern of a colour in an ink, its top left at `x` and `y`, in pixels."""
    if colour is Colour.RED:
        _wave(painter, ink, x=x, y=y, width=width, thick=thick)
    elif colour is Colour.PURPLE:
        painter.fillRect(x, y, width, 1, ink)
        painter.fillRect(x, y + thick, width, 1, ink)
    elif colour is Colour.GREY:
        painter.fillRect(x, y, width, max(1, thick - 1), ink)
    elif colour in DASHES:
        _dashes(painter, ink, DASHES[colour], x=x, y=y, width=width, thick=thick)
    else:
        painter.fillRect(x, y, width, thick, ink)


def _dashes(
    painter: QPainter,
    ink: QColor,
    dashes: tuple[int, ...],
    *,
    x: int,
    y: int,
    width: int,
    thick: int,
) -> None:
    end, drawn = x + width, True
    for length in cycle(dashes):
        if drawn:
            painter.fillRect(x, y, min(length, end - x), thick, ink)
        x, drawn = x + length, not drawn
        if x >= end:
            return


def _wave(painter: QPainter, ink: QColor, *, x: int, y: int, width: int, thick: int) -> None:
    heights = (0, 1, 2, 1)
    points = [QPointF(x + step * 2, y + heights[step % 4]) for step in range(width // 2 + 1)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, max(1.0, thick * 0.7)))
    painter.drawPolyline(QPolygonF(points))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
