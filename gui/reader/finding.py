"""Finding words in the rows of a page: where they stand, and the next one on.

What is typed with marks is found exactly, what is typed without is found whatever marks the text
has: `doi` finds *đối*, `đối` only itself. Capital letters and the width of blanks never matter.

Folding a text so that hits can be cut from the original is slow. So each cell is first sieved: its
letters are folded one by one, which is fast, and only where the words are among them it is folded
with the way back.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from core.reading.page import Page
from core.text.fold import fold, folded_with_map
from gui.reader import steps

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True, order=True)
class Find:
    """One place where the words stand: `[start, end)` of the shown text of a cell."""

    row: int
    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: in one column or in all, whole words or parts of words too."""

    words: str
    column: int | None = None
    whole_words: bool = False

    @property
    def exact(self) -> bool:
        """Whether marks matter: some were typed."""
        typed = unicodedata.normalize("NFC", self.words)
        return _squeezed(fold(typed)) != _squeezed(typed.casefold())


@dataclass(frozen=True, slots=True)
class Finds:
    """All finds by row, each row's in order, and the one that the person is at."""

    rows: Mapping[int, tuple[Find, ...]] = field(default_factory=lambda: MappingProxyType({}))
    current: Find | None = None

    def __len__(self) -> int:
        return sum(map(len, self.rows.values()))

    def look(self, row: int) -> object:
        """All that makes a row look as it does for what is found in it."""
        at_current = self.current is not None and self.current.row == row
        return self.rows.get(row), self.current if at_current else None

    def in_order(self) -> list[Find]:
        """All finds, from the top down and in each row from left to right."""
        return [one for row in sorted(self.rows) for one in self.rows[row]]

    def next_from(self, place: Find, step: int) -> Find | None:
        """The find after (1) or before (-1) a place, around the end; None where there is none."""
        found = self.in_order()
        if not found:
            return None
        number = bisect_right(found, place) if step > 0 else bisect_left(found, place) - 1
        return found[number % len(found)]

    def number(self) -> int:
        """The number of the current find, from 1; 0 where there is none."""
        found = self.in_order()
        return found.index(self.current) + 1 if self.current in found else 0


def search(page: Page, query: Query, *, first: int = 0) -> Iterator[tuple[int, tuple[Find, ...]]]:
    """Each row with what is found in it, row `first` first and around the end.

    Rows without a find are given too, so that a caller may pause.
    """
    spans = matcher(query)
    columns = range(len(page.columns)) if query.column is None else (query.column,)
    for row in (*range(first, len(page)), *range(first)):
        yield (
            row,
            tuple(
                Find(row, column, start, end)
                for column in columns
                if (text := page.shown_text(row, column))
                for start, end in spans(text)
            ),
        )


def matcher(query: Query) -> Callable[[str], Spans]:
    """What gives the `[start, end)` of each place of a text where the words stand."""
    spans = _exact(query.words) if query.exact else _folded(query.words)
    if not query.whole_words:
        return spans
    return lambda text: [span for span in spans(text) if steps.stands_alone(text, *span)]


def _exact(words: str) -> Callable[[str], Spans]:
    typed = unicodedata.normalize("NFC", words).split()
    pattern = re.compile(r"\s+".join(map(re.escape, typed)), re.IGNORECASE)
    return lambda text: [hit.span() for hit in pattern.finditer(text)] if typed else []


def _folded(words: str) -> Callable[[str], Spans]:
    needle, letters = fold(words), _Letters()
    squeezed = _squeezed(needle)

    def spans(text: str) -> Spans:
        sieved = text.translate(letters)
        if squeezed not in sieved and squeezed not in unicodedata.normalize("NFC", sieved):
            return []
        return list(_places(needle, text))

    return spans if needle else lambda _text: []


def _places(needle: str, text: str) -> Iterator[tuple[int, int]]:
    folded = folded_with_map(text)
    start = folded.text.find(needle)
    while start >= 0:
        yield folded.original(start, start + len(needle))
        start = folded.text.find(needle, start + len(needle))


class _Letters(dict[int, str]):
    """Characters folded one by one, each when it is first met; blanks are dropped."""

    def __missing__(self, code: int) -> str:
        self[code] = letter = fold(chr(code))
        return letter


def _squeezed(text: str) -> str:
    return "".join(text.split())
