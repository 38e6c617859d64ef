"""What is selected: a range of characters in one column, over one or many rows.

A selection remembers its anchor (where it began), its focus (where it is being moved to) and the
grain in which it grows: a double click makes a word and a drag from there grows by words. Points
are a row's index and an offset in the cell's shown text, in code points. A selection never runs
into another column; rows in which its column has nothing are passed over.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

from core.text import steps


class Grain(Enum):
    """By what a selection grows."""

    CHARACTER = 1
    WORD = 2
    SENTENCE = 3
    ROW = 4


class Texts(Protocol):
    """What a selection needs to know of a page."""

    def __len__(self) -> int:
        """How many rows there are."""

    def text(self, row: int, column: int) -> str | None:
        """The shown text of a cell, None where the version has nothing."""

    def sentences(self, row: int, column: int) -> tuple[tuple[int, int], ...]:
        """The `[start, end)` of each sentence in the shown text of a cell."""


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A place between two characters of a column."""

    row: int
    offset: int


@dataclass(frozen=True, slots=True)
class Selection:
    """The range between anchor and focus, whichever comes first; empty where they meet."""

    column: int
    anchor: Point
    focus: Point

    @property
    def start(self) -> Point:
        """The end that comes first in the text."""
        return min(self.anchor, self.focus)

    @property
    def end(self) -> Point:
        """The end that comes last in the text."""
        return max(self.anchor, self.focus)

    @property
    def is_empty(self) -> bool:
        """Whether it is a mere caret."""
        return self.anchor == self.focus

    def rows(self) -> range:
        """The rows that it touches."""
        return range(self.start.row, self.end.row + 1)

    def span(self, row: int, length: int) -> tuple[int, int] | None:
        """The selected `[start, end)` of a row whose text is this long; None where nothing is."""
        if not self.start.row <= row <= self.end.row:
            return None
        start = self.start.offset if row == self.start.row else 0
        end = self.end.offset if row == self.end.row else length
        return (start, min(end, length)) if start < min(end, length) else None

    def spans(self, texts: Texts) -> Iterator[tuple[int, int, int]]:
        """Each row's selected part as `(row, start, end)`."""
        for row in self.rows():
            span = self.span(row, len(texts.text(row, self.column) or ""))
            if span:
                yield row, *span


class Paragraphs(Protocol):
    """What moving by paragraphs needs to know of a page."""

    def __len__(self) -> int:
        """How many rows there are."""

    def begins_paragraph(self, index: int) -> bool:
        """Whether a paragraph begins with this row."""


def paragraph_from(page: Paragraphs, row: int, by: int) -> int:
    """The row that begins the next paragraph (1), or this one or the one before (-1).

    Beyond the last paragraph it is the last row, before the first one the first.
    """
    row += by
    while 0 < row < len(page) - 1 and not page.begins_paragraph(row):
        row += by
    return max(0, min(row, len(page) - 1))


def caret(column: int, point: Point) -> Selection:
    """An empty selection at a point."""
    return Selection(column, point, point)


def around(texts: Texts, column: int, point: Point, grain: Grain) -> tuple[Point, Point]:
    """The unit of this grain that holds the character after a point; empty where there is none."""
    text = texts.text(point.row, column) or ""
    start, end = point.offset, point.offset
    match grain:
        case Grain.WORD:
            start, end = steps.word_at(text, point.offset)
        case Grain.SENTENCE:
            start, end = _sentence(texts.sentences(point.row, column), point.offset)
        case Grain.ROW:
            start, end = 0, len(text)
    return Point(point.row, start), Point(point.row, end)


def dragged(texts: Texts, column: int, *, origin: Point, to: Point, grain: Grain) -> Selection:
    """The selection of whole units from where a drag began to where it is.

    A unit belongs to it when the drag went over at least one of its characters.
    """
    if origin == to:
        first, last = around(texts, column, origin, grain)
        return Selection(column, first, last)
    low, high = min(origin, to), max(origin, to)
    start = min(low, around(texts, column, low, grain)[0])
    end = max(high, _before(texts, column, high, grain))
    return Selection(column, start, end) if to == high else Selection(column, end, start)


def stepped(texts: Texts, selection: Selection, step: int, grain: Grain) -> Selection:
    """The focus one character or word on (step 1) or back (-1), over the ends of rows."""
    point = _stepped(texts, selection.column, selection.focus, step, grain)
    return replace(selection, focus=point)


def _before(texts: Texts, column: int, point: Point, grain: Grain) -> Point:
    """The end of the unit that holds the character before a point."""
    text = texts.text(point.row, column) or ""
    if point.offset == 0 or grain is Grain.CHARACTER:
        return point
    last = steps.previous_character(text, point.offset)
    return around(texts, column, Point(point.row, last), grain)[1]


def _sentence(sentences: tuple[tuple[int, int], ...], offset: int) -> tuple[int, int]:
    for start, end in sentences:
        if offset < end:
            return start, end
    return sentences[-1] if sentences else (offset, offset)


def _stepped(texts: Texts, column: int, point: Point, step: int, grain: Grain) -> Point:
    text = texts.text(point.row, column) or ""
    if step > 0 and point.offset < len(text):
        forward = steps.next_word if grain is Grain.WORD else steps.next_character
        return Point(point.row, forward(text, point.offset))
    if step < 0 and point.offset > 0:
        backward = steps.previous_word if grain is Grain.WORD else steps.previous_character
        return Point(point.row, backward(text, point.offset))
    return _neighbour(texts, column, point, step)


def _neighbour(texts: Texts, column: int, point: Point, step: int) -> Point:
    """The near end of the next row in which the column has text, or the point itself."""
    row = point.row + step
    while 0 <= row < len(texts):
        text = texts.text(row, column)
        if text:
            return Point(row, 0 if step > 0 else len(text))
        row += step
    return point
