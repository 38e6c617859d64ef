"""How fast this machine is, so that targets measured on one machine hold on others.

A loop of plain Python is timed in the same run; targets are multiplied by how much longer it takes
here. All times are CPU milliseconds of this process.

Even CPU time is not the work's alone: a core that is shared, or taken away for a while, makes any
single figure twice as long. What a busy machine adds is never negative, so the least of several
tries is the truest, and a figure that is over its bound is taken again before it counts. Work that
has really become slower is slow in every try.
"""

import gc
from collections.abc import Callable
from math import inf
from time import process_time

CALIBRATION = 18.0
"""Milliseconds that the loop takes on the machine that the targets come from."""

TRIES = 5
"""How often a figure is taken, at most, before it is said to be over its bound."""


def slower(rounds: int = 5) -> float:
    """How many times slower this machine is than the one of the targets, at least 1."""
    return max(1.0, min(spent(_loop) for _ in range(rounds)) / CALIBRATION)


def spent(action: Callable[[], object]) -> float:
    """CPU milliseconds of an action."""
    begun = process_time()
    action()
    return (process_time() - begun) * 1000


def scaled(action: Callable[[], object]) -> float:
    """CPU milliseconds that an action would take on the machine of the targets.

    The loop is timed right before and right after; the quicker of both counts, so that a burst of
    somebody else's work can't make the action look cheap.
    """
    gc.collect()
    before = slower(rounds=2)
    took = spent(action)
    return took / min(before, slower(rounds=2))


def least(figure: Callable[[], float], *, most: float, tries: int = TRIES) -> float:
    """The least of several tries of a figure, of which there are more only while it is over."""
    found = inf
    for _ in range(tries):
        found = min(found, figure())
        if found <= most:
            break
    return found


def ratio(
    action: Callable[[], object],
    reference: Callable[[], object],
    *,
    most: float,
    tries: int = TRIES,
) -> float:
    """How many times as much CPU time as the reference an action takes, the least of each.

    The reference is timed on both sides of the action, so that one burst can't make it look dear;
    both are tried again only while the ratio is over the bound.
    """
    above = below = inf
    for _ in range(tries):
        gc.collect()
        below = min(below, spent(reference))
        above = min(above, spent(action))
        below = min(below, spent(reference))
        if above <= most * below:
            break
    return above / below


def _loop() -> None:
    total = 0
    for number in range(400_000):
        total += number * number % 7
