"""Which unit of a row stands for which of another version: word links, softly.

Two directions of IBM's Model 1 (Brown et al., “The mathematics of statistical machine
translation”, 1993) are learnt from the rows, with the pull to the diagonal of Dyer, Chahuneau and
Smith (“A simple, fast, and effective reparameterization of IBM Model 2”, 2013). What look-alikes
and the library's lessons say is counted like rows seen before. The mass that a unit does not
spend says nothing, so that rare units don't draw everything near them to themselves.

In a row, the two directions have to agree: a link is worth the geometric mean of what both say.
Links are then drawn to their neighbours, for phrases stay together, as in the hidden Markov model
of Vogel, Ney and Tillmann (1996), but symmetric and in few rounds instead of exactly.

Values are kept as ratios to how frequent a unit is anyhow: 1 says nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from core.alignment import spelling
from core.alignment.lexicon import Lexicon
from core.alignment.spelling import Resemblance
from core.alignment.tokens import Floats, Ints

_ROUNDS = 5
_UNSPENT = 0.7  # occurrences of a unit that teach nothing
_UNSEEN = 300.0  # units of the language that a short text had no room for
_SPELLING = 2.0
_STRONGEST = 20.0
_DIAGONAL = 4.0
_NULL = 0.25
_MOST_ENTRIES = 2_000_000
_NEIGHBOURS = 3.0
_REACH = 2
_DRAWN = 3

Rows = Sequence[tuple[Sequence[str], Sequence[str]]]
"""The keys of the units on both sides of each row."""


@dataclass(frozen=True, slots=True)
class Counterparts:
    """What the units of two languages say of each other.

    `keys` are pairs of their numbers, ascending, `forth` and `back` what the first says of the
    second and the second of the first; `base_a` and `base_b` what they say of all others.
    """

    numbers_a: Mapping[str, int]
    numbers_b: Mapping[str, int]
    keys: Ints
    forth: Floats
    back: Floats
    base_a: Floats
    base_b: Floats

    def links(self, source: Sequence[str], target: Sequence[str]) -> Floats:
        """How surely each source key stands for each target key, 0 to 1; shape (source, target).

        The keys must be among those that were learnt from.
        """
        if not source or not target:
            return np.zeros((len(source), len(target)))
        a = np.array([self.numbers_a[key] for key in source], np.int64)
        b = np.array([self.numbers_b[key] for key in target], np.int64)
        wanted = a[:, None] * len(self.numbers_b) + b[None, :]
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        known = self.keys[at] == wanted
        forth = np.where(known, self.forth[at], 0.0) + self.base_a[a][:, None]
        back = np.where(known, self.back[at], 0.0) + self.base_b[b][None, :]
        return _agreed(forth, back)


def learn(rows: Rows, lexicon: Lexicon | None = None) -> Counterparts:
    """Learn from rows, of a long text from an even sample, and from what is known already."""
    numbers_a = _numbered(source for source, _ in rows)
    numbers_b = _numbered(target for _, target in rows)
    entries = _Entries.of(_sampled(rows), numbers_a, numbers_b)
    given, counts = _given(tuple(numbers_a), tuple(numbers_b), lexicon or Lexicon())
    keys, slots = np.unique(np.concatenate([given, entries.keys]), return_inverse=True)
    prior = _summed(slots[: len(given)], counts, len(keys))
    a, b = np.divmod(keys, max(1, len(numbers_b)))
    slot = slots[len(given) :]
    often_a = _often((source for source, _ in rows), numbers_a)
    often_b = _often((target for _, target in rows), numbers_b)
    there = _Direction(a, b, often_a, often_b, prior)
    here = _Direction(b, a, often_b, often_a, prior)
    forth, base_a = there.learnt(slot, entries.target, entries.near_target)
    back, base_b = here.learnt(slot, entries.source, entries.near_source)
    return Counterparts(numbers_a, numbers_b, keys, forth, back, base_a, base_b)


@dataclass(frozen=True, slots=True)
class _Direction:
    """One direction of the model: slots are pairs (`speaker`, `heard`) of types."""

    speaker: Ints
    heard: Ints
    often: Floats
    often_heard: Floats
    prior: Floats

    def learnt(self, slot: Ints, token: Ints, near: Floats) -> tuple[Floats, Floats]:
        """The ratio of each slot and the base of each speaker, from entries.

        `slot` is the slot of each entry, `token` the number of the token it has to explain,
        `near` how likely its place is.
        """
        size = len(self.often)
        frequency = self.often_heard / (self.often_heard.sum() + _UNSEEN)
        mass = self.often + _UNSPENT + _summed(self.speaker, self.prior, size)
        base = _UNSPENT / mass
        tokens = int(token.max()) + 1 if len(token) else 0
        counts = np.zeros(len(self.speaker))
        ratios = np.ones(len(self.speaker))
        for _ in range(_ROUNDS):
            part = (ratios + base[self.speaker])[slot] * near
            whole = _summed(token, part, tokens) + _NULL
            counts = _summed(slot, part / whole[token], len(self.speaker))
            ratios = (counts + self.prior) / mass[self.speaker] / frequency[self.heard]
        return ratios, base


@dataclass(frozen=True, slots=True)
class _Entries:
    """All pairs of units in the same row: the pair of types, the tokens, how near the places.

    `near_target` sums to one less the share of nothing over what may explain a target token.
    """

    keys: Ints
    source: Ints
    target: Ints
    near_source: Floats
    near_target: Floats

    @classmethod
    def of(
        cls, rows: Rows, numbers_a: Mapping[str, int], numbers_b: Mapping[str, int]
    ) -> "_Entries":
        """The entries of these rows."""
        parts = [_none()]
        first_a = first_b = 0
        for source, target in rows:
            if source and target:
                a = np.array([numbers_a[key] for key in source], np.int64)
                b = np.array([numbers_b[key] for key in target], np.int64)
                keys = a[:, None] * len(numbers_b) + b[None, :]
                line = np.broadcast_to(np.arange(len(a))[:, None] + first_a, keys.shape)
                column = np.broadcast_to(np.arange(len(b))[None, :] + first_b, keys.shape)
                near = _diagonal(len(a), len(b))
                over_b, over_a = _shares(near)
                parts.append((keys, line, column, over_b, over_a))
            first_a, first_b = first_a + len(source), first_b + len(target)
        keys, line, column, over_b, over_a = (
            np.concatenate([np.ravel(each) for each in same]) for same in zip(*parts, strict=True)
        )
        return cls(keys, line, column, over_b, over_a)


def _none() -> tuple[Ints, Ints, Ints, Floats, Floats]:
    nothing = np.zeros(0, np.int64)
    return nothing, nothing, nothing, np.zeros(0), np.zeros(0)


def _sampled(rows: Rows) -> Rows:
    stride = 1 + sum(len(a) * len(b) for a, b in rows) // _MOST_ENTRIES
    return rows[::stride]


def _numbered(sides: Iterable[Sequence[str]]) -> dict[str, int]:
    return {key: number for number, key in enumerate(dict.fromkeys(chain.from_iterable(sides)))}


def _often(sides: Iterable[Sequence[str]], numbers: Mapping[str, int]) -> Floats:
    counts = Counter(chain.from_iterable(sides))
    return np.array([counts[key] for key in numbers], np.float64)


def _given(
    words_a: tuple[str, ...], words_b: tuple[str, ...], lexicon: Lexicon
) -> tuple[Ints, Floats]:
    """Pairs of types that are believed before counting, and how many occurrences that is worth."""
    alike = spelling.resemblances(words_a, words_b)
    worth = _SPELLING * Resemblance.belief()[alike.kind]
    at_a = {word: number for number, word in enumerate(words_a)}
    at_b = {word: number for number, word in enumerate(words_b)}
    known = [
        (at_a[a] * len(words_b) + at_b[b], min(weight, _STRONGEST))
        for (a, b), weight in lexicon.pairs.items()
        if a in at_a and b in at_b
    ]
    keys = np.array([key for key, _ in known], np.int64)
    counts = np.array([weight for _, weight in known], np.float64)
    return (
        np.concatenate([alike.source * len(words_b) + alike.target, keys]),
        np.concatenate([worth, counts]),
    )


def _diagonal(height: int, width: int) -> Floats:
    """How likely two places of a row belong together by where they stand."""
    down = (np.arange(height) + 0.5) / max(1, height)
    along = (np.arange(width) + 0.5) / max(1, width)
    return np.asarray(np.exp(-_DIAGONAL * np.abs(down[:, None] - along[None, :])))


def _shares(near: Floats) -> tuple[Floats, Floats]:
    """The same as shares of each line and of each column, less what nothing explains."""
    left = 1 - _NULL
    return left * near / near.sum(1, keepdims=True), left * near / near.sum(0, keepdims=True)


def _agreed(forth: Floats, back: Floats) -> Floats:
    """Links by both directions, drawn to their neighbours."""
    over_b, over_a = _shares(_diagonal(*forth.shape))
    found = _both(forth * over_a, back * over_b)
    for _ in range(_DRAWN):
        drawn = 1 + _NEIGHBOURS * np.minimum(1.0, _around(found))
        found = _both(forth * over_a * drawn, back * over_b * drawn)
    return found


def _both(forth: Floats, back: Floats) -> Floats:
    by_column = forth / (forth.sum(0, keepdims=True) + _NULL)
    by_line = back / (back.sum(1, keepdims=True) + _NULL)
    return np.asarray(np.sqrt(by_column * by_line))


def _around(found: Floats) -> Floats:
    """The sum of the links near each, without those of its own line and column."""
    height, width = found.shape
    padded = np.zeros((height + 2 * _REACH, width + 2 * _REACH))
    padded[_REACH : _REACH + height, _REACH : _REACH + width] = found
    total = np.zeros_like(found)
    steps = range(-_REACH, _REACH + 1)
    for down in steps:
        for along in steps:
            if (
                not (down or along)
                or (not down and abs(along) > 1)
                or (not along and abs(down) > 1)
            ):
                continue
            at, beside = _REACH + down, _REACH + along
            total += padded[at : at + height, beside : beside + width]
    return total


def _summed(places: Ints, values: Floats, size: int) -> Floats:
    """Sums of the values that fall on each of `size` places."""
    return np.asarray(np.bincount(places, values, minlength=size), np.float64)
