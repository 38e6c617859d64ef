"""The words of a version by rows and clauses, and the phrases that it says again and again.

Only phrases with a rare word are kept, and only those of a few rows: what stands everywhere, or
is made of small words alone, says nothing about how a version renders things.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from core.reading.checks.sheet import Sheet, Span
from core.reading.page import RowKind

MOST_ROWS = 12
LONGEST = 7

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a cell, small, with its place; `capital` as it is written."""

    text: str
    span: Span
    capital: bool


@dataclass(frozen=True, slots=True)
class At:
    """An occurrence of a phrase: the row, the number of its clause there, its first word."""

    row: int
    clause: int
    first: int


class Phrases:
    """The words of one version by rows and clauses, and the phrases that it repeats."""

    def __init__(self, sheet: Sheet, side: int) -> None:
        self.clauses: dict[int, list[list[Word]]] = {
            n: _clauses(row.text(side)) for n, row in sheet.walk() if row.kind is not RowKind.TITLE
        }
        rows = defaultdict[str, set[int]](set)
        for row, clauses in self.clauses.items():
            for word in (word for clause in clauses for word in clause):
                rows[word.text].add(row)
        self.rows: Mapping[str, set[int]] = rows
        words = (w for clauses in self.clauses.values() for clause in clauses for w in clause)
        self.small = frozenset(word.text for word in words if not word.capital)
        self.repeated = self._repeated()

    def phrase(self, at: At, size: int) -> list[Word]:
        """The words of a phrase where it occurs."""
        return self.clauses[at.row][at.clause][at.first : at.first + size]

    def stands_out(self, at: At, number: int) -> bool:
        """Whether a capital begins something with this word: no other capital is before it.

        The first word of a cell does not count if it is written small elsewhere.
        """
        clause = self.clauses[at.row][at.clause]
        word, before = clause[number], clause[number - 1] if number else None
        if number == at.clause == 0 and word.text in self.small:
            return False
        return word.capital and not (before and before.capital)

    def _repeated(self) -> dict[Phrase, list[At]]:
        """Phrases of 1 to 7 words with one that is rare, in 2 to 12 rows."""
        found = defaultdict[Phrase, list[At]](list)
        for row, clauses in self.clauses.items():
            for number, clause in enumerate(clauses):
                telling = [2 <= len(self.rows[word.text]) <= MOST_ROWS for word in clause]
                for first in range(len(clause)):
                    for size in range(1, min(LONGEST, len(clause) - first) + 1):
                        if any(telling[first : first + size]):
                            phrase = tuple(word.text for word in clause[first : first + size])
                            found[phrase].append(At(row, number, first))
        return {phrase: places for phrase, places in found.items() if len(places) > 1}


def _clauses(text: str) -> list[list[Word]]:
    """The words of a text, divided where punctuation stands."""
    clauses: list[list[Word]] = [[]]
    for match in _TOKEN.finditer(text):
        token = match.group()
        if not token[0].isalnum():
            clauses.append([])
            continue
        clauses[-1].append(Word(token.lower(), match.span(), token[0].isupper()))
    return [clause for clause in clauses if clause]


def counted(spellings: Mapping[str, int]) -> str:
    """The spellings with how often each occurs: “a” twice and “b” once."""
    often = {1: "once", 2: "twice"}
    parts = [f"“{one}” {often.get(n, f'{n} times')}" for one, n in spellings.items()]
    return " and ".join(parts)
