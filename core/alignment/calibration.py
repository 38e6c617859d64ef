"""How much words, lengths and meaning weigh for a pair of texts, learnt from the pair itself.

Words repeat and depend on each other, more in some languages than in others (a Chinese sentence
gives a token for each character and for each pair of them), so the sum of their log-ratios is no
log-odds yet. A logistic regression makes it one: beads found so far against the same sentences
put together with others nearby. Its constant is corrected for how many of each it was shown, so
that what comes out is the log of how much likelier the evidence is if the bead is right. Few
beads leave the weights near a first belief.

What the order of words is worth stays what is believed of it. Sentences put together wrongly lie
far more askew than a bead with one sentence too many, and only the latter need the order.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from core.alignment.tokens import Floats

# Words forth, words back, lengths, order, the meaning that a model saw; the constant.
_FIRST = np.array([2.0, 2.0, 1.0, 0.0, 1.0, 1.0])
_BELIEF = np.array([0.85, 0.85, 0.9, 0.07, 0.9, -2.3])
_DOUBT = np.array([0.17, 0.17, 0.17, 0.002, 0.17, 0.6])
_LEAST = 0.02
NEIGHBOURS = 1  # on either side, that a bead is told from


@dataclass(frozen=True, slots=True)
class Samples:
    """Evidence [sample, kind] of beads that are right or wrong, and the trust in each."""

    evidence: Floats
    right: Floats
    trust: Floats

    @classmethod
    def joined(cls, parts: Iterable["Samples"], kinds: int) -> "Samples":
        """All samples of all parts, which have so many kinds of evidence."""
        held = list(parts)
        return cls(
            np.concatenate([np.zeros((0, kinds)), *(part.evidence for part in held)]),
            np.concatenate([np.zeros(0), *(part.right for part in held)]),
            np.concatenate([np.zeros(0), *(part.trust for part in held)]),
        )


def first(kinds: int) -> Floats:
    """Weights of so many kinds of evidence and the constant before anything is aligned."""
    return _of(_FIRST, kinds)


def belief(kinds: int) -> Floats:
    """What later weights are drawn to."""
    return _of(_BELIEF, kinds)


def fitted(samples: Samples) -> Floats:
    """Weights of the kinds of evidence and the constant."""
    usual = belief(samples.evidence.shape[1])
    right = float(np.sum(samples.trust * samples.right))
    wrong = float(np.sum(samples.trust * (1 - samples.right)))
    if right <= 0 or wrong <= 0:
        return usual
    ones = np.ones((len(samples.right), 1))
    design = np.concatenate([samples.evidence, ones], axis=1)
    doubt = _of(_DOUBT, samples.evidence.shape[1])
    weights = _Fit(design, samples, np.log(right / wrong), usual, doubt).solved()
    return np.concatenate([np.maximum(weights[:-1], _LEAST), weights[-1:]])


def _of(weights: Floats, kinds: int) -> Floats:
    return np.concatenate([weights[:kinds], weights[-1:]])


@dataclass(frozen=True, slots=True)
class _Fit:
    design: Floats
    samples: Samples
    offset: float
    usual: Floats
    doubt: Floats

    def solved(self) -> Floats:
        """Newton's method, steps halved until they help."""
        weights = self.usual.copy()
        loss = self._loss(weights)
        for _ in range(25):
            step = self._step(weights)
            while self._loss(weights + step) > loss and np.abs(step).max() > 1e-4:
                step = step / 2
            weights = weights + step
            before, loss = loss, self._loss(weights)
            if before - loss < 1e-3:
                break
        return weights

    def _loss(self, weights: Floats) -> float:
        odds = self.design @ weights + self.offset
        misfit = np.logaddexp(0, odds) - self.samples.right * odds
        away = (weights - self.usual) / self.doubt
        return float(np.sum(self.samples.trust * misfit) + 0.5 * np.sum(away**2))

    def _step(self, weights: Floats) -> Floats:
        odds = np.clip(self.design @ weights + self.offset, -30, 30)
        chance = 1 / (1 + np.exp(-odds))
        trust, right = self.samples.trust, self.samples.right
        slope = self.design.T @ (trust * (right - chance)) - (weights - self.usual) / self.doubt**2
        bend = (self.design * (trust * chance * (1 - chance))[:, None]).T @ self.design
        return np.asarray(np.linalg.solve(bend + np.diag(1 / self.doubt**2), slope))
