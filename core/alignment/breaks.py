"""What paragraph breaks say of gaps: where a paragraph begins whose first sentence is left out.

It begins with the sentence after that one. So its break stands before a gap in one text and
behind it in the other, and two beads on either side of the gap may each begin a paragraph in one
text alone, which beads hardly do otherwise. That is why gaps have counts of their own: which
breaks meet where they begin, and where they end. They begin with the belief that where a text
goes on, a break of it may be met at either end of what the other one has besides.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from core.alignment.beads import Bead, inner
from core.alignment.tokens import Flags, Floats, Ints

_DRAWN = 10.0


@dataclass(frozen=True, slots=True)
class Breaks:
    """Log-odds of gaps by the breaks at their beginning and at their end.

    `source` and `target` tell of each sentence whether it begins a paragraph. The log-odds
    `opens[side, s, t]` are those of a gap of this side (0 source, 1 target) to begin before two
    sentences of which s and t say whether they begin one, `closes` of a bead to begin there after
    the gap, where for a bead after another bead they would be 0.
    """

    source: Flags
    target: Flags
    opens: Floats
    closes: Floats

    @classmethod
    def silent(cls, source: int, target: int) -> "Breaks":
        """Breaks that say nothing."""
        flags = np.zeros(source, np.bool_), np.zeros(target, np.bool_)
        return cls(*flags, np.zeros((2, 2, 2)), np.zeros((2, 2, 2)))

    @classmethod
    def counted(
        cls, source: Flags, target: Flags, beads: Sequence[Bead], usual: Floats
    ) -> "Breaks":
        """What the gaps among these beads show; `usual` are the log-odds [s, t] between beads."""
        opens, closes = np.zeros((2, 2, 2)), np.zeros((2, 2, 2))
        for before, bead in pairwise(inner(beads)):
            s, t = int(source[bead.source.start]), int(target[bead.target.start])
            if before.is_gap and not bead.is_gap:
                closes[_side(before), s, t] += before.score
            elif bead.is_gap and not before.is_gap:
                opens[_side(bead), s, t] += bead.score
        chance_a, chance_b = float(source.mean()), float(target.mean())
        single = np.outer([1 - chance_a, chance_a], [1 - chance_b, chance_b])
        drawn = _drawn(usual, single)
        ends = _odds(closes + drawn, single) - usual
        return cls(source, target, _odds(opens + drawn, single), ends)

    def within(self, source: range, target: range) -> "Breaks":
        """Those of some of the sentences."""
        rows, columns = slice(source.start, source.stop), slice(target.start, target.stop)
        return replace(self, source=self.source[rows], target=self.target[columns])

    def weakened(self, share: float) -> "Breaks":
        """Only a share of all log-odds."""
        return replace(self, opens=share * self.opens, closes=share * self.closes)

    def row(self, i: int) -> int:
        """Which row of the odds holds for the source sentence i, or for the end."""
        return int(self.source[i]) if i < len(self.source) else 0

    def columns(self, low: int, high: int) -> Ints:
        """Which columns of the odds hold for the target sentences `low:high`, or for the end."""
        beyond = np.zeros(max(0, high - len(self.target)), np.bool_)
        return np.concatenate([self.target[low:high], beyond]).astype(np.int64)


def _side(gap: Bead) -> int:
    return 0 if gap.source else 1


def _drawn(usual: Floats, single: Floats) -> Floats:
    """Counts [side, s, t] to begin with: as between beads, but for breaks of the other text."""
    drawn = np.array([np.exp(usual) * single] * 2)
    drawn[0, 0, 1], drawn[1, 1, 0] = single[0, 1], single[1, 0]
    return np.asarray(_DRAWN * drawn)


def _odds(counts: Floats, single: Floats) -> Floats:
    return np.asarray(np.log(counts / counts.sum((1, 2), keepdims=True) / single))
