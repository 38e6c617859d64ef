"""Where a sentence of a doubtful row would fit better: in the row above, or in the one below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.alignment import edits
from core.alignment.edits import Rung
from core.library.judging import Judge

_GAIN = 0.25
_LEAST = 0.5


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
    own = rows[number].cells
    for by in (-1, 1):
        there = number + by
        if not 0 <= there < len(rows) or rows[there].confirmed:
            continue
        before = judge.score(own) + judge.score(rows[there].cells)
        for column, run in enumerate(own):
            if not run:
                continue
            segment = run.start if by < 0 else run.stop - 1
            after = edits.move(
                [rows[min(number, there)], rows[max(number, there)]],
                column,
                segment,
                to=int(by > 0),
            )
            joined = after[0 if by < 0 else -1].cells
            left = judge.score(after[-1 if by < 0 else 0].cells) if len(after) > 1 else 1.0
            score = judge.score(joined)
            if score >= _LEAST:
                yield score + left - before, Fit(column, segment, by, score)
