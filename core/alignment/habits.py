"""How the translator joins, splits and leaves out: chances of each kind of bead and of gaps.

They start from what is common in published translations and are drawn to what the beads found so
far show, pair by pair: a free translation joins a fifth of its sentences, a news text hardly any.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from core.alignment.beads import Bead, inner
from core.alignment.gaps import Gaps
from core.alignment.tokens import Floats

KINDS = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 4), (4, 1), (2, 3), (3, 2))
DEEPEST = 4
_USUAL = np.array([0.84, 0.055, 0.055, 0.01, 0.006, 0.006, 0.002, 0.002, 0.002, 0.002])
_DRAWN = 60.0
_OPENED_FIRST, _OPENED = 0.01, 0.03
_MOST_OPENED = 0.3
_DRAWN_RUNS = 4.0
_STAY = 0.7
_ACROSS = 0.2
_OUTER, _OUTER_OPENED = 0.9, 0.1


def kind_of(bead: Bead) -> int | None:
    """The number of a bead's kind; None for a gap or a kind that is not looked for."""
    widths = (len(bead.source), len(bead.target))
    return KINDS.index(widths) if widths in KINDS else None


@dataclass(frozen=True, slots=True)
class Habits:
    """Log-chances of the kinds of beads, and the log-costs of gaps."""

    usual: Floats
    gaps: Gaps

    @classmethod
    def first(cls) -> "Habits":
        """Before anything is known: gaps are rare, so that the texts are laid out as a whole."""
        return cls(np.log(_USUAL / _USUAL.sum()), _Omissions(_OPENED_FIRST, _STAY, _ACROSS).gaps())

    @classmethod
    def seen_in(cls, beads: Sequence[Bead]) -> "Habits":
        """What these beads show."""
        counts = _USUAL * _DRAWN
        for bead in beads:
            kind = kind_of(bead)
            if kind is not None:
                counts[kind] += bead.score
        return cls(np.log(counts / counts.sum()), _Omissions.seen_in(beads).gaps())


@dataclass(frozen=True, slots=True)
class _Omissions:
    """Chances of beginning a gap, of one more sentence in it, of its going on in the other text."""

    opened: float
    stay: float
    across: float

    @classmethod
    def seen_in(cls, beads: Sequence[Bead]) -> "_Omissions":
        """From the gaps between beads; what lies before the first and after the last is another."""
        matches = _DRAWN
        runs = _OPENED * _DRAWN
        sides, both = _DRAWN_RUNS, _ACROSS * _DRAWN_RUNS
        sentences = _DRAWN_RUNS / (1 - _STAY)
        for is_gap, group in groupby(inner(beads), key=lambda bead: bead.is_gap):
            held = list(group)
            if not is_gap:
                matches += len(held)
                continue
            sure = sum(bead.score for bead in held) / len(held)
            used = {bool(bead.source) for bead in held}
            runs += sure
            sides += sure * len(used)
            both += sure * (len(used) > 1)
            sentences += sure * len(held)
        found = min(_MOST_OPENED, runs / matches)
        return cls(found, 1 - sides / sentences, both / sides)

    def gaps(self) -> Gaps:
        """As log-costs for the lattice."""
        return Gaps(
            open=float(np.log(self.opened / 2)),
            close=float(np.log1p(-self.opened)),
            stay=float(np.log(self.stay)),
            leave=float(np.log1p(-self.stay)),
            across=float(np.log(self.across)),
            outer=float(np.log(_OUTER)),
            outer_open=float(np.log(_OUTER_OPENED)),
        )
