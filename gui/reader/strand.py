"""What scrolls together: the rows of all columns in step, or those of one column by itself.

Columns in step are one strand: every row is as high as its tallest cell. Unlinked, each column is
a strand of its own, with its own heights and its own place, over the same rows.
"""

from collections.abc import Callable
from weakref import proxy

from core.reading.page import Page
from gui.reader.grid import is_dense
from gui.reader.layout import RowBox, RowSetter
from gui.reader.row_index import RowIndex
from gui.reader.scroller import Scroller

TAIL = 64
"""Empty pixels that can be scrolled in below the last row."""

SAMPLED = 2500
"""From how many rows at most heights are estimated; longer articles are sampled."""


class Strand:
    """The rows of some columns with the place that they are scrolled to.

    `column` is the one column of the strand, None for all; `lay_out` gives a row with all cells.
    """

    def __init__(
        self,
        page: Page,
        setter: RowSetter,
        lay_out: Callable[[int], RowBox],
        *,
        column: int | None,
        per_character: float,
    ) -> None:
        self.column = column
        self._lay_out = lay_out
        lengths, fixed = _sampled(page, setter, column)
        self.index = RowIndex(lengths, fixed, per_character=per_character)
        own = proxy(self)  # no circle: nothing frozen for the garbage collector would ever go
        self.scroller = Scroller(self.index, lambda row: own.box(row).height, tail=TAIL)

    def box(self, row: int) -> RowBox:
        """A row as high as it is in this strand."""
        box = self._lay_out(row)
        return box if self.column is None else box.alone(self.column)

    def anchor(self, focused: int | None) -> tuple[int, int]:
        """The row that is to stay where it is, and its top in view pixels."""
        top = None if focused is None else self.scroller.top_of(focused)
        if focused is not None and top is not None:
            return focused, top
        return self.scroller.row, -self.scroller.offset


def _sampled(page: Page, setter: RowSetter, column: int | None) -> tuple[list[int], list[int]]:
    """Characters of each row's longest cell and the pixels beside them, sampled if very many."""
    dense = [2 if is_dense(one.language) else 1 for one in page.columns]
    counted = slice(None) if column is None else slice(column, column + 1)
    step = max(1, -(-len(page) // SAMPLED))
    lengths: list[int] = []
    fixed: list[int] = []
    for row in range(0, len(page), step):
        costs = [a * b for a, b in zip(page.lengths(row), dense, strict=True)]
        lengths += [max(costs[counted], default=0)] * step
        fixed += [setter.fixed_height(row)] * step
    return lengths[: len(page)], fixed[: len(page)]
