"""What the library has learnt about a pair of languages: which word stands for which.

A lexicon is expected counts of word pairs, summed over all articles that taught it; confirmed
beads weigh most. It is plain data, `(word_a, word_b, weight)`, so that a store can keep it, take
an article's words back by learning it with the opposite weight, and drop the weakest pairs when
it grows. Words are the aligner's tokens (`core.alignment.tokens`): lower case, marks kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from core.alignment import association, spelling, tokens
from core.alignment.beads import Bead
from core.alignment.table import expected
from core.alignment.teachers import Pairs
from core.alignment.tokens import Floats, Ints, Text

MOST_PAIRS = 300_000
_WEAKEST = 0.1
_STRONGEST = 20.0

Entry = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Weights of word pairs `(word_a, word_b)`; expected numbers of beads in which they met."""

    pairs: Mapping[tuple[str, str], float] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Lexicon":
        """A lexicon from plain data; entries of the same pair add up."""
        found: dict[tuple[str, str], float] = {}
        for word_a, word_b, weight in entries:
            found[word_a, word_b] = found.get((word_a, word_b), 0.0) + weight
        return cls(MappingProxyType(found))

    def entries(self) -> Iterator[Entry]:
        """All pairs as plain data, in a stable order."""
        for word_a, word_b in sorted(self.pairs):
            yield word_a, word_b, self.pairs[word_a, word_b]

    def lookup(self, word_a: str, word_b: str) -> float:
        """The weight of a pair, 0 if it was never met."""
        return self.pairs.get((word_a, word_b), 0.0)

    def swapped(self) -> "Lexicon":
        """The same lexicon for the languages the other way round."""
        return Lexicon(MappingProxyType({(b, a): weight for (a, b), weight in self.pairs.items()}))

    def learn(
        self,
        beads: Sequence[Bead],
        source: Sequence[str],
        target: Sequence[str],
        *,
        weight: float = 1.0,
        languages: tuple[str, str] = ("und", "und"),
        most: int = MOST_PAIRS,
    ) -> "Lexicon":
        """With the words of these beads added, each trusted as its score times `weight`.

        A negative weight takes back what the same beads taught. At most `most` pairs stay, the
        strongest.
        """
        found = dict(self.pairs)
        for word_a, word_b, value in _taught(beads, source, target, languages):
            found[word_a, word_b] = found.get((word_a, word_b), 0.0) + weight * value
        kept = [(value, pair) for pair, value in found.items() if value >= _WEAKEST]
        if len(kept) > most:
            kept = sorted(kept, key=lambda item: (-item[0], item[1]))[:most]
        return Lexicon(MappingProxyType({pair: value for value, pair in kept}))

    def within(self, source: Text, target: Text) -> tuple[Ints, Ints, Floats]:
        """The pairs that both texts know: source types, target types, weights as counts."""
        if not self.pairs:
            return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
        numbers_a = {word: number for number, word in enumerate(source.vocabulary)}
        numbers_b = {word: number for number, word in enumerate(target.vocabulary)}
        known = sorted(
            (numbers_a[a], numbers_b[b], min(weight, _STRONGEST))
            for (a, b), weight in self.pairs.items()
            if a in numbers_a and b in numbers_b
        )
        table = np.array(known, np.float64).reshape(-1, 3)
        return table[:, 0].astype(np.int64), table[:, 1].astype(np.int64), table[:, 2]


def known_to(lexicons: Iterable[Lexicon], source: Text, target: Text) -> tuple[Ints, Ints, Floats]:
    """What several lexicons say of two texts, as `Lexicon.within`; what more know adds up."""
    first, second, weights = zip(*(each.within(source, target) for each in lexicons), strict=True)
    return np.concatenate(first), np.concatenate(second), np.concatenate(weights)


def _taught(
    beads: Sequence[Bead],
    source: Sequence[str],
    target: Sequence[str],
    languages: tuple[str, str],
) -> Iterator[Entry]:
    a = tokens.read(source, (), languages[0])
    b = tokens.read(target, (), languages[1])
    alike = spelling.resemblances(a.vocabulary, b.vocabulary)
    none = np.zeros(0, np.int64)
    forth, back = association.learn(
        a, b, Pairs.of(beads), alike=alike, lexicon=(none, none, np.zeros(0))
    )
    learnt = expected(forth, back)
    for first, second, value in zip(*(column.tolist() for column in learnt), strict=True):
        if value >= _WEAKEST:
            yield a.vocabulary[first], b.vocabulary[second], float(value)
