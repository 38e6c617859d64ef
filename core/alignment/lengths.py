"""How well the lengths of two runs of sentences agree, against chance.

Gale and Church (1993) model the difference of lengths; here it is the logarithm of their ratio,
normal around the ratio of the two languages, with a spread that shrinks with length. What counts
is the ratio to the background: how likely so long a run is anyway in this text. A sentence of
usual length says little even if it fits; an extreme one says much.
"""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from core.alignment.teachers import Pairs
from core.alignment.tokens import Floats, Grid, Text

_Many = TypeVar("_Many", Floats, Grid)

_GRID = 128
_NARROWEST = 0.2
_DOUBT = 4.0  # sentences that a wide guess weighs
_FIRST_STEADY = 0.006
_FIRST_DOUBT = 0.03
_FIRST_SHORT = 2.5
_USUAL = 7.0  # of so many sentences one that is missing misleads as much as the scripts do
_DRAWN = 6.0
_STRAY = 0.05
_STRAY_VARIANCE = 0.4
_SOFTEN = 2.0
_FAINTEST = np.float32(1e-36)


@dataclass(frozen=True, slots=True)
class Lengths:
    """Mean of log(target / source), its variance `steady + short / length`."""

    mean: float
    steady: float
    short: float

    def ratios(self, source: Floats, target: Floats, background: "Background") -> Grid:
        """Log-odds that the lengths belong together: [source, target].

        `background` is that of the target for as many sentences.
        """
        x, y = np.log(source + _SOFTEN), np.log(target + _SOFTEN) - self.mean
        gap = _outer(np.subtract, y, x)
        inverse = _outer(np.multiply, np.exp(-y / 2), np.exp(-x / 2))
        return self._odds(gap, inverse, background.at(y + self.mean))

    def agreement(self, source: Floats, target: Floats, background: "Background") -> Grid:
        """As `ratios`, but of each source run with the target run in the same place only."""
        x, y = np.log(source + _SOFTEN), np.log(target + _SOFTEN) - self.mean
        gap, inverse = (y - x).astype(np.float32), np.exp(-(x + y) / 2).astype(np.float32)
        return self._odds(gap, inverse, background.at(y + self.mean))

    def _odds(self, gap: Grid, inverse: Grid, chance: Floats) -> Grid:
        square = gap * gap
        variance = inverse * np.float32(self.short) + np.float32(self.steady)
        fit = _density(square, variance) * np.float32(1 - _STRAY)
        fit += _density(square, variance + np.float32(_STRAY_VARIANCE)) * np.float32(_STRAY)
        return np.asarray(np.maximum(np.log(fit) - chance.astype(np.float32), np.float32(-12)))


@dataclass(frozen=True, slots=True)
class Background:
    """How common each length is in a text: log-densities on a grid of log lengths."""

    grid: Floats
    densities: Floats

    @classmethod
    def of(cls, text: Text, width: int) -> "Background":
        """Of `width` sentences in a row: a kernel on each, and a wide doubt about all."""
        sums = running(text.lengths, width)[: max(1, len(text) - width + 1)]
        logs = np.log(sums + _SOFTEN)
        spread = float(np.sqrt((np.var(logs) * len(logs) + 0.3 * 4) / (len(logs) + 4)))
        grid = np.linspace(0.0, float(logs.max()) + 4 * spread, _GRID)
        kernel = max(_NARROWEST, spread * len(logs) ** -0.2)
        places = np.rint(logs / grid[1]).astype(np.int64)
        held = np.bincount(np.minimum(places, _GRID - 1), minlength=_GRID)
        apart = (grid[:, None] - grid[None, :]) / kernel
        density = np.exp(-0.5 * apart**2) @ held / kernel
        wide = np.exp(-0.5 * ((grid - logs.mean()) / (2 * spread)) ** 2) / (2 * spread)
        return cls(grid, np.log((density + _DOUBT * wide) / (len(logs) + _DOUBT) + 1e-30))

    def at(self, logs: Floats) -> Floats:
        """The log-density at these log lengths."""
        return np.asarray(np.interp(logs, self.grid, self.densities))


def _outer(combine: np.ufunc, target: Floats, source: Floats) -> Grid:
    """Source down, target across."""
    found = combine.outer(target.astype(np.float32), source.astype(np.float32))
    return np.asarray(found.T, np.float32)


def first_guess(source: Text, target: Text) -> Lengths:
    """Before anything is aligned: between the ratios of the totals and of the medians.

    In few sentences these tell little, as one may be missing or joined; there scripts tell more.
    """
    middle = np.log(np.median(target.lengths) + _SOFTEN) - np.log(
        np.median(source.lengths) + _SOFTEN
    )
    total = np.log(target.lengths.sum() / source.lengths.sum())
    usual = np.log(source.density / target.density)
    trust = (min(len(source), len(target)) / _USUAL) ** 2
    mean = (trust * (middle + total) / 2 + usual) / (trust + 1)
    return Lengths(float(mean), _FIRST_STEADY + _FIRST_DOUBT, _FIRST_SHORT)


def learnt(source: Text, target: Text, pairs: Pairs) -> Lengths:
    """What these beads teach; without any, the first guess."""
    guess = first_guess(source, target)
    if not len(pairs.trust):
        return guess
    totals_a = np.concatenate([[0.0], np.cumsum(source.lengths)])
    totals_b = np.concatenate([[0.0], np.cumsum(target.lengths)])
    runs_a = totals_a[pairs.source + pairs.source_width] - totals_a[pairs.source]
    runs_b = totals_b[pairs.target + pairs.target_width] - totals_b[pairs.target]
    return fitted(runs_a, runs_b, pairs.trust, guess)


def fitted(source: Floats, target: Floats, trust: Floats, guess: Lengths) -> Lengths:
    """From the lengths of aligned runs, each with its trust, drawn towards the guess."""
    x, y = np.log(source + _SOFTEN), np.log(target + _SOFTEN)
    found = Lengths(guess.mean, _FIRST_STEADY, _FIRST_SHORT)
    inverse = np.exp(-(x + y) / 2)
    for _ in range(6):
        gap = y - x - found.mean
        variance = found.steady + found.short * inverse
        near = np.log(1 - _STRAY) + _normal(gap**2, variance)
        far = np.log(_STRAY) + _normal(gap**2, variance + _STRAY_VARIANCE)
        sure = trust / (1 + np.exp(np.clip(far - near, -50, 50)))
        precise = sure / variance
        mean = float((np.sum(precise * (y - x)) + _DRAWN * guess.mean) / (np.sum(precise) + _DRAWN))
        # gap² / inverse estimates short + steady / inverse; steady stays a fixed share.
        share = _FIRST_STEADY / _FIRST_SHORT
        unit = (y - x - mean) ** 2 / (inverse + share)
        short = float((np.sum(sure * unit) + _DRAWN * _FIRST_SHORT) / (np.sum(sure) + _DRAWN))
        found = Lengths(mean, short * share, short)
    return found


def _normal(square: _Many, variance: _Many) -> _Many:
    """Log-density of a normal, without its constant."""
    return (square / variance + np.log(variance)) * np.float32(-0.5)


def _density(square: Grid, variance: Grid) -> Grid:
    """The density of a normal, without its constant, and never 0."""
    found = np.exp(square / variance * np.float32(-0.5))
    found /= np.sqrt(variance)
    return np.asarray(np.maximum(found, _FAINTEST, out=found))


def running(values: Floats, width: int) -> Floats:
    """Sums of `width` values from each place on; places without enough get what there is."""
    padded = np.concatenate([values, np.zeros(width - 1)])
    sums = np.cumsum(np.concatenate([[0.0], padded]))
    return np.asarray(sums[width:] - sums[:-width])[: len(values)]
