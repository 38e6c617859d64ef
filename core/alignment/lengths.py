"""How well the lengths of two runs of sentences agree, against chance.

Gale and Church (1993) model the difference of lengths; here it is the logarithm of their ratio,
normal around the ratio of the two languages, with a spread that shrinks with length. What counts
is the ratio to the background: how likely so long a run is anyway in this text. A sentence of
usual length says little even if it fits; an extreme one says much.
"""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from core.alignment.association import Pairs
from core.alignment.tokens import Floats, Grid, Text

_Many = TypeVar("_Many", Floats, Grid)

_FIRST_STEADY = 0.006
_FIRST_DOUBT = 0.03
_FIRST_SHORT = 2.5
_DRAWN = 6.0
_STRAY = 0.05
_STRAY_VARIANCE = 0.4
_SOFTEN = 2.0


@dataclass(frozen=True, slots=True)
class Lengths:
    """Mean of log(target / source), its variance `steady + short / length`."""

    mean: float
    steady: float
    short: float

    def ratios(self, source: Floats, target: Floats, background: tuple[float, float]) -> Grid:
        """Log-odds that the lengths belong together: [source, target].

        `background` is the mean and the standard deviation of the log of the target length.
        """
        x, y = np.log(source + _SOFTEN), np.log(target + _SOFTEN) - self.mean
        gap = _outer(np.subtract, y, x)
        square = gap * gap
        variance = _outer(np.multiply, np.exp(-y / 2), np.exp(-x / 2)) * self.short + self.steady
        fit = np.logaddexp(
            np.log(1 - _STRAY) + _normal(square, variance),
            np.log(_STRAY) + _normal(square, variance + _STRAY_VARIANCE),
        )
        mean, deviation = background
        chance = _normal((y + self.mean - mean) ** 2, np.full_like(y, deviation**2))
        return np.asarray(np.maximum(fit - chance.astype(np.float32), np.float32(-12)))


def _outer(combine: np.ufunc, target: Floats, source: Floats) -> Grid:
    """Source down, target across."""
    found = combine.outer(target.astype(np.float32), source.astype(np.float32))
    return np.asarray(found.T, np.float32)


def first_guess(source: Text, target: Text) -> Lengths:
    """Before anything is aligned: between the ratios of the totals and of the medians."""
    middle = np.log(np.median(target.lengths) + _SOFTEN) - np.log(
        np.median(source.lengths) + _SOFTEN
    )
    total = np.log(target.lengths.sum() / source.lengths.sum())
    return Lengths(float((middle + total) / 2), _FIRST_STEADY + _FIRST_DOUBT, _FIRST_SHORT)


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


def background(text: Text, width: int) -> tuple[float, float]:
    """Mean and standard deviation of the log length of `width` sentences in a row."""
    sums = running(text.lengths, width)
    logs = np.log(sums[: max(1, len(text) - width + 1)] + _SOFTEN)
    spread = np.sqrt((np.var(logs) * len(logs) + 0.3 * 4) / (len(logs) + 4))
    return float(np.mean(logs)), float(spread)


def running(values: Floats, width: int) -> Floats:
    """Sums of `width` values from each place on; places without enough get what there is."""
    padded = np.concatenate([values, np.zeros(width - 1)])
    sums = np.cumsum(np.concatenate([[0.0], padded]))
    return np.asarray(sums[width:] - sums[:-width])[: len(values)]
