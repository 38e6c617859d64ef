"""All alignments of two texts at once, and the belief in each bead.

A path through the lattice goes from the beginnings of both texts to their ends by beads and by
gaps. Gaps are affine: opening one costs much, going on little, so that a missing block costs
hardly more than a missing sentence; text before the first bead and after the last one (furniture,
mostly) is cheap. The forward–backward algorithm (Rabiner 1989) sums over all paths; a bead's
share of the sum is its probability. The path that is finally taken holds the largest expected
number of right beads, which is what a reader wants, rather than being the likeliest as a whole.

Everything is in natural logarithms. Node `(i, j)` lies before source sentence i and target
sentence j. Rows of nodes are kept for the window around them only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from core.alignment.tokens import Floats, Grid, Ints
from core.alignment.windows import Window

NEVER = -1e30


@dataclass(frozen=True, slots=True)
class Gaps:
    """Log-probabilities of leaving sentences out.

    `open` a gap after a bead (`close`: not), `stay` in it for one more sentence, `leave` it;
    `across` from source sentences to target ones within the same gap; `outer` for each sentence
    before the first and after the last bead.
    """

    open: float
    close: float
    stay: float
    leave: float
    across: float
    outer: float
    outer_open: float


@dataclass(frozen=True, slots=True)
class Rows:
    """For each node row, the columns `lows[i]:highs[i]` that are kept (highs exclusive)."""

    lows: Ints
    highs: Ints


def node_rows(windows: Sequence[Window]) -> Rows:
    """The nodes that the sentence pairs of the windows touch."""
    count = windows[-1].last
    lows = np.zeros(count + 1, np.int64)
    highs = np.zeros(count + 1, np.int64)
    for window in windows:
        lows[window.first : window.last] = window.low
        highs[window.first : window.last] = window.high + 1
    lows[count], highs[count] = windows[-1].low, windows[-1].high + 1
    for edge, after in pairwise(windows):
        lows[after.first] = edge.low
    return Rows(lows, highs)


class Lattice:
    """Scores of all beads within windows, summed forward and backward.

    `scores[w][k]` has the log-odds of bead kind k (`kinds[k] = (a, b)`) that begins at source
    sentence `windows[w].first + row` and target `windows[w].low + column`; NEVER where it is not
    possible.
    """

    def __init__(
        self,
        windows: Sequence[Window],
        scores: Sequence[Grid],
        *,
        kinds: Sequence[tuple[int, int]],
        gaps: Gaps,
    ) -> None:
        self.windows = windows
        self.scores = scores
        self.kinds = kinds
        self.gaps = gaps
        self.rows = node_rows(windows)
        self.source = windows[-1].last
        self.target = windows[-1].high
        self._window_of = np.repeat(
            np.arange(len(windows)), [window.last - window.first for window in windows]
        )
        self._enter, _ = self._forward()
        self._after, self.total = self._backward()

    def _row(self, i: int, fill: float = NEVER) -> Floats:
        return np.full(int(self.rows.highs[i] - self.rows.lows[i]), fill)

    def _outer(self, i: int, columns: Floats) -> Floats:
        """Log-probability of leaving out all sentences before node (i, column)."""
        skipped = i + columns
        gaps = self.gaps
        return np.where(skipped > 0, gaps.outer_open + gaps.outer * skipped, 0.0)

    def _forward(self) -> tuple[list[Floats], None]:
        gaps = self.gaps
        matched = [self._row(i) for i in range(self.source + 1)]
        enter: list[Floats] = []
        above = np.zeros(0)
        above_low = 0
        for i in range(self.source + 1):
            low, high = int(self.rows.lows[i]), int(self.rows.highs[i])
            columns = np.arange(low, high, dtype=np.float64)
            match = matched[i]
            down = self._row(i)
            if i:
                first, last = max(low, above_low), min(high, above_low + len(above))
                down[first - low : last - low] = above[first - above_low : last - above_low]
            across = np.full(high - low, NEVER)
            begin = np.logaddexp(match + gaps.open, down + gaps.across)[:-1]
            if len(begin):
                shifted = begin - gaps.stay * columns[1:]
                across[1:] = np.logaddexp.accumulate(shifted) + gaps.stay * columns[1:]
            inside = np.logaddexp(down, across) + gaps.leave
            entered = np.logaddexp(match + gaps.close, inside)
            entered = np.logaddexp(entered, self._outer(i, columns))
            enter.append(entered)
            if i < self.source:
                above = np.logaddexp(match + gaps.open, down + gaps.stay)
                above_low = low
                self._push(i, entered, matched)
        return enter, None

    def _push(self, i: int, entered: Floats, matched: list[Floats]) -> None:
        low = int(self.rows.lows[i])
        number = int(self._window_of[i])
        window, scores = self.windows[number], self.scores[number]
        for kind, (a, b) in enumerate(self.kinds):
            if i + a > self.source:
                continue
            first = max(window.low, int(self.rows.lows[i + a]) - b, low)
            last = min(window.high - b + 1, int(self.rows.highs[i + a]) - b, low + len(entered))
            if last <= first:
                continue
            score = scores[kind, i - window.first, first - window.low : last - window.low]
            arriving = entered[first - low : last - low] + score
            there = matched[i + a][first + b - int(self.rows.lows[i + a]) :][: last - first]
            np.logaddexp(there, arriving, out=there)

    def _backward(self) -> tuple[list[Floats], float]:
        gaps = self.gaps
        after: list[Floats] = [np.zeros(0)] * (self.source + 1)
        below = np.zeros(0)
        below_low = 0
        start = NEVER
        for i in range(self.source, -1, -1):
            low, high = int(self.rows.lows[i]), int(self.rows.highs[i])
            columns = np.arange(low, high, dtype=np.float64)
            onward = self._pull(i, after)
            down = self._row(i)
            if i < self.source:
                first, last = max(low, below_low), min(high, below_low + len(below))
                down[first - low : last - low] = below[first - below_low : last - below_low]
            leave = onward + gaps.leave
            # Target gaps run to the right: sum of leaving at any later column.
            across = np.full(high - low, NEVER)
            if len(leave) > 1:
                shifted = (leave + gaps.stay * columns)[:0:-1]
                across[:-1] = np.logaddexp.accumulate(shifted)[::-1] - gaps.stay * columns[1:]
            inner = np.logaddexp(leave, down + gaps.stay)
            inner = np.logaddexp(inner, across + gaps.across)
            opened = np.logaddexp(down, across) + gaps.open
            finish = self._outer(self.source - i, self.target - columns)
            after[i] = np.logaddexp(np.logaddexp(onward + gaps.close, opened), finish)
            start = float(
                np.logaddexp(start, np.logaddexp.reduce(onward + self._outer(i, columns)))
            )
            below, below_low = inner, low
        nothing = 2 * self.gaps.outer_open + self.gaps.outer * (self.source + self.target)
        return after, float(np.logaddexp(start, nothing))

    def _pull(self, i: int, after: list[Floats]) -> Floats:
        onward = self._row(i)
        if i == self.source:
            return onward
        low = int(self.rows.lows[i])
        number = int(self._window_of[i])
        window, scores = self.windows[number], self.scores[number]
        for kind, (a, b) in enumerate(self.kinds):
            if i + a > self.source:
                continue
            first = max(window.low, int(self.rows.lows[i + a]) - b, low)
            last = min(window.high - b + 1, int(self.rows.highs[i + a]) - b, low + len(onward))
            if last <= first:
                continue
            score = scores[kind, i - window.first, first - window.low : last - window.low]
            beyond = after[i + a][first + b - int(self.rows.lows[i + a]) :][: last - first]
            there = onward[first - low : last - low]
            np.logaddexp(there, beyond + score, out=there)
        return onward

    def beliefs(self, number: int) -> Grid:
        """Probability of each bead of a window, in the shape of its scores."""
        window, scores = self.windows[number], self.scores[number]
        height, width = scores.shape[1:]
        enter = self._stacked(self._enter, window, height)
        after = self._stacked(self._after, window, height + max(a for a, _ in self.kinds))
        found = np.zeros_like(scores)
        for kind, (a, b) in enumerate(self.kinds):
            if b > width:
                continue
            log = enter[:, : width - b + 1] + scores[kind, :, : width - b + 1]
            log += after[a : a + height, b:] - self.total
            found[kind, :, : width - b + 1] = np.exp(np.clip(log, -80.0, 0.0))
        return found

    def _stacked(self, rows: Sequence[Floats], window: Window, height: int) -> Floats:
        """`height` node rows from a window's first one on, over its columns and one more."""
        found = np.full((height, window.high - window.low + 1), NEVER)
        for row, i in enumerate(range(window.first, min(window.first + height, self.source + 1))):
            low = int(self.rows.lows[i])
            first, last = max(window.low, low), min(window.high + 1, low + len(rows[i]))
            if last > first:
                found[row, first - window.low : last - window.low] = rows[i][
                    first - low : last - low
                ]
        return found
