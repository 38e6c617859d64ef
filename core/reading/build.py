"""Building the page of an article from the library.

Rows and their cells come from the library as they are; what is worked out here is what a reader
sees around them: which row is the title, which begins a paragraph, what its number is. Paragraphs
are those of the shown version that has most of them, so that a version whose paragraphs collapsed
into one line is read with the breaks of another.
"""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType

from core.changes import Change
from core.model import AnnotationId, ArticleId, Role, Row, RowId, Status, Version, VersionId
from core.reading.page import Page, PageColumn, RowKind, Slot
from core.store.outlines import Run, Span
from core.store.store import Store
from core.text import language as languages

_KINDS = MappingProxyType({Role.TITLE: RowKind.TITLE, Role.HEADING: RowKind.HEADING})
_MARK_TABLES = ("annotation", "target", "annotation_tag")
_NOTHING = range(0)


@dataclass(frozen=True, slots=True)
class _Source:
    """One shown version: the kinds of its lines; the spans, places and kinds of its segments."""

    version: Version
    kinds: tuple[RowKind, ...]
    spans: Sequence[Span]
    places: Sequence[tuple[int, int]]
    segment_kinds: Sequence[RowKind]

    def begins_line(self, segment: int) -> bool:
        return segment == 0 or self.spans[segment - 1][0] != self.spans[segment][0]

    @property
    def paragraphs(self) -> int:
        return len({line for line, _, _ in self.spans})


def build(store: Store, article: ArticleId, versions: Sequence[VersionId] | None = None) -> Page:
    """The page of an article; `versions` says which columns in which order, else all as kept.

    Raises NotFound when there is no such article.
    """
    with _nothing_collected(), store.snapshot():
        return _built(store, article, versions)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Without garbage collection: very many small objects come, and all of them stay.

    To look through them again and again while they come takes a quarter of the time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _built(store: Store, article: ArticleId, versions: Sequence[VersionId] | None) -> Page:
    shown = _shown(store.versions(article), versions)
    sources = [_source(store, version) for version in shown]
    rows, runs = store.rows(article), store.runs(article)
    slots = _paragraph_slots(sources[0], rows, runs) if len(sources) == 1 else None
    return Page(
        article_id=article,
        title=store.article(article).title,
        columns=[_column(version) for version in shown],
        texts=[version.text for version in shown],
        slots=_slots(sources, rows, runs) if slots is None else slots,
        annotations=store.annotations(article),
    )


def refreshed(store: Store, page: Page, change: Change) -> Page:
    """The page with its marks as a change has left them, its rows as they were.

    Only the annotations that the change names are read again, where it names them.
    """
    if change.rows is None or "tag" in change.rows:
        return page.with_annotations(store.annotations(page.article_id))
    keys = (key for table in _MARK_TABLES for key in change.rows.get(table, ()))
    named = {AnnotationId(str(key[0])) for key in keys}
    found = {
        annotation.id: annotation
        for annotation in store.these_annotations(named)
        if annotation.record.article_id == page.article_id and not annotation.record.trashed_at
    }
    return page.with_changed({identifier: found.get(identifier) for identifier in named})


def _source(store: Store, version: Version) -> _Source:
    kinds = tuple(map(_kind_of, store.roles(version.id)))
    spans = store.spans(version.id)
    places = [(start, end) for _, start, end in spans]
    return _Source(version, kinds, spans, places, [kinds[line] for line, _, _ in spans])


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


def _slots(sources: Sequence[_Source], rows: Sequence[Row], runs: Iterable[Run]) -> list[Slot]:
    guide = max(range(len(sources)), key=lambda number: sources[number].paragraphs)
    numbers = _paragraph_numbers(sources[guide])
    filled = _ranges([source.version.id for source in sources], rows, runs)
    slots: list[Slot] = []
    number = 0
    for row in rows:
        ranges = filled[row.ordinal]
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


def _ranges(
    versions: Sequence[VersionId], rows: Sequence[Row], runs: Iterable[Run]
) -> dict[int, list[range]]:
    """For each row, by its ordinal, the segments of each shown version."""
    column = {version: number for number, version in enumerate(versions)}
    filled = {row.ordinal: [_NOTHING] * len(versions) for row in rows}
    for ordinal, version, first, last in runs:
        if version in column:
            filled[ordinal][column[version]] = range(first, last + 1)
    return filled


def _paragraph_slots(source: _Source, rows: Sequence[Row], runs: Iterable[Run]) -> list[Slot]:
    """The rows of a version shown alone: its lines, each with the library's rows it covers."""
    numbers = _paragraph_numbers(source)
    row_of = _rows_by_segment(source, rows, runs)
    by_line: dict[int, list[int]] = defaultdict(list)
    for ordinal, (line, _, _) in enumerate(source.spans):
        by_line[line].append(ordinal)
    return [
        Slot(
            ids=tuple(dict.fromkeys(row_of[n] for n in ordinals if n in row_of)),
            number=numbers.get(line, 0),
            kind=source.kinds[line],
            paragraph=numbers.get(line),
            status=Status.AUTO,
            score=1.0,
            runs=(((source.spans[ordinals[0]][1], source.spans[ordinals[-1]][2]),),),
        )
        for line, ordinals in by_line.items()
    ]


def _rows_by_segment(source: _Source, rows: Sequence[Row], runs: Iterable[Run]) -> dict[int, RowId]:
    ids = {row.ordinal: row.id for row in rows}
    return {
        segment: ids[ordinal]
        for ordinal, version, first, last in runs
        if version == source.version.id
        for segment in range(first, last + 1)
    }


def _run(source: _Source, ordinals: range) -> tuple[tuple[int, int], ...]:
    return tuple(source.places[ordinals.start : ordinals.stop])


def _kind(sources: Sequence[_Source], ranges: Sequence[range]) -> RowKind:
    kinds = {
        kind
        for source, ordinals in zip(sources, ranges, strict=True)
        for kind in source.segment_kinds[ordinals.start : ordinals.stop]
    }
    return kinds.pop() if len(kinds) == 1 else RowKind.TEXT


def _kind_of(role: Role) -> RowKind:
    return _KINDS.get(role, RowKind.TEXT)


def _paragraph_numbers(source: _Source) -> dict[int, int]:
    """Numbers of the paragraphs, from 1, by the ordinals of their lines; titles have none."""
    lines = dict.fromkeys(line for line, _, _ in source.spans)
    body = [line for line in lines if source.kinds[line] is not RowKind.TITLE]
    return {line: number for number, line in enumerate(body, 1)}


def _first_paragraph(source: _Source, ordinals: range, numbers: Mapping[int, int]) -> int | None:
    begun = (source.spans[n][0] for n in ordinals if source.begins_line(n))
    return next((numbers[line] for line in begun if line in numbers), None)
