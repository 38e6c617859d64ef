"""What lies under a point of the view."""

from dataclasses import dataclass

from core.model import AnnotationId
from gui.reader import stripes
from gui.reader.grid import GUTTER, Grid
from gui.reader.layout import CellBox, RowBox


@dataclass(frozen=True, slots=True)
class Hit:
    """A point's row and column, the nearest offset in the cell's text, and what is right there.

    `character` is the offset of the character under the point, None beside the text; `marks` are
    the annotations on it, the shortest first, or those of a stripe in the margin; `badge` those of
    a note badge.
    """

    row: int
    column: int
    offset: int
    character: int | None = None
    marks: tuple[AnnotationId, ...] = ()
    badge: tuple[AnnotationId, ...] = ()
    gutter: bool = False

    @property
    def on_stripe(self) -> bool:
        """Whether it is a stripe in the margin."""
        return self.character is None and bool(self.marks)


def hit_test(
    grid: Grid,
    box: RowBox,
    *,
    x: int,
    y: int,
    aside: int,
    above: int,
    view_height: int,
    column: int | None,
) -> Hit:
    """What lies at content `x` and `y` pixels below the row's top.

    `aside` and `above` are how many pixels of the columns and of the row are scrolled away;
    `column` keeps to one column, as a drag does.
    """
    gutter = x - aside < grid.left + GUTTER and not grid.single
    number = grid.column_at(x) if column is None else column
    cell = box.cells[number]
    inner = y - box.shift(cell.height, above=above, view_height=view_height)
    if cell.block is None:
        return Hit(box.index, number, 0, gutter=gutter)
    left, top = x - cell.track.text_left, inner - cell.top
    character = cell.block.character_at(left, top)
    return Hit(
        box.index,
        number,
        cell.block.offset_at(left, top),
        character,
        _marks_at(cell, character) or stripes.at(cell.stripes, x, inner),
        next((badge.annotations for badge in cell.badges if badge.box.contains(x, inner)), ()),
        gutter=gutter,
    )


def _marks_at(cell: CellBox, character: int | None) -> tuple[AnnotationId, ...]:
    if character is None:
        return ()
    over = [mark for mark in cell.marks if mark.start <= character < mark.end]
    return tuple(mark.annotation for mark in sorted(over, key=lambda mark: mark.end - mark.start))
