"""What it costs to leave sentences out, as logarithms and as the plain chances that a sum needs."""

from dataclasses import dataclass, replace
from math import inf

import numpy as np

from core.alignment.tokens import Floats

_BLOCK = 96


@dataclass(frozen=True, slots=True)
class Gaps:
    """Log-probabilities of leaving sentences out.

    `open` a gap after a bead (`close`: not), `stay` in it for one more sentence, `leave` it;
    `across` from source sentences to target ones within the same gap; `outer` for each sentence
    before the first and after the last bead, `outer_open` if there is any, `alone` for a bead
    that stands among them.
    """

    open: float
    close: float
    stay: float
    leave: float
    across: float
    outer: float
    outer_open: float
    alone: float = -inf

    def weakened(self, share: float) -> "Gaps":
        """Only a share of all log-probabilities."""
        return Gaps(*(share * getattr(self, name) for name in self.__slots__))

    def enclosed(self) -> "Gaps":
        """For a stretch at whose edge the text goes on: leaving out costs there as within."""
        outer_open = self.open + self.leave - self.stay
        return replace(self, outer=self.stay, outer_open=outer_open, alone=-inf)


class Fading:
    """Sums over all values before or after a place, shrunk by `share` for each place between.

    A sum that runs on is a product with a triangle of powers; a long one goes by blocks, and what
    a block hands on to the next is a sum of the same kind.
    """

    def __init__(self, share: float) -> None:
        self._powers = share ** np.arange(1, _BLOCK + 1)
        self._within = _triangle(share, _BLOCK)

    def before(self, values: Floats) -> Floats:
        """For each place the sum over the places before it."""
        found = np.zeros(len(values))
        for start in range(0, len(values) - 1, _BLOCK):
            part = values[start : min(start + _BLOCK, len(values) - 1)]
            sums = found[start + 1 : start + 1 + len(part)]
            np.matmul(part, self._within[: len(part), : len(part)], out=sums)
            if start:
                sums += self._powers[: len(part)] * found[start]
        return found

    def after(self, values: Floats) -> Floats:
        """For each place the sum over the places after it."""
        return self.before(values[::-1])[::-1]


def _triangle(share: float, size: int) -> Floats:
    """`share` to the power of how far a place lies behind another, 0 for those ahead."""
    apart = np.subtract.outer(np.arange(size), np.arange(size))
    return np.asarray(np.where(apart <= 0, share ** np.abs(apart), 0.0))
