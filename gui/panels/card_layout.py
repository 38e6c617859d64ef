"""How a card is laid out and painted: head, quotations, note, tags, in a given width.

A layout is made once for what a card says, a width and a theme, knows its height, paints itself
anywhere and tells what lies under a point. All measures are pixels.
"""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPalette,
    QPen,
    QTextLayout,
)

from core.model import Colour
from core.text.language import right_to_left
from core.text.offsets import Utf16Map
from gui.panels.card_facts import CardFacts, Quote
from gui.reader.grid import is_dense
from gui.theme import SMALL, SMALLEST, Theme
from gui.widgets.chips import TAG_HEIGHT, TagChip, lay_tags
from gui.widgets.look import Look
from gui.widgets.markdown import note_document
from gui.widgets.paragraph import Paragraph

TOP, RIGHT, BOTTOM, LEFT = 8, 12, 12, 16
GAP_BELOW = 8
_HEAD = 20
_CODE_COLUMN = 22
_LEADING = 20
_MOST_LINES = 4
_MOST_LAYOUTS = 500


class Part(Enum):
    """What of a card lies under the pointer."""

    BODY = auto()
    MORE = auto()
    NOTE = auto()
    TAGS = auto()


@dataclass(frozen=True, slots=True)
class _LaidQuote:
    """A quotation set in lines; `start` and `end` of the marked words are UTF-16 units."""

    quote: Quote
    layout: QTextLayout
    top: int
    height: int
    start: int
    end: int


class CardLayout:
    """One card, set. `current` cards offer a place to write where note or tags are missing."""

    def __init__(
        self,
        facts: CardFacts,
        look: Look,
        width: int,
        *,
        tag_colours: dict[str, str],
        current: bool = False,
    ) -> None:
        self.facts, self._look, self._width, self._current = facts, look, width, current
        y = TOP + _HEAD
        self._quotes: list[_LaidQuote] = []
        for quote in facts.quotes:
            laid = self._lay_quote(quote, y + 2)
            self._quotes.append(laid)
            y = laid.top + laid.height
        self.form_top = y + 8
        self._note = note_document(facts.note, self._theme, self._inner) if facts.note else None
        y = self._lay_note(y)
        self._chips = self._lay_tags(tag_colours, y + 8)
        y = self._chips[-1].box.bottom() + 1 if self._chips else y
        self.height = y + BOTTOM

    @property
    def _theme(self) -> Theme:
        return self._look.theme

    @property
    def _inner(self) -> int:
        return self._width - LEFT - RIGHT

    def part_at(self, point: QPoint) -> Part:
        """What lies at a point of the card, counted from its top left corner."""
        if self._more_box.adjusted(-8, -6, 8, 6).contains(point):
            return Part.MORE
        if any(chip.box.contains(point) for chip in self._chips):
            return Part.TAGS
        return Part.NOTE if self._note_box.contains(point) else Part.BODY

    def link_at(self, point: QPoint) -> str:
        """The address of the link in the note at a point of the card; empty for none."""
        if self._note is None or not self._note_box.contains(point):
            return ""
        inside = QPointF(point - self._note_box.topLeft())
        return self._note.documentLayout().anchorAt(inside)

    def paint(
        self,
        painter: QPainter,
        place: QPoint,
        *,
        height: int,
        lit: bool,
        editing: bool,
        picked: bool = False,
    ) -> None:
        """Paint the card with its top left corner at `place`; `editing`: a form lies on it."""
        painter.save()
        painter.translate(place)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter, height, picked=picked)
        self._paint_head(painter, lit=lit)
        for laid in self._quotes:
            self._paint_quote(painter, laid)
        if not editing:
            self._paint_note(painter)
            for chip in self._chips:
                chip.paint(painter, self._theme)
        painter.restore()

    def _lay_quote(self, quote: Quote, top: int) -> _LaidQuote:
        marked = _shortened(quote.marked, 40 * _MOST_LINES)
        text = quote.before + marked
        font = self._theme.reading_font(quote.language, 14)
        words = Paragraph(
            text,
            font,
            width=self._inner - _CODE_COLUMN,
            leading=_LEADING,
            right_to_left=right_to_left(quote.language),
        )
        units = Utf16Map(text)
        start, end = units.to_utf16(len(quote.before)), units.to_utf16(len(text))
        return _LaidQuote(quote, words.layout, top, words.height, start, end)

    def _lay_note(self, y: int) -> int:
        if self._note is not None:
            height = round(self._note.size().height())
        elif self._current:
            height = _LEADING
        else:
            self._note_box = QRect()
            return y
        self._note_box = QRect(LEFT, y + 8, self._inner, height)
        return self._note_box.bottom() + 1

    def _lay_tags(self, colours: dict[str, str], top: int) -> list[TagChip]:
        tags = [(tag, _colour(colours.get(tag, ""))) for tag in self.facts.tags]
        return lay_tags(self._theme, tags, QRect(LEFT, top, self._inner, TAG_HEIGHT))

    @property
    def _more_box(self) -> QRect:
        return QRect(self._width - RIGHT - 16, TOP + 2, 16, 16)

    def _paint_frame(self, painter: QPainter, height: int, *, picked: bool) -> None:
        theme = self._theme
        pen = QPen(theme.accent, 2) if self._current else QPen(theme.line, 1)
        painter.setPen(pen)
        painter.setBrush(theme.soft if picked else theme.raised)
        inset = 1 if self._current else 0.5
        frame = QRectF(0, 0, self._width, height).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, 8, 8)
        if self.facts.colour is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.marks[self.facts.colour].tone)
            painter.drawRoundedRect(QRectF(7, 10, 3, height - 20), 1.5, 1.5)

    def _paint_head(self, painter: QPainter, *, lit: bool) -> None:
        theme = self._theme
        head = QRect(LEFT, TOP, self._inner, _HEAD)
        painter.setFont(theme.ui_font(bold=True))
        painter.setPen(theme.ink)
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, self.facts.heading)
        after = painter.fontMetrics().horizontalAdvance(self.facts.heading) + 8
        painter.setFont(theme.ui_font(SMALL))
        painter.setPen(theme.muted)
        room = head.adjusted(after, 0, -20, 0)
        place = painter.fontMetrics().elidedText(
            self.facts.place, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, place)
        colour = theme.ink2 if lit or self._current else theme.muted
        ratio = painter.device().devicePixelRatio()
        more = self._look.pixmap("more", 16, colour, ratio=ratio)
        painter.drawPixmap(self._more_box.topLeft(), more)

    def _paint_quote(self, painter: QPainter, laid: _LaidQuote) -> None:
        theme = self._theme
        painter.setFont(theme.ui_font(SMALLEST))
        painter.setPen(theme.muted)
        code = QRect(LEFT, laid.top, _CODE_COLUMN - 2, _LEADING)
        painter.drawText(code, Qt.AlignmentFlag.AlignVCenter, laid.quote.language)
        origin = QPointF(LEFT + _CODE_COLUMN, laid.top)
        self._paint_mark(painter, laid, origin)
        painter.setPen(theme.dense_ink if is_dense(laid.quote.language) else theme.ink)
        laid.layout.draw(painter, origin)

    def _paint_mark(self, painter: QPainter, laid: _LaidQuote, origin: QPointF) -> None:
        colour = self.facts.colour
        if colour is None:
            return
        theme, linked = self._theme, laid.quote.linked
        tint = theme.linked_tint(colour) if linked else theme.marks[colour].tint
        for number in range(laid.layout.lineCount()):
            line = laid.layout.lineAt(number)
            first = max(laid.start, line.textStart())
            last = min(laid.end, line.textStart() + line.textLength())
            last = first + len(laid.layout.text()[first:last].rstrip())
            if first >= last:
                continue
            left, right = sorted((_x(line, first), _x(line, last)))
            top = origin.y() + number * _LEADING
            box = QRectF(origin.x() + left, top + 1, right - left, _LEADING - 3)
            painter.fillRect(box, tint)
            thick = 1 if linked else 2
            under = QRectF(box.left(), box.bottom() - thick + 1, box.width(), thick)
            painter.fillRect(under, theme.marks[colour].tone)

    def _paint_note(self, painter: QPainter) -> None:
        if self._note is None:
            if self._current:
                self._paint_invitation(painter)
            return
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, self._theme.ink)
        painter.save()
        painter.translate(self._note_box.topLeft())
        self._note.documentLayout().draw(painter, context)
        painter.restore()

    def _paint_invitation(self, painter: QPainter) -> None:
        painter.setFont(self._theme.ui_font())
        painter.setPen(self._theme.muted)
        painter.drawText(self._note_box, Qt.AlignmentFlag.AlignVCenter, "Write a note (N)")


class CardLayouts:
    """The layouts of the cards seen last, each made once for what it says and its width."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._kept: dict[str, tuple[tuple[object, ...], CardLayout]] = {}
        self._tag_colours: dict[str, str] = {}

    def colour_tags(self, tag_colours: dict[str, str]) -> None:
        """Show tags in these colours, by their names."""
        if tag_colours != self._tag_colours:
            self._tag_colours = tag_colours
            self.clear()

    def clear(self) -> None:
        """Forget all of them: the look has changed."""
        self._kept.clear()

    def of(self, card: CardFacts, width: int, *, current: bool) -> CardLayout:
        """The card, set in a width in pixels."""
        key = (card, width, current)
        known = self._kept.get(card.id)
        if known is None or known[0] != key:
            if len(self._kept) >= _MOST_LAYOUTS:
                self.clear()
            laid = CardLayout(
                card, self._look, width, tag_colours=self._tag_colours, current=current
            )
            self._kept[card.id] = known = (key, laid)
        return known[1]


def paint_heading(painter: QPainter, title: str, room: QRect, theme: Theme) -> None:
    """Paint the title of a group of cards, above the first of them."""
    painter.setFont(theme.ui_font(SMALL, bold=True))
    painter.setPen(theme.ink2)
    inside = room.adjusted(4, 0, -4, -8)
    line = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, Qt.AlignmentFlag.AlignBottom, line)


def _x(line: object, position: int) -> float:
    x = line.cursorToX(position)  # type: ignore[attr-defined] # QTextLine; its stub forgets the number alone
    return float(x[0] if isinstance(x, tuple) else x)


def _colour(name: str) -> Colour | None:
    return Colour(name) if name else None


def _shortened(text: str, most: int) -> str:
    """The text, or as many whole words of it as fit, with a sign that something is left out."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0] + " …"
