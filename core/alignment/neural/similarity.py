"""How alike two runs of sentences are, by the vectors of a sentence model.

After Thompson and Koehn (2019, Vecalign): neighbouring sentences are embedded as one text (and
averaged, where that would cost more than it tells), and the distance of two runs, 1 - cosine, is
held against their distances to random runs of the other text. That takes out what differs between
models, languages and sentences: some vectors are near to everything. The margin of a pair is the
logarithm of that ratio: 0 for strangers.

Vecalign minimises the sum of distances; the lattice wants log-odds. Margins of strangers and of
translations are two nearly normal heaps. Where the first lies is measured on random runs, where
the second on sentences that prefer each other; log-odds grow linearly between the two, as they do
for two normals of one spread, and are bounded, since no model is ever that sure. A few sentences
are too few to tell the heaps apart: what they say is scaled down, to nothing for a single one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Self

import numpy as np

from core.alignment.neural.embedder import Embedder, Vectors, unit
from core.alignment.tokens import Floats, Ints
from core.progress import Progress

WIDEST = 4
JOINED = 2  # wider runs cost most of the model's time and gained nothing more when tried
_SAMPLE = 96
_BATCH = 64
_LEAST_DISTANCE = 1e-3
_PICKED = 512
_SLICE = 64
_BOUND = 20.0
_CLEAR = 3.0  # spreads above the middle of strangers
_LEAST_SPREAD = 0.1
_USUAL_GAIN = 0.5
_USUAL_SPREAD = 0.15
_GAIN_DRAWN = 4.0
_FEW = 4.0


@dataclass(frozen=True, slots=True)
class Runs:
    """Vectors of all runs of 1 to 4 sentences of a text: `rows[width - 1][first]`, unit length."""

    rows: tuple[Vectors, ...]

    @classmethod
    def of(
        cls,
        sentences: Sequence[str],
        embedder: Embedder,
        *,
        joined: int = JOINED,
        progress: Progress | None = None,
    ) -> Self:
        """The runs of a text; those of up to `joined` sentences are embedded as one text each.

        Longer runs are averages of the longest embedded ones within them. Cancelled through
        `progress`.
        """
        texts = [_joined(sentences, width) for width in range(1, joined + 1)]
        every = [text for level in texts for text in level]
        starts = range(0, len(every), _BATCH)
        parts = [
            embedder.embed(every[first : first + _BATCH])
            for first in (progress or Progress()).track(starts, "Reading what sentences mean")
        ]
        rows = np.concatenate(parts) if parts else np.zeros((0, 1), np.float32)
        levels = np.split(rows, np.cumsum([len(level) for level in texts])[:-1])
        weights = np.array([len(text) for text in texts[-1]], np.float32)[:, None]
        for width in range(joined + 1, WIDEST + 1):
            count = max(0, len(sentences) - width + 1)
            steps = range(width - joined + 1)
            shifted = [(levels[joined - 1] * weights)[step : step + count] for step in steps]
            levels.append(unit(np.sum(shifted, axis=0)))
        return cls(tuple(levels))

    def sample(self, width: int) -> Vectors:
        """Some runs of a width, from all over the text; the same ones each time."""
        rows = self.rows[width - 1]
        picked = np.linspace(0, len(rows) - 1, min(len(rows), _SAMPLE)).astype(np.int64)
        return rows[picked]


def _joined(sentences: Sequence[str], width: int) -> list[str]:
    return [
        " ".join(sentences[first : first + width]) for first in range(len(sentences) - width + 1)
    ]


@dataclass(frozen=True, slots=True)
class Heaps:
    """The margins of strangers and of translations: two normals of one `spread`."""

    strangers: float
    translations: float
    spread: float

    def log_odds(self, margins: Floats) -> Floats:
        """Log-odds of being a translation; they flatten out towards ±20."""
        between = self.translations - self.strangers
        middle = (self.translations + self.strangers) / 2
        odds = between / self.spread**2 * (margins - middle)
        return np.asarray(_BOUND * np.tanh(odds / _BOUND))


class VectorSimilarity:
    """Evidence for all runs of two texts; what `align` takes as its `similarity`."""

    def __init__(self, source: Runs, target: Runs) -> None:
        self._source = source
        self._target = target
        widths = range(1, WIDEST + 1)
        kinds = list(product(widths, widths))
        self._far = {(a, b): self._distances(a, b) for a, b in kinds}
        fewest = min(len(source.rows[0]), len(target.rows[0]))
        self._weight = max(0, fewest - 1) / (max(0, fewest - 1) + _FEW)
        gain, spread = self._translations() if fewest else (_USUAL_GAIN, _USUAL_SPREAD)
        self._heaps = {
            kind: Heaps(strangers, strangers + gain, spread)
            for kind, strangers in ((kind, self._strangers(kind)) for kind in kinds)
        }

    @classmethod
    def between(
        cls,
        source: Sequence[str],
        target: Sequence[str],
        embedder: Embedder,
        *,
        joined: int = JOINED,
        progress: Progress | None = None,
    ) -> Self:
        """The evidence of a model on two texts; takes the model's time for all of both.

        `joined` as in `Runs.of`: 4 embeds the text ten times over, 2 three times, 1 once.
        """
        return cls(
            Runs.of(source, embedder, joined=joined, progress=progress),
            Runs.of(target, embedder, joined=joined, progress=progress),
        )

    def log_odds(self, kind: tuple[int, int], rows: range, columns: range) -> Floats:
        """As `core.alignment.similarity.Similarity` has it."""
        margins = self._margins(kind, _starts(rows, kind[0]), _starts(columns, kind[1]))
        return np.asarray(self._weight * self._heaps[kind].log_odds(margins))

    def _margins(self, kind: tuple[int, int], rows: slice | Ints, columns: slice | Ints) -> Floats:
        """Log-ratios of the usual distance to the distance, [row, column]."""
        a, b = kind
        source, target = self._source.rows[a - 1][rows], self._target.rows[b - 1][columns]
        source_far, target_far = self._far[kind]
        usual = (source_far[rows][:, None] + target_far[columns][None, :]) / 2
        return np.asarray(-np.log(_distance(source, target) / usual), np.float64)

    def _distances(self, a: int, b: int) -> tuple[Floats, Floats]:
        """Mean distances of the runs of either text to random ones of the other."""
        source, target = self._source, self._target
        return (
            _mean(_distance(source.rows[a - 1], target.sample(b))),
            _mean(_distance(target.rows[b - 1], source.sample(a))),
        )

    def _strangers(self, kind: tuple[int, int]) -> float:
        """The margin that two runs have by chance: the median over the plane, sampled."""
        every = self._sampled(kind)
        return float(np.median(every)) if every.size else 0.0

    def _sampled(self, kind: tuple[int, int]) -> Floats:
        a, b = kind
        step = 1 + max(len(self._source.rows[0]), len(self._target.rows[0])) // _SAMPLE
        return self._margins((a, b), slice(0, None, step), slice(0, None, step))

    def _translations(self) -> tuple[float, float]:
        """How far above strangers translations lie, and the spread of both heaps.

        Seen on pairs of sentences that are each other's nearest, those that stand out; drawn
        towards what is usual while they are few.
        """
        strangers = self._sampled((1, 1))
        middle, spread = _robust(strangers)
        best = self._mutual()
        clear = best[best > middle + _CLEAR * spread]
        above, width = _robust(clear) if len(clear) else (middle + _USUAL_GAIN, spread)
        share = len(clear) / (len(clear) + _GAIN_DRAWN)
        gain = share * (above - middle) + (1 - share) * _USUAL_GAIN
        squared = share * (spread**2 + width**2) / 2 + (1 - share) * _USUAL_SPREAD**2
        return gain, float(np.sqrt(squared))

    def _mutual(self) -> Floats:
        """Margins of sampled source sentences and the target sentence that prefers them too."""
        count = len(self._source.rows[0])
        picked = np.unique(np.linspace(0, count - 1, min(count, _PICKED)).astype(np.int64))
        found: list[Floats] = []
        for part in np.array_split(picked, 1 + len(picked) // _SLICE):
            forth = self._margins((1, 1), part, slice(0, None))
            columns = forth.argmax(axis=1)
            back = self._margins((1, 1), slice(0, None), columns)
            found.append(forth.max(axis=1)[back.argmax(axis=0) == part])
        return np.concatenate(found)


def _starts(sentences: range, width: int) -> slice:
    """Where runs that stay within these sentences begin."""
    return slice(sentences.start, max(sentences.start, sentences.stop - width + 1))


def _distance(source: Vectors, target: Vectors) -> Vectors:
    if not source.size or not target.size:
        return np.ones((len(source), len(target)), np.float32)
    return np.asarray(np.maximum(1 - source @ target.T, _LEAST_DISTANCE), np.float32)


def _mean(distances: Vectors) -> Floats:
    """The mean of each row; 1 where there is nothing to take it over."""
    if not distances.shape[1]:
        return np.ones(len(distances))
    return np.asarray(distances.mean(axis=1), np.float64)


def _robust(values: Floats) -> tuple[float, float]:
    """Median, and the spread of a normal with these quartiles."""
    low, middle, high = np.quantile(values, [0.25, 0.5, 0.75])
    return float(middle), max(_LEAST_SPREAD, float(high - low) / 1.349)
