"""The page: rows by versions with the marks resolved, ready for any view to paint or print.

A page is built from one article and the versions shown, in their order. Its rows are those of
the library, joined where needed, and made when asked for: an article of 50,000 rows costs the
view only what it looks at. Where a single version is shown, its rows are its paragraphs.

What a cell shows is the business of `core.reading.cells`, which marks lie in it that of
`core.reading.targets`.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from core.model import (
    Annotation,
    AnnotationId,
    ArticleId,
    Colour,
    RowId,
    State,
    Status,
    Style,
    Target,
    VersionId,
)
from core.reading.cells import PageCell, cell_of
from core.reading.targets import TargetIndex

DOUBTFUL = 0.6
"""Below this score a row is worth a look: it may well be wrong."""


class RowKind(StrEnum):
    """How a row is set: the title over all columns, a heading, or text."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Mark:
    """The part of an annotation's target that lies in one cell: `[start, end)` of its text.

    `begins` and `ends` say whether the target begins and ends in this cell: a note badge belongs
    where a marked (not linked) target with a note begins, its tag chips where it ends.
    """

    annotation: AnnotationId
    start: int
    end: int
    colour: Colour
    style: Style
    linked: bool
    begins: bool
    ends: bool
    has_note: bool
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageColumn:
    """One version as a column: what its header shows. `language` is a BCP 47 tag."""

    version_id: VersionId
    language: str
    language_name: str
    kind: str
    title: str
    byline: str
    published: str
    source_url: str
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class PageRow:
    """One row: a cell or None, and the marks, for each column.

    `number` is what people see, from 1, title rows 0; `paragraph` is the number of the paragraph
    that begins with this row, or None.
    """

    ids: tuple[RowId, ...]
    number: int
    kind: RowKind
    paragraph: int | None
    status: Status
    score: float
    cells: tuple[PageCell | None, ...]
    marks: tuple[tuple[Mark, ...], ...]

    @property
    def is_doubtful(self) -> bool:
        """Whether nobody has confirmed the row and the aligner is not sure; never titles."""
        return self.kind is not RowKind.TITLE and is_doubtful(self.status, self.score)


class Slot(NamedTuple):
    """A row before it is made: its ids, numbers, and each column's run of pieces of the text.

    A tuple, as there are tens of thousands of them: it is made in half the time of a dataclass.
    """

    ids: tuple[RowId, ...]
    number: int
    kind: RowKind
    paragraph: int | None
    status: Status
    score: float
    runs: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def is_doubtful(self) -> bool:
        """Whether nobody has confirmed the row and the aligner is not sure; never titles."""
        return self.kind is not RowKind.TITLE and is_doubtful(self.status, self.score)


class Page:
    """The rows of one article in the versions shown; immutable.

    `slots` are its rows unmade, `texts` the text of each column, `annotations` all live ones of
    the article. Indexes of rows count from 0 and hold title rows too.
    """

    def __init__(
        self,
        *,
        article_id: ArticleId,
        title: str,
        columns: Sequence[PageColumn],
        texts: Sequence[str],
        slots: Sequence[Slot],
        annotations: Iterable[Annotation] = (),
    ) -> None:
        self.article_id = article_id
        self.title = title
        self.columns = tuple(columns)
        self._texts = tuple(texts)
        self._slots = tuple(slots)
        self._apart = False
        self._starts = [_starts(self._slots, number) for number in range(len(self.columns))]
        self._column_of = {column.version_id: n for n, column in enumerate(self.columns)}
        self._annotations = {annotation.id: annotation for annotation in annotations}
        self._targets = [
            TargetIndex(self._targets_in(self._annotations.values(), number))
            for number in range(len(self.columns))
        ]

    @property
    def single(self) -> bool:
        """Whether one column is shown: its rows are paragraphs."""
        return len(self.columns) == 1

    @property
    def annotations(self) -> Mapping[AnnotationId, Annotation]:
        """The live annotations of the article, shown here or not."""
        return self._annotations

    def __len__(self) -> int:
        return len(self._slots)

    def row(self, index: int) -> PageRow:
        """Make the row at this index; the caller keeps what it wants to keep."""
        slot = self._slots[index]
        cells = tuple(self._cell(number, run) for number, run in enumerate(slot.runs))
        return PageRow(
            ids=slot.ids,
            number=slot.number,
            kind=slot.kind,
            paragraph=slot.paragraph,
            status=slot.status,
            score=slot.score,
            cells=cells,
            marks=tuple(self._marks(number, cell) for number, cell in enumerate(cells)),
        )

    def shown_text(self, index: int, column: int) -> str:
        """The shown text of one cell; empty where the version has nothing."""
        cell = self._cell(column, self._slots[index].runs[column])
        return cell.text if cell else ""

    def lengths(self, index: int) -> tuple[int, ...]:
        """Code points of each cell of a row, 0 where a version has nothing."""
        return tuple(run[-1][1] - run[0][0] if run else 0 for run in self._slots[index].runs)

    def begins_paragraph(self, index: int) -> bool:
        """Whether a paragraph begins with this row."""
        return self._slots[index].paragraph is not None

    def index_at(self, version: VersionId, offset: int) -> int | None:
        """The index of the row that shows this offset of a version, or the row before it."""
        number = self._column_of.get(version)
        if number is None:
            return None
        starts, indexes = self._starts[number]
        place = bisect_right(starts, offset) - 1
        return indexes[max(place, 0)] if indexes else None

    @cached_property
    def doubtful(self) -> tuple[int, ...]:
        """Indexes of the rows that nobody has confirmed and the aligner is not sure of."""
        return tuple(n for n, slot in enumerate(self._slots) if slot.is_doubtful)

    @cached_property
    def confirmed(self) -> tuple[int, ...]:
        """Indexes of the rows that the person has confirmed."""
        return tuple(n for n, slot in enumerate(self._slots) if slot.status is Status.CONFIRMED)

    @cached_property
    def gaps(self) -> tuple[int, ...]:
        """Indexes of the rows in which a version shown has nothing, titles left out."""
        return tuple(
            n
            for n, slot in enumerate(self._slots)
            if not all(slot.runs) and slot.kind is not RowKind.TITLE
        )

    def shares_rows(self, other: "Page") -> bool:
        """Whether this is the other page with other marks at most."""
        return self._slots is other._slots  # noqa: SLF001 — its own kind

    def paragraph_at(self, index: int) -> int:
        """The number of the paragraph that a row lies in; 0 before the first."""
        for slot in self._slots[index::-1]:
            if slot.paragraph is not None:
                return slot.paragraph
        return 0

    def number_at(self, index: int) -> int:
        """The number that people see beside a row, from 1; 0 for a title."""
        return self._slots[index].number

    def rows_of(self, annotations: Collection[AnnotationId]) -> list[int]:
        """Indexes of the rows in which any of these annotations is visible, in order."""
        found: set[int] = set()
        for identifier in annotations:
            annotation = self._annotations.get(identifier)
            for target in annotation.targets if annotation else ():
                found.update(self.rows_of_target(target))
        return sorted(found)

    def first_row_of(self, annotation: Annotation) -> int | None:
        """Index of the first row in which an annotation is visible, None where it is in none."""
        rows = (self.rows_of_target(target) for target in annotation.targets)
        return min((row.start for row in rows if row), default=None)

    def overlapping(self, annotation: Annotation) -> list[AnnotationId]:
        """The annotations that share marked, not linked, words with this one in a column shown."""
        return [
            other.annotation_id
            for own in annotation.targets
            if own.version_id in self._column_of and not own.linked
            for other in self._targets[self._column_of[own.version_id]].between(own.start, own.end)
            if other.annotation_id != annotation.id and not other.linked
        ]

    def in_order(self) -> list[Annotation]:
        """The annotations in the order of the text; those on no shown words come first."""
        return sorted(self._annotations.values(), key=self._place)

    def in_pieces(self) -> "Page":
        """The same page with the sentences of each cell one below the other."""
        other = copy(self)
        other._apart = True  # noqa: SLF001 — its own kind
        return other

    def with_annotations(self, annotations: Iterable[Annotation]) -> "Page":
        """The same rows with other marks."""
        fresh = {annotation.id: annotation for annotation in annotations}
        gone = dict.fromkeys(self._annotations.keys() - fresh.keys())
        return self.with_changed({**gone, **fresh})

    def with_changed(self, changed: Mapping[AnnotationId, Annotation | None]) -> "Page":
        """The same rows, these annotations new or as they are now; None for one that is gone."""
        other = copy(self)
        other._annotations = dict(self._annotations)  # noqa: SLF001 — its own kind
        for identifier, annotation in changed.items():
            if annotation is None:
                other._annotations.pop(identifier, None)  # noqa: SLF001
            else:
                other._annotations[identifier] = annotation  # noqa: SLF001
        other._targets = [  # noqa: SLF001
            targets.changed(changed.keys(), other._targets_in(changed.values(), number))  # noqa: SLF001
            for number, targets in enumerate(self._targets)
        ]
        return other

    def _targets_in(self, annotations: Iterable[Annotation | None], column: int) -> list[Target]:
        return [
            target
            for annotation in annotations
            if annotation is not None
            for target in annotation.targets
            if self._column_of.get(target.version_id) == column and target.state is not State.ORPHAN
        ]

    def _cell(self, number: int, run: tuple[tuple[int, int], ...]) -> PageCell | None:
        return cell_of(self._texts[number], run, apart=self._apart) if run else None

    def _marks(self, number: int, cell: PageCell | None) -> tuple[Mark, ...]:
        if cell is None:
            return ()
        targets = self._targets[number].between(cell.start, cell.end)
        return tuple(self._mark(target, cell) for target in targets)

    def _mark(self, target: Target, cell: PageCell) -> Mark:
        annotation = self._annotations[target.annotation_id]
        return Mark(
            annotation=annotation.id,
            start=cell.shown_at(max(target.start, cell.start)),
            end=cell.shown_end(target.end),
            colour=annotation.record.colour,
            style=annotation.record.style,
            linked=target.linked,
            begins=target.start >= cell.start,
            ends=target.end <= cell.end,
            has_note=bool(annotation.record.note),
            tags=annotation.tags,
        )

    def rows_of_target(self, target: Target) -> range:
        """Indexes of the rows in which a target's words are shown; none for those of an orphan."""
        first = self.index_at(target.version_id, target.start)
        last = self.index_at(target.version_id, target.end - 1)
        if first is None or last is None or target.state is State.ORPHAN:
            return range(0)
        return range(first, last + 1)

    def _place(self, annotation: Annotation) -> tuple[int, int, int, int, str]:
        for target in annotation.targets:
            index = self.index_at(target.version_id, target.start)
            if index is not None and target.state is not State.ORPHAN:
                column = self._column_of[target.version_id]
                return (index, column, target.start, target.end, annotation.record.created_at)
        return (-1, 0, 0, 0, annotation.record.created_at)


def is_doubtful(status: Status, score: float) -> bool:
    """Whether a row of this status and score is worth a look."""
    return score < DOUBTFUL and status is not Status.CONFIRMED


def _starts(slots: Sequence[Slot], number: int) -> tuple[list[int], list[int]]:
    """Where the rows of a column begin in its text, ascending, and the rows' indexes."""
    filled = [(slot.runs[number][0][0], n) for n, slot in enumerate(slots) if slot.runs[number]]
    return [start for start, _ in filled], [index for _, index in filled]
