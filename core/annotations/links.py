"""Links: which passages of the other versions belong to a passage, by the rows of the article.

A mark in one version is seen in all: its rows are looked up, and what the other versions have in
those rows is linked to it. A link is a proposal of whole sentences; the person narrows it to the
exact words. Being anchored to text like any other target, a link does not move when rows do.
"""

from collections.abc import Sequence

from core.model import ArticleId, Cell, Passage, RowId, Segment, VersionId
from core.store.store import Store


def counterparts(store: Store, article: ArticleId, passage: Passage) -> list[Passage]:
    """The passages of the other versions in the rows that this passage touches."""
    cells = store.cells(article)
    rows = _rows_touched(store.segments(passage.version_id), cells, passage)
    found = []
    for version in store.versions(article):
        if version.id != passage.version_id:
            linked = _in_rows(store.segments(version.id), cells, rows, version.id)
            found.extend([linked] if linked else [])
    return found


def _rows_touched(
    segments: Sequence[Segment], cells: Sequence[Cell], passage: Passage
) -> frozenset[RowId]:
    touched = {s.ordinal for s in segments if s.start < passage.end and s.end > passage.start}
    return frozenset(
        cell.row_id
        for cell in cells
        if cell.version_id == passage.version_id and touched & set(_ordinals(cell))
    )


def _in_rows(
    segments: Sequence[Segment],
    cells: Sequence[Cell],
    rows: frozenset[RowId],
    version: VersionId,
) -> Passage | None:
    runs = [_ordinals(c) for c in cells if c.version_id == version and c.row_id in rows]
    if not runs:
        return None
    first, last = min(run[0] for run in runs), max(run[-1] for run in runs)
    return Passage(version, segments[first].start, segments[last].end)


def _ordinals(cell: Cell) -> range:
    return range(cell.first_segment, cell.last_segment + 1)
