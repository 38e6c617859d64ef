"""Whether two texts go together at all: their alignment against alignments that can't be right.

An aligner finds something in any two texts, and learns from what it found. So where the evidence
is thin the source is aligned again, with the target's sentences in an order that no translation
has: from last to first, and in leaps. What is found there is found by chance, under the same words
and lengths. A bead is believed as far as more beads of its kind are found in the true order than in
the false ones (the target–decoy estimate of false discoveries, Elias and Gygi 2007).

Of what kind a bead is, its neighbourhood tells: a right one stands among others, all of them sure;
a chance one among gaps. Where the middle of all beads stands well above the false orders' the texts
go together, and all beads stay as they are; where too few beads remain there is no alignment.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

import numpy as np

from core.alignment.beads import Bead
from core.alignment.tokens import Floats, Ints

_LEAST = 10  # sentences of the shorter text; fewer are aligned whatever they say
_NEAR = 10
_BEYOND_DOUBT = 3.5  # log-odds a sentence, in the middle: nothing like it is found by chance
_TOGETHER = 3.0  # or so much, together with what it has beyond the false orders
_ENOUGH = 0.25  # beads for a sentence of the shorter text: with fewer there is no alignment
_LEAP = 7

Aligned = Callable[[Sequence[str], Collection[int]], list[Bead]]


def doubted(
    beads: list[Bead], source: int, target: Sequence[str], breaks: Collection[int], again: Aligned
) -> list[Bead]:
    """The beads with scores that count chance in; those that become improbable fall into gaps.

    `again` aligns the same source with another target and its breaks.
    """
    shorter = min(source, len(target))
    if shorter < _LEAST:
        return beads
    held = _support(beads, source, len(target))
    if not len(held) or np.median(held) > _BEYOND_DOUBT:
        return beads
    chance: list[Floats] = []
    for order in _false_orders(len(target)):
        chance.append(_support(again(*_in_order(target, breaks, order)), source, len(target)))
        if 2 * np.median(held) - np.mean([_middle(each) for each in chance]) > _TOGETHER:
            return beads
    return _believed(beads, 1 - _false_share(held, chance), _ENOUGH * shorter)


def _middle(support: Floats) -> float:
    return float(np.median(support)) if len(support) else 0.0


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


def _believed(beads: Sequence[Bead], trust: Floats, enough: float) -> list[Bead]:
    """The beads as far as they are to be trusted; none at all if not enough of them are left."""
    matches = iter(trust.tolist())
    judged = [b if b.is_gap else replace(b, score=b.score * next(matches)) for b in beads]
    likely = [bead for bead in judged if not bead.is_gap and bead.score >= 0.5]
    least = 0.5 if len(likely) >= enough else 1.0
    found: list[Bead] = []
    for bead in judged:
        found += [bead] if bead.is_gap or bead.score >= least else _left_alone(bead)
    return found


def _left_alone(bead: Bead) -> Iterator[Bead]:
    score = 1 - bead.score
    for i in bead.source:
        yield Bead(range(i, i + 1), range(bead.target.start, bead.target.start), score)
    for j in bead.target:
        yield Bead(range(bead.source.stop, bead.source.stop), range(j, j + 1), score)
