"""What the borders between sentences say: paragraph breaks, and how sentences begin and end.

Translators mostly keep paragraphs, scrapers often lose them on one side. A heading, which has no
full stop, is a heading in both texts; a sentence that begins with a small letter goes on from the
one before, which the other text may not have cut. None of this is assumed. How often beads begin
at paragraphs, with what mark they end, and over what borders they join sentences, is counted in
the beads found so far and set against what chance would give. Where the borders of two texts have
nothing to do with each other the counts say so, and they weigh nothing.

Each border counts once: at the end of a bead by the mark before it, inside by that and the letter
after it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from core.alignment.beads import Bead
from core.alignment.breaks import Breaks
from core.alignment.tokens import Floats, Grid, Ints, Text

_DRAWN = 10.0
_FAINTEST = 1e-3


@dataclass(frozen=True, slots=True)
class Meetings:
    """Log-odds `odds[s, t]` of a bead at whose edge sentences of these kinds meet.

    `source` and `target` have the kind of each sentence.
    """

    source: Ints
    target: Ints
    odds: Floats

    @classmethod
    def counted(
        cls, source: Ints, target: Ints, pairs: Sequence[tuple[int, int, float]]
    ) -> "Meetings":
        """What these pairs of sentences show, each with the belief in it."""
        chance = np.outer(_shares(source), _shares(target))
        counts = _DRAWN * chance
        for i, j, belief in pairs:
            counts[source[i], target[j]] += belief
        return cls(source, target, np.log(counts / counts.sum() / chance))

    def between(self, source: range, target: range) -> Grid:
        """Those of each of these sentences with each: [source, target]."""
        here = self.source[source.start : source.stop]
        there = self.target[target.start : target.stop]
        return np.asarray(self.odds.astype(np.float32)[here][:, there])


@dataclass(frozen=True, slots=True)
class Joins:
    """Log-odds of a bead that holds borders of these kinds.

    `borders` has the kind of the border before each sentence.
    """

    borders: Ints
    odds: Floats

    @classmethod
    def counted(cls, borders: Ints, runs: Sequence[range]) -> "Joins":
        """What these runs of sentences show."""
        chance = _shares(borders)
        within = np.array([borders[number] for run in runs for number in run[1:]], np.int64)
        counts = np.bincount(within, minlength=len(chance)) + _DRAWN * chance
        shares = np.maximum(counts / counts.sum(), _FAINTEST)
        return cls(borders, np.log(shares / np.maximum(chance, _FAINTEST)))

    def of(self, places: range, width: int) -> Floats:
        """Those of runs of `width` sentences from each place on."""
        each = self.odds[self.borders[places.start : places.stop + width - 1]]
        found = np.zeros(len(places))
        for step in range(1, width):
            found += each[step : step + len(places)]
        return found


@dataclass(frozen=True, slots=True)
class Borders:
    """All that the borders of two texts say: at a bead's begin, at its end, on either side."""

    begins: tuple[Meetings, ...] = ()
    ends: tuple[Meetings, ...] = ()
    source: tuple[Joins, ...] = ()
    target: tuple[Joins, ...] = ()
    gaps: Breaks | None = None

    @classmethod
    def counted(cls, source: Text, target: Text, beads: Sequence[Bead]) -> "Borders":
        """Judged by these beads; by paragraphs only where both texts have them."""
        held = [bead for bead in beads if not bead.is_gap]
        if not held:
            return cls()
        last = [(bead.source.stop - 1, bead.target.stop - 1, bead.score) for bead in held]
        here, there = [bead.source for bead in held], [bead.target for bead in held]
        found = cls(
            (),
            (Meetings.counted(source.endings, target.endings, last),),
            (Joins.counted(source.borders, here),),
            (Joins.counted(target.borders, there),),
        )
        if not source.has_paragraphs or not target.has_paragraphs:
            return found
        after = [bead for before, bead in pairwise([held[0], *beads]) if not before.is_gap]
        first = [(b.source.start, b.target.start, b.score) for b in after if not b.is_gap]
        breaks = source.breaks.astype(np.int64), target.breaks.astype(np.int64)
        begins = Meetings.counted(*breaks, first)
        return cls(
            (begins,),
            found.ends,
            (*found.source, Joins.counted(breaks[0], here)),
            (*found.target, Joins.counted(breaks[1], there)),
            Breaks.counted(source.breaks, target.breaks, beads, begins.odds),
        )

    def beside(self, source: range, target: range) -> "Edges":
        """What is said of beads that begin in the first and end in the last of these sentences."""
        return Edges(
            _summed([met.between(source, target) for met in self.begins], source, target),
            _summed([met.between(source, target) for met in self.ends], source, target),
        )

    def joined(self, places: range, width: int, *, side: int) -> Floats:
        """What is said of joining `width` sentences from each place on."""
        found = np.zeros(len(places))
        for joins in self.target if side else self.source:
            found += joins.of(places, width)
        return found


@dataclass(frozen=True, slots=True)
class Edges:
    """Log-odds of beads by their first sentences, and by their last ones: [source, target]."""

    begins: Grid
    ends: Grid

    def odds(self, shape: tuple[int, int], widths: tuple[int, int]) -> Grid:
        """Of beads of so many sentences that begin in the first rows and columns."""
        (height, width), (a, b) = shape, widths
        ends = self.ends[a - 1 : a - 1 + height, b - 1 : b - 1 + width]
        return np.asarray(self.begins[:height, :width] + ends)


def _summed(grids: Sequence[Grid], source: range, target: range) -> Grid:
    return np.asarray(sum(grids, np.zeros((len(source), len(target)), np.float32)))


def _shares(kinds: Ints) -> Floats:
    """How often each kind occurs, never quite 0."""
    counts = np.bincount(kinds) + _FAINTEST
    return np.asarray(counts / counts.sum(), np.float64)
