"""The seam for evidence that the aligner does not gather itself."""

from typing import Protocol

from core.alignment.tokens import Floats


class Similarity(Protocol):
    """Something that knows, for runs of sentences of two given texts, how alike they are."""

    def log_odds(self, kind: tuple[int, int], rows: range, columns: range) -> Floats:
        """Log-odds that runs of `kind = (a, b)` sentences say the same, by this evidence alone.

        Cell [i, j] is for the `a` source sentences from `rows[i]` on and the `b` target
        sentences from `columns[j]` on; runs that would leave `rows` or `columns` have no cell,
        so the shape is (max(0, len(rows) - a + 1), max(0, len(columns) - b + 1)).
        """
