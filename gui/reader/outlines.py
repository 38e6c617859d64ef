"""Where the words are that are outlined for the person to take."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QRect

from core.model import Passage
from gui.reader.selection import Point, Selection
from gui.reader.spread import Placed, Spread


def outline_boxes(spread: Spread, passages: Iterable[Passage]) -> list[QRect]:
    """The rectangles, line by line, of those of the passages that are in view, content pixels."""
    return [
        box
        for passage in passages
        if (selection := _selected(spread, passage)) is not None
        for placed in spread.placed()
        if placed.column in (None, selection.column)
        for box in _boxes(spread, placed, selection)
    ]


def _selected(spread: Spread, passage: Passage) -> Selection | None:
    versions = [column.version_id for column in spread.page.columns]
    if passage.version_id not in versions:
        return None
    column = versions.index(passage.version_id)
    start = spread.point_at(column, passage.start)
    last = spread.point_at(column, passage.end - 1)
    if start is None or last is None:
        return None
    return Selection(column, start, Point(last.row, last.offset + 1))


def _boxes(spread: Spread, placed: Placed, selection: Selection) -> Iterator[QRect]:
    box, cell = placed.box, placed.box.cells[selection.column]
    span = selection.span(box.index, len(cell.block.text)) if cell.block else None
    if cell.block is None or span is None:
        return
    shift = box.shift(cell.height, above=-placed.top, view_height=spread.scroller.view_height)
    for rectangle in cell.block.rectangles(*span):
        yield rectangle.translated(cell.track.text_left, placed.top + cell.top + shift)
