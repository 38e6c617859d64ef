"""Finding words in the rows of a page: where they stand, and the next one on.

What counts as the same words is said in `core.text.matching`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from core.reading.page import Page
from core.text import steps
from core.text.matching import Spans, marks_matter, spans_of


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
        return marks_matter(self.words)


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
    spans = spans_of(query.words)
    if not query.whole_words:
        return spans
    return lambda text: [span for span in spans(text) if steps.stands_alone(text, *span)]
