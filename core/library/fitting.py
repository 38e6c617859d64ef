"""Where a sentence of a doubtful row would fit better: in the row above, or in the one below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from core.alignment import edits
from core.alignment.edits import Cells, Rung
from core.library.judging import Judge

_GAIN = 0.25
_LEAST = 0.5
_ALONE = 0.5


@dataclass(frozen=True, slots=True)
class Fit:
    """A sentence of a column, and whether it goes one row down (1) or up (-1).

    `score` is how far the row that it goes to would be believed.
    """

    column: int
    segment: int
    by: int
    score: float


def better(judge: Judge, rows: Sequence[Rung], number: int) -> Fit | None:
    """The move of one sentence of a row to its neighbour by which both gain most, if any does.

    A confirmed neighbour stays as it is.
    """
    found = max(_gains(judge, rows, number), key=lambda one: one[0], default=None)
    return None if found is None or found[0] < _GAIN else found[1]


def _gains(judge: Judge, rows: Sequence[Rung], number: int) -> Iterator[tuple[float, Fit]]:
    """How much more is believed of a column in both rows after each move, and the move."""
    for by in (-1, 1):
        there = number + by
        if not 0 <= there < len(rows) or rows[there].confirmed:
            continue
        pair = [rows[min(number, there)], rows[max(number, there)]]
        for column, run in enumerate(rows[number].cells):
            if not run or not _has_others(rows[there].cells, column):
                continue
            segment = run.start if by < 0 else run.stop - 1
            after = edits.move(pair, column, segment, to=int(by > 0))
            score = _belief(judge, after[0 if by < 0 else -1].cells, column)
            if score >= _LEAST:
                sums = [
                    sum(_belief(judge, row.cells, column) for row in two) for two in (pair, after)
                ]
                # A row that is gone was no worse than one in which a version stands alone.
                gone = _ALONE * (len(pair) - len(after))
                yield sums[1] + gone - sums[0], Fit(column, segment, by, score)


def _has_others(cells: Cells, column: int) -> bool:
    """Whether a row has anything that a sentence of this column could fit."""
    return any(run for other, run in enumerate(cells) if other != column)


def _belief(judge: Judge, cells: Cells, column: int) -> float:
    """How far a cell is believed to belong with the others of its row, 0 to 1."""
    others = [other for other, run in enumerate(cells) if run and other != column]
    if not cells[column] or not others:
        return _ALONE
    return fmean(judge.pair((column, other), cells[column], cells[other]) for other in others)
