"""The two ends of the current annotation's mark, which can be taken and moved.

The handles stand in the focused column: on the mark that was made there, or on the linked one. An
end is moved by mouse, from word to word unless Alt is held, or by keys a word at a time. What is
asked for is announced as a passage; until it is stored, it is shown as a selection.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect

from core.model import AnnotationId, Target
from core.text import steps
from gui.reader.selection import Grain, Point, Selection, dragged, stepped

if TYPE_CHECKING:
    from gui.reader.spread import Spread

REACH = 6
"""How many pixels beside an end still take its handle."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Where a mark begins and ends in a column of the page."""

    annotation: AnnotationId
    column: int
    start: Point
    end: Point

    def moved(self, to: Point, *, start: bool) -> "Ends":
        """One end elsewhere; the ends never meet or pass each other."""
        if start:
            return Ends(self.annotation, self.column, to, self.end) if to < self.end else self
        return Ends(self.annotation, self.column, self.start, to) if to > self.start else self

    def selection(self) -> Selection:
        """The same as a selection."""
        return Selection(self.column, self.start, self.end)


def ends_of(spread: "Spread", annotation: AnnotationId, column: int) -> Ends | None:
    """The ends of an annotation's mark in a column, None where it has none."""
    target = _target(spread, annotation, column)
    if target is None or target.end <= target.start:
        return None
    start = spread.point_at(column, target.start)
    last = spread.point_at(column, target.end - 1)
    if start is None or last is None:
        return None
    return Ends(annotation, column, start, Point(last.row, last.offset + 1))


def handle_boxes(spread: "Spread", ends: Ends) -> dict[bool, QRect]:
    """The lines at the ends that are in view, in content pixels; True is the start."""
    boxes: dict[bool, QRect] = {}
    for placed in spread.placed():
        if placed.column not in (None, ends.column):
            continue
        cell = placed.box.cells[ends.column]
        above, height = -placed.top, spread.scroller.view_height
        shift = placed.box.shift(cell.height, above=above, view_height=height)
        for is_start, point in ((True, ends.start), (False, ends.end)):
            if cell.block is not None and point.row == placed.box.index:
                caret = cell.block.edge(point.offset, before=not is_start)
                y = placed.top + cell.top + shift
                boxes[is_start] = caret.translated(cell.track.text_left, y)
    return boxes


def handle_at(spread: "Spread", ends: Ends, point: QPoint) -> bool | None:
    """Which handle is at a content point: True the start's, False the end's, None neither."""
    for is_start, box in handle_boxes(spread, ends).items():
        side = (-REACH, 1) if is_start else (-1, REACH)
        if box.adjusted(side[0], -3, side[1], 3).contains(point):
            return is_start
    return None


def drawn_to(spread: "Spread", ends: Ends, to: Point, *, start: bool, free: bool) -> Ends:
    """The ends with one of them drawn to a point: to the end of its word unless `free`."""
    if not free:
        fixed = ends.end if start else ends.start
        whole = dragged(spread, ends.column, origin=fixed, to=to, grain=Grain.WORD)
        to = whole.start if start else whole.end
    return ends.moved(to, start=start)


def stepped_to(spread: "Spread", ends: Ends, step: int, *, start: bool) -> Ends:
    """The ends with one of them a word on (1) or back (-1)."""
    point = ends.start if start else ends.end
    caret = Selection(ends.column, point, point)
    goal = stepped(spread, caret, step, Grain.WORD).focus
    text = spread.text(goal.row, ends.column) or ""
    if start and step > 0:  # a start stands before a word, not after one
        offset = steps.next_word(text, steps.next_word(text, point.offset))
        goal = Point(goal.row, steps.previous_word(text, offset)) if goal.row == point.row else goal
    if not start and step < 0:  # and an end stands after one
        before = text[: goal.offset].rstrip()
        goal = Point(goal.row, len(before))
    return ends.moved(goal, start=start)


def _target(spread: "Spread", annotation: AnnotationId, column: int) -> Target | None:
    found = spread.page.annotations.get(annotation)
    if found is None or column >= len(spread.page.columns):
        return None
    version = spread.page.columns[column].version_id
    return next((one for one in found.targets if one.version_id == version), None)
