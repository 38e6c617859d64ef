"""The beads that teach, and the tokens within them."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from core.alignment.beads import Bead
from core.alignment.tokens import Floats, Ints, Text

_LARGEST_BEAD = 60_000  # pairs of tokens; longer ones teach little and cost much
_MOST_ENTRIES = 1_000_000  # pairs of tokens; of a long text every second, third … bead teaches


@dataclass(frozen=True, slots=True)
class Pairs:
    """Beads that teach: source `first, width`, target `first, width`, and the trust in each.

    They may overlap; of those that hold a sentence the last counts as its own. If they teach
    `others`, none of these beads is judged by what they teach, and nothing need be left out.
    """

    source: Ints
    source_width: Ints
    target: Ints
    target_width: Ints
    trust: Floats
    others: bool = False

    @classmethod
    def of(cls, beads: Iterable[Bead], *, others: bool = False) -> "Pairs":
        """The beads with two sides, each trusted as far as its score."""
        kept = [bead for bead in beads if not bead.is_gap]
        return cls(
            np.array([bead.source.start for bead in kept], np.int64),
            np.array([len(bead.source) for bead in kept], np.int64),
            np.array([bead.target.start for bead in kept], np.int64),
            np.array([len(bead.target) for bead in kept], np.int64),
            np.array([bead.score for bead in kept], np.float64),
            others,
        )

    def sampled(self, source: Text, target: Text) -> "Pairs":
        """Fewer beads, evenly spread, so that learning from a long text costs no more."""
        count_a = source.starts[self.source + self.source_width] - source.starts[self.source]
        count_b = target.starts[self.target + self.target_width] - target.starts[self.target]
        sizes = count_a * count_b
        stride = 1 + int(sizes.sum()) // _MOST_ENTRIES
        kept = (sizes <= _LARGEST_BEAD) & (np.arange(len(sizes)) % stride == 0)
        return Pairs(
            self.source[kept],
            self.source_width[kept],
            self.target[kept],
            self.target_width[kept],
            self.trust[kept],
            self.others,
        )

    def swapped(self) -> "Pairs":
        """The same beads seen from the other text."""
        sides = self.target, self.target_width, self.source, self.source_width
        return Pairs(*sides, self.trust, self.others)


def expanded(starts: Ints, counts: Ints) -> Ints:
    """The numbers `starts[k] … starts[k] + counts[k] - 1` of all k in a row."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total) - np.repeat(ends - counts - starts, counts)


def summed(places: Ints, values: Floats, size: int) -> Floats:
    """Sums of the values that fall on each of `size` places."""
    return np.asarray(np.bincount(places, values, minlength=size), np.float64)
