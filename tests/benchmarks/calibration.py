"""How fast this machine is, so that targets measured on one machine hold on others.

A loop of plain Python is timed beside each figure; targets are for the machine on which it takes
`CALIBRATION`, and figures are brought to it. All times are CPU milliseconds of this process and of
those that it started and waited for.

Even CPU time is not the work's alone: a core that is shared, or taken away for a while, makes any
single figure twice as long. What a busy machine adds is never negative, so the least of several
tries is the truest, and a figure that is over its bound is taken again before it counts. Work that
has really become slower is slow in every try.
"""

import gc
import resource
from collections.abc import Callable
from math import inf
from time import process_time
from typing import TypeVar

Work = TypeVar("Work")

CALIBRATION = 18.0
"""Milliseconds that the loop takes on the machine that the targets come from."""

TRIES = 5
"""How often a figure is taken, at most, before it is said to be over its bound."""


def slower(rounds: int = 2) -> float:
    """How many times slower this machine is than the one of the targets, at least 1."""
    return max(1.0, min(spent(_loop) for _ in range(rounds)) / CALIBRATION)


def spent(action: Callable[[], object]) -> float:
    """CPU milliseconds of an action."""
    begun = _used()
    action()
    return _used() - begun


def calibrated(figure: Callable[[], float]) -> float:
    """A figure in CPU milliseconds, as it would be on the machine that the targets come from.

    The loop is timed right before and right after; the quicker of both counts, so that a burst of
    somebody else's work can't make the figure look small.
    """
    gc.collect()
    before = slower()
    found = figure()
    return found / min(before, slower())


def least(figure: Callable[[], float], *, most: float, tries: int = TRIES) -> float:
    """The least of several tries of a figure, of which there are more only while it is over."""
    found = inf
    for _ in range(tries):
        found = min(found, figure())
        if found <= most:
            break
    return found


def quickest(action: Callable[[], object], *, most: float, tries: int = TRIES) -> float:
    """CPU milliseconds of an action on the machine of the targets, the least of several tries."""
    return least(lambda: calibrated(lambda: spent(action)), most=most, tries=tries)


def ratio(
    work: Work,
    reference: Work,
    *,
    most: float,
    cost: Callable[[Work], float],
    tries: int = TRIES,
) -> float:
    """How many times what the reference costs a piece of work costs, the least of each.

    The reference is taken on both sides of the work, so that one burst can't make it look dear;
    both are taken again only while the ratio is over the bound.
    """
    above = below = inf
    for _ in range(tries):
        gc.collect()
        below = min(below, cost(reference))
        above = min(above, cost(work))
        below = min(below, cost(reference))
        if above <= most * below:
            break
    return above / below


def _loop() -> None:
    total = 0
    for number in range(400_000):
        total += number * number % 7


def _used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (process_time() + children.ru_utime + children.ru_stime) * 1000
