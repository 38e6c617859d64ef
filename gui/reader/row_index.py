"""How tall the rows are and where each begins, for articles of any length.

A row's height is known once it has been laid out. Until then it is estimated: a fixed part
(padding, the gap above a paragraph) plus its length in characters times the pixels that one
character costs at this width. Three Fenwick trees hold the known heights, and the fixed parts and
lengths of the rows not yet known; a sum over all three gives any row's top, and a descent through
all three finds the row at any height, both in O(log n).

Because the trees of the unknown rows do not depend on the width, a new width only empties the
tree of known heights, takes the other two as they were in the beginning and changes one factor.
The trees are arrays of machine integers, copied whole: microseconds, however long the article.
(Fenwick, A new data structure for cumulative frequency tables, 1994.)
"""

from array import array
from collections.abc import Sequence
from itertools import accumulate


class RowIndex:
    """Tops and heights of rows in pixels, exact where known, estimated elsewhere.

    `lengths` are characters of each row's longest cell, `fixed` the pixels that a row has beside
    its text; `per_character` is pixels of height per character at the present width.
    """

    def __init__(
        self, lengths: Sequence[int], fixed: Sequence[int], *, per_character: float = 1.0
    ) -> None:
        self._lengths = lengths
        self._fixed = fixed
        self._first_lengths = _tree(lengths)
        self._first_fixed = _tree(fixed)
        self._highest_bit = 1 << (len(lengths).bit_length() - 1) if lengths else 0
        self.reset(per_character)

    def __len__(self) -> int:
        return len(self._lengths)

    @property
    def total(self) -> float:
        """The height of all rows together."""
        return self.top(len(self))

    def reset(self, per_character: float) -> None:
        """Forget all known heights: the width or the type has changed."""
        self._per_character = per_character
        self._known: dict[int, int] = {}
        self._known_tree = array("q", bytes(8 * (len(self) + 1)))
        self._fixed_tree = self._first_fixed[:]
        self._length_tree = self._first_lengths[:]

    def is_known(self, row: int) -> bool:
        """Whether the row has been laid out since the last reset."""
        return row in self._known

    def height(self, row: int) -> float:
        """The height of a row: exact if known, else estimated."""
        known = self._known.get(row)
        return self._estimate(row) if known is None else known

    def set_height(self, row: int, height: int) -> None:
        """Record what laying a row out has shown."""
        before = self._known.get(row)
        if before == height:
            return
        if before is None:
            _add(self._fixed_tree, row, -self._fixed[row])
            _add(self._length_tree, row, -self._lengths[row])
        self._known[row] = height
        _add(self._known_tree, row, height - (before or 0))

    def top(self, row: int) -> float:
        """The sum of the heights of all rows before this one."""
        known, fixed, length = self._known_tree, self._fixed_tree, self._length_tree
        pixels = characters = 0
        node = row
        while node:
            pixels += known[node] + fixed[node]
            characters += length[node]
            node &= node - 1
        return pixels + characters * self._per_character

    def find(self, y: float) -> tuple[int, float]:
        """The row at this height and the pixels of it that lie above; ends where the rows end."""
        node, rest, step = 0, max(0.0, y), self._highest_bit
        while step:
            candidate = node + step
            if candidate <= len(self):
                span = self._span(candidate)
                if span <= rest:
                    node, rest = candidate, rest - span
            step >>= 1
        if node >= len(self):
            last = max(0, len(self) - 1)
            return last, self.height(last) if len(self) else 0.0
        return node, rest

    def _span(self, node: int) -> float:
        fixed = self._known_tree[node] + self._fixed_tree[node]
        return fixed + self._length_tree[node] * self._per_character

    def _estimate(self, row: int) -> float:
        return self._fixed[row] + self._lengths[row] * self._per_character


def _tree(values: Sequence[int]) -> "array[int]":
    """A Fenwick tree of these values, node 0 unused, built from their running sums."""
    sums = list(accumulate(values, initial=0))
    return array("q", [total - sums[node & (node - 1)] for node, total in enumerate(sums)])


def _add(tree: "array[int]", row: int, amount: int) -> None:
    node = row + 1
    while node < len(tree):
        tree[node] += amount
        node += node & -node
