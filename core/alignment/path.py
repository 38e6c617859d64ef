"""The path that holds the most right beads, given the belief in each.

A bead that is right counts twice what a rightly omitted sentence does: it is found and it is not
wrong. The sum of beliefs along a path is what a reader may expect of it, so the best sum is taken
(Goodman 1996 for parsing: maximise the expected number of right parts). Only beads that promise
more than leaving their sentences alone can be on it. They are few, and the best path is their
heaviest chain.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.alignment.beads import Bead
from core.alignment.chains import Boxes, heaviest
from core.alignment.chances import Alignment
from core.alignment.lattice import Lattice
from core.alignment.tokens import Floats, Ints

_GAP_VALUE = 0.5
_LEAST = 1e-3
_CHANCE = 0.01


def best(lattice: Lattice) -> Alignment:
    """Beads in order that use every sentence once, each with the belief in it.

    Its chances are all beads that are believed in with 1 in 100 or more.
    """
    beliefs = _Beliefs.of(lattice)
    return beliefs.alignment(beliefs.heaviest())


def judged(lattice: Lattice, beads: Sequence[Bead]) -> Alignment:
    """The same beads with the beliefs, and the chances, that another lattice gives."""
    beliefs = _Beliefs.of(lattice)
    sides = zip(*(side.tolist() for side in beliefs.boxes.sides()), strict=True)
    held = dict(zip(sides, beliefs.boxes.weight.tolist(), strict=True))
    return beliefs.alignment(
        [replace(bead, score=held.get(_sides(bead), 0.0)) for bead in beads if not bead.is_gap]
    )


@dataclass(frozen=True, slots=True)
class _Beliefs:
    """The beads that are believed at all, weighing their beliefs, and what they leave over."""

    boxes: Boxes
    source: Floats
    target: Floats
    gain: float

    @classmethod
    def of(cls, lattice: Lattice) -> "_Beliefs":
        """What a lattice says."""
        boxes = _believed(lattice)
        source, target = lattice.size
        return cls(
            boxes,
            _left_over(boxes.first_row, boxes.last_row, boxes.weight, source),
            _left_over(boxes.first_column, boxes.last_column, boxes.weight, target),
            lattice.gain,
        )

    def heaviest(self) -> list[Bead]:
        """The beads of the best path."""
        boxes = self.boxes
        gaps = _within(self.source, boxes.first_row, boxes.last_row)
        gaps += _within(self.target, boxes.first_column, boxes.last_column)
        gain = boxes.weight - _GAP_VALUE * gaps
        worth = np.nonzero(gain > 0)[0]
        return _beads(boxes, worth[heaviest(boxes.chosen(worth, gain[worth]))])

    def alignment(self, matches: Sequence[Bead]) -> Alignment:
        """The beads with gaps between them; a gap's score is the belief in the gap."""
        end = Bead(_at(len(self.source)), _at(len(self.target)), 0.0)
        found: list[Bead] = []
        i = j = 0
        for bead in (*matches, end):
            found += self._gaps(range(i, bead.source.start), range(j, bead.target.start))
            found.append(bead)
            i, j = bead.source.stop, bead.target.stop
        chances = _beads(self.boxes, np.nonzero(self.boxes.weight >= _CHANCE)[0])
        return Alignment(tuple(found[:-1]), tuple(chances), self.gain)

    def _gaps(self, source: range, target: range) -> Iterator[Bead]:
        for i in source:
            yield Bead(range(i, i + 1), _at(target.start), float(self.source[i]))
        for j in target:
            yield Bead(_at(source.stop), range(j, j + 1), float(self.target[j]))


def _beads(boxes: Boxes, chosen: Ints) -> list[Bead]:
    columns = (column[chosen].tolist() for column in (*boxes.sides(), boxes.weight))
    return [
        Bead(range(i, k), range(j, m), score) for i, k, j, m, score in zip(*columns, strict=True)
    ]


def _at(place: int) -> range:
    return range(place, place)


def _sides(bead: Bead) -> tuple[int, int, int, int]:
    return bead.source.start, bead.source.stop, bead.target.start, bead.target.stop


def _believed(lattice: Lattice) -> Boxes:
    found = []
    widths = np.array(lattice.kinds, np.int64)
    for window, beliefs in lattice.beliefs():
        kind, row, column = np.nonzero(beliefs > _LEAST)
        i, j = row + window.first, column + window.low
        a, b = widths[kind].T
        found.append((i, i + a, j, j + b, beliefs[kind, row, column]))
    return Boxes(*(np.concatenate(column) for column in zip(*found, strict=True)))


def _left_over(first: Ints, last: Ints, beliefs: Floats, size: int) -> Floats:
    """The belief that each sentence has no counterpart."""
    steps = np.bincount(first, beliefs, size + 1) - np.bincount(last, beliefs, size + 1)
    return np.asarray(np.clip(1 - np.cumsum(steps)[:size], 0.0, 1.0))


def _within(values: Floats, first: Ints, last: Ints) -> Floats:
    """Sums over `first:last`."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    return np.asarray(sums[last] - sums[first])
