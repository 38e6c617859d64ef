"""How likely each line of a page is the head, the article, an island in it, or the foot.

A page runs through four states: what stands above the article, the article, islands of the page
within it, what stands below. The traits of a line speak for one state or another, and so does the
state of the line before; the two are summed as in a conditional random field (Lafferty et al. 2001,
of one chain). Summing over all ways through the page gives the share of each state at each line
(forward and backward, Rabiner 1989), so that a doubtful line is judged with all of its page.

The weights, `core.intake.leanings`, are learnt from the pages of `tests/data` and from variants of
them by `tests/data/making/learning.py`.
"""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from math import exp

Row = tuple[float, ...]
"""A number for each state."""


class State(IntEnum):
    """What of a page a line belongs to."""

    HEAD = 0
    BODY = 1
    ISLAND = 2
    FOOT = 3


MOVES = (
    (State.HEAD, State.HEAD),
    (State.HEAD, State.BODY),
    (State.BODY, State.BODY),
    (State.BODY, State.ISLAND),
    (State.BODY, State.FOOT),
    (State.ISLAND, State.ISLAND),
    (State.ISLAND, State.BODY),
    (State.FOOT, State.FOOT),
)
STARTS: Row = (1.0, 1.0, 0.0, 0.0)
ENDS: Row = (0.0, 1.0, 0.0, 1.0)


class Leanings:
    """How much each trait speaks for each state, and each state for the next one."""

    def __init__(self, table: str, moves: Sequence[float]) -> None:
        """Leanings from rows “trait: head body island foot” and a weight for each of `MOVES`."""
        rows = (line.rpartition(":") for line in table.strip().splitlines())
        self._weights = {trait: tuple(map(float, said.split())) for trait, _, said in rows}
        self.moves = [(*move, exp(weight)) for move, weight in zip(MOVES, moves, strict=True)]

    def spoken(self, traits: Iterable[str]) -> Row:
        """What the traits of a line say together of each state; the greatest is 1."""
        known = [self._weights[each] for each in ("always", *traits) if each in self._weights]
        sums = [sum(column) for column in zip(*known, strict=True)]
        return tuple(exp(each - max(sums)) for each in sums)


def shares(traits: Iterable[Iterable[str]], leanings: Leanings) -> list[Row]:
    """The share of each state at each line, which together make 1."""
    said = [leanings.spoken(line) for line in traits]
    forward = _forward(said, leanings)
    found = []
    after = ENDS
    for row, reached in zip(reversed(said), reversed(forward), strict=True):
        found.append(_scaled(a * b for a, b in zip(reached, after, strict=True)))
        ahead = [a * b for a, b in zip(row, after, strict=True)]
        sums = [0.0] * len(State)
        for first, then, weight in leanings.moves:
            sums[first] += weight * ahead[then]
        after = _scaled(sums)
    return found[::-1]


def _forward(said: Iterable[Row], leanings: Leanings) -> list[Row]:
    """What the lines up to each one say of its state."""
    found = []
    before = STARTS
    for row in said:
        found.append(_scaled(a * b for a, b in zip(row, before, strict=True)))
        sums = [0.0] * len(State)
        for first, then, weight in leanings.moves:
            sums[then] += weight * found[-1][first]
        before = tuple(sums)
    return found


def _scaled(row: Iterable[float]) -> Row:
    row = tuple(row)
    whole = sum(row)
    return tuple(each / whole for each in row)
