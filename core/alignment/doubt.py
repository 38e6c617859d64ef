"""Whether two texts go together at all: their alignment against alignments that can't be right.

An aligner finds something in any two texts, and learns from what it found. So three witnesses are
heard (`witnesses`), and where what they say is not beyond doubt the source is aligned again, with
the target's sentences in an order that no translation has: from last to first, and in leaps. What
is found there is found by chance, under the same words and lengths. Of the names and numbers that
the beads share only those count that go beyond chance. The weights of the three were fitted, by
logistic regression, to texts of ten to two hundred sentences with their translations and with
translations of other texts.

Texts of which only a part goes together have less of everything, but more than any false order.
There each bead is believed as far as more beads of its kind are found in the true order than in
the false ones (the target–decoy estimate of false discoveries, Elias and Gygi 2007). Of what kind
a bead is, its neighbourhood tells: a right one stands among others, all of them sure; a chance one
among gaps.

Where a sentence model saw further evidence none of this is needed, unless it found hardly anything:
it knew the meaning of words before it saw these texts, and did not learn it from chance.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

import numpy as np

from core.alignment.beads import Bead
from core.alignment.tokens import Floats, Ints
from core.alignment.witnesses import Trial

_LEAST = 10  # sentences of the shorter text; fewer are aligned whatever they say
_NEAR = 10
_GAIN, _AGREEMENT, _SHARED, _NONE = 1.7, 5.4, 3.9, -6.6  # log-odds that texts go together
_USUAL = 0.7  # more of the shared words than chance ever gives
_BEYOND_DOUBT = 2.0
_PARTLY = -2.0  # texts that go together in a part may say so little,
_ENOUGH = 40  # if they have so many sentences
_LEAP = 7

_SCARCE = 0.1

Again = Callable[[Sequence[str], Collection[int]], Trial]


def doubted(
    found: Trial, target: Sequence[str], breaks: Collection[int], again: Again
) -> list[Bead]:
    """The beads, if the texts go together; if they do in a part, those that stand above chance.

    `again` aligns the same source with another target and its breaks. Of texts that don't go
    together all sentences are left alone.
    """
    beads = list(found.found.beads)
    if found.shorter < _LEAST or _is_beyond_doubt(found):
        return beads
    false = [again(*_in_order(target, breaks, order)) for order in _false_orders(len(target))]
    together = _learnt(found) + _SHARED * (found.shared() - np.mean([t.shared() for t in false]))
    if together >= 0:
        return beads
    if together < _PARTLY * min(1.0, found.shorter / _ENOUGH):
        return [each for bead in beads for each in _left_alone(bead)]
    sizes = len(found.source), len(found.target)
    usual = [_support(each.found.beads, *sizes) for each in false]
    return list(_believed(beads, 1 - _false_share(_support(beads, *sizes), usual)))


def is_scarce(found: Trial) -> bool:
    """Whether hardly a sentence of the shorter text has a counterpart."""
    matches = [bead for bead in found.found.beads if not bead.is_gap]
    used = sum(len(bead.source) for bead in matches), sum(len(bead.target) for bead in matches)
    return max(used) < _SCARCE * found.shorter


def _is_beyond_doubt(found: Trial) -> bool:
    learnt = _learnt(found)
    return learnt >= _BEYOND_DOUBT or (
        learnt + _SHARED * (1 - _USUAL) * found.shared() >= _BEYOND_DOUBT
    )


def _learnt(found: Trial) -> float:
    """The log-odds that texts go together, by what was learnt from them."""
    return _GAIN * found.gain() + _AGREEMENT * found.agreement() + _NONE


def _false_orders(count: int) -> Iterator[Ints]:
    numbers = np.arange(count)
    yield numbers[::-1]
    yield np.concatenate([numbers[start::_LEAP] for start in range(_LEAP)])[::-1]


def _in_order(
    target: Sequence[str], breaks: Collection[int], order: Ints
) -> tuple[list[str], list[int]]:
    """The sentences in another order, with as many paragraphs, as long as before."""
    last = len(target)
    return [target[number] for number in order], sorted({0, *(last - b for b in breaks if b)})


def _support(beads: Sequence[Bead], source: int, target: int) -> Floats:
    """For each bead with two sides the mean log-odds of the sentences around it, 0 for gaps."""
    matches = [bead for bead in beads if not bead.is_gap]
    odds = [float(np.log(bead.score / (1 - bead.score + 1e-9))) for bead in matches]
    found = np.zeros(len(matches))
    sizes = np.zeros(len(matches))
    for count, sides in (
        (source, [bead.source for bead in matches]),
        (target, [bead.target for bead in matches]),
    ):
        sums = np.zeros(count + 1)
        for side, value in zip(sides, odds, strict=True):
            sums[side.start + 1 : side.stop + 1] = max(0.0, value)
        sums = sums.cumsum()
        first = np.array([max(0, side.start - _NEAR) for side in sides], np.int64)
        last = np.array([min(count, side.stop + _NEAR) for side in sides], np.int64)
        found += sums[last] - sums[first]
        sizes += last - first
    return np.asarray(found / np.maximum(sizes, 1))


def _false_share(held: Floats, chance: Sequence[Floats]) -> Floats:
    """How many of the beads with at least so much support chance alone would give."""
    order = np.argsort(held, kind="stable")
    ranked = held[order]
    usual = np.mean([_at_least(ranked, each) for each in chance], axis=0)
    share = np.minimum(1.0, (usual + 0.5) / _at_least(ranked, held))
    found = np.empty(len(held))
    found[order] = np.minimum.accumulate(share)
    return found


def _at_least(values: Floats, among: Floats) -> Floats:
    """For each value how many are not below it."""
    below = np.searchsorted(np.sort(among), values, side="left")
    return np.asarray(len(among) - below, np.float64)


def _believed(beads: Sequence[Bead], trust: Floats) -> Iterator[Bead]:
    matches = iter(trust.tolist())
    for bead in beads:
        judged = bead if bead.is_gap else replace(bead, score=bead.score * next(matches))
        if bead.is_gap or judged.score >= 0.5:
            yield judged
        else:
            yield from _left_alone(judged)


def _left_alone(bead: Bead) -> Iterator[Bead]:
    """A bead's sentences, one by one; those of a gap stay as they are."""
    if bead.is_gap:
        yield bead
        return
    for i in bead.source:
        yield Bead(range(i, i + 1), range(bead.target.start, bead.target.start), 1 - bead.score)
    for j in bead.target:
        yield Bead(range(bead.source.stop, bead.source.stop), range(j, j + 1), 1 - bead.score)
