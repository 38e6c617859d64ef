"""The seam for evidence that the aligner does not gather itself."""

from collections.abc import Sequence
from typing import Protocol

from core.alignment.tokens import Grid


class Similarity(Protocol):
    """Something that knows, for runs of sentences of two given texts, how alike they are."""

    def log_odds(self, kinds: Sequence[tuple[int, int]], rows: range, columns: range) -> list[Grid]:
        """Log-odds that runs of sentences say the same, by this evidence alone; a grid for a kind.

        For the kind `(a, b)` cell [i, j] is for the `a` source sentences from `rows[i]` on and
        the `b` target sentences from `columns[j]` on; runs that would leave `rows` or `columns`
        have no cell, so the shape is (max(0, len(rows) - a + 1), max(0, len(columns) - b + 1)).
        A kind comes after those that it holds: (1, 2) after (1, 1).
        """
