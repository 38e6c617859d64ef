"""The path that holds the most right beads, given the belief in each.

A bead that is right counts twice what a rightly omitted sentence does: it is found and it is not
wrong. The sum of beliefs along a path is what a reader may expect of it, so the best sum is
taken, row by row (Goodman 1996 for parsing: maximise the expected number of right parts).
"""

from collections.abc import Sequence

import numpy as np

from core.alignment.beads import Bead
from core.alignment.lattice import NEVER, Rows, node_rows
from core.alignment.tokens import Floats, Grid
from core.alignment.windows import Window

_GAP_VALUE = 0.5


def best(
    windows: Sequence[Window], beliefs: Sequence[Grid], kinds: Sequence[tuple[int, int]]
) -> list[Bead]:
    """Beads in order that use every sentence once; a gap's score is the belief in the gap."""
    rows = node_rows(windows)
    gap_source, gap_target = _gap_beliefs(windows, beliefs, kinds)
    values = _values(
        windows, beliefs, kinds, rows, _GAP_VALUE * gap_source, _GAP_VALUE * gap_target
    )
    return _trace(windows, beliefs, kinds, rows, values, gap_source, gap_target)


def _gap_beliefs(
    windows: Sequence[Window], beliefs: Sequence[Grid], kinds: Sequence[tuple[int, int]]
) -> tuple[Floats, Floats]:
    """The belief that each sentence has no counterpart: what its beads leave over."""
    covered_source = np.zeros(windows[-1].last + 4)
    covered_target = np.zeros(windows[-1].high + 4)
    for window, belief in zip(windows, beliefs, strict=True):
        for kind, (a, b) in enumerate(kinds):
            by_row, by_column = belief[kind].sum(axis=1), belief[kind].sum(axis=0)
            for step in range(a):
                covered_source[window.first + step :][: len(by_row)] += by_row
            for step in range(b):
                there = covered_target[window.low + step :][: len(by_column)]
                there += by_column[: len(there)]
    source, target = windows[-1].last, windows[-1].high
    return np.clip(1 - covered_source[:source], 0, 1), np.clip(1 - covered_target[:target], 0, 1)


def _values(
    windows: Sequence[Window],
    beliefs: Sequence[Grid],
    kinds: Sequence[tuple[int, int]],
    rows: Rows,
    gap_source: Floats,
    gap_target: Floats,
) -> list[Floats]:
    source = windows[-1].last
    skipped = np.concatenate([[0.0], np.cumsum(gap_target)])
    values = [
        np.full(int(high - low), NEVER) for low, high in zip(rows.lows, rows.highs, strict=True)
    ]
    values[0][0] = 0.0
    number = 0
    for i in range(source + 1):
        low, high = int(rows.lows[i]), int(rows.highs[i])
        ahead = skipped[low:high]
        values[i] = np.maximum.accumulate(values[i] - ahead) + ahead
        if i == source:
            break
        number += int(i >= windows[number].last)
        window, belief = windows[number], beliefs[number]
        _reach(values, i, rows, 0, values[i] + gap_source[i], low)
        for kind, (a, b) in enumerate(kinds):
            if i + a <= source:
                start = window.low - low
                arriving = (
                    values[i][start : start + belief.shape[2]] + belief[kind, i - window.first]
                )
                _reach(values, i + a - 1, rows, b, arriving, window.low)
    return values


def _reach(values: list[Floats], i: int, rows: Rows, b: int, arriving: Floats, low: int) -> None:
    """Offer `arriving` (for columns from `low` on) to node row i + 1, b columns further."""
    there_low, there_high = int(rows.lows[i + 1]), int(rows.highs[i + 1])
    first, last = max(low + b, there_low), min(low + b + len(arriving), there_high)
    if last > first:
        there = values[i + 1][first - there_low : last - there_low]
        np.maximum(there, arriving[first - b - low : last - b - low], out=there)


def _trace(
    windows: Sequence[Window],
    beliefs: Sequence[Grid],
    kinds: Sequence[tuple[int, int]],
    rows: Rows,
    values: list[Floats],
    gap_source: Floats,
    gap_target: Floats,
) -> list[Bead]:
    window_of = np.repeat(np.arange(len(windows)), [w.last - w.first for w in windows])
    i, j = windows[-1].last, windows[-1].high
    found: list[Bead] = []
    while i or j:
        step = _step(windows, beliefs, kinds, rows, values, window_of, i, j)
        if step is not None:
            a, b, belief = step
            found.append(Bead(range(i - a, i), range(j - b, j), belief))
            i, j = i - a, j - b
        elif j > rows.lows[i] and _at(values, rows, i, j) <= (
            _at(values, rows, i, j - 1) + _GAP_VALUE * gap_target[j - 1] + 1e-9
        ):
            j -= 1
            found.append(Bead(range(i, i), range(j, j + 1), float(gap_target[j])))
        else:
            i -= 1
            found.append(Bead(range(i, i + 1), range(j, j), float(gap_source[i])))
    return found[::-1]


def _at(values: list[Floats], rows: Rows, i: int, j: int) -> float:
    column = j - int(rows.lows[i])
    return float(values[i][column]) if 0 <= column < len(values[i]) else NEVER


def _step(
    windows: Sequence[Window],
    beliefs: Sequence[Grid],
    kinds: Sequence[tuple[int, int]],
    rows: Rows,
    values: list[Floats],
    window_of: np.ndarray,
    i: int,
    j: int,
) -> tuple[int, int, float] | None:
    """The bead by which the best path came to node (i, j), if it came by one."""
    here = _at(values, rows, i, j)
    for kind, (a, b) in enumerate(kinds):
        if i < a or j < b:
            continue
        number = int(window_of[i - a])
        window = windows[number]
        column = j - b - window.low
        if not 0 <= column < beliefs[number].shape[2]:
            continue
        belief = float(beliefs[number][kind, i - a - window.first, column])
        if belief > 1e-6 and _at(values, rows, i - a, j - b) + belief >= here - 1e-9:
            return a, b, belief
    return None
