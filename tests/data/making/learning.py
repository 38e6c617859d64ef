"""Learns the weights of `core.intake.chain`: `python -m tests.data.making.learning` writes them.

The likelihood of the marked states is made as great as it can be (Lafferty et al. 2001), with a
quadratic penalty; lines that could be called either may be in any state. In each round one line in
five forgets what it says of itself, as the words of a site that nobody has seen say nothing. Steps
are Adam's (Kingma and Ba 2015). It takes about a minute.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.intake import leanings
from core.intake.chain import ENDS, MOVES, STARTS, State
from tests.data.making.lessons import Lesson, lessons

ROUNDS, RATE, PENALTY, FORGOTTEN = 120, 0.1, 4.0, 0.2
LEAST_LINES = 8
SAID = frozenset({"sure sign", "sign", "words of pages", "promises", "marked", "dated"})
HEAD = '''"""How much each trait of a line speaks for the states of `core.intake.chain`, as learnt.

Each row has a trait and its weights for the head of a page, the article, islands in it, the foot.
Written by `python -m tests.data.making.learning`; change the lessons, not the table.
"""
'''
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Batch:
    """Lessons side by side: traits [lesson, line, trait], and states that may be [.., state]."""

    traits: Floats
    may_be: Floats
    lengths: NDArray[np.int64]

    @classmethod
    def of(cls, held: Sequence[Lesson], names: Sequence[str]) -> "Batch":
        size = (len(held), max(len(each.own) for each in held))
        numbers = {name: n for n, name in enumerate(names)}
        traits, may_be = np.zeros((*size, len(names))), np.zeros((*size, len(State)))
        for n, each in enumerate(held):
            for line, told in enumerate(each.traits):
                traits[n, line, [numbers[name] for name in told if name in numbers]] = 1
            traits[n, : len(each.own), 0] = 1
            may_be[n, : len(each.own)] = states_of(each.own)
        return cls(traits, may_be, np.array([len(each.own) for each in held]))


def states_of(own: Sequence[bool | None]) -> Floats:
    """The states that each line may be in: [line, state], 1 or 0."""
    body = [n for n, is_own in enumerate(own) if is_own]
    found = np.zeros((len(own), len(State)))
    for n, is_own in enumerate(own):
        beside = State.HEAD if n < body[0] else State.FOOT if n > body[-1] else State.ISLAND
        found[n] = is_own is None
        found[n, State.BODY if is_own else beside] = 1
    return found


def expected(said: Floats, moves: Floats, lengths: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """How often each state [lesson, line, state] and move [state, state] is met on the average."""
    count, longest, _ = said.shape
    forward, shares = np.zeros_like(said), np.zeros_like(said)
    met = np.zeros_like(moves)
    before = np.broadcast_to(np.array(STARTS), (count, len(State)))
    for n in range(longest):
        reached = before * said[:, n]
        forward[:, n] = reached / np.maximum(reached.sum(1, keepdims=True), 1e-300)
        before = forward[:, n] @ moves
    after = np.zeros((count, len(State)))
    for n in range(longest - 1, -1, -1):
        if n + 1 < longest:
            ahead = said[:, n + 1] * after
            pairs = forward[:, n, :, None] * moves * ahead[:, None, :]
            whole = pairs.sum((1, 2), keepdims=True)
            met += np.where(
                n + 1 < lengths[:, None, None], pairs / np.maximum(whole, 1e-300), 0
            ).sum(0)
            after = ahead @ moves.T
            after /= np.maximum(after.max(1, keepdims=True), 1e-300)
        after[lengths == n + 1] = ENDS
        joint = forward[:, n] * after
        shares[:, n] = joint / np.maximum(joint.sum(1, keepdims=True), 1e-300)
    inside = np.arange(longest)[None, :] < lengths[:, None]
    return shares * inside[:, :, None], met


@dataclass
class Steps:
    """Adam's memory of the slopes of some weights."""

    weights: Floats
    mean: Floats
    square: Floats

    @classmethod
    def of(cls, *shape: int) -> "Steps":
        return cls(np.zeros(shape), np.zeros(shape), np.zeros(shape))

    def climb(self, slope: Floats, turn: int) -> None:
        slope = slope - PENALTY * self.weights
        self.mean += 0.1 * (slope - self.mean)
        self.square += 0.01 * (slope**2 - self.square)
        size = np.sqrt(self.square / (1 - 0.99**turn)) + 1e-8
        rate = RATE if turn < 0.6 * ROUNDS else 0.3 * RATE
        self.weights += rate * self.mean / (1 - 0.9**turn) / size


def learnt(held: Sequence[Lesson], seed: int = 0) -> tuple[list[str], Floats, Floats]:
    """The names of the traits, their weights [trait, state], those of the moves."""
    times = Counter(name for each in held for told in each.traits for name in told)
    names = ["always", *sorted(name for name in times if times[name] >= LEAST_LINES)]
    ordered = sorted(held, key=lambda each: len(each.own))
    step = max(len(ordered) // 4, 1)
    batches = [Batch.of(ordered[n : n + step], names) for n in range(0, len(ordered), step)]
    allowed = np.zeros((len(State), len(State)))
    allowed[tuple(zip(*MOVES, strict=True))] = 1
    spoken, moved = Steps.of(len(names), len(State)), Steps.of(len(State), len(State))
    chance = np.random.default_rng(seed)
    for turn in range(1, ROUNDS + 1):
        slopes, moves = np.zeros_like(spoken.weights), np.exp(moved.weights) * allowed
        shifts = np.zeros_like(allowed)
        for batch in batches:
            traits = _forgetful(batch.traits, names, chance)
            said = traits @ spoken.weights
            said = np.exp(said - said.max(2, keepdims=True))
            right, right_moves = expected(said * batch.may_be, moves, batch.lengths)
            found, found_moves = expected(said, moves, batch.lengths)
            slopes += np.tensordot(traits, right - found, ((0, 1), (0, 1)))
            shifts += right_moves - found_moves
        spoken.climb(slopes, turn)
        moved.climb(shifts * allowed, turn)
    return names, spoken.weights, moved.weights


def _forgetful(traits: Floats, names: Sequence[str], chance: np.random.Generator) -> Floats:
    """The traits with some lines that say nothing of themselves."""
    said = [n for n, name in enumerate(names) if name in SAID]
    forgets = chance.random(traits.shape[:2]) < FORGOTTEN
    traits = traits.copy()
    traits[:, :, said] *= ~forgets[:, :, None]
    return traits


def table(names: Sequence[str], weights: Floats) -> str:
    """The rows of `core.intake.leanings`."""
    rows = (" ".join(f"{weight:.2f}" for weight in row) for row in weights)
    return "\n".join(f"{name}: {row}" for name, row in zip(names, rows, strict=True))


def write() -> None:
    """Learn from all lessons and write the module."""
    names, weights, moved = learnt(lessons())
    moves = tuple(round(float(moved[move]), 2) for move in MOVES)
    text = f'{HEAD}\nTABLE = """\n{table(names, weights)}\n"""\nMOVES = {moves}\n'
    Path(leanings.__file__).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
