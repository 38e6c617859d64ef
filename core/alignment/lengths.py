"""How well the lengths of two runs of sentences agree, against chance.

Gale and Church (1993) model the difference of lengths; here it is the logarithm of their ratio,
normal around the ratio of the two languages, with a spread that shrinks with length. What counts
is the ratio to the background: how likely so long a run is anyway in this text. A sentence of
usual length says little even if it fits; an extreme one says much.
"""

from dataclasses import dataclass

import numpy as np

from core.alignment.tokens import Floats, Text

_FIRST_SPREAD = 0.12
_FIRST_SHORT = 3.0
_DRAWN = 12.0
_SOFTEN = 2.0


@dataclass(frozen=True, slots=True)
class Lengths:
    """Mean of log(target / source), its variance `steady + short / length`."""

    mean: float
    steady: float
    short: float

    def ratios(self, source: Floats, target: Floats, background: tuple[float, float]) -> Floats:
        """Log-odds that the lengths belong together; `background`: mean and sd of log target."""
        x, y = np.log(source + _SOFTEN), np.log(target + _SOFTEN)
        variance = self.steady + self.short / np.sqrt(np.exp(x) * np.exp(y - self.mean))
        fit = -0.5 * ((y - x - self.mean) ** 2 / variance + np.log(variance))
        mean, deviation = background
        chance = -0.5 * (((y - mean) / deviation) ** 2) - np.log(deviation)
        return np.asarray(np.maximum(fit - chance, -12.0))


def first_guess(source: Text, target: Text) -> Lengths:
    """Before anything is aligned: the ratio of the totals, a wide spread."""
    mean = np.log(np.median(target.lengths) + _SOFTEN) - np.log(np.median(source.lengths) + _SOFTEN)
    total = np.log(target.lengths.sum() / source.lengths.sum())
    return Lengths(float((mean + total) / 2), _FIRST_SPREAD, _FIRST_SHORT)


def fitted(source: Floats, target: Floats, trust: Floats, guess: Lengths) -> Lengths:
    """From the lengths of aligned runs, each with its trust, drawn towards the guess."""
    x, y = np.log(source + _SOFTEN), np.log(target + _SOFTEN)
    middle = np.exp((x + y) / 2)
    weight = trust * middle / (middle + 20)
    mean = float(
        (np.sum(weight * (y - x)) + _DRAWN * guess.mean / 4) / (np.sum(weight) + _DRAWN / 4)
    )
    square = np.minimum((y - x - mean) ** 2, 1.0)
    inverse = 1.0 / np.sqrt(np.exp(x) * np.exp(y - mean))
    design = np.stack([np.ones_like(inverse), inverse], axis=1)
    # Ridge towards the guess keeps few beads from saying too much.
    prior = np.array([0.06, _FIRST_SHORT])
    scale = np.diag([_DRAWN, _DRAWN * 0.002])
    normal = (design * trust[:, None]).T @ design + scale
    answer = np.linalg.solve(normal, (design * trust[:, None]).T @ square + scale @ prior)
    return Lengths(mean, float(max(answer[0], 0.01)), float(max(answer[1], 0.2)))


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
