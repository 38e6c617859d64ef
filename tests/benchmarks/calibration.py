"""How fast this machine is, so that targets measured on one machine hold on others.

A loop of plain Python is timed in the same run; targets are multiplied by how much longer it takes
here. All times are CPU milliseconds of this process.
"""

from collections.abc import Callable
from time import process_time

CALIBRATION = 18.0
"""Milliseconds that the loop takes on the machine that the targets come from."""


def slower(rounds: int = 5) -> float:
    """How many times slower this machine is than the one of the targets, at least 1."""
    return max(1.0, min(spent(_loop) for _ in range(rounds)) / CALIBRATION)


def spent(action: Callable[[], object]) -> float:
    """CPU milliseconds of an action."""
    begun = process_time()
    action()
    return (process_time() - begun) * 1000


def _loop() -> None:
    total = 0
    for number in range(400_000):
        total += number * number % 7
