"""The path that holds the most right beads, given the belief in each.

A bead that is right counts twice what a rightly omitted sentence does: it is found and it is not
wrong. The sum of beliefs along a path is what a reader may expect of it, so the best sum is taken
(Goodman 1996 for parsing: maximise the expected number of right parts). Only beads that promise
more than leaving their sentences alone can be on it. They are few, and the best path is their
heaviest chain.
"""

from collections.abc import Iterator, Sequence

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
    """Beads in order that use every sentence once; a gap's score is the belief in the gap.

    Its chances are all beads that are believed in with 1 in 100 or more.
    """
    boxes = _promising(lattice)
    source, target = lattice.size
    gap_source = _left_over(boxes.first_row, boxes.last_row, boxes.weight, source)
    gap_target = _left_over(boxes.first_column, boxes.last_column, boxes.weight, target)
    gaps = _within(gap_source, boxes.first_row, boxes.last_row)
    gaps += _within(gap_target, boxes.first_column, boxes.last_column)
    gain = boxes.weight - _GAP_VALUE * gaps
    worth = np.nonzero(gain > 0)[0]
    chain = worth[heaviest(boxes.chosen(worth, gain[worth]))]
    matches = _beads(boxes, chain)
    chances = _beads(boxes, np.nonzero(boxes.weight >= _CHANCE)[0])
    return Alignment(tuple(_filled(matches, gap_source, gap_target)), tuple(chances))


def _beads(boxes: Boxes, chosen: Ints) -> list[Bead]:
    return [
        Bead(range(i, k), range(j, m), score)
        for i, k, j, m, score in zip(
            *(column[chosen].tolist() for column in (*boxes.sides(), boxes.weight)), strict=True
        )
    ]


def _promising(lattice: Lattice) -> Boxes:
    """The beads that are believed at all, with their beliefs as weights."""
    found = []
    widths = np.array(lattice.kinds, np.int64)
    for window, beliefs in lattice.beliefs():
        kind, row, column = np.nonzero(beliefs > _LEAST)
        i, j = row + window.first, column + window.low
        a, b = widths[kind].T
        found.append((i, i + a, j, j + b, beliefs[kind, row, column]))
    return Boxes(*(np.concatenate(column) for column in zip(*found, strict=True)))


def _left_over(first: Ints, last: Ints, beliefs: Floats, size: int) -> Floats:
    """The belief that each sentence has no counterpart: what its beads leave over."""
    steps = np.bincount(first, beliefs, size + 1) - np.bincount(last, beliefs, size + 1)
    return np.asarray(np.clip(1 - np.cumsum(steps)[:size], 0.0, 1.0))


def _within(values: Floats, first: Ints, last: Ints) -> Floats:
    """Sums over `first:last`."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    return np.asarray(sums[last] - sums[first])


def _filled(matches: Sequence[Bead], source: Floats, target: Floats) -> Iterator[Bead]:
    """The beads with gaps between them, and the belief in each."""
    i = j = 0
    end = Bead(range(len(source), len(source)), range(len(target), len(target)), 0.0)
    for bead in (*matches, end):
        for row in range(i, bead.source.start):
            yield Bead(range(row, row + 1), range(j, j), float(source[row]))
        for column in range(j, bead.target.start):
            there = bead.source.start
            yield Bead(range(there, there), range(column, column + 1), float(target[column]))
        if bead is not end:
            yield bead
        i, j = bead.source.stop, bead.target.stop
