"""Building the page of an article from the library.

Rows and their cells come from the library as they are; what is worked out here is what a reader
sees around them: which row is the title, which begins a paragraph, what its number is. Paragraphs
are those of the shown version that has most of them, so that a version whose paragraphs collapsed
into one line is read with the breaks of another.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.model import (
    ArticleId,
    Cell,
    Line,
    Role,
    Row,
    RowId,
    Segment,
    Status,
    Version,
    VersionId,
)
from core.reading.page import Page, PageColumn, RowKind, Slot
from core.store.store import Store
from core.text import language as languages


@dataclass(frozen=True, slots=True)
class _Source:
    """One shown version with its lines and segments."""

    version: Version
    lines: tuple[Line, ...]
    segments: tuple[Segment, ...]

    def line_of(self, segment: int) -> Line:
        return self.lines[self.segments[segment].line]

    def begins_line(self, segment: int) -> bool:
        return segment == 0 or self.segments[segment - 1].line != self.segments[segment].line

    @property
    def paragraphs(self) -> int:
        return len({segment.line for segment in self.segments})


def build(store: Store, article: ArticleId, versions: Sequence[VersionId] | None = None) -> Page:
    """The page of an article; `versions` says which columns in which order, else all as kept.

    Raises NotFound when there is no such article.
    """
    shown = _shown(store.versions(article), versions)
    sources = [_Source(v, store.lines(v.id), store.segments(v.id)) for v in shown]
    return Page(
        article_id=article,
        title=store.article(article).title,
        columns=[_column(version) for version in shown],
        texts=[version.text for version in shown],
        slots=_paragraph_slots(sources[0], _rows_by_segment(store, article, sources[0]))
        if len(sources) == 1
        else _slots(sources, store.rows(article), _cells(store, article)),
        annotations=store.annotations(article),
    )


def _shown(versions: Sequence[Version], wanted: Sequence[VersionId] | None) -> list[Version]:
    if wanted is None:
        return list(versions)
    by_id = {version.id: version for version in versions}
    return [by_id[version] for version in wanted if version in by_id] or list(versions)


def _column(version: Version) -> PageColumn:
    return PageColumn(
        version_id=version.id,
        language=version.language,
        language_name=languages.name(version.language, version.language),
        kind=version.kind,
        title="" if version.title_made else version.title,
        byline=version.byline,
        published=version.published,
        source_url=version.source_url,
        right_to_left=languages.right_to_left(version.language),
    )


def _cells(store: Store, article: ArticleId) -> Mapping[RowId, Mapping[VersionId, Cell]]:
    cells: dict[RowId, dict[VersionId, Cell]] = defaultdict(dict)
    for cell in store.cells(article):
        cells[cell.row_id][cell.version_id] = cell
    return cells


def _rows_by_segment(store: Store, article: ArticleId, source: _Source) -> dict[int, RowId]:
    return {
        segment: cell.row_id
        for cell in store.cells(article)
        if cell.version_id == source.version.id
        for segment in range(cell.first_segment, cell.last_segment + 1)
    }


def _slots(
    sources: Sequence[_Source],
    rows: Sequence[Row],
    cells: Mapping[RowId, Mapping[VersionId, Cell]],
) -> list[Slot]:
    guide = max(range(len(sources)), key=lambda number: sources[number].paragraphs)
    numbers = _paragraph_numbers(sources[guide])
    slots: list[Slot] = []
    number = 0
    for row in rows:
        ranges = [_range(cells.get(row.id, {}).get(source.version.id)) for source in sources]
        if not any(ranges):
            continue
        kind = _kind(sources, ranges)
        number += kind is not RowKind.TITLE
        slots.append(
            Slot(
                ids=(row.id,),
                number=number if kind is not RowKind.TITLE else 0,
                kind=kind,
                paragraph=_first_paragraph(sources[guide], ranges[guide], numbers),
                status=row.status,
                score=row.score,
                runs=tuple(map(_run, sources, ranges)),
            )
        )
    return slots


def _paragraph_slots(source: _Source, rows: Mapping[int, RowId]) -> list[Slot]:
    """The rows of a version shown alone: its lines, each with the library's rows it covers."""
    numbers = _paragraph_numbers(source)
    slots = []
    by_line: dict[int, list[Segment]] = defaultdict(list)
    for segment in source.segments:
        by_line[segment.line].append(segment)
    for line, segments in by_line.items():
        ordinals = [segment.ordinal for segment in segments]
        slots.append(
            Slot(
                ids=tuple(dict.fromkeys(rows[n] for n in ordinals if n in rows)),
                number=numbers.get(line, 0),
                kind=_kind_of(source.lines[line].role),
                paragraph=numbers.get(line),
                status=Status.AUTO,
                score=1.0,
                runs=(((segments[0].start, segments[-1].end),),),
            )
        )
    return slots


def _range(cell: Cell | None) -> range:
    return range(cell.first_segment, cell.last_segment + 1) if cell else range(0)


def _run(source: _Source, ordinals: range) -> tuple[tuple[int, int], ...]:
    return tuple((source.segments[n].start, source.segments[n].end) for n in ordinals)


def _kind(sources: Sequence[_Source], ranges: Sequence[range]) -> RowKind:
    kinds = {
        _kind_of(source.line_of(segment).role)
        for source, ordinals in zip(sources, ranges, strict=True)
        for segment in ordinals
    }
    return kinds.pop() if len(kinds) == 1 else RowKind.TEXT


def _kind_of(role: Role) -> RowKind:
    return {Role.TITLE: RowKind.TITLE, Role.HEADING: RowKind.HEADING}.get(role, RowKind.TEXT)


def _paragraph_numbers(source: _Source) -> dict[int, int]:
    """Numbers of the paragraphs, from 1, by the ordinals of their lines; titles have none."""
    lines = dict.fromkeys(segment.line for segment in source.segments)
    body = [line for line in lines if source.lines[line].role is not Role.TITLE]
    return {line: number for number, line in enumerate(body, 1)}


def _first_paragraph(source: _Source, ordinals: range, numbers: Mapping[int, int]) -> int | None:
    begun = (source.segments[n].line for n in ordinals if source.begins_line(n))
    return next((numbers[line] for line in begun if line in numbers), None)
