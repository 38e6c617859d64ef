"""The words of a line, and which of the phrases that sites use stand among them.

A line is folded and split into words once, however many tables of phrases it is held against. A
table is asked by the first words of its phrases: most words begin none, and cost one look.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.intake.lines import TextLine, ends_sentence
from core.text.fold import fold

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[,;，、؛،]")


def words(text: str) -> list[str]:
    """The words of a text, folded, with nothing of the signs between them."""
    return _WORD.findall(fold(text))


class Phrases:
    """Folded phrases, each of words with one blank between, asked where they stand in a line."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """A table of these phrases."""
        self._all = frozenset(phrases)
        lengths: dict[str, set[int]] = {}
        for phrase in self._all:
            first, *others = phrase.split(" ")
            lengths.setdefault(first, set()).add(1 + len(others))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        self._longest = max(map(max, self._lengths.values()), default=0)

    def __contains__(self, phrase: str) -> bool:
        """Whether this is one of the phrases."""
        return phrase in self._all

    def __or__(self, other: "Phrases") -> "Phrases":
        """The phrases of both tables."""
        return Phrases(self._all | other._all)

    def longest(self, said: Sequence[str], place: int) -> int:
        """How many words the longest phrase has that begins at this place; 0 if none does."""
        if said[place] not in self._lengths:
            return 0
        return next((length for length, _ in self._at(said, place)), 0)

    def covering(self, said: Sequence[str]) -> int:
        """How many phrases make up all these words; 0 if something is left over."""
        number = place = 0
        while place < len(said):
            length = self.longest(said, place)
            if not length:
                return 0
            place += length
            number += 1
        return number

    def within(self, said: Sequence[str]) -> frozenset[str]:
        """The phrases that stand among these words."""
        if self._lengths.keys().isdisjoint(said):
            return frozenset()
        found = (self._at(said, place) for place in range(len(said)))
        return frozenset(phrase for phrases in found for _, phrase in phrases)

    def begun(self, said: Sequence[str]) -> int:
        """How many of these words could begin a phrase."""
        return sum(word in self._lengths for word in said)

    def beginning(self, said: Sequence[str]) -> frozenset[str]:
        """The phrases with which these words begin."""
        return frozenset(phrase for _, phrase in self._at(said, 0))

    def edging(self, said: Sequence[str]) -> frozenset[str]:
        """The phrases with which these words begin or end."""
        lengths = range(1, min(self._longest, len(said)) + 1)
        ends = frozenset(" ".join(said[-length:]) for length in lengths) & self._all
        return self.beginning(said) | ends

    def _at(self, said: Sequence[str], place: int) -> Iterator[tuple[int, str]]:
        """The phrases that begin at a place, the longest first, each with its number of words."""
        for length in self._lengths.get(said[place], ()) if said else ():
            phrase = " ".join(said[place : place + length])
            if phrase in self._all and place + length <= len(said):
                yield length, phrase


@dataclass(frozen=True)
class Wording:
    """A line with what is asked of it again and again: its words, their number, how it ends."""

    text: str
    count: int

    @classmethod
    def of(cls, line: TextLine) -> "Wording":
        """The wording of a line of a page."""
        return cls(line.text, line.words)

    @cached_property
    def words(self) -> list[str]:
        """The words, folded."""
        return words(self.text)

    @cached_property
    def stops(self) -> bool:
        """Whether it ends as sentences do."""
        return ends_sentence(self.text[-12:])

    @cached_property
    def lists(self) -> bool:
        """Whether it has a sign that divides clauses and items of a list."""
        return bool(_BETWEEN.search(self.text))
