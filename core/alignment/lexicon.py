"""What the library has learnt about a pair of languages: which word stands for which.

Aligned texts teach meetings of words: how often two words stood for each other, as far as their
beads tell. A lexicon is such counts of word pairs, summed over all articles that taught it. It is
plain data, `(word_a, word_b, weight)`, so that a library can keep what each article taught apart.
Words are the aligner's tokens (`core.alignment.tokens`): lower case, marks kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from core.alignment import association, spelling, tokens
from core.alignment.beads import Bead
from core.alignment.spelling import Resemblance
from core.alignment.table import expected
from core.alignment.teachers import Pairs
from core.alignment.tokens import Floats, Ints, Text

_FAINT = 0.25
_FAINTEST = 0.1  # of what is only guessed
_STRONGEST = 20.0

Entry = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two words, and how often they stood for each other.

    It is proved if no bead has to be believed for it that it would speak for itself: they met in
    others too, or look alike. Else it is a guess, one of all that the words of one bead may mean.
    """

    word_a: str
    word_b: str
    weight: float
    is_proved: bool


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


def taught(
    beads: Sequence[Bead],
    source: Sequence[str],
    target: Sequence[str],
    *,
    languages: tuple[str, str] = ("und", "und"),
) -> Iterator[Meeting]:
    """The words that met in these beads, each bead trusted as its score; the faintest left out."""
    a = tokens.read(source, (), languages[0])
    b = tokens.read(target, (), languages[1])
    alike = spelling.resemblances(a.vocabulary, b.vocabulary)
    proved = dict(_met(a, b, Pairs.of(beads), alike=alike, least=_FAINT))
    guessed = dict(_met(a, b, Pairs.of(beads, others=True), alike=alike, least=_FAINTEST))
    for (first, second), weight in (guessed | proved).items():
        is_proved = (first, second) in proved
        yield Meeting(a.vocabulary[first], b.vocabulary[second], weight, is_proved=is_proved)


def _met(
    source: Text, target: Text, pairs: Pairs, *, alike: Resemblance, least: float
) -> Iterator[tuple[tuple[int, int], float]]:
    """Pairs of types and how often they met, if at least so often."""
    none = np.zeros(0, np.int64)
    lexicon = none, none, np.zeros(0)
    forth, back = association.learn(source, target, pairs, alike=alike, lexicon=lexicon)
    for first, second, weight in zip(*(c.tolist() for c in expected(forth, back)), strict=True):
        if weight >= least:
            yield (first, second), weight
