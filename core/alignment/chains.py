"""The heaviest chain of boxes in the plane, each beginning where the one before has ended.

Boxes are taken by their first row, and one counts as ended once its last row has passed; a tree
of maxima over the columns (Fenwick 1994) then gives the heaviest chain that ends left of a box.
So n boxes take n log n steps.
"""

from dataclasses import dataclass

import numpy as np

from core.alignment.tokens import Floats, Ints


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes of the plane: rows `first_row:last_row`, columns `first_column:last_column`.

    No box is empty, and each has a weight above 0.
    """

    first_row: Ints
    last_row: Ints
    first_column: Ints
    last_column: Ints
    weight: Floats

    def sides(self) -> tuple[Ints, Ints, Ints, Ints]:
        """The bounds in their order."""
        return self.first_row, self.last_row, self.first_column, self.last_column

    def chosen(self, numbers: Ints, weight: Floats) -> "Boxes":
        """Some of the boxes, with other weights."""
        i, k, j, m = (side[numbers] for side in self.sides())
        return Boxes(i, k, j, m, weight)


def heaviest(boxes: Boxes) -> list[int]:
    """The numbers of the boxes of the heaviest chain, in order."""
    if not len(boxes.weight):
        return []
    tree = _Maxima(int(boxes.last_column.max()) + 1)
    totals = boxes.weight.tolist()
    before = [-1] * len(totals)
    ending = np.lexsort((boxes.last_column, boxes.last_row)).tolist()
    last_rows, last_columns = boxes.last_row.tolist(), boxes.last_column.tolist()
    ended = 0
    for box in np.lexsort((boxes.first_column, boxes.first_row)).tolist():
        while last_rows[ending[ended]] <= boxes.first_row[box]:
            tree.raise_to(last_columns[ending[ended]], totals[ending[ended]], ending[ended])
            ended += 1
        value, before[box] = tree.upto(int(boxes.first_column[box]))
        totals[box] += value
    return _traced(int(np.argmax(totals)), before)


def _traced(box: int, before: list[int]) -> list[int]:
    found: list[int] = []
    while box >= 0:
        found.append(box)
        box = before[box]
    return found[::-1]


class _Maxima:
    """A tree of prefix maxima over places from 0, each with the box that made it."""

    def __init__(self, size: int) -> None:
        self._values = [0.0] * (size + 1)
        self._boxes = [-1] * (size + 1)

    def upto(self, place: int) -> tuple[float, int]:
        """The largest value at this place or before, and its box; -1 if there is none."""
        value, box = 0.0, -1
        place += 1
        while place > 0:
            if self._values[place] > value:
                value, box = self._values[place], self._boxes[place]
            place -= place & -place
        return value, box

    def raise_to(self, place: int, value: float, box: int) -> None:
        """Set a place to a value, if it is larger."""
        place += 1
        while place < len(self._values):
            if value > self._values[place]:
                self._values[place], self._boxes[place] = value, box
            place += place & -place
