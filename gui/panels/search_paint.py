"""Painting hits: the words in one vertical line, what stands around them cut at the edges.

A sentence is cut where its lane ends, so that the words found always stand at the same place,
whichever way the script runs; what other versions have is set in two lines beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout

from core.reading.hits import HitCell
from core.text.language import right_to_left
from core.text.offsets import Utf16Map
from gui.theme import Theme

SENTENCE, OTHER = 16, 14
"""Sizes of the text in pixels."""

_OTHER_LEADING = 20
_AROUND = 240
_BEFORE = 40
_AIR = 2

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Side:
    """What stands before (-1) or behind (1) the hit, as seen on the screen."""

    text: str
    spans: Spans
    edge: float
    way: int
    room: float


def paint_sentence(
    painter: QPainter, theme: Theme, cell: HitCell, lane: QRect, *, hit: int
) -> None:
    """A sentence with the words found in it at `hit`, pixels of the painter."""
    text, runs = _flat(cell.text), cell.runs
    start, end = cell.best_run or (0, 0)
    mirrored = right_to_left(cell.language)
    plain = theme.reading_font(cell.language, SENTENCE)
    bold = theme.reading_font(cell.language, SENTENCE, bold=True)
    measure = QFontMetricsF(bold)
    words = measure.elidedText(
        text[start:end], Qt.TextElideMode.ElideRight, lane.right() - hit - 2 * _AIR
    )
    width = measure.horizontalAdvance(words)
    box = QRectF(hit, lane.top(), width, lane.height())
    _paint_words(painter, theme, box, words, font=bold, mirrored=mirrored)
    before, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    shift = max(0, start - _AROUND)
    spans_before = [(s - shift, e - shift) for s, e in runs if shift <= s and e <= start]
    spans_behind = [(s - end, e - end) for s, e in runs if s >= end]
    left = (hit - _AIR, -1, hit - _AIR - lane.left())
    right = (hit + width + _AIR, 1, lane.right() - hit - width - _AIR)
    sides = (right, left) if mirrored else (left, right)
    for (edge, way, room), spoken, spans in zip(
        sides, (before, behind), (spans_before, spans_behind), strict=True
    ):
        side = _Side(spoken, spans, edge, way, room)
        _paint_side(painter, theme, side, lane, font=plain, leads=spoken is before)


def paint_cell(
    painter: QPainter,
    theme: Theme,
    cell: HitCell,
    lane: QRect,
    *,
    rendering: tuple[int, int] | None = None,
) -> None:
    """What a version has, in two lines, beginning near the words if they stand far behind.

    `rendering` is what renders the words of the hit; it is underlined.
    """
    under = [] if rendering is None else [rendering]
    first = min((start for start, _end in (*cell.runs, *under)), default=0)
    text, shift = _near(_flat(cell.text), first)
    font = theme.reading_font(cell.language, OTHER)
    lines = _two_lines(text, font, lane.width())
    top = lane.top() + (lane.height() - len(lines) * _OTHER_LEADING) / 2
    mirrored = right_to_left(cell.language)
    for start, line in lines:
        box = QRectF(lane.left(), top, lane.width(), _OTHER_LEADING)
        lit, lined = (_within(spans, shift - start, line) for spans in (cell.runs, under))
        paint_line(painter, theme, box, line, spans=lit, font=font, mirrored=mirrored)
        _underline(painter, theme, box, line, spans=lined, font=font, mirrored=mirrored)
        top += _OTHER_LEADING


def paint_line(
    painter: QPainter,
    theme: Theme,
    box: QRectF,
    text: str,
    *,
    spans: Spans,
    font: QFont,
    mirrored: bool = False,
    ink: QColor | None = None,
) -> None:
    """One line with the words found lit in it."""
    measure = QFontMetricsF(font)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.find)
    for start, end in spans:
        ahead, width = (measure.horizontalAdvance(t) for t in (text[:start], text[start:end]))
        x = box.right() - ahead - width if mirrored else box.left() + ahead
        painter.drawRoundedRect(_lit(x, width, box), 2, 2)
    painter.setPen(ink or theme.ink)
    painter.setFont(font)
    painter.drawText(box, _flags(mirrored=mirrored), text)


def _underline(
    painter: QPainter,
    theme: Theme,
    box: QRectF,
    text: str,
    *,
    spans: Spans,
    font: QFont,
    mirrored: bool,
) -> None:
    measure = QFontMetricsF(font)
    for start, end in spans:
        ahead, width = (measure.horizontalAdvance(t) for t in (text[:start], text[start:end]))
        x = box.right() - ahead - width if mirrored else box.left() + ahead
        painter.fillRect(QRectF(x, box.bottom() - 2, width, 2), theme.accent)


def _within(spans: Spans, shift: int, line: str) -> Spans:
    """The parts of the spans, moved by so much, that lie in a line."""
    moved = ((max(0, start + shift), min(len(line), end + shift)) for start, end in spans)
    return [(start, end) for start, end in moved if start < end]


def _paint_words(
    painter: QPainter, theme: Theme, box: QRectF, words: str, *, font: QFont, mirrored: bool
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.find)
    painter.drawRoundedRect(_lit(box.left(), box.width(), box), 2, 2)
    painter.setPen(theme.ink)
    painter.setFont(font)
    room = box.adjusted(-4 if mirrored else 0, 0, 0 if mirrored else 4, 0)
    painter.drawText(room, _flags(mirrored=mirrored), words)


def _paint_side(
    painter: QPainter, theme: Theme, side: _Side, lane: QRect, *, font: QFont, leads: bool
) -> None:
    measure = QFontMetricsF(font)
    mode = Qt.TextElideMode.ElideLeft if leads else Qt.TextElideMode.ElideRight
    shown = measure.elidedText(side.text, mode, max(0.0, side.room))
    gone = len(side.text) - len(shown)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.find)
    for start, end in side.spans:
        if (leads and start <= gone) or (not leads and gone and end >= len(shown)):
            continue
        between = side.text[end:] if leads else side.text[:start]
        away = measure.horizontalAdvance(between)
        width = measure.horizontalAdvance(side.text[start:end])
        x = side.edge + away if side.way > 0 else side.edge - away - width
        painter.drawRoundedRect(_lit(x, width, QRectF(lane)), 2, 2)
    width = measure.horizontalAdvance(shown)
    x = side.edge if side.way > 0 else side.edge - width
    painter.setPen(theme.ink2)
    painter.setFont(font)
    box = QRectF(x, lane.top(), width + 1, lane.height())
    mirrored = (side.way > 0) is leads
    painter.drawText(box, _flags(mirrored=mirrored), shown)


def _flags(*, mirrored: bool) -> int:
    sides = Qt.AlignmentFlag
    way = Qt.TextFlag.TextForceRightToLeft if mirrored else Qt.TextFlag.TextForceLeftToRight
    side = sides.AlignRight if mirrored else sides.AlignLeft
    parts = (way, Qt.TextFlag.TextSingleLine, Qt.TextFlag.TextIncludeTrailingSpaces)
    flags: int = (sides.AlignVCenter | sides.AlignAbsolute | side).value
    for part in parts:
        flags |= part.value
    return flags


def _lit(x: float, width: float, box: QRectF) -> QRectF:
    """The tint behind words: as high as a line of reading, whatever the row."""
    return QRectF(x - _AIR, box.center().y() - 11, width + 2 * _AIR, 22)


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")


def _near(text: str, first: int) -> tuple[str, int]:
    """The text from shortly before `first` on if that is far behind, and how far it has moved."""
    if first <= 2 * _BEFORE:
        return text[: 2 * _AROUND], 0
    start = text.find(" ", first - _BEFORE, first) + 1 or first - _BEFORE
    return f"… {text[start : start + 2 * _AROUND]}", 2 - start


def _two_lines(text: str, font: QFont, width: int) -> list[tuple[int, str]]:
    """Where the lines begin in the text, in code points, and what stands in them."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    length = Utf16Map(text).to_codepoints(line.textLength())
    layout.endLayout()
    rest = text[length:]
    if not rest.strip():
        return [(0, text[:length].rstrip())]
    second = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return [(0, text[:length].rstrip()), (length, second)]
