"""All alignments of two texts at once, and the belief in each bead.

A path through the lattice goes from the beginnings of both texts to their ends by beads and by
gaps. Gaps are affine: opening one costs much, going on little, so that a missing block costs
hardly more than a missing sentence; text before the first bead and after the last one (furniture,
mostly, with a title among it: `margins`) is cheap. The forward–backward algorithm (Rabiner 1989)
sums over all paths; a bead's share of the sum is its probability.

Node `(i, j)` lies before source sentence i and target sentence j. The nodes of a row are summed
at once, row after row. Each row is divided by its largest value, whose logarithm is kept, so that
plain products and sums do; what lags hopelessly behind is held just above nothing. Only nodes in
the windows exist: each window has a frame of columns, which begins where the one before began.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import log

import numpy as np

from core.alignment import margins
from core.alignment.breaks import Breaks
from core.alignment.gaps import Fading, Gaps
from core.alignment.margins import Edge, Kinds
from core.alignment.tokens import Floats, Grid, Ints
from core.alignment.windows import Window

NEVER = -1e30
_HOPELESS = 1e-200
_MOST = 300.0  # log-odds that nothing needs to exceed


@dataclass(frozen=True, slots=True)
class _Frame:
    """The nodes of a window's rows, columns `low` to `high`, and the odds of its beads.

    `odds` are [row, kind, column]; the beads begin at the nodes `begins` of their row. `ends` has
    the place of the node at which each ends, among the nodes of the rows after it, end to end.
    """

    window: Window
    low: int
    high: int
    rows: range
    odds: Floats
    begins: slice
    ends: Ints

    @property
    def width(self) -> int:
        return self.high - self.low + 1


def _frames(windows: Sequence[Window], scores: Sequence[Grid], kinds: Kinds) -> Iterator[_Frame]:
    for number, (window, grid) in enumerate(zip(windows, scores, strict=True)):
        rows = range(window.first, window.last + (number == len(windows) - 1))
        low = windows[max(0, number - 1)].low
        first, last = window.low - low, window.high - low
        ends = _ends(first, last, kinds)
        yield _Frame(window, low, window.high, rows, _odds(grid, kinds), slice(first, last), ends)


def _odds(grid: Grid, kinds: Kinds) -> Floats:
    """The odds of beads by row, 0 for those that would leave their window."""
    found = np.exp(np.minimum(grid, _MOST), dtype=np.float64).swapaxes(0, 1)
    for kind, (_, b) in enumerate(kinds):
        found[:, kind, max(0, found.shape[2] - b + 1) :] = 0.0
    return np.ascontiguousarray(found)


def _ends(first: int, last: int, kinds: Kinds) -> Ints:
    """For each kind and column where its bead ends; those that would leave end at the last."""
    down, across = np.array(kinds, np.int64).T
    columns = np.minimum(np.arange(first, last) + across[:, None], last)
    return np.asarray((down[:, None] - 1) * (last + 1) + columns)


@dataclass(slots=True)
class _Rows:
    """Rows of nodes, each with its first column and the logarithm of what it was divided by."""

    lows: Ints
    logs: Floats
    values: dict[int, Floats] = field(default_factory=dict)

    def keep(self, i: int, low: int, values: Floats, scale: float) -> None:
        self.lows[i], self.logs[i], self.values[i] = low, scale, values

    def cut(self, numbers: range, low: int, width: int) -> Floats:
        """`width` nodes of these rows from a column on; 0 where there are none."""
        found = np.zeros((len(numbers), width))
        for line, i in zip(found, numbers, strict=True):
            step, values = low - int(self.lows[i]), self.values[i]
            kept = values[max(0, step) : max(0, step + width)]
            line[max(0, -step) : max(0, -step) + len(kept)] = kept
        return found


def _moved(values: Floats, step: int, width: int) -> Floats:
    """The last axis seen through a frame that lies `step` columns further on."""
    found = np.zeros((*values.shape[:-1], width))
    kept = values[..., max(0, step) : max(0, step + width)]
    found[..., max(0, -step) : max(0, -step) + kept.shape[-1]] = kept
    return found


@dataclass(frozen=True, slots=True)
class _Terms:
    """What all ways through the lattice count with: its size, the beads, leaving out, both ends."""

    size: tuple[int, int]
    kinds: Kinds
    gaps: Gaps
    breaks: Breaks
    ends: tuple[Edge, Edge]


class _Sweep:
    """What two directions share: the rows kept so far, and rows not yet reached or just passed."""

    def __init__(self, terms: _Terms) -> None:
        self.source, self.target = terms.size
        self.edges, self.breaks = terms.ends, terms.breaks
        gaps, kinds = terms.gaps, terms.kinds
        self.chance = Gaps(*(float(np.exp(getattr(gaps, name))) for name in gaps.__slots__))
        self.fading = Fading(self.chance.stay)
        self.rows = _Rows(np.zeros(self.source + 1, np.int64), np.zeros(self.source + 1))
        self.near = np.zeros((1 + max(a for a, _ in kinds), 0))
        self.down = np.zeros(0)
        self.opens = self.closes = np.zeros((2, 2, 0))
        self.low = 0
        self.log = 0.0

    def move(self, frame: _Frame) -> None:
        """Look through another frame."""
        step, self.low = frame.low - self.low, frame.low
        self.near = _moved(self.near, step, frame.width)
        self.down = _moved(self.down, step, frame.width)
        columns = self.breaks.columns(frame.low, frame.high + 1)
        self.opens = self.chance.open * np.exp(self.breaks.opens)[:, :, columns]
        self.closes = self.chance.leave * np.exp(self.breaks.closes)[:, :, columns]
        for edge in self.edges:
            edge.move(frame.width)

    def finish(self, i: int, values: Floats) -> float:
        """Keep a row, and give the scale of the rows that build on it."""
        scale = 1 / float(values.max())
        self.log -= log(scale)
        self.rows.keep(i, self.low, values * scale, self.log)
        return scale


class _Forward(_Sweep):
    """From the beginnings on: the sum over all ways to each node. `near` is what beads bring."""

    def row(self, frame: _Frame, i: int) -> None:
        """Sum the ways to row i, and send them on."""
        chance, s = self.chance, self.breaks.row(i)
        opens, closes = self.opens[:, s], self.closes[:, s]
        match = np.maximum(self.near[0], _HOPELESS)
        across = self.fading.before(match * opens[1] + self.down * chance.across)
        entered = match * chance.close + self.down * closes[0] + across * closes[1]
        entered += self.edges[0].chances(i, self.low, -self.log)
        self.edges[1].meet(self.source - i, self.target - frame.high, self.near[0][::-1], self.log)
        scale = self.finish(i, entered)
        self.down = (match * opens[0] + self.down * chance.stay) * scale
        self.near[:-1] = self.near[1:] * scale
        self.near[-1] = 0.0
        if i < frame.window.last:
            self._send(frame, i)

    def _send(self, frame: _Frame, i: int) -> None:
        ways = frame.odds[i - frame.window.first] * self.rows.values[i][frame.begins]
        ahead = self.near[:-1]
        ahead += np.bincount(frame.ends.ravel(), ways.ravel(), ahead.size).reshape(ahead.shape)


class _Backward(_Sweep):
    """From the ends back: the sum over all ways from each node. `near` are the rows after it.

    `total` is the logarithm of the sum over all alignments, `nothing` that of having no bead.
    """

    def __init__(self, terms: _Terms) -> None:
        super().__init__(terms)
        outer = [edge.gaps for edge in terms.ends]
        cheaper = max(gaps.outer for gaps in outer)
        self.nothing = sum(gaps.outer_open for gaps in outer) + cheaper * sum(terms.size)
        self.total = self.nothing

    def row(self, frame: _Frame, i: int) -> None:
        """Sum the ways from row i."""
        chance, s = self.chance, self.breaks.row(i)
        opens, closes = self.opens[:, s], self.closes[:, s]
        onward = np.maximum(self._fetched(frame, i), _HOPELESS)
        self._begin(i, onward)
        self.edges[0].meet(i, self.low, onward, self.log)
        across = self.fading.after(onward * closes[1])
        after = onward * chance.close + self.down * opens[0] + across * opens[1]
        behind = self.source - i, self.target - frame.high
        after += self.edges[1].chances(*behind, -self.log)[::-1]
        scale = self.finish(i, after)
        self.down = (onward * closes[0] + self.down * chance.stay + across * chance.across) * scale
        self.near[1:] = self.near[:-1] * scale
        self.near[0] = 0.0
        self.near[1] = self.rows.values[i]

    def _fetched(self, frame: _Frame, i: int) -> Floats:
        onward = np.zeros(frame.width)
        if i < frame.window.last:
            ways = self.near[1:].ravel()[frame.ends]
            ways *= frame.odds[i - frame.window.first]
            ways.sum(0, out=onward[frame.begins])
        return onward

    def _begin(self, i: int, onward: Floats) -> None:
        """Count the alignments whose first bead is in this row."""
        ways = float(onward @ self.edges[0].chances(i, self.low))
        if ways > 0:
            self.total = float(np.logaddexp(self.total, log(ways) + self.log))


class Lattice:
    """Scores of all beads within windows, summed forward and backward.

    `scores[w][k]` has the log-odds of bead kind k (`kinds[k] = (a, b)`) that begins at source
    sentence `windows[w].first + row` and target `windows[w].low + column`; NEVER where it is not
    possible. `total` is the log-probability of both texts over all alignments, `gain` what of it
    lies above that of leaving all sentences alone. `edges` says whether the texts begin and end
    here, or go on; `breaks` what the paragraph breaks say of gaps.
    """

    def __init__(
        self,
        windows: Sequence[Window],
        scores: Sequence[Grid],
        *,
        kinds: Kinds,
        gaps: Gaps,
        breaks: Breaks | None = None,
        edges: tuple[bool, bool] = (True, True),
    ) -> None:
        self.kinds = kinds
        self._frames = list(_frames(windows, scores, kinds))
        self.size = windows[-1].last, windows[-1].high
        breaks = breaks or Breaks.silent(*self.size)
        begin, end = (gaps if is_outer else gaps.enclosed() for is_outer in edges)
        self._ends = margins.edges(windows, scores, kinds, (begin, end))
        terms = _Terms(self.size, kinds, gaps, breaks, self._ends)
        forward = _Forward(terms)
        for frame in self._frames:
            forward.move(frame)
            for i in frame.rows:
                forward.row(frame, i)
        backward = _Backward(terms)
        for frame in reversed(self._frames):
            backward.move(frame)
            for i in reversed(frame.rows):
                backward.row(frame, i)
        self.gain = backward.total - backward.nothing
        self._enter, self._after, self.total = forward.rows, backward.rows, backward.total

    def beliefs(self) -> Iterator[tuple[Window, Floats]]:
        """Each window with the probability of its beads, in the shape of its scores."""
        corners = [edge.alone(self.total) for edge in self._ends]
        for window, found in self._within():
            for corner in corners:
                if corner is not None:
                    corner.add(window, found)
            yield window, np.minimum(found, 1.0, out=found)

    def _within(self) -> Iterator[tuple[Window, Floats]]:
        """The same, but for beads that stand alone beyond the body."""
        deepest = max(a for a, _ in self.kinds)
        for frame in self._frames:
            window, odds = frame.window, np.swapaxes(frame.odds, 0, 1)
            found = np.zeros(odds.shape)
            rows = range(window.first, window.last)
            nodes = window.high - window.low + 1
            enter = self._enter.cut(rows, window.low, nodes)
            ends = range(window.first, min(window.last + deepest, len(self._after.logs)))
            after = self._after.cut(ends, window.low, nodes)
            for kind, (a, b) in enumerate(self.kinds):
                height, width = min(len(rows), len(ends) - a), max(0, nodes - b)
                if height <= 0 or not width:
                    continue
                shares = self._enter.logs[rows[:height]] + self._after.logs[ends[a : a + height]]
                part = enter[:height, :width] * after[a : a + height, b:]
                part *= odds[kind, :height, :width]
                part *= np.exp(np.clip(shares - self.total, -700.0, 600.0))[:, None]
                found[kind, :height, :width] = part
            yield window, found
