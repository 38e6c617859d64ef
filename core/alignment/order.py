"""Whether the words of a bead come in the same order on both sides, roughly: halves to halves.

Words and lengths say whether two runs of sentences share something, not whether all of one is in
the other. The order does. In a right bead the first half of one side is explained by the first
half of the other, the second by the second, in nearly any two languages, since clauses keep their
places where words don't. Where a sentence too many was taken, or one too few, the halves lie
askew.

Each sentence is cut in the middle of its tokens, so that the halves of any run of sentences end at
such a cut or at a sentence. What the words of each half say of each other half is summed once; a
run's halves are squares of the plane, found in running sums (Crow 1984).
"""

from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from core.alignment.table import Said, Table, damper, said
from core.alignment.tokens import Floats, Grid, Text

_Many = TypeVar("_Many", Floats, Grid)


@dataclass(frozen=True, slots=True)
class Order:
    """Two texts in halves of sentences, and what their words say of each other."""

    source: Text
    target: Text
    forth: Table
    back: Table

    @classmethod
    def of(cls, source: Text, target: Text, forth: Table, back: Table) -> "Order":
        """From the texts and tables of whole sentences."""
        return cls(halved(source), halved(target), _halved(forth), _halved(back))

    def said(self, rows: range, columns: range) -> tuple[Said, Said]:
        """What the halves of these sentences say of each other, forth and back."""
        here, there = _halves(rows), _halves(columns)
        return (
            said(self.forth, self.source, self.target, here, there),
            said(self.back, self.target, self.source, there, here),
        )


class Halves:
    """What half-sentences say of each other, in running sums."""

    def __init__(self, forth: Said, back: Said) -> None:
        (there,), (here,) = forth.scores(1), back.scores(1)
        there /= damper(back.counts)
        there += (here / damper(forth.counts)).T
        self._sums = np.zeros((there.shape[0] + 1, there.shape[1] + 1))
        np.cumsum(np.cumsum(there, axis=0, dtype=np.float64), axis=1, out=self._sums[1:, 1:])
        self._down: dict[tuple[int, int], Grid] = {}

    def order(self, shape: tuple[int, int], widths: tuple[int, int]) -> Grid:
        """What halves that should meet say of each other, less what those say that should not.

        Of beads of so many sentences that begin in the first rows and columns. It is a mean over
        pairs of sentences: two beads that are right have more of it than both as one.
        """
        (height, width), (a, b) = shape, widths
        if (height, a) not in self._down:
            self._down[height, a] = _bend(self._sums, a, height).astype(np.float32)
        found = _bend(self._down[height, a].T, b, width).T
        return np.asarray(found / np.float32(a * b))


def _bend(sums: _Many, step: int, count: int) -> _Many:
    """The second differences over `step` halves at every other row: this half less the next."""
    first, middle, last = (sums[k * step : k * step + 2 * count : 2] for k in range(3))
    return np.asarray(first - 2 * middle + last)


def halved(text: Text) -> Text:
    """A text with its sentences cut in the middle: its tokens and where they lie, no more."""
    middles = (text.starts[:-1] + text.starts[1:]) // 2
    starts = np.append(np.stack([text.starts[:-1], middles], axis=1).ravel(), text.starts[-1])
    return replace(text, starts=starts, token_counts=np.diff(starts))


def _halved(table: Table) -> Table:
    """What each sentence taught counts for either half."""
    return replace(
        table,
        own_starts=np.repeat(table.own_starts, 2, axis=0),
        own_trust=np.repeat(table.own_trust, 2),
    )


def _halves(sentences: range) -> range:
    return range(2 * sentences.start, 2 * sentences.stop)
