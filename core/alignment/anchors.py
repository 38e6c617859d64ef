"""Where the path through two long texts must run: rare names and numbers that both share.

A word that occurs a few times on both sides and is spelt alike marks points of the plane. True
points lie on a rising path, false ones anywhere, so the heaviest rising chain of points is taken
(an increasing subsequence, found with a tree of maxima in n log n). A point of the chain that
stands alone, far from where its neighbours lead, is dropped. Between the points the path is
interpolated, and the band around it is as wide as they are far apart.

Without enough points the band follows the lengths alone: the share of the text that lies before.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.alignment.beads import Bead
from core.alignment.chains import Boxes, heaviest
from core.alignment.spelling import KINDS, Resemblance
from core.alignment.tokens import Flags, Floats, Ints, Text

_RARE = 4
_TELLING = ("number", "long", "middle", "near", "sound")
_NEIGHBOURS = 3
_MARGIN = 25
_SLACK = 0.25
_WIDEST = 300


@dataclass(frozen=True, slots=True)
class Band:
    """For each source sentence the targets `lows[i]:highs[i]` worth looking at."""

    lows: Ints
    highs: Ints


def band(source: Text, target: Text, alike: Resemblance) -> Band:
    """The band that the shared rare words of two texts mark."""
    rows, columns = _steady(*_chain(*_points(source, target, alike)), len(target) / len(source))
    rows = np.concatenate([[0], rows, [len(source)]])
    columns = np.concatenate([[0], columns, [len(target)]])
    if len(rows) < 2 + len(source) / 400:
        return _by_lengths(source, target)
    return _around(rows, columns, len(source), len(target))


def around(beads: Sequence[Bead], source: int, target: int) -> Band:
    """A band around the path of these beads, wider where they leave gaps or are in doubt."""
    matches = [bead for bead in beads if not bead.is_gap]
    rows = np.array([0, *(bead.source.start for bead in matches), source])
    columns = np.array([0, *(bead.target.start for bead in matches), target])
    doubt = np.array([0.0, *(1 - bead.score for bead in matches), 0.0])
    places = np.arange(source)
    after = np.clip(np.searchsorted(rows, places, "right"), 1, len(rows) - 1)
    bend = np.minimum(
        np.maximum(columns[after] - columns[after - 1], rows[after] - rows[after - 1]), _WIDEST
    )
    width = _MARGIN / 2 + bend + _MARGIN * np.interp(places, rows, doubt)
    middle = np.interp(places + 0.5, rows, columns)
    return _clipped(middle - width, middle + width, target)


def telling(alike: Resemblance) -> Flags:
    """Which of these pairs of words hardly look alike by chance: names, numbers, long words."""
    return np.isin(alike.kind, [KINDS.index(kind) for kind in _TELLING])


def _points(source: Text, target: Text, alike: Resemblance) -> tuple[Ints, Ints, Floats]:
    """Sentence pairs that share a rare word, and the weight of each: 1 if it is unique."""
    count_a = np.bincount(source.types, minlength=len(source.vocabulary))
    count_b = np.bincount(target.types, minlength=len(target.vocabulary))
    rare = telling(alike) & (count_a[alike.source] <= _RARE) & (count_b[alike.target] <= _RARE)
    where_a, where_b = _sentences(source), _sentences(target)
    rows: list[int] = []
    columns: list[int] = []
    weights: list[float] = []
    for a, b in zip(alike.source[rare].tolist(), alike.target[rare].tolist(), strict=True):
        for i in where_a.get(a, ()):
            for j in where_b.get(b, ()):
                rows.append(i)
                columns.append(j)
                weights.append(1.0 / float(count_a[a] * count_b[b]))
    return np.array(rows, np.int64), np.array(columns, np.int64), np.array(weights)


def _sentences(text: Text) -> dict[int, list[int]]:
    """In which sentences each rare type occurs."""
    counts = np.bincount(text.types, minlength=len(text.vocabulary))
    sentence = np.repeat(np.arange(len(text)), text.token_counts)
    kept = counts[text.types] <= _RARE
    found: dict[int, list[int]] = {}
    for kind, number in zip(text.types[kept].tolist(), sentence[kept].tolist(), strict=True):
        found.setdefault(kind, []).append(number)
    return found


def _chain(rows: Ints, columns: Ints, weights: Floats) -> tuple[Ints, Ints]:
    """The heaviest chain of points that rises strictly in both texts."""
    if not len(rows):
        return rows, columns
    keys, place = np.unique(rows * (columns.max() + 1) + columns, return_inverse=True)
    weights = np.asarray(np.bincount(place, weights), np.float64)
    rows, columns = np.divmod(keys, columns.max() + 1)
    chain = heaviest(Boxes(rows, rows + 1, columns, columns + 1, weights))
    return rows[chain], columns[chain]


def _steady(rows: Ints, columns: Ints, slope: float) -> tuple[Ints, Ints]:
    """Only points that a neighbour in the chain confirms: about the same advance in both texts."""
    kept = np.zeros(len(rows), np.bool_)
    for step in range(1, _NEIGHBOURS + 1):
        down, across = rows[step:] - rows[:-step], columns[step:] - columns[:-step]
        near = np.abs(across - slope * down) <= 4 + 0.3 * slope * down
        kept[step:] |= near
        kept[:-step] |= near
    return rows[kept], columns[kept]


def _around(rows: Ints, columns: Ints, source: int, target: int) -> Band:
    places = np.arange(source)
    after = np.clip(np.searchsorted(rows, places, "right"), 1, len(rows) - 1)
    low, high = columns[after - 1], columns[after]
    middle = np.interp(places + 0.5, rows, columns)
    # Between far points the path may bend: to the corners of their rectangle, within reason.
    bend = np.minimum((high - low) * 0.5 + (rows[after] - rows[after - 1]) * _SLACK, _WIDEST)
    return _clipped(middle - bend - _MARGIN, middle + bend + _MARGIN, target)


def _by_lengths(source: Text, target: Text) -> Band:
    share = np.cumsum(source.lengths) / source.lengths.sum()
    reached = np.concatenate([[0.0], np.cumsum(target.lengths) / target.lengths.sum()])
    middle = np.interp(share, reached, np.arange(len(target) + 1))
    return _clipped(middle - _WIDEST / 2, middle + _WIDEST / 2, len(target))


def _clipped(lows: Floats, highs: Floats, target: int) -> Band:
    low = np.clip(np.floor(lows), 0, max(0, target - 1)).astype(np.int64)
    return Band(low, np.clip(np.ceil(highs), low + 1, target).astype(np.int64))
