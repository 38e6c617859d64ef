"""What paragraph breaks say, where both texts have them.

Translators mostly keep paragraphs, scrapers often lose them on one side. So nothing is assumed:
how often a bead begins at a break on both sides, one or neither, and how often a break falls
inside a bead, is counted in the beads found so far and set against what chance would give. Where
the two texts' breaks have nothing to do with each other the counts say so, and breaks weigh
nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.alignment.beads import Bead
from core.alignment.tokens import Flags, Floats, Grid, Text

_DRAWN = 10.0


@dataclass(frozen=True, slots=True)
class Breaks:
    """Log-odds `begins[s, t]` of a bead's first sentences being at breaks, and of breaks inside."""

    begins: Floats
    inside_source: tuple[float, float]
    inside_target: tuple[float, float]

    @classmethod
    def silent(cls) -> "Breaks":
        """Breaks that say nothing."""
        return cls(np.zeros((2, 2)), (0.0, 0.0), (0.0, 0.0))

    @classmethod
    def counted(cls, source: Text, target: Text, beads: Sequence[Bead]) -> "Breaks":
        """What the breaks of two texts say, judged by these beads."""
        matches = [bead for bead in beads if not bead.is_gap]
        if not matches or not source.has_paragraphs or not target.has_paragraphs:
            return cls.silent()
        chance_a, chance_b = float(source.breaks.mean()), float(target.breaks.mean())
        single = np.outer([1 - chance_a, chance_a], [1 - chance_b, chance_b])
        counts = _DRAWN * single
        for bead in matches:
            at_break = source.breaks[bead.source.start], target.breaks[bead.target.start]
            counts[int(at_break[0]), int(at_break[1])] += bead.score
        return cls(
            np.log(counts / counts.sum() / single),
            _inside(source.breaks, [bead.source for bead in matches], chance_a),
            _inside(target.breaks, [bead.target for bead in matches], chance_b),
        )

    def meetings(self, source: Flags, target: Flags) -> Grid:
        """For beads that begin at these sentences: [source, target]."""
        found = self.begins[source.astype(np.int64)[:, None], target.astype(np.int64)]
        return np.asarray(found, np.float32)

    def scores(self, text: Text, places: range, width: int, *, side: int) -> Floats:
        """The log-odds of what lies inside runs of `width` sentences from each place on."""
        values = self.inside_target if side else self.inside_source
        each = np.where(text.breaks[places.start : places.stop + width - 1], values[1], values[0])
        found = np.zeros(len(places))
        for step in range(1, width):
            found += each[step : step + len(places)]
        return found


def _inside(breaks: Flags, runs: Sequence[range], chance: float) -> tuple[float, float]:
    """Log-odds of no break, and of a break, between two sentences of one bead."""
    within = [bool(breaks[number]) for run in runs for number in run[1:]]
    share = (sum(within) + _DRAWN * chance) / (len(within) + _DRAWN)
    share = min(max(share, 1e-3), 1 - 1e-3)
    return float(np.log((1 - share) / (1 - chance))), float(np.log(share / chance))
