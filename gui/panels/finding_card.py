"""How the card of a finding is laid out and painted: its title, its sentence, the words.

The current card also has the words of each version and room for its buttons, which are real ones
laid over it. All measures are pixels.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextLayout

from core.text.language import right_to_left
from core.text.offsets import Utf16Map
from gui.theme import SMALL, SMALLEST, Theme
from gui.widgets.look import Look
from gui.widgets.paragraph import Paragraph

LEFT, TOP, RIGHT, BOTTOM = 44, 10, 12, 12
GAP_BELOW = 8
BUTTONS = 26
_HEAD = 20
_LEADING = 20
_CODE_COLUMN = 22
_ICON = 16


@dataclass(frozen=True, slots=True)
class FindingQuote:
    """Some words of a version around what is lit: `[start, end)` in code points of the text."""

    language: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FindingFacts:
    """What a card says of a finding; `key` is the finding's, `place` “row 8”."""

    key: str
    title: str
    place: str
    message: str
    quotes: tuple[FindingQuote, ...]
    dismissed: bool = False


class FindingCard:
    """One card, set in a width; knows its height and paints itself anywhere."""

    def __init__(self, facts: FindingFacts, look: Look, width: int, *, current: bool) -> None:
        self._facts, self._look, self._width, self._current = facts, look, width, current
        self._inner = width - LEFT - RIGHT
        y = TOP + _HEAD
        font = self._theme.ui_font()
        self._message = Paragraph(facts.message, font, width=self._inner, leading=_LEADING)
        y += self._message.height
        self._quotes: list[tuple[FindingQuote, Paragraph, int]] = []
        for quote in facts.quotes if current else ():
            reading = self._theme.reading_font(quote.language, 14)
            words = Paragraph(
                quote.text,
                reading,
                width=self._inner - _CODE_COLUMN,
                leading=_LEADING,
                right_to_left=right_to_left(quote.language),
            )
            self._quotes.append((quote, words, y + 3))
            y += words.height + 3
        self.buttons_top = y + 10
        self.height = (self.buttons_top + BUTTONS if current else y) + BOTTOM

    @property
    def _theme(self) -> Theme:
        return self._look.theme

    def paint(self, painter: QPainter, place: QRect) -> None:
        """Paint the card with its top left corner at that of `place`."""
        painter.save()
        painter.translate(place.topLeft())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        self._paint_head(painter)
        painter.setPen(self._theme.muted if self._facts.dismissed else self._theme.ink2)
        self._message.paint(painter, QPointF(LEFT, TOP + _HEAD))
        for quote, words, top in self._quotes:
            self._paint_quote(painter, quote, words, top)
        painter.restore()

    def _paint_frame(self, painter: QPainter) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.accent, 2) if self._current else QPen(theme.line, 1))
        painter.setBrush(theme.panel if self._facts.dismissed else theme.raised)
        inset = 1 if self._current else 0.5
        frame = QRectF(0, 0, self._width, self.height).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, 8, 8)
        if self._current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.danger)
            painter.drawRoundedRect(QRectF(7, 10, 3, self.height - 20), 1.5, 1.5)

    def _paint_head(self, painter: QPainter) -> None:
        theme = self._theme
        colour = theme.danger if self._current and not self._facts.dismissed else theme.muted
        ratio = painter.device().devicePixelRatio()
        name = "check" if self._facts.dismissed else "warn"
        icon = self._look.pixmap(name, _ICON, colour, ratio=ratio)
        painter.drawPixmap(LEFT - 8 - _ICON, TOP + 2, icon)
        head = QRect(LEFT, TOP, self._inner, _HEAD)
        painter.setFont(theme.ui_font(SMALL))
        painter.setPen(theme.muted)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(head, right, self._facts.place)
        room = self._inner - painter.fontMetrics().horizontalAdvance(self._facts.place) - 8
        painter.setFont(theme.ui_font(bold=True))
        painter.setPen(theme.muted if self._facts.dismissed else theme.ink)
        title = painter.fontMetrics().elidedText(
            self._facts.title, Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, title)

    def _paint_quote(
        self, painter: QPainter, quote: FindingQuote, words: Paragraph, top: int
    ) -> None:
        theme = self._theme
        painter.setFont(theme.ui_font(SMALLEST))
        painter.setPen(theme.muted)
        code = QRect(LEFT, top, _CODE_COLUMN - 2, _LEADING)
        painter.drawText(code, Qt.AlignmentFlag.AlignVCenter, quote.language)
        origin = QPointF(LEFT + _CODE_COLUMN, top)
        self._paint_lit(painter, quote, words.layout, origin)
        painter.setPen(theme.ink)
        words.paint(painter, origin)

    def _paint_lit(
        self, painter: QPainter, quote: FindingQuote, layout: QTextLayout, origin: QPointF
    ) -> None:
        units = Utf16Map(quote.text)
        start, end = units.to_utf16(quote.start), units.to_utf16(quote.end)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first >= last:
                continue
            left, right = (float(line.cursorToX(at)[0]) for at in (first, last))  # type: ignore[index]
            top = origin.y() + number * _LEADING
            box = QRectF(origin.x() + min(left, right), top + 1, abs(right - left), _LEADING - 3)
            painter.fillRect(box, self._theme.danger_soft)
            pen = QPen(self._theme.danger, 1.5)
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(box.bottomLeft(), box.bottomRight())
