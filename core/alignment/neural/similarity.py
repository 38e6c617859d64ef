"""How alike two runs of sentences are, by the vectors of a sentence model.

Some vectors are near to everything. So the distance of two runs, 1 - cosine, is held against how
near the sentences of the other text come to each of the two by chance: as Thompson and Koehn
(2019, Vecalign) do with random sentences, but here with the nearest ones, the very nearest left
out, for those are what a run would be mistaken for (Artetxe and Schwenk 2019). The logarithm of
the ratio is the margin of a pair.

The lattice wants log-odds. Margins of strangers and of translations are two nearly normal heaps.
Where the first lies is measured over the plane, where the second on sentences that prefer each
other; log-odds grow linearly between the two, as they do for two normals of one spread, and are
bounded, since no model is ever that sure. A few sentences are too few to tell the heaps apart:
what they say is scaled down, to nothing for a single one.

Two sentences against one are no stranger to it if one of the two is its translation; what tells
is whether the other belongs to it too. Then the pair is nearer than either part is, else it is
further away. So a bead of several sentences has the log-odds of its best part, and what the rest
adds: a line in the growth of the margin, measured in the distance of the two heaps, the steeper
the less margins change where a sentence is added that has a counterpart elsewhere. (Its height and
slope were chosen on half of some news articles in pairs of languages that the benchmark does not
have, and held on the other half.)
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from core.alignment.neural.embedder import Embedder, Vectors
from core.alignment.neural.runs import WIDEST, Runs, read
from core.alignment.tokens import Floats, Grid, Ints
from core.progress import Progress

_READING = "Reading what sentences mean"
_NEAREST = slice(1, 4)  # of the other text's sentences: without the very nearest
_LEAST_DISTANCE = 0.02
_SAMPLE = 256
_CELLS = 4_000_000
_BOUND = 20.0
_CLEAR = 3.0  # spreads above the middle of strangers
_LEAST_SPREAD = 0.05
_USUAL_GAIN = 0.8
_USUAL_SPREAD = 0.2
_GAIN_DRAWN = 4.0
_FEW = 1.0
_USUAL_GROWTHS = 0.27  # spread of growths, where the distance of the heaps is 1
_GROWTHS_DRAWN = 20.0
_GROWTH = 2.0  # log-odds for a growth of 1 where growths spread by 1
_UNCHANGED = 1.0  # and for none
_MOST_GROWN = 8.0

Kind = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Heaps:
    """The margins of strangers and of translations, `gain` higher: normals of one `spread`.

    `growths` is how much margins spread, as a share of the gain, when a stranger is taken in.
    """

    strangers: float
    gain: float
    spread: float
    growths: float = _USUAL_GROWTHS

    def log_odds(self, margins: Grid) -> Grid:
        """Log-odds of being a translation; they flatten out towards ±20."""
        odds = self.gain / self.spread**2 * (margins - self.middle)
        return np.asarray(_BOUND * np.tanh(odds / _BOUND), np.float32)

    def grown(self, growth: Grid) -> Grid:
        """Log-odds that a run belongs together whose margin is so much above its best part's."""
        odds = _GROWTH / self.growths**2 * growth / self.gain + _UNCHANGED
        return np.asarray(_MOST_GROWN * np.tanh(odds / _MOST_GROWN), np.float32)

    def with_growths(self, seen: Grid) -> "Heaps":
        """With the spread of these changes of margins, drawn towards what is usual if few."""
        sums = float(np.sum((seen - seen.mean()) ** 2)) / self.gain**2 if seen.size else 0.0
        drawn = sums + _GROWTHS_DRAWN * _USUAL_GROWTHS**2
        return replace(self, growths=float(np.sqrt(drawn / (seen.size + _GROWTHS_DRAWN))))

    @property
    def middle(self) -> float:
        """The margin that says nothing."""
        return self.strangers + self.gain / 2


@dataclass(frozen=True, slots=True)
class Plane:
    """Runs of two texts, and for each width how far sentences of the other text usually are."""

    source: Runs
    target: Runs
    source_far: tuple[Floats, ...]
    target_far: tuple[Floats, ...]

    @classmethod
    def of(cls, source: Runs, target: Runs) -> Self:
        """Measured from the nearest sentences of the other text."""
        return cls(
            source,
            target,
            tuple(_nearest(rows, target.rows[0]) for rows in source.rows),
            tuple(_nearest(rows, source.rows[0]) for rows in target.rows),
        )

    def margins(self, kind: Kind, rows: slice | Ints, columns: slice | Ints) -> Grid:
        """Log-ratios of the usual distance to the distance, [row, column]."""
        a, b = kind
        distance = _distance(self.source.rows[a - 1][rows], self.target.rows[b - 1][columns])
        far = self.source_far[a - 1][rows][:, None] + self.target_far[b - 1][columns][None, :]
        return np.asarray(np.log(far / 2 / distance), np.float32)

    def growths(self, rows: Ints, columns: Ints) -> Grid:
        """How margins of these pairs change if the next sentence, which has its own, is added."""
        follow = (np.diff(rows) == 1) & (np.diff(columns) == 1)
        i, j = rows[:-1][follow], columns[:-1][follow]
        alone = self.paired((1, 1), i, j)
        wider = self.paired((1, 2), i, j) - np.maximum(alone, self.paired((1, 1), i, j + 1))
        deeper = self.paired((2, 1), i, j) - np.maximum(alone, self.paired((1, 1), i + 1, j))
        return np.concatenate([wider, deeper])

    def paired(self, kind: Kind, rows: Ints, columns: Ints) -> Grid:
        """The margins of pairs, each of one row and one column."""
        source, target = self.source.rows[kind[0] - 1], self.target.rows[kind[1] - 1]
        cosines = np.einsum("nd,nd->n", source[rows], target[columns])
        far = self.source_far[kind[0] - 1][rows] + self.target_far[kind[1] - 1][columns]
        distances = np.maximum(1 - cosines, _LEAST_DISTANCE)
        return np.asarray(np.log(far / 2 / distances), np.float32)

    def mutual(self) -> tuple[Ints, Ints, Floats]:
        """The sentences that prefer each other, and their margins."""
        count = len(self.source.rows[0])
        best = np.full(len(self.target.rows[0]), -np.inf)
        back = np.zeros(len(best), np.int64)
        forth = np.zeros(count, np.int64)
        for part in _blocks(count, len(best)):
            margins = self.margins((1, 1), part, slice(None))
            forth[part] = margins.argmax(axis=1)
            highest = margins.max(axis=0)
            back = np.where(highest > best, part.start + margins.argmax(axis=0), back)
            best = np.maximum(highest, best)
        rows = np.flatnonzero(back[forth] == np.arange(count)) if len(best) else forth[:0]
        return rows, forth[rows], best[forth[rows]]

    def heaps(self, best: Floats) -> Heaps:
        """Strangers as over the whole plane, translations as those of `best` that stand out.

        Drawn towards what is usual while they are few.
        """
        rows, columns = (
            slice(0, None, 1 + len(runs.rows[0]) // _SAMPLE) for runs in (self.source, self.target)
        )
        strangers, spread = _robust(self.margins((1, 1), rows, columns))
        clear = best[best > strangers + _CLEAR * spread]
        above, width = _robust(clear) if len(clear) else (strangers + _USUAL_GAIN, spread)
        share = len(clear) / (len(clear) + _GAIN_DRAWN)
        gain = share * (above - strangers) + (1 - share) * _USUAL_GAIN
        squared = share * (spread**2 + width**2) / 2 + (1 - share) * _USUAL_SPREAD**2
        return Heaps(strangers, gain, float(np.sqrt(squared)))


class VectorSimilarity:
    """Evidence for all runs of two texts; what `align` takes as its `similarity`."""

    def __init__(self, plane: Plane, heaps: Heaps) -> None:
        self._plane = plane
        self._heaps = heaps
        others = max(0, min(len(plane.source.sentences), len(plane.target.sentences)) - 1)
        self._weight = np.float32(others / (others + _FEW))

    @classmethod
    def between(
        cls,
        source: Sequence[str],
        target: Sequence[str],
        embedder: Embedder,
        *,
        progress: Progress | None = None,
    ) -> Self:
        """The evidence of a model on two texts; takes the model's time for about twice of both."""
        steps = progress or Progress()
        texts = tuple(source), tuple(target)
        single = np.split(read([*source, *target], embedder, steps, _READING), [len(source)])
        alone = [Runs.of(*side, widest=2) for side in zip(texts, single, strict=True)]
        plane = Plane.of(*alone)
        rows, columns, best = plane.mutual()
        heaps = plane.heaps(best)
        clear = best > heaps.middle
        heaps = heaps.with_growths(plane.growths(rows[clear], columns[clear]))
        places = [
            _places(len(text), own[clear]) for text, own in zip(texts, (rows, columns), strict=True)
        ]
        wanted = [
            side.joined(*place) for side, held in zip(alone, places, strict=True) for place in held
        ]
        joined = np.split(read(wanted, embedder, steps, _READING), [len(places[0])])
        sides = zip(texts, single, places, joined, strict=True)
        runs = [Runs.of(text, own).reread(held, whole) for text, own, held, whole in sides]
        return cls(Plane.of(*runs), heaps)

    def log_odds(self, kinds: Sequence[Kind], rows: range, columns: range) -> list[Grid]:
        """As `core.alignment.similarity.Similarity` has it."""
        margins: dict[Kind, Grid] = {}
        odds: dict[Kind, Grid] = {}
        for a, b in kinds:
            own = self._plane.margins((a, b), _starts(rows, a), _starts(columns, b))
            margins[a, b] = own
            if (a, b) == (1, 1):
                odds[a, b] = self._heaps.log_odds(own)
                continue
            parts = [kind for kind in ((a - 1, b), (a, b - 1)) if kind in odds]
            growth = own - _best_part(margins, parts, own.shape)
            odds[a, b] = _best_part(odds, parts, own.shape) + self._heaps.grown(growth)
        return [self._weight * odds[kind] for kind in kinds]


def _best_part(held: dict[Kind, Grid], parts: Sequence[Kind], shape: tuple[int, int]) -> Grid:
    """For each bead the highest value among the beads that lack its first or last sentence."""
    height, width = shape
    found = [
        grid[down : down + height, along : along + width]
        for grid in (held[part] for part in parts)
        for down, along in {(0, 0), (grid.shape[0] - height, grid.shape[1] - width)}
    ]
    return np.asarray(np.max(found, axis=0), np.float32)


def _places(count: int, own: Ints) -> list[tuple[int, int]]:
    """The runs to read whole: all but one of their sentences have no counterpart of their own."""
    has = np.zeros(count + 1, np.int64)
    has[own + 1] = 1
    sums = has.cumsum()
    return [
        (int(first), width)
        for width in range(2, min(WIDEST, count) + 1)
        for first in np.flatnonzero(sums[width:] - sums[:-width] <= 1)
    ]


def _starts(sentences: range, width: int) -> slice:
    """Where runs that stay within these sentences begin."""
    return slice(sentences.start, max(sentences.start, sentences.stop - width + 1))


def _nearest(rows: Vectors, others: Vectors) -> Floats:
    """For each row the mean distance of the nearest of the others, without the very nearest."""
    found = np.ones(len(rows))
    last = min(_NEAREST.stop, len(others)) - 1
    if last < _NEAREST.start:
        return found
    for part in _blocks(len(rows), len(others)):
        near = np.partition(_distance(rows[part], others), last, axis=1)[:, : last + 1]
        found[part] = np.sort(near, axis=1)[:, _NEAREST].mean(axis=1)
    return found


def _blocks(height: int, width: int) -> Iterator[slice]:
    """Rows of a plane, so many at once that they don't need much memory."""
    step = max(1, _CELLS // max(1, width))
    return (
        slice(first, min(first + step, height)) for first in range(0, height if width else 0, step)
    )


def _distance(source: Vectors, target: Vectors) -> Vectors:
    if not source.size or not target.size:
        return np.ones((len(source), len(target)), np.float32)
    return np.asarray(np.maximum(1 - source @ target.T, _LEAST_DISTANCE), np.float32)


def _robust(values: Floats | Grid) -> tuple[float, float]:
    """Median, and the spread of a normal with these quartiles."""
    if not values.size:
        return 0.0, _USUAL_SPREAD
    low, middle, high = np.quantile(values, [0.25, 0.5, 0.75])
    return float(middle), max(_LEAST_SPREAD, float(high - low) / 1.349)
