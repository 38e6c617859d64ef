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
from core.model import AnnotationId, ArticleId, Role, RowId, Status, Version, VersionId
from core.reading.page import Page, PageColumn, RowKind, Slot
from core.store.outlines import RowOutline, Run, Span
from core.store.store import Store
from core.text import language as languages

_KINDS = MappingProxyType({Role.TITLE: RowKind.TITLE, Role.HEADING: RowKind.HEADING})
_MARK_TABLES = ("annotation", "target", "annotation_tag")

Segments = tuple[int, int]
"""The first and the last segment of a cell."""


@dataclass(frozen=True, slots=True)
class _Source:
    """One shown version: the spans and places of its segments; the kinds of those in heads."""

    version: Version
    spans: Sequence[Span]
    places: tuple[tuple[int, int], ...]
    heads: Mapping[int, RowKind]

    @property
    def paragraphs(self) -> int:
        return len({line for line, _, _ in self.spans})

    def kind(self, segment: int) -> RowKind:
        return self.heads.get(segment, RowKind.TEXT)


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
    rows, runs = store.row_outlines(article), store.runs(article)
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
    spans, lines = store.spans(version.id), store.heads(version.id)
    places = tuple([(start, end) for _, start, end in spans])
    heads = {n: _KINDS[lines[line]] for n, (line, _, _) in enumerate(spans) if line in lines}
    return _Source(version, spans, places, heads)


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


def _slots(
    sources: Sequence[_Source], rows: Sequence[RowOutline], runs: Iterable[Run]
) -> list[Slot]:
    guide = max(range(len(sources)), key=lambda number: sources[number].paragraphs)
    begun = _paragraphs_begun(sources[guide])
    filled = _filled([source.version.id for source in sources], rows, runs)
    columns = [source.places for source in sources]
    slots: list[Slot] = []
    number = 0
    for identifier, ordinal, status, score in rows:
        cells = filled[ordinal]
        if not any(cells):
            continue
        kind = _kind(sources, cells)
        titled = kind is RowKind.TITLE
        number += not titled
        slots.append(
            Slot(
                ids=(identifier,),
                number=0 if titled else number,
                kind=kind,
                paragraph=_first(begun, cells[guide]),
                status=status,
                score=score,
                runs=tuple(
                    [
                        places[cell[0] : cell[1] + 1] if cell else ()
                        for places, cell in zip(columns, cells, strict=True)
                    ]
                ),
            )
        )
    return slots


def _filled(
    versions: Sequence[VersionId], rows: Sequence[RowOutline], runs: Iterable[Run]
) -> dict[int, list[Segments | None]]:
    """For each row, by its ordinal, the segments of each shown version."""
    column = {version: number for number, version in enumerate(versions)}
    nothing: list[Segments | None] = [None] * len(versions)
    filled = {ordinal: nothing[:] for _, ordinal, _, _ in rows}
    for ordinal, version, first, last in runs:
        number = column.get(version)
        if number is not None:
            filled[ordinal][number] = (first, last)
    return filled


def _paragraph_slots(
    source: _Source, rows: Sequence[RowOutline], runs: Iterable[Run]
) -> list[Slot]:
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
            kind=source.kind(ordinals[0]),
            paragraph=numbers.get(line),
            status=Status.AUTO,
            score=1.0,
            runs=(((source.spans[ordinals[0]][1], source.spans[ordinals[-1]][2]),),),
        )
        for line, ordinals in by_line.items()
    ]


def _rows_by_segment(
    source: _Source, rows: Sequence[RowOutline], runs: Iterable[Run]
) -> dict[int, RowId]:
    ids = {ordinal: identifier for identifier, ordinal, _, _ in rows}
    return {
        segment: ids[ordinal]
        for ordinal, version, first, last in runs
        if version == source.version.id
        for segment in range(first, last + 1)
    }


def _kind(sources: Sequence[_Source], cells: Sequence[Segments | None]) -> RowKind:
    """The kind that all segments of a row have, else text."""
    kinds: set[RowKind] = set()
    for source, cell in zip(sources, cells, strict=True):
        if cell is None:
            continue
        if cell[0] not in source.heads:  # as nearly everywhere
            return RowKind.TEXT
        kinds.update(map(source.kind, range(cell[0], cell[1] + 1)))
    return kinds.pop() if len(kinds) == 1 else RowKind.TEXT


def _paragraph_numbers(source: _Source) -> dict[int, int]:
    """Numbers of the paragraphs, from 1, by the ordinals of their lines; titles have none."""
    lines = {line: source.kind(segment) for segment, (line, _, _) in enumerate(source.spans)}
    body = [line for line, kind in lines.items() if kind is not RowKind.TITLE]
    return {line: number for number, line in enumerate(body, 1)}


def _paragraphs_begun(source: _Source) -> list[int | None]:
    """For each segment the number of the paragraph that it begins, None where it begins none."""
    numbers, before, begun = _paragraph_numbers(source), -1, list[int | None]()
    for line, _, _ in source.spans:
        begun.append(numbers.get(line) if line != before else None)
        before = line
    return begun


def _first(begun: Sequence[int | None], cell: Segments | None) -> int | None:
    """The number of the first paragraph that begins in a cell."""
    if cell is None:
        return None
    first, last = cell
    if first == last:  # as nearly everywhere
        return begun[first]
    return next((n for n in begun[first : last + 1] if n is not None), None)
