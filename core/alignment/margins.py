"""What stands before the first bead of a text's body, and after its last.

Scraped pages have furniture there, and among it a title or a caption that has a counterpart. So
what is left out beyond the body may hold a bead that stands alone: around it leaving out costs no
more than anywhere else out there, but the bead pays for being there. Without this it would have to
pay for a gap as within the text, or drag furniture along to bridge it. One such bead at either end
is enough: where more were free to stand alone, a stretch that is hard to align would be taken for
furniture.

As leaving out costs the same in whatever order it is done, all ways through a margin are running
sums over a corner of the plane: a bead multiplies what it costs to leave everything out, and adds
to each node behind its end. A corner lies at the begin of the texts, or, turned round, at their
end: an `Edge` counts its rows and columns from the outer end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf

import numpy as np

from core.alignment.gaps import Gaps
from core.alignment.tokens import Floats, Grid
from core.alignment.windows import Window

_DEPTH = 48  # sentences of either text
_SUREST = 60.0

Kinds = Sequence[tuple[int, int]]
_Part = tuple[slice, slice, slice]


@dataclass(frozen=True, slots=True)
class Corner:
    """Values [kind, row, column] of the beads that begin in these rows and columns of the plane."""

    rows: range
    columns: range
    values: Floats

    @classmethod
    def cut(
        cls, plane: Sequence[Window], scores: Sequence[Grid], rows: range, columns: range
    ) -> "Corner":
        """The log-odds of a corner of the plane; -inf where there is no window."""
        found = cls(rows, columns, np.full((len(scores[0]), len(rows), len(columns)), -inf))
        for window, grid in zip(plane, scores, strict=True):
            here, there = found._shared(window)
            found.values[here] = grid[there]
        return found

    def add(self, window: Window, grid: Floats) -> None:
        """Add the values to those of a window, where they overlap."""
        here, there = self._shared(window)
        grid[there] += self.values[here]

    def _shared(self, window: Window) -> tuple[_Part, _Part]:
        top, left = max(window.first, self.rows.start), max(window.low, self.columns.start)
        height = max(0, min(window.last, self.rows.stop) - top)
        width = max(0, min(window.high, self.columns.stop) - left)
        return (
            _part(top - self.rows.start, left - self.columns.start, height, width),
            _part(top - window.first, left - window.low, height, width),
        )


def _part(row: int, column: int, height: int, width: int) -> _Part:
    return slice(None), slice(row, row + height), slice(column, column + width)


class Margin:
    """The beads in a corner of the plane that may stand alone, and the sums over all ways there.

    A bead multiplies what it costs to leave all out by `weights[kind, row, column]`; all ways to
    a node, with a bead or without, are `reached[row, column]` times that cost. Beyond the corner
    as much is reached as on its border.
    """

    def __init__(self, weights: Floats, kinds: Kinds) -> None:
        self.kinds, self.weights = kinds, weights
        ended = np.zeros((weights.shape[1] + 1, weights.shape[2] + 1))
        for weight, (a, b) in zip(weights, kinds, strict=True):
            kept = _kept(weight, a, b)
            ended[a : a + kept.shape[0], b : b + kept.shape[1]] += kept
        self.reached: Floats = 1 + ended.cumsum(0).cumsum(1)

    def beliefs(self, onward: Floats) -> Floats:
        """The share of each bead in all ways, given the sums from each node on into the body."""
        found = np.zeros_like(self.weights)
        for number, (a, b) in enumerate(self.kinds):
            kept = _kept(self.weights[number], a, b)
            height, width = kept.shape
            found[number, :height, :width] = kept * onward[a : a + height, b : b + width]
        return found


def _kept(values: Floats, a: int, b: int) -> Floats:
    """Those of the beads of a kind that end within the corner."""
    height, width = values.shape
    return values[: max(0, height - a + 1), : max(0, width - b + 1)]


def _turned(values: Floats, kinds: Kinds) -> Floats:
    """Those of the same beads, seen from the other end of the corner."""
    found = np.zeros_like(values)
    for number, (a, b) in enumerate(kinds):
        _kept(found[number], a, b)[:] = _kept(values[number], a, b)[::-1, ::-1]
    return found


class Edge:
    """An outer end of the texts: what leaving out costs there, and which beads stand alone.

    Rows and columns of nodes count from the outer end. `corner` has the log-odds of its beads, if
    any may stand alone.
    """

    def __init__(self, gaps: Gaps, kinds: Kinds, corner: Corner | None, *, at_end: bool) -> None:
        self.gaps, self.kinds, self.corner, self.at_end = gaps, kinds, corner, at_end
        self._powers: Floats = np.zeros(0)
        self._margin = Margin(self._weights(corner), kinds) if corner else None
        rows, columns = self._margin.reached.shape if self._margin else (0, 0)
        self._onward, self._sums = np.zeros((rows, columns)), np.zeros(columns)
        self._logs, self._log = np.full(rows, -inf), -inf

    def move(self, width: int) -> None:
        """Look through a frame of so many nodes."""
        self._powers = np.asarray(exp(self.gaps.outer) ** np.arange(width), np.float64)

    def chances(self, row: int, low: int, scale: float = 0.0) -> Floats:
        """Those of all ways through the margin to the nodes of a row from `low` on, × e^scale."""
        found = self._powers * exp(self._cost(row, low) + scale)
        if self._margin is not None:
            reached = self._margin.reached
            columns = np.minimum(np.arange(low, low + len(found)), reached.shape[1] - 1)
            found *= reached[min(row, len(reached) - 1), columns]
        if not row and not low:
            found[0] = exp(scale)
        return np.asarray(found, np.float64)

    def meet(self, row: int, low: int, ways: Floats, log: float) -> None:
        """Take in the body's ways, × e^log, that begin in this row of nodes; outer rows last."""
        if self._margin is None:
            return
        log += self._cost(row, low)
        sums = np.append((ways * self._powers)[::-1].cumsum()[::-1], 0.0)
        columns = np.clip(np.arange(len(self._sums)) - low, 0, len(ways))
        most = max(log, self._log)
        self._sums *= exp(self._log - most)
        self._sums += sums[columns] * exp(log - most)
        self._log = most
        if row < len(self._logs):
            self._onward[row], self._logs[row] = self._sums, most

    def alone(self, total: float) -> Corner | None:
        """The beliefs in the beads that stand alone; `total` is the logarithm of all ways."""
        if self.corner is None or self._margin is None:
            return None
        found = self._margin.beliefs(self._onward * np.exp(self._logs - total)[:, None])
        found = _turned(found, self.kinds) if self.at_end else found
        return Corner(self.corner.rows, self.corner.columns, found)

    def _cost(self, row: int, column: int) -> float:
        return self.gaps.outer_open + self.gaps.outer * (row + column)

    def _weights(self, corner: Corner) -> Floats:
        left_out = self.gaps.outer * np.array([a + b for a, b in self.kinds])
        odds = np.minimum(corner.values, _SUREST) - left_out[:, None, None]
        found = np.exp(odds + self.gaps.alone)
        return _turned(found, self.kinds) if self.at_end else found


def edges(
    plane: Sequence[Window], scores: Sequence[Grid], kinds: Kinds, gaps: tuple[Gaps, Gaps]
) -> tuple[Edge, Edge]:
    """Both ends of the texts, with the gaps that count there."""
    source, target = range(plane[-1].last), range(plane[-1].high)
    corners = (source[:_DEPTH], target[:_DEPTH]), (source[-_DEPTH:], target[-_DEPTH:])
    first, last = (
        Corner.cut(plane, scores, *corner) if own.alone > -inf else None
        for own, corner in zip(gaps, corners, strict=True)
    )
    return Edge(gaps[0], kinds, first, at_end=False), Edge(gaps[1], kinds, last, at_end=True)
