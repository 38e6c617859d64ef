"""An article as the checks see it: rows of cells, each with its language and its text.

The checks work on the text that is shown in a cell and give ranges in it; `Sheet.finding` turns
them into places in the versions' texts. Which version the others are measured by is said once,
here: the one marked as the original, else the first.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from core.model import ArticleId, Status, Term, VersionId
from core.progress import Progress
from core.reading.build import build
from core.reading.cells import PageCell
from core.reading.checks.findings import Finding, Kind, Place, key_of
from core.reading.page import PageRow, RowKind
from core.store.store import Store
from core.text import language as languages

Span = tuple[int, int]
_MANY = 2
_STRIDE = 32

SURE = 0.9
"""Below this score of a row nothing is said to be missing in it: it may hold other sentences."""


@dataclass(frozen=True, slots=True)
class Side:
    """One version: its language as a BCP 47 tag and in English."""

    version: VersionId
    language: str
    name: str
    original: bool = False


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its ordinal from 0, the number that people see, and each side's cell or None."""

    ordinal: int
    number: int
    kind: RowKind
    cells: tuple[PageCell | None, ...]
    is_doubtful: bool = False

    def text(self, side: int) -> str:
        """What a side says here; nothing where it has no cell."""
        cell = self.cells[side]
        return cell.text if cell else ""


@dataclass(frozen=True, slots=True)
class Words:
    """A range of one cell: the row's index in the sheet, the side, `[start, end)` of its text."""

    row: int
    side: int
    start: int
    end: int
    at_fault: bool = True


def _go_on() -> None:
    """The pause of work that nobody stops."""


@dataclass(frozen=True)
class Sheet:
    """The rows of an article and its sides in their order; `terms` are those of the glossary.

    Long work on it calls `pause` often enough to be stopped there.
    """

    sides: tuple[Side, ...]
    rows: tuple[SheetRow, ...]
    texts: tuple[str, ...]
    terms: tuple[Term, ...] = ()
    pause: Callable[[], None] = _go_on

    def walk(self) -> "Iterator[tuple[int, SheetRow]]":
        """The rows with their indexes; once in a while `pause` is called, which may raise."""
        return ((number, self.rows[number]) for number in self.walked(range(len(self.rows))))

    def walked(self, rows: Iterable[int]) -> Iterator[int]:
        """These indexes of rows, with the pauses of a walk."""
        for count, number in enumerate(rows):
            if count % _STRIDE == 0:
                self.pause()
            yield number

    @cached_property
    def base(self) -> int:
        """The side that the others are measured by."""
        return next((n for n, side in enumerate(self.sides) if side.original), 0)

    @property
    def pairs(self) -> Iterator[tuple[int, int]]:
        """Every two sides, the base first where it is one of them."""
        for one, other in combinations(range(len(self.sides)), 2):
            yield (other, one) if other == self.base else (one, other)

    @cached_property
    def letters(self) -> tuple[tuple[int, ...], ...]:
        """How many letters and figures each side has in each row."""
        sides = range(len(self.sides))
        return tuple(tuple(length(row.text(n)) for _, row in self.walk()) for n in sides)

    def around(self, row: int, side: int) -> Iterator[str]:
        """What a side says in the rows just before and behind."""
        for number in (row - 1, row + 1):
            if 0 <= number < len(self.rows):
                yield self.rows[number].text(side)

    def names(self, sides: Iterable[int]) -> str:
        """The languages of these sides in a sentence: “Vietnamese and English”."""
        return listed([self.label(side) for side in sides])

    def sayers(self, sides: Sequence[int]) -> str:
        """Who says something: their languages, or “The others” where they are many."""
        many = len(sides) > _MANY and len(sides) == len(self.sides) - 1
        return "The others" if many else self.names(sides)

    def label(self, side: int) -> str:
        """The language of a side, with its number where another side has the same."""
        name = self.sides[side].name
        same = [n for n, other in enumerate(self.sides) if other.name == name]
        return f"{name} {same.index(side) + 1}" if len(same) > 1 else name

    def finding(
        self,
        kind: Kind,
        title: str,
        message: str,
        *,
        rows: Sequence[int],
        sides: Sequence[int],
        words: Sequence[Words],
    ) -> Finding:
        """A finding on these rows (indexes), about these sides, lighting these words."""
        versions = tuple(self.sides[side].version for side in dict.fromkeys(sides))
        places = tuple(self._place(one) for one in words)
        return Finding(
            kind=kind,
            rows=tuple(self.rows[row].ordinal for row in rows),
            numbers=tuple(self.rows[row].number for row in rows),
            versions=versions,
            title=title,
            message=message,
            places=places,
            key=key_of(kind, versions, map(self._context, words)),
        )

    def _place(self, words: Words) -> Place:
        cell = self._cell(words)
        start, end = cell.offset_at(words.start), cell.offset_at(max(words.start, words.end - 1))
        return Place(self.sides[words.side].version, start, end + 1, words.at_fault)

    def _context(self, words: Words) -> tuple[str, str, str]:
        place, text = self._place(words), self.texts[words.side]
        before = text[max(0, place.start - 64) : place.start]
        return before, text[place.start : place.end], text[place.end : place.end + 64]

    def _cell(self, words: Words) -> PageCell:
        cell = self.rows[words.row].cells[words.side]
        if cell is None:
            raise ValueError("a finding points at a cell that is not there")
        return cell


def read(store: Store, article: ArticleId, progress: Progress | None = None) -> Sheet:
    """The sheet of an article, all its versions; raises NotFound, and Cancelled."""
    with store.snapshot():
        page = build(store, article)
        versions = store.versions(article)
        ordinals = {row.id: row.ordinal for row in store.rows(article)}
    numbers = range(0 if page.single else len(page))
    rows = [page.row(index) for index in (progress or Progress()).track(numbers, "Reading rows")]
    return Sheet(
        sides=tuple(
            Side(v.id, v.language, languages.name(v.language, "en"), v.kind == "original")
            for v in versions
        ),
        rows=tuple(
            SheetRow(ordinals[row.ids[0]], row.number, row.kind, row.cells, not _is_sure(row))
            for row in rows
        ),
        texts=tuple(version.text for version in versions),
        terms=store.terms(),
    )


def _is_sure(row: PageRow) -> bool:
    return row.status is Status.CONFIRMED or row.score >= SURE


def length(text: str) -> int:
    """The length of a text: letters and figures."""
    return sum(map(str.isalnum, text))


def listed(words: Sequence[str]) -> str:
    """Words in a sentence: “a”, “a and b”, “a, b and c”."""
    *head, last = words
    return f"{', '.join(head)} and {last}" if head else last
