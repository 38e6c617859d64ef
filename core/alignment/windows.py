"""The part of the plane that is looked at: a staircase of windows around where the path may run.

A window says: for the source sentences `first:last`, consider the target sentences `low:high`.
Windows follow each other without a hole in the source, and never step back in the target. A
short pair of texts is one full plane in slices; a long one a band whose width bounds the work.
"""

from dataclasses import dataclass

import numpy as np

from core.alignment.tokens import Ints

ROWS = 32
BAND_ROWS = 16


@dataclass(frozen=True, slots=True)
class Window:
    """Source sentences `first:last` against target sentences `low:high`."""

    first: int
    last: int
    low: int
    high: int


def full(source: int, target: int) -> list[Window]:
    """Every source sentence against every target sentence."""
    return [Window(first, min(first + ROWS, source), 0, target) for first in range(0, source, ROWS)]


def around(lows: Ints, highs: Ints, target: int) -> list[Window]:
    """Windows that hold, for each source sentence, at least its targets `lows[i]:highs[i]`."""
    lows = np.minimum.accumulate(lows[::-1])[::-1]
    highs = np.maximum.accumulate(highs)
    found: list[Window] = []
    count = len(lows)
    for first in range(0, count, BAND_ROWS):
        last = min(first + BAND_ROWS, count)
        low, high = int(lows[first]), int(highs[last - 1])
        low = min(low, found[-1].high) if found else 0
        if last == count:
            high = target
        found.append(Window(first, last, max(0, low), max(high, low)))
    return found
