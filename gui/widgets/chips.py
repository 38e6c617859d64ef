"""Chips, painted: languages of an article, tags of a note; and how wide they are."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from core.model import Colour
from gui.theme import SMALL, SMALLEST, Theme

LANGUAGE_HEIGHT = 16
TAG_HEIGHT = 20
_LANGUAGE_PADDING = 5
_TAG_PADDING = 8
_DOT = 7
_DOT_SPACE = 13


def language_width(theme: Theme, code: str) -> int:
    """How wide a language's chip is, in pixels."""
    return QFontMetrics(theme.ui_font(SMALLEST)).horizontalAdvance(code) + 2 * _LANGUAGE_PADDING


def paint_language(
    painter: QPainter, theme: Theme, place: QPointF, *, code: str, original: bool, lit: bool
) -> None:
    """A language's chip with its top left corner at `place`; `lit`: it lies on a selected row."""
    box = QRectF(place.x(), place.y(), language_width(theme, code), LANGUAGE_HEIGHT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if original:
        painter.setPen(QPen(theme.muted, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.raised if lit else theme.hover)
        painter.drawRoundedRect(box, 4, 4)
    painter.setFont(theme.ui_font(SMALLEST))
    painter.setPen(theme.ink2)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, code)


@dataclass(frozen=True, slots=True)
class TagChip:
    """A tag's chip at its place: painted with a dot in the tag's colour, if it has one."""

    name: str
    colour: Colour | None
    box: QRect

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = self.box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, TAG_HEIGHT / 2, TAG_HEIGHT / 2)
        words = self.box.adjusted(_TAG_PADDING, 0, -_TAG_PADDING, 0)
        if self.colour is not None:
            paint_dot(
                painter,
                theme.marks[self.colour].tone,
                QPointF(words.left() + _DOT / 2, frame.center().y()),
            )
            words.setLeft(words.left() + _DOT_SPACE)
        painter.setFont(theme.ui_font(SMALL))
        painter.setPen(theme.ink2)
        elided = painter.fontMetrics().elidedText(
            self.name, Qt.TextElideMode.ElideMiddle, words.width() + 1
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, elided)


def lay_tags(
    theme: Theme, tags: list[tuple[str, Colour | None]], place: QRect, *, gap: int = 6
) -> list[TagChip]:
    """The chips of these tags, wrapped into lines of `place`'s width from its top left corner."""
    metrics = QFontMetrics(theme.ui_font(SMALL))
    chips: list[TagChip] = []
    x, y = place.left(), place.top()
    for name, colour in tags:
        dot = _DOT_SPACE if colour is not None else 0
        width = min(metrics.horizontalAdvance(name) + 2 * _TAG_PADDING + dot, place.width())
        if chips and x + width > place.left() + place.width():
            x, y = place.left(), y + TAG_HEIGHT + 4
        chips.append(TagChip(name, colour, QRect(x, y, width, TAG_HEIGHT)))
        x += width + gap
    return chips


def paint_dot(painter: QPainter, colour: QColor, centre: QPointF) -> None:
    """The dot of a tag's colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(centre, _DOT / 2, _DOT / 2)
