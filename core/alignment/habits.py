"""How the translator joins, splits and leaves out: chances of each kind of bead and of gaps.

They start from what is common in published translations and are drawn to what the beads found so
far show, pair by pair: a free translation joins a fifth of its sentences, a news text hardly any.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.alignment.beads import Bead
from core.alignment.lattice import Gaps
from core.alignment.tokens import Floats

KINDS = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 4), (4, 1), (2, 3), (3, 2))
DEEPEST = 4
_USUAL = np.array([0.84, 0.055, 0.055, 0.01, 0.006, 0.006, 0.002, 0.002, 0.002, 0.002])
_DRAWN = 60.0
_OPENED_FIRST, _OPENED = 0.01, 0.03
_MOST_OPENED = 0.3
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
        return cls(np.log(_USUAL / _USUAL.sum()), _gaps(_OPENED_FIRST))

    @classmethod
    def seen_in(cls, beads: Sequence[Bead]) -> "Habits":
        """What these beads show."""
        counts = _USUAL * _DRAWN
        gaps, matches, in_gap = _OPENED * _DRAWN, _DRAWN, True
        for bead in beads:
            kind = kind_of(bead)
            if kind is not None:
                counts[kind] += bead.score
            gaps += bead.score if bead.is_gap and not in_gap else 0.0
            matches += not bead.is_gap
            in_gap = bead.is_gap
        return cls(np.log(counts / counts.sum()), _gaps(min(_MOST_OPENED, gaps / matches)))


def _gaps(opened: float) -> Gaps:
    return Gaps(
        open=float(np.log(opened / 2)),
        close=float(np.log1p(-opened)),
        stay=float(np.log(_STAY)),
        leave=float(np.log1p(-_STAY)),
        across=float(np.log(_ACROSS)),
        outer=float(np.log(_OUTER)),
        outer_open=float(np.log(_OUTER_OPENED)),
    )
