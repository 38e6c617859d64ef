"""What floats over the text stands out by an edge and a flat shadow, without any blur."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gui.theme import Theme

SHADOW = 2
"""Pixels below what floats that its shadow needs."""

_STEPS = ((2, 0.12), (1, 0.22))
_RADIUS = 8


def paint_floating(painter: QPainter, theme: Theme, body: QRectF) -> None:
    """The ground of something that floats: one pixel of edge, two flat steps of black below."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for step, share in _STEPS:
        shade = QColor(0, 0, 0)
        shade.setAlphaF(share)
        painter.setBrush(shade)
        painter.drawRoundedRect(body.translated(0, step), _RADIUS, _RADIUS)
    painter.setPen(QPen(theme.edge, 1))
    painter.setBrush(theme.raised)
    inner = body.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inner, _RADIUS - 0.5, _RADIUS - 0.5)
