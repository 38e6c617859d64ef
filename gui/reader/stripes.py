"""Where more marks overlap than underlines can tell apart: stripes in the cell's margin.

Two underlines fit below a line. On a line with a third one, all its marks have a small stripe
beside the line, in the order of the text; a click there goes from one to the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

from core.model import AnnotationId, Colour, Style
from core.reading.page import Mark
from gui.reader.lanes import lanes
from gui.reader.typeset import Block

LANES = 2
"""How many underlines run side by side below a line."""

WIDTH, HEIGHT, GAP = 6, 3, 1
DISTANCE = 2
"""How far the stripes stand from the text."""

MOST = 6


@dataclass(frozen=True, slots=True)
class Stripe:
    """The sign of one mark beside a line; pixels from the row's top and the content's left."""

    box: QRect
    line: int
    annotation: AnnotationId
    colour: Colour


def stripes(
    marks: Sequence[Mark], block: Block, *, left: int, top: int, mirrored: bool
) -> tuple[Stripe, ...]:
    """The stripes of a cell whose text begins at `left` and `top`; mostly none.

    They stand before the text, or behind it where it is `mirrored`, running from right to left.
    """
    drawn = [mark for mark in marks if mark.style is not Style.NONE]
    if len(drawn) <= LANES:
        return ()
    lines: dict[int, list[Mark]] = {}
    crowded: set[int] = set()
    for mark, lane in zip(drawn, lanes(drawn), strict=True):
        for line in range(block.line_at(mark.start), block.line_at(mark.end - 1) + 1):
            lines.setdefault(line, []).append(mark)
            if lane >= LANES:
                crowded.add(line)
    x = left + block.width + DISTANCE if mirrored else left - DISTANCE - WIDTH
    leading = block.face.leading
    return tuple(
        stripe
        for line in sorted(crowded)
        for stripe in _beside(
            lines[line][:MOST], line, QRect(x, top + line * leading, WIDTH, leading)
        )
    )


def at(cell_stripes: Sequence[Stripe], x: int, y: int) -> tuple[AnnotationId, ...]:
    """The annotations of the stripes of the line at a point near them."""
    near = (s for s in cell_stripes if s.box.adjusted(-2, -GAP - 2, 2, GAP + 2).contains(x, y))
    line = next((stripe.line for stripe in near), None)
    return tuple(stripe.annotation for stripe in cell_stripes if stripe.line == line)


def _beside(marks: Sequence[Mark], line: int, room: QRect) -> list[Stripe]:
    """Stripes for marks, in the middle of the room beside their line."""
    step = HEIGHT + GAP
    first = room.top() + (room.height() - len(marks) * step + GAP) // 2
    return [
        Stripe(QRect(room.left(), first + n * step, WIDTH, HEIGHT), line, m.annotation, m.colour)
        for n, m in enumerate(marks)
    ]
